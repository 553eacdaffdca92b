// Where somebody can be: their private chats with the bots, their groups, and the topics in these.

export const GENERAL = 1;

const NOT_BEGUN = {
  type: "private",
  is_forum: false,
  members: [],
  topics: [],
  pinned: [],
  keyboard: null,
  force_reply: null,
  started: false,
  blocked: false,
  migrated_to: null,
  typing: null,
  count: 0,
  unanswered: 0,
  newest: null,
};

/** All chats of a person, as their client lists them; the title is what they read. */
export function chatsOf(state, person) {
  const privates = state.bots.map((bot) => privateChat(state, person, bot));
  const groups = state.chats.filter(
    (chat) => chat.type !== "private" && chat.migrated_to === null && memberOf(chat, person.id),
  );
  return [...privates, ...groups];
}

function privateChat(state, person, bot) {
  const key = `private:${bot.id}:${person.id}`;
  const chat = state.chats.find((it) => it.key === key) ?? { ...NOT_BEGUN, key, id: person.id, bot: bot.id };
  const title = (bot === state.bots[0] && person.bot?.name) || bot.name;
  return { ...chat, title, face: bot.id };
}

export const isPrivate = (chat) => chat.type === "private";
export const memberOf = (chat, id) => chat.members.find((member) => member.id === id);
export const topicOf = (chat, thread) => topicsOf(chat).find((topic) => topic.id === thread);

/** The topics of a forum with General first, each with what came newest to it. */
export function topicsOf(chat) {
  if (!chat.is_forum) return [];
  const topics = [...chat.topics].sort((one, other) => (other.newest?.date ?? 0) - (one.newest?.date ?? 0));
  return [{ ...chat.general, id: GENERAL, general: true }, ...topics];
}

/** The places that are counted as read or unread, each by itself. */
export function placesOf(chat) {
  if (!chat.is_forum) return [{ name: chat.key, newest: chat.newest, count: chat.count, unanswered: chat.unanswered }];
  return topicsOf(chat).map((topic) => ({
    name: topic.general ? chat.key : `${chat.key}#${topic.id}`,
    newest: topic.newest,
    count: topic.count,
    topic: topic.id,
  }));
}
