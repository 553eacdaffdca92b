// What the person one plays does: each deed is a request, one after the other, and what is refused is told.

import { post, upload } from "../state/api.js";
import { isPrivate } from "../state/places.js";
import { writesTo } from "./route.js";

const MOST_IN_ALBUM = 10;

export class Deeds {
  #queue = Promise.resolve();

  /** `where()` gives {me, chat, thread}: whose deed it is, and where; `failed(error)` is told what was refused. */
  constructor(where, failed) {
    this.where = where;
    this.failed = failed;
  }

  /** True when it was done. */
  do(path, body = {}, then = () => {}) {
    const place = this.#place();
    return this.#next(async () => then(await post(path, { ...place, ...body })));
  }

  write(text, answered) {
    return this.do("write", { text, ...this.#topic(), ...replying(answered) });
  }

  media(kind, answered) {
    return this.do("media", { kind, ...this.#topic(), ...replying(answered) });
  }

  /** `files`: [{kind, blob, name, details?}]. What fits together goes as an album, the caption with the first. */
  send(files, { caption = "", answered } = {}) {
    const [place, topic] = [this.#place(), this.#topic()];
    const where = { ...place, ...topic, ...replying(answered) };
    return this.#next(async () => {
      let words = caption;
      for (const group of grouped(files)) {
        await this.#sendGroup(group, where, words);
        words = "";
      }
    });
  }

  async #sendGroup(group, where, caption) {
    const items = [];
    for (const file of group) items.push({ kind: file.kind, file: await upload(file) });
    if (caption) items[0].caption = caption;
    if (items.length > 1) await post("album", { ...where, items });
    else await post("media", { ...where, ...items[0] });
  }

  /** The queue goes on after a refusal. */
  #next(work) {
    const done = this.#queue.then(work).then(
      () => true,
      (error) => (this.failed(error), false),
    );
    this.#queue = done;
    return done;
  }

  #place() {
    const { me, chat, first } = this.where();
    const bot = isPrivate(chat) && chat.bot !== first ? { bot: chat.bot } : {};
    return { person: me.id, ...bot, ...(isPrivate(chat) ? {} : { chat: chat.id }) };
  }

  #topic() {
    const thread = writesTo(this.where().thread);
    return thread ? { thread } : {};
  }
}

const replying = (message) => (message ? { reply_to: message.id } : {});
const togetherness = (file) => (file.kind === "photo" || file.kind === "video" ? "pictures" : file.kind);

/** Pictures and videos go together, files with files, a voice message alone; no more than ten at a time. */
export function grouped(files) {
  const groups = [];
  for (const file of files) {
    const last = groups.at(-1);
    const fits =
      last && last.length < MOST_IN_ALBUM && file.kind !== "voice" && togetherness(last[0]) === togetherness(file);
    if (fits) last.push(file);
    else groups.push([file]);
  }
  return groups;
}
