// One open chat, or one topic of it: what is pinned, the messages, and the line to write in.

import { GENERAL, isPrivate, memberOf, topicOf } from "../state/places.js";
import { lineOf } from "../state/words.js";
import { el, redraw } from "../drawing/dom.js";
import { Acts } from "./acts.js";
import { takeFiles } from "./attach.js";
import { Composer } from "./composer.js";
import { Log } from "./log.js";
import { ALL } from "./route.js";

export class Conversation {
  /** `end` tells who and where: me, chat, thread, chats, bot, everybody, store; `over` is what boxes lie over. */
  constructor(role, end) {
    this.role = role;
    this.end = end;
    const acts = new Acts(end, this);
    this.acts = acts;
    this.log = new Log(role === "prospect" ? "Messages with the bot" : "Messages of the managers", acts.forLog());
    this.composer = new Composer(role, acts.forComposer());
    this.pinned = el("button", { type: "button", class: "pinned", hidden: true });
    this.pinned.addEventListener("click", () => this.log.goTo(Number(this.pinned.dataset.id)));
    this.empty = el("div", { class: "empty", hidden: true });
    const drop = el("div", { class: "drop-hint", "aria-hidden": "true" }, el("b", {}, "Drop files here to send them"));
    this.middle = el("div", { class: "middle" }, this.log.node, this.empty, end.toasts.node, drop);
    this.node = el("div", { class: "conversation" }, this.pinned, this.middle, this.composer.node);
    takeFiles(
      this.node,
      this.composer.input,
      (files, asFiles) => !this.composer.line.hidden && acts.sending.files(files, asFiles),
    );
  }

  show(talk, waiting) {
    const { me, chat, thread } = this.end;
    this.talk = talk;
    this.#showPinned(talk.messages);
    this.#showEmpty(talk);
    const named = chat !== null && !isPrivate(chat);
    const name = `${chat?.key} ${me?.id} ${thread}`;
    if (talk.loaded || !chat?.newest)
      this.log.show(name, talk.messages, {
        me: me?.id,
        named,
        language: named ? "" : me?.language_code,
        waiting,
        now: this.end.store.now,
      });
    this.#showComposer(name, talk);
  }

  #showPinned(messages) {
    const id = [...(this.end.chat?.pinned ?? [])].reverse().find((it) => messages.some((message) => message.id === it));
    const message = messages.find((it) => it.id === id);
    this.pinned.hidden = !message;
    if (!message) return;
    this.pinned.dataset.id = id;
    redraw(this.pinned, [id, message.text, message.kind], () => [
      el("b", {}, "Pinned message"),
      el("span", { dir: "auto" }, lineOf(message)),
    ]);
  }

  #showEmpty(talk) {
    const words = talk.messages.length || (this.end.chat?.newest && !talk.loaded) ? null : this.#emptyWords();
    this.empty.hidden = !words;
    if (words)
      redraw(this.empty, words, () => [el("div", { dir: "auto" }, el("b", {}, words[0]), el("p", {}, words[1]))]);
  }

  #emptyWords() {
    const { bot, me, chat } = this.end;
    if (!bot) return ["There is no bot yet", "It appears here as soon as it exists."];
    if (!me) return [`There is no ${this.role} yet`, "Add one with the + above."];
    if (!chat) return ["There is no chat yet", "Nobody has written, and no group was made."];
    if (!isPrivate(chat)) return ["Nothing here yet", "What the bot has for the managers arrives in their group."];
    return ["What can this bot do?", me.bot?.description || "Press START to begin a talk with the bot."];
  }

  #showComposer(place, talk) {
    const { me, chat } = this.end;
    const own = chat !== null && isPrivate(chat);
    const member = chat && me ? memberOf(chat, me.id) : null;
    const keyboard = chat?.keyboard ?? null;
    this.composer.show(place, {
      mode: this.#mode(own, member),
      who: me?.name ?? "nobody",
      commands: (own ? me?.commands : member?.commands) ?? [],
      keyboard,
      forced: own ? talk.messages.find((it) => it.id === chat.force_reply) : null,
      placeholder: keyboard && !keyboard.hidden ? keyboard.placeholder : null,
    });
  }

  /** Whether one can write here, begins by a button, or why one cannot. */
  #mode(own, member) {
    const { me, chat, thread } = this.end;
    if (!chat || !me) return " ";
    if (me.deactivated) return `${me.name} has deleted the account.`;
    if (own && chat.blocked) return "blocked";
    if (own) return chat.started || chat.count ? "write" : "start";
    if (!member) return `${me.name} is not in this group.`;
    const topic = chat.is_forum ? topicOf(chat, thread === ALL ? GENERAL : thread) : null;
    return topic?.closed && !["creator", "administrator"].includes(member.status) ? "This topic is closed." : "write";
  }
}
