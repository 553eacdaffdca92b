// What there is, kept fresh: the stream says that something changed, and the state is fetched again.

import { get } from "./api.js";

const AGAIN = 1500;
const TYPING_LASTS = 5200;
const SHOWS = new Set(["message", "edited", "deleted", "press", "answered", "typing", "chat", "people", "bots"]);

/** Tells "state" (fetched anew), "call" (the log of calls grew, or all of it may differ) and "line" (the stream). */
export class Store extends EventTarget {
  state = null;
  online = false;
  #asked = false;
  #busy = false;
  #typing = 0;

  begin() {
    this.#listen();
    this.refresh();
  }

  /** The state may have changed: fetch it, once for many reasons. */
  async refresh() {
    this.#asked = true;
    if (this.#busy) return;
    this.#busy = true;
    try {
      while (this.#asked) {
        this.#asked = false;
        this.state = await get("state");
        this.#tell("state");
      }
    } catch {
      setTimeout(() => this.refresh(), AGAIN);
    } finally {
      this.#busy = false;
    }
    this.#forgetTyping();
  }

  #listen() {
    const stream = new EventSource("/api/events");
    stream.addEventListener("hello", () => {
      this.#line(true);
      this.#tell("call", { anew: true });
      this.refresh();
    });
    stream.addEventListener("message", (event) => {
      const { kinds } = JSON.parse(event.data);
      if (kinds.includes("call")) this.#tell("call", { anew: false });
      if (kinds.some((kind) => SHOWS.has(kind))) this.refresh();
    });
    stream.addEventListener("error", () => {
      this.#line(false);
      if (stream.readyState !== EventSource.CLOSED) return;
      stream.close();
      setTimeout(() => this.#listen(), AGAIN);
    });
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
