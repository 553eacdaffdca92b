// One end of the talk: somebody's Telegram, open at the chat with the bot or at the managers' group.

import { post } from "./api.js";
import { Composer } from "./composer.js";
import { avatar, el, icon, plural, write } from "./dom.js";
import { Log } from "./log.js";
import { recall, remember } from "./memory.js";
import { box, menuButton, tell, Toasts } from "./overlay.js";
import { People } from "./people.js";

const TITLES = { prospect: "Prospect", manager: "Managers" };
const TOLD_WITHIN = 30;

export class Phone {
  #seen = null;
  #told = null;
  #topic = null;
  #payloads = new Map();
  #queue = Promise.resolve();
  #subject = "";

  constructor(store, role) {
    this.store = store;
    this.role = role;
    this.chosen = Number(recall(role));
    this.toasts = new Toasts();
    this.people = new People(role, {
      choose: (id) => this.#choose(id),
      added: (id, payload) => this.#added(id, payload),
      failed: (error) => this.#failed(error),
    });
    const title = role === "prospect" ? "Messages with the bot" : "Messages in the managers’ group";
    this.log = new Log(title, this.#logActs());
    this.composer = new Composer(role, this.#composerActs());
    this.picture = el("span", { class: "picture" });
    this.title = el("h2", { dir: "auto" });
    this.below = el("p", { class: "below" });
    this.more = el("button", { type: "button", class: "plain", "aria-label": "More", title: "More" }, icon("dots"));
    this.moreMenu = menuButton(this.more, () => this.#more());
    this.head = el("header", { class: "head" }, this.picture, el("div", { class: "titles" }, this.title, this.below), this.moreMenu);
    this.topics = el("div", { class: "topics", role: "group", "aria-label": "Topics", hidden: true });
    this.pinned = el("button", { type: "button", class: "pinned", hidden: true });
    this.pinned.addEventListener("click", () => this.log.goTo(Number(this.pinned.dataset.id)));
    this.empty = el("div", { class: "empty", hidden: true });
    this.screen = el("div", { class: "screen" }, this.head, this.topics, this.pinned, el("div", { class: "middle" }, this.log.node, this.empty, this.toasts.node), this.composer.node);
    this.node = el("section", { class: `end ${role}`, "aria-label": TITLES[role] }, this.people.node, this.screen);
  }

  get visible() {
    return this.node.offsetParent !== null;
  }

  // -- showing ----------------------------------------------------------------------------------------------------

  show(state) {
    this.bot = state.bots[0] ?? null;
    this.everybody = state.people;
    this.mine = state.people.filter((it) => it.role === this.role);
    this.me = this.mine.find((it) => it.id === this.chosen) ?? this.mine[0] ?? null;
    this.chat = this.#chatOf(state);
    this.#showPeople(state);
    this.#showHead();
    this.#showTopics();
    this.#showPinned();
    this.#showEmpty();
    this.#showLog(state.waiting);
    this.#showComposer();
    this.#tellNews(state);
  }

  #chatOf(state) {
    if (!this.me || !this.bot) return null;
    if (this.role === "prospect") return this.#privateChat(state, this.me);
    const groups = state.chats.filter((it) => it.type !== "private" && it.migrated_to === null);
    return groups.find((it) => it.members.some((member) => member.id === this.me.id)) ?? groups[0] ?? null;
  }

  #privateChat(state, person) {
    const key = `private:${this.bot.id}:${person.id}`;
    const none = { key, id: person.id, type: "private", messages: [], keyboard: null, pinned: [], topics: [], members: [], started: false, blocked: false };
    return state.chats.find((it) => it.key === key) ?? none;
  }

  /** A chat is seen while it is in view; what comes to another one is news. */
  #showPeople(state) {
    const chats = this.role === "prospect" && this.bot ? this.mine.map((it) => this.#privateChat(state, it)) : [this.chat].filter(Boolean);
    const newest = (chat) => chat.messages.at(-1)?.id ?? 0;
    this.#seen ??= new Map(chats.map((chat) => [chat.key, newest(chat)]));
    if (this.visible && this.chat) this.#seen.set(this.chat.key, newest(this.chat));
    const unread = chats.filter((chat) => newest(chat) > (this.#seen.get(chat.key) ?? 0));
    this.unread = unread.length > 0;
    this.people.show(this.mine, this.me, new Set(this.role === "prospect" ? unread.map((chat) => chat.id) : []));
  }

  #showHead() {
    const isGroup = this.chat && this.chat.type !== "private";
    const [id, name] = isGroup ? [this.chat.id, this.chat.title] : [this.bot?.id ?? 0, this.me?.bot?.name ?? this.bot?.name ?? "No bot"];
    if (this.#subject !== `${id} ${name}`) this.picture.replaceChildren(avatar(id, name));
    this.#subject = `${id} ${name}`;
    write(this.title, name);
    const usual = isGroup ? plural(this.chat.members.length, "member", "members") : "bot";
    const typing = this.chat?.typing ? (isGroup ? `${this.bot.name} is typing…` : "typing…") : "";
    write(this.below, typing || usual);
    this.below.classList.toggle("typing", Boolean(typing));
    this.moreMenu.hidden = this.chat?.type !== "private";
  }

  #showTopics() {
    const topics = this.chat?.is_forum ? this.chat.topics : [];
    if (!topics.some((it) => it.id === this.#topic)) this.#topic = null;
    this.topics.hidden = topics.length === 0;
    const sign = JSON.stringify([topics, this.#topic]);
    if (this.topics.dataset.sign === sign) return;
    this.topics.dataset.sign = sign;
    const chip = (id, name) =>
      el("button", { type: "button", class: "chip", "aria-pressed": String(id === this.#topic), onclick: () => ((this.#topic = id), this.show(this.store.state)) }, name);
    this.topics.replaceChildren(chip(null, "All"), ...topics.map((it) => chip(it.id, it.name)));
  }

  #showPinned() {
    const id = [...(this.chat?.pinned ?? [])].reverse().find((it) => this.chat.messages.some((message) => message.id === it));
    const message = this.chat?.messages.find((it) => it.id === id);
    this.pinned.hidden = !message;
    if (!message) return;
    this.pinned.dataset.id = id;
    this.pinned.replaceChildren(el("b", {}, "Pinned message"), el("span", { dir: "auto" }, message.text || message.kind));
  }

  #showEmpty() {
    const words = this.#emptyWords();
    this.empty.hidden = !words;
    if (words && this.empty.textContent !== words.join("")) {
      this.empty.replaceChildren(el("div", { dir: "auto" }, el("b", {}, words[0]), el("p", {}, words[1])));
    }
  }

  #emptyWords() {
    if (!this.bot) return ["There is no bot yet", "It appears here as soon as it exists."];
    if (!this.me) return [`There is no ${this.role} yet`, "Add one with the + above."];
    if (!this.chat) return ["There is no group yet", "The managers meet in a group; none was made."];
    if (this.chat.messages.length) return null;
    if (this.role === "manager") return ["Nothing here yet", "What the bot has for the managers arrives in this group."];
    return ["What can this bot do?", this.me.bot?.description || "Press START to begin a talk with the bot."];
  }

  #showLog(waiting) {
    const messages = (this.chat?.messages ?? []).filter((it) => this.#topic === null || it.thread === this.#topic);
    const named = this.role === "manager";
    const language = this.role === "prospect" ? this.me?.language_code : "";
    this.log.show(`${this.chat?.key} ${this.me?.id} ${this.#topic}`, messages, { me: this.me?.id, named, language, waiting });
  }

  #showComposer() {
    const chat = this.chat;
    const isPrivate = chat?.type === "private";
    const member = chat?.members.find((it) => it.id === this.me?.id);
    let mode = chat && (isPrivate || member) ? "write" : "none";
    if (isPrivate && chat.blocked) mode = "blocked";
    else if (isPrivate && !chat.started && !chat.messages.length) mode = "start";
    const keyboard = isPrivate || !chat ? chat?.keyboard ?? null : chat.keyboard;
    this.composer.show(`${chat?.key} ${this.me?.id}`, {
      mode,
      who: this.me?.name ?? "nobody",
      commands: (isPrivate ? this.me?.commands : member?.commands) ?? [],
      keyboard,
      forced: isPrivate ? chat.messages.find((it) => it.id === chat.force_reply) : null,
      placeholder: keyboard && !keyboard.hidden ? keyboard.placeholder : null,
    });
  }

  /** Toasts and alerts that came since: those for the one who is played, in this chat. */
  #tellNews(state) {
    const all = state.toasts.map((it) => `${it.press} ${it.at}`);
    const known = this.#told;
    this.#told = new Set(all);
    if (!known) return;
    for (const toast of [...state.toasts].reverse()) {
      if (known.has(`${toast.press} ${toast.at}`) || state.now - toast.at > TOLD_WITHIN) continue;
      if (toast.person !== this.me?.id || toast.chat !== this.chat?.key) continue;
      if (toast.alert) tell(this.screen, this.bot.name, toast.text);
      else this.toasts.say(toast.text);
    }
  }

  // -- doing ------------------------------------------------------------------------------------------------------

  #choose(id) {
    this.chosen = id;
    remember(this.role, id);
    this.toasts.clear();
    this.store.dispatchEvent(new CustomEvent("played"));
  }

  async #added(id, payload) {
    if (payload) this.#payloads.set(id, payload);
    this.chosen = id;
    remember(this.role, id);
    await this.store.refresh();
    this.composer.focus();
  }

  #failed(error) {
    this.toasts.say(error.message, "wrong");
  }

  /** One deed after the other, in the order they were done; what is refused is told. */
  #do(path, body, then = () => {}) {
    const place = { person: this.me.id, ...(this.chat.type === "private" ? {} : { chat: this.chat.id }) };
    this.#queue = this.#queue
      .then(() => post(path, { ...place, ...body }))
      .then(then)
      .catch((error) => this.#failed(error));
    return this.#queue;
  }

  #write(pieces, answered) {
    this.log.toEnd();
    for (const text of pieces) {
      const where = { ...(answered ? { reply_to: answered } : {}), ...(this.#topic ? { thread: this.#topic } : {}) };
      let sent = false;
      this.#do("write", { text, ...where }, () => (sent = true)).then(() => sent || this.composer.restore(text));
    }
  }

  #start() {
    const payload = this.#payloads.get(this.me.id);
    this.#do("start", payload ? { payload } : {});
    this.log.toEnd();
  }

  #tap(message, index) {
    const button = message.buttons.flat()[index];
    if (button.copies !== null) return this.#copy(button.copies).then(() => this.#do("tap", { message: message.id, button: index }));
    if (button.callback) return this.#do("tap", { message: message.id, button: index }, (answer) => (this.log.wait(answer.press, message, index), this.store.refresh()));
    this.#do("tap", { message: message.id, button: index });
    if (button.url && !this.#follow(button.url)) window.open(/^[a-z]+:/iu.test(button.url) ? button.url : `http://${button.url}`, "_blank", "noopener,noreferrer");
    else if (!button.url) this.toasts.say("This kind of button works in Telegram only.");
    return undefined;
  }

  async #key(key) {
    if (key.contact && !(await this.#agrees())) return;
    this.log.toEnd();
    this.#do("tap", { key: key.text });
  }

  async #agrees() {
    const phone = this.me.phone ? `, ${this.me.phone}` : "";
    const body = el("p", { class: "box-text" }, `The bot will know your phone number${phone}.`);
    const buttons = [{ text: "Cancel", value: "" }, { text: "Share", value: "share", style: "strong" }];
    return (await box(this.screen, { title: "Share your phone number?", body, buttons })) === "share";
  }

  async #copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      this.toasts.say(`Copied: ${text}`);
    } catch {
      this.toasts.say(`The browser did not let it be copied: ${text}`, "wrong");
    }
  }

  /** A link into Telegram: true when it leads nowhere else. A link that starts this bot starts it. */
  #follow(address) {
    if (/^tg:/iu.test(address)) {
      this.toasts.say("In Telegram this opens a profile or a chat.");
      return true;
    }
    const link = /^(?:https?:\/\/)?(?:t|telegram)\.me\/(\w+)(?:\?start=([\w-]*))?/iu.exec(address);
    if (!link) return false;
    if (link[1].toLowerCase() === this.bot.username.toLowerCase() && this.role === "prospect") this.#do("start", link[2] ? { payload: link[2] } : {});
    else this.toasts.say(`In Telegram this opens @${link[1]}.`);
    return true;
  }

  #more() {
    if (this.chat.blocked) return [{ icon: "send", text: "Restart the bot", run: () => this.#start() }];
    return [
      { icon: "send", text: "Send /start", run: () => this.#start() },
      { icon: "stop", text: "Block the bot", run: () => this.#do("block", { blocked: true }) },
    ];
  }

  #logActs() {
    return {
      tap: (message, index) => this.#tap(message, index),
      reply: (message) => this.composer.reply(message),
      copy: (text) => this.#copy(text),
      hint: (text) => this.toasts.say(text),
      command: (text) => this.#write([text]),
      link: (address) => this.#follow(address),
    };
  }

  #composerActs() {
    return {
      send: (pieces, answered) => this.#write(pieces, answered),
      command: (text) => this.#write([this.chat.type === "private" ? text : `${text}@${this.bot.username}`]),
      edit: (message, text) => this.#do("edit", { message: message.id, text }),
      key: (key) => this.#key(key),
      media: (kind) => (this.log.toEnd(), this.#do("media", { kind })),
      start: () => this.#start(),
      own: () => [...this.chat.messages].reverse().find((it) => it.from.id === this.me.id && it.kind === "text" && !it.service),
      contacts: () => this.#contacts(),
    };
  }

  #contacts() {
    if (this.chat.type !== "private") return [];
    return [
      { icon: "person", text: "My contact", run: () => this.#do("contact", { own: true }) },
      { icon: "person", text: "Somebody else’s contact", run: () => this.#do("contact", { own: false }) },
    ];
  }
}
