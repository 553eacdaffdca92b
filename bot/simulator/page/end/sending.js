// What is sent besides words: files, recordings, samples, contacts.

import { isPrivate } from "../state/places.js";
import { chooseFiles } from "./attach.js";
import { confirmFiles } from "./preview.js";

export class Sending {
  constructor(end, conversation) {
    this.end = end;
    this.conversation = conversation;
  }

  /** The menu of what can be attached. */
  items() {
    const files = (picture) => () => chooseFiles(picture, (chosen, asFiles) => this.files(chosen, asFiles));
    const sample = (kind) => () => this.sample(kind);
    return [
      { icon: "photo", text: "Photo or video", run: files(true) },
      { icon: "file", text: "File", run: files(false) },
      { icon: "sticker", text: "Sticker", run: sample("sticker") },
      { icon: "place", text: "Location", run: sample("location") },
      ...(isPrivate(this.end.chat) ? this.#contacts() : []),
      { heading: "Nothing at hand?" },
      { icon: "photo", text: "A made-up photo", run: sample("photo") },
      { icon: "play", text: "A made-up video", run: sample("video") },
      { icon: "voice", text: "A made-up recording", run: sample("voice") },
      { icon: "file", text: "A made-up PDF", run: sample("document") },
    ];
  }

  #contacts() {
    const contact = (own) => () => (this.conversation.log.toEnd(), this.end.deeds.do("contact", { own }));
    return [
      { icon: "phone", text: "My contact", run: contact(true) },
      { icon: "person", text: "Somebody else’s contact", run: contact(false) },
    ];
  }

  async sample(kind, words) {
    const done = await this.end.deeds.media(kind, this.#answered());
    if (done && words) this.end.toasts.say(words);
  }

  async files(files, asFiles) {
    const sure = await confirmFiles(this.end.screen, files, asFiles);
    if (sure) this.end.deeds.send(sure.files, { caption: sure.caption, answered: this.#answered() });
  }

  voice({ blob, seconds }) {
    const file = { kind: "voice", name: "voice", blob, details: { seconds } };
    this.end.deeds.send([file], { answered: this.#answered() });
  }

  /** Something goes now: the newest comes into view, and what it answers is no longer marked. */
  #answered() {
    this.conversation.log.toEnd();
    return this.conversation.composer.takeAnswered();
  }
}
