// A new group: its name, who is in it, what kind it is, what the bot is there.

import { options } from "../drawing/controls.js";
import { el } from "../drawing/dom.js";
import { box, field } from "../over/box.js";

const KINDS = [
  ["supergroup", "Supergroup"],
  ["forum", "Supergroup with topics"],
  ["group", "Basic group"],
];
const BOT = [
  ["administrator", "administrator"],
  ["member", "member"],
  ["none", "not in it"],
];

/** Resolves to what the simulator is asked for, or null. */
export async function newGroup(over, people) {
  const title = el("input", { required: true, maxlength: "128", autocomplete: "off" });
  const kind = el("select", {}, options(KINDS));
  const bot = el("select", {}, options(BOT));
  const choice = (person) => {
    const input = el("input", { type: "checkbox", value: person.id });
    input.checked = person.role === "manager";
    return el("label", { class: "check" }, input, el("span", { dir: "auto" }, person.name));
  };
  const members = el(
    "fieldset",
    { class: "checks" },
    el("legend", {}, "Members; the first owns it"),
    people.map(choice),
  );
  const body = el(
    "div",
    { class: "fields" },
    field("Name", title),
    field("Kind", kind),
    field("The bot is", bot),
    members,
  );
  const buttons = [
    { text: "Cancel", value: "" },
    { text: "Create", value: "yes", style: "strong" },
  ];
  const answer = box(null, { title: "New group", body, buttons });
  title.focus();
  if ((await answer) !== "yes" || !title.value.trim()) return null;
  const chosen = [...members.querySelectorAll("input:checked")].map((it) => Number(it.value));
  const forum = kind.value === "forum";
  return {
    title: title.value.trim(),
    members: chosen,
    forum,
    kind: forum ? "supergroup" : kind.value,
    bot_status: bot.value,
  };
}
