// The people in a group: who they are there, and who comes, goes or rises.

import { avatar } from "../drawing/avatar.js";
import { options, smallButton } from "../drawing/controls.js";
import { el, iconButton } from "../drawing/dom.js";
import { icon } from "../drawing/icons.js";

/** `change(path, body)` asks for a change of this group. */
export function membersColumn(people, chat, change) {
  const set = (member, status) => change("member", { member, status });
  const known = new Map(people.map((person) => [person.id, person]));
  const present = chat.members.filter((it) => known.has(it.id));
  const rows = present.map((member) => row(known.get(member.id), member.status, set));
  const others = people.filter((person) => !present.some((it) => it.id === person.id));
  return el(
    "div",
    { class: "column" },
    el("h3", {}, "Members"),
    el("ul", { class: "members", "aria-label": "Members" }, rows),
    others.length ? adding(others, set) : null,
  );
}

function row(person, status, set) {
  const words = el(
    "span",
    { class: "grow", dir: "auto" },
    person.name,
    el("small", {}, status === "creator" ? "owner" : status),
  );
  if (status === "creator") return el("li", {}, avatar(person.id, person.name), words);
  const [verb, to] = status === "administrator" ? ["Demote", "member"] : ["Promote", "administrator"];
  return el(
    "li",
    {},
    avatar(person.id, person.name),
    words,
    smallButton(verb, () => set(person.id, to), { label: `${verb} ${person.name}`, control: `rank-${person.id}` }),
    iconButton(icon("close"), `Remove ${person.name}`, () => set(person.id, "kicked")),
  );
}

function adding(others, set) {
  const chosen = () => pick.value && set(Number(pick.value), "member");
  const pick = el("select", { "aria-label": "Add to the group", "data-control": "add", onchange: chosen });
  pick.append(...options([["", "Add somebody…"], ...others.map((person) => [person.id, person.name])]));
  return pick;
}
