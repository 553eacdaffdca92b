// What one can do with a message: react, reply, edit, copy, forward, delete.

import { isPrivate, topicsOf } from "../state/places.js";
import { avatar, topicIcon } from "../drawing/avatar.js";
import { el } from "../drawing/dom.js";
import { ask, choose } from "../over/box.js";
import { closeMenu, openMenu } from "../over/menu.js";
import { writesTo } from "./route.js";

const EMOJIS = ["👍", "❤", "🔥", "🎉", "😢", "👎"];
const NAMES = { "👍": "Thumbs up", "❤": "Heart", "🔥": "Fire", "🎉": "Party", "😢": "Sad", "👎": "Thumbs down" };

/** `act`: do(path, body, then), reply(message), edit(message), copy(text); `me` is whom one plays. */
export function messageMenu(message, at, { me, chats, over, may, act }) {
  const items = [];
  const add = (when, drawing, text, run, danger) => when && items.push({ icon: drawing, text, run, danger });
  const own = message.from.id === me.id;
  add(may && !message.service, "reply", "Reply", () => act.reply(message));
  add(may && own && message.editable, "edit", "Edit", () => act.edit(message));
  add(message.text, "copy", "Copy", () => act.copy(message.text));
  add(!message.service, "forward", "Forward", () => forward(message, { chats, over, act }));
  add(true, "trash", "Delete", () => remove(message, over, act), true);
  const top = message.service || !may ? null : reactionRow(message, me, act);
  openMenu({ label: "Message", at, items, top, within: over.closest(".end") });
}

function reactionRow(message, me, act) {
  const mine = (message.reactions ?? []).filter((it) => it.from.includes(me.id)).map((it) => plain(it.emoji));
  const button = (emoji) => {
    const chosen = mine.includes(emoji);
    const run = () => (closeMenu(), react(message, emoji, chosen, act));
    return el(
      "button",
      {
        type: "button",
        class: "react",
        role: "menuitemcheckbox",
        "aria-checked": String(chosen),
        tabindex: "-1",
        "aria-label": `React with ${NAMES[emoji]}`,
        onclick: run,
      },
      drawn(emoji),
    );
  };
  return el("div", { class: "reacts", role: "group", "aria-label": "Reactions" }, EMOJIS.map(button));
}

const plain = (emoji) => emoji.replace("\uFE0F", "");
/** The heart is a letter unless it is asked to be a picture. */
const drawn = (emoji) => (emoji === "❤" ? "❤\uFE0F" : emoji);

export const react = (message, emoji, chosen, act) =>
  act.do("react", { message: message.id, emoji: chosen ? null : plain(emoji) });

async function remove(message, over, act) {
  const sure = await ask(
    over,
    "Delete this message?",
    "It disappears for everybody. The bot is not told, as in Telegram.",
    "Delete",
    "danger",
  );
  if (sure) act.do("delete", { message: message.id });
}

/** Ask where to, then send it there: a chat of the person, or a topic of a forum. */
async function forward(message, { chats, over, act }) {
  const places = chats.flatMap((chat) =>
    chat.is_forum ? topicsOf(chat).map((topic) => ({ chat, topic })) : [{ chat }],
  );
  const at = await choose(
    over,
    "Forward to…",
    places.map(({ chat, topic }) => [
      topic ? topicIcon(topic) : avatar(isPrivate(chat) ? chat.bot : chat.id, chat.title),
      el("span", { class: "grow", dir: "auto" }, topic ? `${chat.title} › ${topic.name}` : chat.title),
    ]),
  );
  if (at === null) return;
  const { chat, topic } = places[at];
  const thread = topic ? writesTo(topic.id) : null;
  act.forward(message, { chat, ...(thread ? { thread } : {}) });
}
