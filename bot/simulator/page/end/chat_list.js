// The list of somebody's chats, and the list of a forum's topics: pictures, titles, newest lines, unread marks.

import { isTold, lineOf, shortly } from "../state/words.js";
import { isPrivate, placesOf, topicsOf } from "../state/places.js";
import { avatar, topicIcon } from "../drawing/avatar.js";
import { el, redraw } from "../drawing/dom.js";
import { icon } from "../drawing/icons.js";
import { signed } from "../drawing/signs.js";
import { ALL } from "./route.js";

/** A list of rows that arrows walk through; it is drawn anew only when something in it differs. */
class Rows {
  constructor(label) {
    this.node = el("nav", {
      class: "chats",
      "aria-label": label,
      hidden: true,
      onkeydown: (event) => this.#walk(event),
    });
  }

  draw(rows, now) {
    const focused = this.node.contains(document.activeElement) ? document.activeElement.dataset.name : null;
    const sign = rows.map(({ picture, run, ...row }) => ({ ...row, at: row.newest && shortly(row.newest.date, now) }));
    if (redraw(this.node, sign, () => rows.map((row) => drawn(row, now))) && focused) this.#named(focused)?.focus();
  }

  focus() {
    this.node.querySelector(".chat-row")?.focus({ preventScroll: true });
  }

  #named(name) {
    return [...this.node.children].find((row) => row.dataset.name === name);
  }

  #walk(event) {
    const rows = [...this.node.children];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const next = rows[rows.indexOf(document.activeElement) + step];
    if (!step || !next) return;
    event.preventDefault();
    next.focus();
  }
}

export class ChatList extends Rows {
  /** `open(key)` is told of a choice. */
  constructor(open) {
    super("Chats");
    this.open = open;
  }

  show(chats, { unread, now, here }) {
    const age = (chat) => chat.newest?.date ?? 0;
    const rows = [...chats]
      .sort((one, other) => age(other) - age(one))
      .map((chat) => ({
        name: chat.key,
        title: chat.title,
        newest: chat.newest,
        group: !isPrivate(chat),
        forum: chat.is_forum,
        here: chat.key === here,
        empty: isPrivate(chat) && !chat.started ? "Press to start" : "",
        typing: Boolean(chat.typing),
        unread: placesOf(chat).reduce((sum, place) => sum + unread(place), 0),
        picture: () => avatar(isPrivate(chat) ? chat.bot : chat.id, chat.title),
        run: () => this.open(chat.key),
      }));
    this.draw(rows, now);
  }
}

export class TopicList extends Rows {
  /** `open(thread)` is told of a choice. */
  constructor(open) {
    super("Topics");
    this.open = open;
  }

  show(chat, { unread, now }) {
    const counts = new Map(placesOf(chat).map((place) => [place.topic, unread(place)]));
    const topics = topicsOf(chat)
      .filter((topic) => !topic.hidden)
      .map((topic) => ({
        name: String(topic.id),
        title: topic.name,
        newest: topic.newest,
        closed: topic.closed,
        color: topic.icon_color,
        unread: counts.get(topic.id),
        empty: "",
        picture: () => topicIcon(topic),
        run: () => this.open(topic.id),
      }));
    const all = {
      name: ALL,
      title: "All messages",
      newest: null,
      empty: "Every topic in one log",
      unread: 0,
      picture: () => el("span", { class: "topic-icon all", "aria-hidden": "true" }, icon("list")),
      run: () => this.open(ALL),
    };
    this.draw([...topics, all], now);
  }
}

function drawn(row, now) {
  const line = row.typing ? "typing…" : row.newest ? lineOf(row.newest) : row.empty;
  const author = row.group && row.newest && !row.typing ? authorOf(row.newest) : "";
  const said = row.unread ? `, ${row.unread} unread` : "";
  return el(
    "button",
    {
      type: "button",
      class: "chat-row",
      "data-name": row.name,
      onclick: row.run,
      "aria-current": row.here ? "true" : null,
      "aria-label": `${row.title}${row.closed ? ", closed" : ""}${said}${line ? `. ${author}${line}` : ""}`,
    },
    row.picture(),
    el("span", { class: "chat-title", dir: "auto" }, row.title, row.closed ? icon("lock") : null),
    el("span", { class: "chat-time" }, row.newest ? shortly(row.newest.date, now) : ""),
    el(
      "span",
      { class: `chat-line${row.typing ? " typing" : ""}`, dir: "auto" },
      author ? el("b", {}, author) : null,
      signed(line),
    ),
    row.unread ? el("span", { class: "count", "aria-hidden": "true" }, String(row.unread)) : null,
  );
}

function authorOf(newest) {
  return newest.from && !isTold(newest.kind) ? `${newest.from.split(" ")[0]}: ` : "";
}
