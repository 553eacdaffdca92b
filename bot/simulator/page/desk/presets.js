// The faults that are one press away, and what each fault is in plain words.

import { clockToSeconds } from "../state/words.js";

/** `fault` is what the simulator is told. */
export const PRESETS = [
  {
    icon: "brake",
    title: "Telegram answers 429 for 10 s",
    note: "Every call is told to come back later",
    fault: { kind: "error", code: 429, retry_after: 10, times: null, lasts: 10 },
  },
  {
    icon: "unplug",
    title: "Connection lost after delivery",
    note: "The next message arrives, its answer never does",
    fault: { kind: "drop_after", method: "sendMessage" },
  },
  {
    icon: "unplug",
    title: "Connection lost before delivery",
    note: "The next message never arrives",
    fault: { kind: "drop", method: "sendMessage" },
  },
  {
    icon: "hour",
    title: "Telegram hangs",
    note: "The next message is met with 30 s of silence",
    fault: { kind: "hang", method: "sendMessage", seconds: 30 },
  },
  {
    icon: "cloud",
    title: "502 from Telegram",
    note: "A page of HTML instead of the next three answers",
    fault: { kind: "bad_gateway", method: "sendMessage", times: 3 },
  },
  {
    icon: "snail",
    title: "Telegram is slow",
    note: "The next five messages take 3 s each",
    fault: { kind: "slow", method: "sendMessage", seconds: 3, times: 5 },
  },
  {
    icon: "twice",
    title: "Updates come twice",
    note: "The next five, each with the same number",
    fault: { kind: "twice", times: 5 },
  },
  {
    icon: "braces",
    title: "A malformed update",
    note: "One that no library expects comes next",
    fault: { kind: "malformed" },
  },
];

export const KINDS = {
  error: "answers with an error",
  drop: "connection lost before",
  drop_after: "connection lost after",
  hang: "hangs",
  slow: "is slow",
  bad_gateway: "502 with a page of HTML",
  garbage: "an answer that is no JSON",
  truncated: "an answer that breaks off",
  malformed: "a malformed update",
  twice: "updates come twice",
  disordered: "updates come newest first",
};
export const UPDATE_KINDS = new Set(["malformed", "twice", "disordered"]);

export const METHODS = [
  "sendMessage",
  "editMessageText",
  "editMessageReplyMarkup",
  "deleteMessage",
  "copyMessage",
  "forwardMessage",
  "sendPhoto",
  "sendDocument",
  "sendContact",
  "sendMediaGroup",
  "answerCallbackQuery",
  "sendChatAction",
  "createForumTopic",
  "editForumTopic",
  "closeForumTopic",
  "pinChatMessage",
  "setMyCommands",
  "getMe",
  "getUpdates",
  "getChat",
  "getFile",
];

/** A fault in force, in words. */
export function said(fault, { chats, people }) {
  const what =
    fault.kind === "error"
      ? `${fault.code}${fault.retry_after ? `, retry after ${fault.retry_after} s` : ""}`
      : (KINDS[fault.kind] ?? fault.kind);
  const where =
    chats.find((it) => it.id === fault.chat_id)?.title ?? people.find((it) => it.id === fault.chat_id)?.name;
  const place = fault.chat_id ? ` in ${where ?? fault.chat_id}` : "";
  const title = UPDATE_KINDS.has(fault.kind)
    ? what
    : `${METHODS.find((it) => it.toLowerCase() === fault.method) ?? fault.method ?? "Every call"}${place}: ${what}`;
  const seconds = ["hang", "slow"].includes(fault.kind) ? `${fault.seconds} s · ` : "";
  const after = fault.after ? ` · after ${fault.after} more` : "";
  return { title, note: `${seconds}${fault.until === null ? timesLeft(fault.left) : `until ${clockToSeconds(fault.until)}`}${after}` };
}

function timesLeft(left) {
  if (left === null) return "until it is taken back";
  return left === 1 ? "the next time" : `the next ${left} times`;
}
