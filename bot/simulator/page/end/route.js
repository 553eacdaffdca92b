// Where somebody's client is: in the list of chats, in the topics of a forum, or in a chat.

import { GENERAL, isPrivate, topicOf } from "../state/places.js";

export const ALL = "all";

export class Route {
  #at = new Map();

  /** {view: "list" | "topics" | "chat", chat, thread}; a client opens at the first group, or else with the bot. */
  of(person, chats) {
    const at = this.#at.get(person.id) ?? { key: firstChat(person, chats)?.key };
    const chat = chats.find((it) => it.key === at.key) ?? (at.key === null ? null : firstChat(person, chats));
    if (!chat) return { view: "list", chat: null, thread: null };
    if (!chat.is_forum) return { view: "chat", chat, thread: null };
    if (at.thread !== ALL && !topicOf(chat, at.thread)) return { view: "topics", chat, thread: null };
    return { view: "chat", chat, thread: at.thread };
  }

  open(person, key, thread = null) {
    this.#at.set(person.id, { key, thread });
  }

  /** One step back: from a topic to the topics, from a chat to the list. */
  back(person, { view, chat }) {
    this.open(person, view === "chat" && chat.is_forum ? chat.key : null);
  }
}

function firstChat(person, chats) {
  const group = person.role === "manager" ? chats.find((chat) => !isPrivate(chat)) : null;
  return group ?? (person.role === "prospect" || chats.length === 1 ? chats[0] : null) ?? null;
}

/** The topic that a message written here goes to. */
export const writesTo = (thread) => (thread === ALL || thread === GENERAL ? null : thread);
/** The topic whose messages are fetched. */
export const reads = (thread) => (thread === ALL ? null : thread);
