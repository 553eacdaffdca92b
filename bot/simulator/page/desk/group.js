// The groups as their owner sees them: which there are, what kind each is, the bot and the people in it.

import { post } from "../state/api.js";
import { plural } from "../state/words.js";
import { flip, options, smallButton, turn } from "../drawing/controls.js";
import { el, redraw, write } from "../drawing/dom.js";
import { botColumn } from "./group_bot.js";
import { newGroup } from "./group_form.js";
import { membersColumn } from "./group_members.js";

export class Group {
  #chosen = null;

  constructor(store, failed) {
    this.store = store;
    this.failed = failed;
    this.summary = el("span", { class: "dock-summary" });
    this.body = el("div", { class: "columns" });
  }

  choose(id) {
    this.#chosen = id;
    if (this.store.state) this.show(this.store.state);
  }

  show(state) {
    const groups = state.chats.filter((chat) => chat.type !== "private" && chat.migrated_to === null);
    const chat = groups.find((it) => it.id === this.#chosen) ?? groups[0] ?? null;
    write(this.summary, chat ? `${chat.title} · ${plural(chat.members.length, "member", "members")}` : "none yet");
    const focused = this.body.contains(document.activeElement) ? document.activeElement.dataset.control : null;
    const drawn = redraw(this.body, signOf(state, groups, chat), () => this.#columns(state, groups, chat));
    if (drawn && focused) this.body.querySelector(`[data-control="${focused}"]`)?.focus();
  }

  #columns(state, groups, chat) {
    const make = smallButton("New group", () => this.#make(state), { drawing: "plus", control: "new" });
    if (!chat) return [el("div", { class: "column" }, el("h3", {}, "There is no group"), make)];
    const change = (path, body) => this.#post(path, { chat: chat.id, ...body });
    const bots = state.bots.map((bot) => botColumn(bot, chat, change));
    return [this.#about(groups, chat, change, make), ...bots, membersColumn(state.people, chat, change)];
  }

  #about(groups, chat, change, make) {
    const several = groups.length > 1;
    const forum = turn(chat.is_forum, (on) => change("forum", { forum: on }), "forum");
    const upgrade = () => this.#follow(change("migrate", {}));
    return el(
      "div",
      { class: "column" },
      el("h3", {}, several ? "Group" : "The group"),
      several ? this.#choice(groups, chat) : el("p", {}, el("b", { dir: "auto" }, chat.title)),
      el("p", { class: "muted" }, `${chat.type} · ${chat.id}`),
      chat.type === "group"
        ? smallButton("Upgrade to a supergroup", upgrade, { drawing: "arrows", control: "upgrade" })
        : flip("Topics", "Messages are sorted into topics", forum),
      make,
    );
  }

  #choice(groups, chat) {
    const chosen = () => this.choose(Number(pick.value));
    const pick = el("select", { "aria-label": "Which group", "data-control": "pick", onchange: chosen });
    pick.append(...options(groups.map((it) => [it.id, it.title])));
    pick.value = String(chat.id);
    return pick;
  }

  async #make(state) {
    const made = await newGroup(this.body, state.people);
    if (made) this.#follow(this.#post("group", made));
  }

  /** Go to the group that came of it. */
  async #follow(made) {
    const answer = await made;
    if (answer) this.choose(answer.chat);
  }

  async #post(path, body) {
    try {
      return await post(path, body);
    } catch (error) {
      this.failed(error);
      return null;
    } finally {
      delete this.body.dataset.sign;
      this.store.refresh();
    }
  }
}

/** What of the state is shown here: messages come and go without it. */
function signOf({ bots, people }, groups, chat) {
  const shown = chat && [chat.id, chat.type, chat.title, chat.is_forum, chat.members];
  const named = (it) => [it.id, it.name, it.privacy];
  return [groups.map((it) => [it.id, it.title]), shown, bots.map(named), people.map(named)];
}
