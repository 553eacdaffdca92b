// One message as Telegram shows it, or a line in the middle for what nobody said.

import { avatar, colorOf, el, icon } from "./dom.js";
import { inlineKeys } from "./keys.js";
import { rich } from "./rich.js";

const CLOCK = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long" });
const DAY_OF_YEAR = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric" });

export const clock = (seconds) => CLOCK.format(seconds * 1000);

export function dayOf(seconds) {
  const date = new Date(seconds * 1000);
  const today = new Date();
  if (date.toDateString() === today.toDateString()) return "Today";
  return (date.getFullYear() === today.getFullYear() ? DAY : DAY_OF_YEAR).format(date);
}

export const pill = (text) => el("div", { class: "pill" }, el("span", {}, text));

/** `own`: the person one plays sent it; `first` and `last` of a row by one sender; `named`: the chat has many people. */
export function bubble(message, { own, first, last, named, part, opened }) {
  if (message.service) return el("div", { class: "row service", "data-id": message.id }, pill(service(message)));
  const said = message.html ? el("div", { class: "text", dir: "auto" }, rich(message.html, part, opened)) : null;
  const author = named && !own && first ? el("div", { class: `author ${colorOf(message.from.id)}` }, message.from.name) : null;
  const media = shown(message);
  const body = el(
    "div",
    { class: `bubble kind-${message.kind}` },
    author ?? el("span", { class: "spoken" }, own ? "You: " : `${message.from.name}: `),
    message.forwarded_from ? el("div", { class: "forwarded" }, `Forwarded from ${message.forwarded_from}`) : null,
    message.reply_to ? quoted(message.reply_to) : null,
    media,
    said && message.kind !== "contact" ? said : null,
    meta(message, own),
  );
  const row = el("div", { class: `row ${own ? "out" : "in"}${first ? " first" : ""}${last ? " last" : ""}`, "data-id": message.id });
  if (named && !own) row.append(last ? avatar(message.from.id, message.from.name) : el("span", { class: "avatar none" }));
  const keys = message.buttons.length ? inlineKeys(message.buttons) : null;
  row.append(el("div", { class: "stack" }, body, keys));
  return row;
}

function meta(message, own) {
  const at = new Date(message.date * 1000);
  return el(
    "span",
    { class: "meta", title: at.toLocaleString() },
    message.edited ? "edited " : null,
    el("time", { datetime: at.toISOString() }, clock(message.date)),
    own ? icon("read") : null,
  );
}

const quoted = (answered) =>
  el("button", { type: "button", class: "quoted", "data-goto": answered.id, dir: "auto" },
    el("span", { class: "spoken" }, "In reply to: "), answered.text);

// -- what is not text ---------------------------------------------------------------------------------------------

const MEDIA = {
  photo: ([size]) => el("div", { class: "photo", role: "img", "aria-label": "Photo" }, icon("photo"), `${size.width} × ${size.height}`),
  document: (file) => card("file", file.file_name || "File", weight(file.file_size)),
  voice: (voice) => card("voice", "Voice message", `0:${String(voice.duration).padStart(2, "0")}`),
  sticker: (sticker) => el("div", { class: "sticker", role: "img", "aria-label": `Sticker ${sticker.emoji}` }, sticker.emoji),
  location: (place) => card("place", "Location", `${place.latitude}, ${place.longitude}`),
  contact: (contact) => card("person", [contact.first_name, contact.last_name].filter(Boolean).join(" "), number(contact.phone_number)),
};

const number = (digits) => (digits.startsWith("+") ? digits : `+${digits}`);

function shown(message) {
  const [kind, value] = Object.entries(message.media)[0] ?? [];
  if (kind) return MEDIA[kind](value);
  return message.html ? null : el("div", { class: "text other" }, `[${message.kind}]`);
}

function card(drawing, title, below) {
  const words = el("span", { class: "words" }, el("b", { dir: "auto" }, title), el("span", {}, below));
  return el("div", { class: "card" }, el("span", { class: "round" }, icon(drawing)), words);
}

function weight(bytes) {
  if (!bytes) return "";
  const units = ["B", "KB", "MB"];
  const power = Math.min(Math.floor(Math.log2(bytes) / 10), 2);
  return `${Math.round((bytes / 1024 ** power) * 10) / 10} ${units[power]}`;
}

// -- what nobody said ---------------------------------------------------------------------------------------------

const SERVICE = {
  new_chat_members: (who, users) =>
    users.length === 1 && users[0].id === who.id ? `${who.name} joined the group` : `${who.name} added ${users.map(nameOf).join(", ")}`,
  left_chat_member: (who, user) => (user.id === who.id ? `${who.name} left the group` : `${who.name} removed ${nameOf(user)}`),
  pinned_message: (who, message) => `${who.name} pinned “${cut(message.text || message.caption || "a message")}”`,
  forum_topic_created: (who, topic) => `${who.name} created the topic “${topic.name}”`,
  forum_topic_edited: (who, topic) => (topic.name ? `${who.name} renamed the topic to “${topic.name}”` : `${who.name} changed the topic`),
  forum_topic_closed: (who) => `${who.name} closed the topic`,
  forum_topic_reopened: (who) => `${who.name} reopened the topic`,
  migrate_to_chat_id: () => "This group was upgraded to a supergroup",
  migrate_from_chat_id: () => "The group was upgraded to a supergroup",
};

const nameOf = (user) => [user.first_name, user.last_name].filter(Boolean).join(" ");
const cut = (text) => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
const service = (message) => SERVICE[message.kind]?.(message.from, message.details) ?? `[${message.kind}]`;
