// What things are called: kinds of messages, what a bot is doing, dates and sizes.

const SENT = {
  photo: "🖼 Photo",
  video: "📹 Video",
  voice: "🎤 Voice message",
  audio: "🎵 Audio",
  animation: "GIF",
  video_note: "📹 Video message",
  document: "📎 File",
  sticker: "Sticker",
  location: "📍 Location",
  contact: "👤 Contact",
};
const TOLD = {
  new_chat_members: "Somebody joined",
  left_chat_member: "Somebody left",
  pinned_message: "A message was pinned",
  forum_topic_created: "The topic was created",
  forum_topic_edited: "The topic was changed",
  forum_topic_closed: "The topic was closed",
  forum_topic_reopened: "The topic was reopened",
  migrate_to_chat_id: "Upgraded to a supergroup",
  migrate_from_chat_id: "Upgraded to a supergroup",
  general_forum_topic_hidden: "General was hidden",
  general_forum_topic_unhidden: "General was shown",
  new_chat_title: "The group was renamed",
};
const PICTURES = { photo: "🖼", video: "📹", document: "📎", contact: "👤" };

/** Whether nobody said it: who joined, what was pinned. */
export const isTold = (kind) => kind in TOLD;

/** A message in one line, as a list of chats shows it. */
export function lineOf({ kind, text }) {
  if (kind === "text") return text;
  const words = SENT[kind] ?? TOLD[kind] ?? kind.replaceAll("_", " ");
  return text && kind in PICTURES ? `${PICTURES[kind]} ${text}` : words;
}

const DOINGS = {
  typing: "typing",
  upload_photo: "sending a photo",
  record_video: "recording a video",
  upload_video: "sending a video",
  record_voice: "recording a voice message",
  upload_voice: "sending a voice message",
  upload_document: "sending a file",
  choose_sticker: "choosing a sticker",
  find_location: "looking for a place",
};
export const doing = (action) => `${DOINGS[action] ?? "typing"}…`;

const CLOCK = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const CLOCK_TO_SECONDS = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit" });
const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long" });
const DAY_OF_YEAR = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric" });
const WEEKDAY = new Intl.DateTimeFormat("en-GB", { weekday: "short" });
const SHORT_DAY = new Intl.DateTimeFormat("en-GB", { day: "2-digit", month: "2-digit", year: "2-digit" });
const A_WEEK = 6 * 86_400;

export const clock = (seconds) => CLOCK.format(seconds * 1000);
export const clockToSeconds = (seconds) => CLOCK_TO_SECONDS.format(seconds * 1000);
const sameDay = (one, other) => new Date(one * 1000).toDateString() === new Date(other * 1000).toDateString();

/** The day above the messages of a day. */
export function dayOf(seconds, now = Date.now() / 1000) {
  if (sameDay(seconds, now)) return "Today";
  const sameYear = new Date(seconds * 1000).getFullYear() === new Date(now * 1000).getFullYear();
  return (sameYear ? DAY : DAY_OF_YEAR).format(seconds * 1000);
}

/** When something came, in a list: the time, the weekday or the date. */
export function shortly(seconds, now) {
  if (sameDay(seconds, now)) return clock(seconds);
  return (now - seconds < A_WEEK ? WEEKDAY : SHORT_DAY).format(seconds * 1000);
}

export function lasting(seconds) {
  const whole = Math.max(0, Math.round(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

/** A stretch of time in words: 1 d 2 h, 10 min, 5 s. */
export function stretch(seconds) {
  const units = [
    [86_400, "d"],
    [3600, "h"],
    [60, "min"],
    [1, "s"],
  ];
  let rest = Math.round(seconds);
  const parts = units.map(([size, unit]) => {
    const number = Math.floor(rest / size);
    rest -= number * size;
    return number ? `${number} ${unit}` : "";
  });
  return parts.filter(Boolean).slice(0, 2).join(" ") || "0 s";
}

export function weight(bytes) {
  if (!bytes) return "";
  const units = ["B", "KB", "MB"];
  const power = Math.min(Math.floor(Math.log2(bytes) / 10), 2);
  return `${Math.round((bytes / 1024 ** power) * 10) / 10} ${units[power]}`;
}

export const plural = (number, one, many) => `${number} ${number === 1 ? one : many}`;
export const phoneOf = (digits) => (digits.startsWith("+") ? digits : `+${digits}`);
