// What stands above the line: the message that is answered or edited.

import { lineOf } from "../state/words.js";
import { el, iconButton } from "../drawing/dom.js";
import { icon } from "../drawing/icons.js";

export class Above {
  answering = null;
  editing = null;

  /** `dropped()` is told when somebody thinks better of it. */
  constructor(dropped) {
    this.node = el("div", { class: "above", hidden: true });
    this.dropped = dropped;
  }

  reply(message) {
    this.editing = null;
    this.answering = message;
    this.#show("reply", `Reply to ${message.from.name}`, lineOf(message), true);
  }

  edit(message) {
    this.answering = null;
    this.editing = message;
    this.#show("edit", "Edit message", message.text, true);
  }

  /** What the bot wants answered, unless one does something else. */
  forced(message) {
    if (this.answering || this.editing) return;
    if (message) this.#show("reply", "Reply to", lineOf(message), false);
    else this.node.hidden = true;
  }

  forget() {
    this.answering = this.editing = null;
    this.node.hidden = true;
  }

  #show(drawing, title, text, drops) {
    const words = el("div", { class: "words" }, el("b", {}, title), el("span", { dir: "auto" }, text));
    const off = drops ? [iconButton(icon("close"), "Cancel", () => this.dropped())] : [];
    this.node.replaceChildren(icon(drawing), words, ...off);
    this.node.hidden = false;
  }
}
