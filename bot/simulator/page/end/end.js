// One end of the talk: somebody's Telegram, at their list of chats, a forum's topics, or in a chat.

import { recall, remember } from "../state/memory.js";
import { chatsOf, placesOf } from "../state/places.js";
import { el } from "../drawing/dom.js";
import { Toasts } from "../over/toasts.js";
import { ChatList, TopicList } from "./chat_list.js";
import { chatItems } from "./chat_menu.js";
import { Conversation } from "./conversation.js";
import { Deeds } from "./deeds.js";
import { Head } from "./head.js";
import { News } from "./news.js";
import { People } from "./people.js";
import { changePerson } from "./person_forms.js";
import { ALL, Route, reads } from "./route.js";

const TITLES = { prospect: "Prospect", manager: "Managers" };

export class End {
  #news = new News();
  #payloads = new Map();
  #route = new Route();
  #moved = false;

  /** `desk` opens the panel at a group. */
  constructor(store, role, seen, desk) {
    Object.assign(this, { store, role, seen, desk });
    this.chosen = Number(recall(role));
    this.toasts = new Toasts();
    this.deeds = new Deeds(
      () => ({ me: this.me, chat: this.chat, thread: this.thread, first: this.bot?.id }),
      (error) => this.#failed(error),
    );
    this.people = new People(role, {
      choose: (id) => this.#choose(id),
      added: (id, payload) => this.#added(id, payload),
      failed: (error) => this.#failed(error),
      settings: () => this.#settings(),
    });
    this.head = new Head({ back: () => this.#back(), more: () => chatItems(this) });
    this.list = new ChatList((key) => this.open(key));
    this.topics = new TopicList((thread) => this.open(this.chat.key, thread));
    this.conversation = new Conversation(role, this);
    this.screen = el(
      "div",
      { class: "screen" },
      this.head.node,
      this.list.node,
      this.topics.node,
      this.conversation.node,
    );
    this.node = el("section", { class: `end ${role}`, "aria-label": TITLES[role] }, this.people.node, this.screen);
  }

  get visible() {
    return this.node.offsetParent !== null;
  }

  get payload() {
    return this.#payloads.get(this.me.id);
  }

  // -- showing ----------------------------------------------------------------------------------------------------

  show(state) {
    this.bot = state.bots[0] ?? null;
    this.mine = state.people.filter((it) => it.role === this.role);
    this.me = this.mine.find((it) => it.id === this.chosen) ?? this.mine[0] ?? null;
    this.chats = this.me ? chatsOf(state, this.me) : [];
    this.at = this.me ? this.#route.of(this.me, this.chats) : { view: "chat", chat: null, thread: null };
    [this.chat, this.thread] = [this.at.chat, this.at.thread];
    this.#showPeople(state);
    this.#showHead();
    this.#showView(state);
    this.#news.tell(state, this);
  }

  /** What is in view is seen; what comes elsewhere is news. */
  #showPeople(state) {
    const placesOfPerson = (person) => chatsOf(state, person).flatMap(placesOf);
    this.seen.note(this.mine, placesOfPerson);
    if (this.me && this.visible && this.at.view === "chat") this.#look();
    const counts = new Map(
      this.mine.map((it) => [
        it.id,
        placesOfPerson(it).reduce((sum, place) => sum + this.seen.unread(it.id, place), 0),
      ]),
    );
    this.unread = counts.get(this.me?.id) > 0 || (this.role === "prospect" && [...counts.values()].some(Boolean));
    this.people.show(this.mine, this.me, (id) => counts.get(id) ?? 0);
  }

  #look() {
    for (const place of placesOf(this.chat)) {
      if (!this.chat.is_forum || this.thread === ALL || place.topic === this.thread) this.seen.look(this.me.id, place);
    }
  }

  #unreadAt = (place) => this.seen.unread(this.me.id, place);

  #showHead() {
    const here = new Set(this.chat ? placesOf(this.chat).map((place) => place.name) : []);
    const elsewhere = this.chats
      .flatMap(placesOf)
      .filter((place) => !here.has(place.name))
      .reduce((sum, place) => sum + this.#unreadAt(place), 0);
    const goesBack = this.chat !== null && (this.chats.length > 1 || (this.at.view === "chat" && this.chat.is_forum));
    this.head.show(this.at, { bot: this.bot, owner: this.me?.name, goesBack, elsewhere });
  }

  #showView(state) {
    const { view } = this.at;
    this.list.node.hidden = view !== "list";
    this.topics.node.hidden = view !== "topics";
    this.conversation.node.hidden = view !== "chat";
    const open = view === "chat" && this.chat;
    const talk = this.store.look(this.role, open ? this.chat.key : null, reads(this.thread));
    if (view === "list") this.list.show(this.chats, { unread: this.#unreadAt, now: state.now });
    else if (view === "topics") this.topics.show(this.chat, { unread: this.#unreadAt, now: state.now });
    else this.conversation.show(talk, state.waiting);
    if (this.#moved) this.#focus(view);
    this.#moved = false;
  }

  /** After a step through the client the focus goes along. */
  #focus(view) {
    if (view === "list") this.list.focus();
    else if (view === "topics") this.topics.focus();
    else this.conversation.composer.focus();
  }

  // -- going about ------------------------------------------------------------------------------------------------

  #choose(id) {
    this.chosen = id;
    remember(this.role, id);
    this.toasts.clear();
    this.#redraw();
  }

  async #added(id, payload) {
    if (payload) this.#payloads.set(id, payload);
    this.chosen = id;
    remember(this.role, id);
    await this.store.refresh();
    this.conversation.composer.focus();
  }

  /** Go to a chat, or to a topic of it. */
  open(key, thread) {
    this.#route.open(this.me, key, thread);
    this.#moved = true;
    this.#redraw();
  }

  #back() {
    this.#route.back(this.me, this.at);
    this.#moved = true;
    this.#redraw();
  }

  #redraw() {
    this.store.dispatchEvent(new CustomEvent("played"));
  }

  #failed(error) {
    this.toasts.say(error.message, "wrong");
  }

  async #settings() {
    try {
      await changePerson(this.node, this.me);
    } catch (error) {
      this.#failed(error);
    }
  }
}
