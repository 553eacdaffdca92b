// The messages of the chats in view, and which of them have to be fetched again.

import { get } from "./api.js";

const PAGE = 200;
const NOTHING = { messages: [], more: false, loaded: false };
const nameOf = (key, thread) => `${key}#${thread ?? ""}`;

export class Talks {
  #talks = new Map();
  #watched = new Map();

  /** `who` looks at this place, and at no other; true when it has to be fetched first. */
  watch(who, key, thread) {
    const name = key && nameOf(key, thread);
    if (this.#watched.get(who) === name) return false;
    this.#watched.set(who, name);
    if (!name) return false;
    const known = this.#talks.get(name);
    this.#talks.set(name, { ...NOTHING, key, thread, last: PAGE, ...known, stale: true });
    return true;
  }

  of(key, thread) {
    return this.#talks.get(nameOf(key, thread)) ?? NOTHING;
  }

  /** Show more of the past; true when there is more. */
  longer(key, thread) {
    const talk = this.of(key, thread);
    if (!talk.more || talk.stale) return false;
    talk.last += PAGE;
    talk.stale = true;
    return true;
  }

  changed(keys) {
    for (const talk of this.#talks.values()) if (keys.includes(talk.key)) talk.stale = true;
  }

  changedAll() {
    for (const talk of this.#talks.values()) talk.stale = true;
  }

  async fetch() {
    const wanted = [...new Set(this.#watched.values())]
      .map((name) => this.#talks.get(name))
      .filter((talk) => talk?.stale);
    await Promise.all(wanted.map((talk) => this.#fetchOne(talk)));
  }

  async #fetchOne(talk) {
    talk.stale = false;
    const query = new URLSearchParams({ key: talk.key, last: talk.last });
    if (talk.thread) query.set("thread", talk.thread);
    try {
      const { messages, more } = await get(`chat?${query}`);
      Object.assign(talk, { messages, more, loaded: true });
    } catch {
      talk.stale = true; // whoever fetches the state learns whether the simulator is there
    }
  }
}
