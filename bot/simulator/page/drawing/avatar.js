// Round pictures: people and chats by their colour and initials, topics by their icon.

import { el } from "./dom.js";

const COLORS = 7;

/** The colour that Telegram gives somebody, by their id: a class. */
export const colorOf = (id) => `color-${Math.abs(id) % COLORS}`;

export function avatar(id, name) {
  return el("span", { class: `avatar ${colorOf(id)}`, "aria-hidden": "true" }, initialsOf(name));
}

export function initialsOf(name) {
  const words = name.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const initials = words
    .slice(0, 2)
    .map((word) => [...word.replace(/^[^\p{L}\p{N}]+/u, "")][0])
    .join("");
  return initials.toUpperCase();
}

// Telegram's six colours of topic icons, and a darker one of each for a letter that can be read on it.
const TOPICS = {
  0x6fb9f0: "blue",
  0xffd67e: "yellow",
  0xcb86db: "violet",
  0x8eee98: "green",
  0xff93b2: "rose",
  0xfb6f5f: "red",
};

export function topicIcon(topic) {
  if (topic.general) return el("span", { class: "topic-icon general", "aria-hidden": "true" }, "#");
  return el(
    "span",
    { class: `topic-icon ${TOPICS[topic.icon_color] ?? "blue"}`, "aria-hidden": "true" },
    initialsOf(topic.name).slice(0, 1) || "•",
  );
}
