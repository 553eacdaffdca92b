// What is told in the middle of a chat: who came, what was pinned, which topic was opened.

const named = (who, did) => `${who.name} ${did}`;

const SERVICE = {
  new_chat_members: (who, users) =>
    named(
      who,
      users.length === 1 && users[0].id === who.id ? "joined the group" : `added ${users.map(nameOf).join(", ")}`,
    ),
  left_chat_member: (who, user) => named(who, user.id === who.id ? "left the group" : `removed ${nameOf(user)}`),
  pinned_message: (who, message) => named(who, `pinned “${cut(message.text || message.caption || "a message")}”`),
  forum_topic_created: (who, topic) => named(who, `created the topic “${topic.name}”`),
  forum_topic_edited: (who, topic) =>
    named(who, topic.name ? `renamed the topic to “${topic.name}”` : "changed the topic"),
  forum_topic_closed: (who) => named(who, "closed the topic"),
  forum_topic_reopened: (who) => named(who, "reopened the topic"),
  general_forum_topic_hidden: (who) => named(who, "hid the General topic"),
  general_forum_topic_unhidden: (who) => named(who, "showed the General topic"),
  migrate_to_chat_id: () => "This group was upgraded to a supergroup",
  migrate_from_chat_id: () => "The group was upgraded to a supergroup",
  new_chat_title: (who, title) => named(who, `named the group “${title}”`),
  new_chat_photo: (who) => named(who, "changed the group’s photo"),
};

const nameOf = (user) => [user.first_name, user.last_name].filter(Boolean).join(" ");
const cut = (text) => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

export const serviceLine = (message) =>
  SERVICE[message.kind]?.(message.from, message.details) ?? `[${message.kind.replaceAll("_", " ")}]`;
