// What the menu of an open chat offers.

import { transcriptAddress } from "../state/api.js";
import { GENERAL, isPrivate, memberOf, topicOf } from "../state/places.js";
import { ask } from "../over/box.js";
import { download } from "./links.js";
import { newTopic, topicItems } from "./topic_forms.js";

/** `end` is whose chat it is: chat, me, deeds and where it is open. */
export function chatItems(end) {
  const { key, newest } = end.chat;
  const take = (format, name) => () => download(transcriptAddress(key, format), name);
  const items = isPrivate(end.chat) ? privateItems(end) : groupItems(end);
  if (!newest) return items;
  return [
    ...items,
    { icon: "save", text: "Download the transcript", run: take("text", "transcript.txt") },
    { icon: "braces", text: "Download it as JSON", run: take("json", "transcript.json") },
  ];
}

function privateItems({ chat, screen, deeds, conversation }) {
  const start = () => conversation.acts.start();
  if (chat.blocked) return [{ icon: "send", text: "Unblock and restart the bot", run: start }];
  const block = async () => {
    const words = "It can no longer write to this person; Telegram answers it with 403.";
    if (await ask(screen, "Block the bot?", words, "Block", "danger")) deeds.do("block", { blocked: true });
  };
  return [
    { icon: "send", text: "Send /start", run: start },
    { icon: "stop", text: "Block the bot", run: block, danger: true },
  ];
}

function groupItems(end) {
  const { chat, me, at, screen } = end;
  const settings = { icon: "people", text: "The group’s settings", run: () => end.desk.openGroup(chat.id) };
  if (!chat.is_forum || !memberOf(chat, me.id)) return [settings];
  const act = {
    do: (...deed) => end.deeds.do(...deed),
    open: (thread) => end.store.refresh().then(() => end.open(chat.key, thread)),
  };
  const create = { icon: "topic", text: "New topic", run: () => newTopic(screen, act) };
  const topic = at.view === "chat" && at.thread !== GENERAL ? topicOf(chat, at.thread) : null;
  return [settings, create, ...(topic ? topicItems(topic, screen, act) : [])];
}
