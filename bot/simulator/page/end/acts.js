// What clicks and words in a chat do: the deeds of the person one plays, and what only the client does.

import { isPrivate, memberOf } from "../state/places.js";
import { pieces } from "../state/pieces.js";
import { ask } from "../over/box.js";
import { meaning, openOutside } from "./links.js";
import { messageMenu, react } from "./message_menu.js";
import { reads } from "./route.js";
import { Sending } from "./sending.js";

export class Acts {
  constructor(end, conversation) {
    this.end = end;
    this.conversation = conversation;
    this.sending = new Sending(end, conversation);
  }

  forLog() {
    return {
      tap: (message, index) => this.#tap(message, index),
      reply: (message) => this.#writes && this.conversation.composer.reply(message),
      menu: (message, at) => this.#menu(message, at),
      react: (message, emoji, chosen) => react(message, emoji, chosen, this.end.deeds),
      older: () => this.end.store.older(this.end.chat?.key, reads(this.end.thread)),
      copy: (text) => this.copy(text),
      hint: (text) => this.end.toasts.say(text),
      command: (text) => this.#writes && this.write(text),
      link: (address) => this.#follow(address),
    };
  }

  forComposer() {
    return {
      send: (text, answered) => this.write(text, answered),
      command: (text) => this.write(isPrivate(this.end.chat) ? text : `${text}@${this.end.bot.username}`),
      edit: (message, text) => this.end.deeds.do("edit", { message: message.id, text }),
      key: (key) => this.#key(key),
      start: () => this.start(),
      own: () =>
        [...this.conversation.talk.messages]
          .reverse()
          .find((it) => it.from.id === this.end.me.id && it.editable && !it.service),
      attachments: () => this.sending.items(),
      voice: (voice) => this.sending.voice(voice),
      sample: (kind) => this.sending.sample(kind, "There is no microphone here: a made-up recording was sent."),
    };
  }

  get #writes() {
    return !this.conversation.composer.line.hidden;
  }

  // -- words ------------------------------------------------------------------------------------------------------

  async write(text, answered) {
    this.conversation.log.toEnd();
    const sent = await Promise.all(
      pieces(text).map(async (piece) => [piece, await this.end.deeds.write(piece, answered)]),
    );
    for (const [piece, done] of sent) if (!done) this.conversation.composer.restore(piece);
  }

  start(payload = this.end.payload) {
    this.conversation.log.toEnd();
    return this.end.deeds.do("start", payload ? { payload } : {});
  }

  async copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      this.end.toasts.say(`Copied: ${text}`);
    } catch {
      this.end.toasts.say(`The browser did not let it be copied: ${text}`, "wrong");
    }
  }

  // -- buttons ----------------------------------------------------------------------------------------------------

  #tap(message, index) {
    const button = message.buttons.flat()[index];
    const tap = (then) => this.end.deeds.do("tap", { message: message.id, button: index }, then);
    if (button.callback)
      return tap(({ press }) => (this.conversation.log.wait(press, message, index), this.end.store.refresh()));
    if (button.copies !== null) return this.copy(button.copies).then(() => tap());
    if (!button.url) this.end.toasts.say("This kind of button works in Telegram only.");
    else if (!this.#follow(button.url)) openOutside(button.url);
    return tap();
  }

  async #key(key) {
    if (key.contact && !(await this.#agrees())) return;
    this.conversation.log.toEnd();
    this.end.deeds.do("tap", { key: key.text });
  }

  #agrees() {
    const phone = this.end.me.phone ? `, ${this.end.me.phone}` : "";
    return ask(this.end.screen, "Share your phone number?", `The bot will know your phone number${phone}.`, "Share");
  }

  /** A link into Telegram: true when it leads nowhere else. A link that starts this bot starts it. */
  #follow(address) {
    const means = meaning(address);
    if (!means) return false;
    if (means.username?.toLowerCase() === this.end.bot.username.toLowerCase() && isPrivate(this.end.chat))
      this.start(means.payload);
    else this.end.toasts.say(means.hint);
    return true;
  }

  // -- a message --------------------------------------------------------------------------------------------------

  #menu(message, at) {
    const { me, chats, chat, screen } = this.end;
    const act = {
      do: (...deed) => this.end.deeds.do(...deed),
      reply: (it) => this.conversation.composer.reply(it),
      edit: (it) => this.conversation.composer.edit(it),
      copy: (text) => this.copy(text),
      forward: (it, to) => this.#forward(it, to),
    };
    const may = isPrivate(chat) ? !chat.blocked : Boolean(memberOf(chat, me.id));
    messageMenu(message, at, { me, chats, over: screen, may, act });
  }

  async #forward(message, { chat, thread }) {
    const { me, chat: from, deeds, toasts } = this.end;
    const there = isPrivate(chat) ? { chat: me.id } : { chat: chat.id };
    const done = await deeds.do("forward", {
      message: message.id,
      ...(isPrivate(from) ? {} : { from: from.id }),
      ...there,
      ...(thread ? { thread } : {}),
    });
    if (done && (thread || chat.key !== from.key)) toasts.say(`Forwarded to ${chat.title}`);
  }
}
