// What there is, kept fresh: the stream says what changed, and only what is in view is fetched again.

import { get } from "./api.js";
import { Talks } from "./talks.js";

const AGAIN = 1500;
const GAP = 40;
const TYPING_LASTS = 5200;
const SHOWS = new Set([
  "message",
  "edited",
  "deleted",
  "reaction",
  "press",
  "answered",
  "typing",
  "chat",
  "people",
  "bots",
  "faults",
  "clock",
  "process",
]);
const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

/** Tells "state" (fetched anew), "call" (the log of calls grew, or all of it may differ) and "line" (the stream). */
export class Store extends EventTarget {
  state = null;
  online = false;
  #talks = new Talks();
  #asked = false;
  #busy = null;
  #typing = 0;

  begin() {
    this.#listen();
    this.refresh();
  }

  /** The simulator's time in seconds. */
  get now() {
    return Date.now() / 1000 + (this.state?.ahead ?? 0);
  }

  /** The messages of a place as they were fetched last; fetched anew from now on, for whoever looks at it. */
  look(who, key, thread) {
    const exists = this.state?.chats.some((chat) => chat.key === key);
    if (this.#talks.watch(who, exists ? key : null, thread)) this.refresh();
    return this.#talks.of(key, thread);
  }

  older(key, thread) {
    if (this.#talks.longer(key, thread)) this.refresh();
  }

  /** Something may have changed: fetch it, once for many reasons. */
  refresh() {
    this.#asked = true;
    this.#busy ??= this.#fetchAll().finally(() => (this.#busy = null));
    return this.#busy;
  }

  async #fetchAll() {
    try {
      while (this.#asked) {
        this.#asked = false;
        [this.state] = await Promise.all([get("state"), this.#talks.fetch()]);
        this.#tell("state");
        if (this.#asked) await pause(GAP);
      }
      this.#forgetTyping();
    } catch {
      setTimeout(() => this.refresh(), AGAIN);
    }
  }

  #listen() {
    const stream = new EventSource("/api/events");
    stream.addEventListener("hello", () => this.#greeted());
    stream.addEventListener("message", (event) => this.#heard(JSON.parse(event.data)));
    stream.addEventListener("error", () => {
      this.#line(false);
      if (stream.readyState !== EventSource.CLOSED) return;
      stream.close();
      setTimeout(() => this.#listen(), AGAIN);
    });
  }

  #greeted() {
    this.#line(true);
    this.#talks.changedAll();
    this.#tell("call", { anew: true });
    this.refresh();
  }

  #heard({ kinds, chats }) {
    if (kinds.includes("call")) this.#tell("call", { anew: false });
    this.#talks.changed(chats);
    if (kinds.some((kind) => SHOWS.has(kind)) || this.#mayBeOver(kinds)) this.refresh();
  }

  /** A fault is used up by calls, and nothing else tells that it is over. */
  #mayBeOver(kinds) {
    return kinds.includes("call") && this.state?.faults.length > 0;
  }

  #line(online) {
    this.online = online;
    this.#tell("line");
  }

  /** Nothing tells that a bot stopped typing. */
  #forgetTyping() {
    clearTimeout(this.#typing);
    if (this.state?.chats.some((chat) => chat.typing)) this.#typing = setTimeout(() => this.refresh(), TYPING_LASTS);
  }

  #tell(type, detail = {}) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
