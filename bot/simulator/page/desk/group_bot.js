// The bot in a group: its place, each of its rights, the privacy mode.

import { flip, turn } from "../drawing/controls.js";
import { el } from "../drawing/dom.js";

const RIGHTS = {
  can_manage_topics: "Manage topics",
  can_pin_messages: "Pin messages",
  can_delete_messages: "Delete messages",
  can_invite_users: "Invite people",
  can_restrict_members: "Restrict members",
  can_promote_members: "Promote members",
  can_change_info: "Change the group",
  can_manage_chat: "Manage the chat",
  is_anonymous: "Stay anonymous",
};
const STATUSES = [
  ["administrator", "Administrator"],
  ["member", "Member"],
  ["kicked", "Not in the group"],
];

/** `change(path, body)` asks for a change of this group. */
export function botColumn(bot, chat, change) {
  const member = chat.members.find((it) => it.id === bot.id);
  const privacy = turn(bot.privacy, (on) => change("bot", { bot: bot.id, privacy: on }), "privacy");
  return el(
    "div",
    { class: "column wide" },
    el("h3", {}, `${bot.name} in it`),
    placeOf(bot, member?.status ?? "kicked", change),
    member?.status === "administrator" ? rightsOf(member, change) : null,
    flip("Privacy mode", "As a member it hears only commands and replies", privacy),
  );
}

function placeOf(bot, status, change) {
  const choice = ([value, words]) => {
    const chosen = () => change("member", { member: bot.id, status: value });
    const named = { type: "radio", name: `bot-${bot.id}`, value, "data-control": `status-${value}` };
    return el(
      "label",
      { class: "radio" },
      el("input", { ...named, checked: value === status, onchange: chosen }),
      words,
    );
  };
  return el(
    "fieldset",
    { class: "radios" },
    el("legend", { class: "spoken" }, "The bot's place"),
    STATUSES.map(choice),
  );
}

function rightsOf({ id, rights }, change) {
  const give = (right) => (on) =>
    change("member", { member: id, status: "administrator", rights: { ...rights, [right]: on } });
  const switches = Object.entries(RIGHTS).map(([right, words]) =>
    flip(words, "", turn(Boolean(rights[right]), give(right), right)),
  );
  return el("div", { class: "rights", role: "group", "aria-label": "Rights of the bot" }, switches);
}
