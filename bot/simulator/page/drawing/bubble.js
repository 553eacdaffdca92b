// One message as Telegram shows it (an album is one too), or a line in the middle for what nobody said.

import { clock, lineOf } from "../state/words.js";
import { mosaic } from "./album.js";
import { avatar, colorOf } from "./avatar.js";
import { el } from "./dom.js";
import { icon } from "./icons.js";
import { inlineKeys } from "./keys.js";
import { media, PICTURES } from "./media.js";
import { rich } from "./rich.js";
import { serviceLine } from "./service.js";
import { signed } from "./signs.js";

export const pill = (text) => el("div", { class: "pill" }, el("span", {}, text));

/** `own`: the person one plays sent it; `first` and `last` of a row by one sender; `named`: the chat has many people. */
export function bubble(messages, context) {
  const message = messages.at(-1);
  if (message.service)
    return el("div", { class: "row service", "data-id": message.id, tabindex: "-1" }, pill(serviceLine(message)));
  const { own, first, last, named } = context;
  const keys = message.buttons.length ? inlineKeys(message.buttons) : null;
  const row = el("div", {
    class: `row ${own ? "out" : "in"}${first ? " first" : ""}${last ? " last" : ""}`,
    "data-id": messages[0].id,
    tabindex: "-1",
  });
  if (named && !own)
    row.append(last ? avatar(message.from.id, message.from.name) : el("span", { class: "avatar none" }));
  row.append(el("div", { class: "stack" }, body(messages, context), keys));
  return row;
}

function body(messages, { own, first, named, part, opened, me }) {
  const message = messages[0];
  const worded = messages.find((it) => it.html && it.kind !== "contact");
  const author =
    named && !own && first ? el("div", { class: `author ${colorOf(message.from.id)}` }, message.from.name) : null;
  const above = [
    author ?? el("span", { class: "spoken" }, own ? "You: " : `${message.from.name}: `),
    message.forwarded_from
      ? el("div", { class: "forwarded" }, "Forwarded from ", el("b", { dir: "auto" }, message.forwarded_from))
      : null,
    message.reply_to ? quoted(message.reply_to) : null,
  ];
  const said = worded
    ? el("div", { class: "text", dir: "auto", "data-of": worded.id }, rich(worded.html, part, opened))
    : null;
  const classes = classesOf(messages, {
    bare: !said,
    headed: Boolean(author || message.forwarded_from || message.reply_to),
  });
  return el("div", { class: classes }, above, shown(messages), said, reactions(messages, me), meta(messages, own));
}

function classesOf([message, ...more], { bare, headed }) {
  const pictured = message.kind in PICTURES;
  return [
    "bubble",
    `kind-${message.kind}`,
    pictured && "pictured",
    bare && "bare",
    headed && "headed",
    more.length && "album",
  ]
    .filter(Boolean)
    .join(" ");
}

function shown(messages) {
  const [message] = messages;
  if (messages.length > 1)
    return message.kind in PICTURES
      ? mosaic(messages)
      : messages.map((it) => el("div", { "data-of": it.id }, media(it)));
  return media(message) ?? (message.html ? null : el("div", { class: "text other" }, `[${lineOf(message)}]`));
}

function meta(messages, own) {
  const message = messages.at(-1);
  const at = new Date(message.date * 1000);
  return el(
    "span",
    { class: "meta", title: at.toLocaleString() },
    messages.some((it) => it.edited) ? "edited " : null,
    el("time", { datetime: at.toISOString() }, clock(message.date)),
    own ? icon("read") : null,
  );
}

const quoted = (answered) =>
  el(
    "button",
    { type: "button", class: "quoted", "data-goto": answered.id, dir: "auto" },
    el("span", { class: "spoken" }, "In reply to: "),
    el("b", { class: colorOf(answered.sender) }, answered.from),
    signed(lineOf(answered)),
  );

/** What people felt about it; a press takes one's own back or joins in. */
function reactions(messages, me) {
  const all = messages.flatMap((message) => (message.reactions ?? []).map((it) => ({ ...it, of: message.id })));
  if (!all.length) return null;
  const chip = ({ emoji, from, of }) => {
    const mine = from.includes(me);
    return el(
      "button",
      {
        type: "button",
        class: "reaction",
        "data-react": emoji,
        "data-of": of,
        "aria-pressed": String(mine),
        "aria-label": `${emoji} ${from.length}${mine ? ", yours too" : ""}`,
      },
      el("span", { class: "emoji" }, emoji),
      from.length > 1 ? String(from.length) : null,
    );
  };
  return el("div", { class: "reactions" }, all.map(chip));
}
