// The bot's keyboard below the line, and the button that folds it away or brings it back.

import { el, set } from "../drawing/dom.js";
import { icon } from "../drawing/icons.js";
import { move, replyKeys } from "../drawing/keys.js";

export class ReplyKeyboard {
  #place = null;
  #name = "";
  #sign = "";
  #folds = new Map();

  /** `press(key)` is told of a key, `left()` when the keys that had the focus are gone. */
  constructor({ press, left }) {
    this.press = press;
    this.left = left;
    this.toggle = el("button", { type: "button", class: "plain", onclick: () => this.#turn() }, icon("keys"));
    this.node = el("div", {
      class: "keyboard",
      role: "group",
      "aria-label": "Reply keyboard",
      hidden: true,
      onkeydown: move,
    });
  }

  show(place, keyboard) {
    this.#place = place;
    this.#name = keyboard ? `${keyboard.message}/${keyboard.hidden}` : "";
    this.toggle.hidden = keyboard === null;
    this.#draw(keyboard);
    const fold = this.#folds.get(place);
    this.#open(keyboard !== null && (fold?.name === this.#name ? fold.open : !keyboard.hidden));
  }

  #draw(keyboard) {
    const sign = keyboard ? JSON.stringify([this.#place, keyboard]) : "";
    if (sign === this.#sign) return;
    this.#sign = sign;
    const focused = this.node.contains(document.activeElement);
    this.node.replaceChildren(...(keyboard ? replyKeys(keyboard.rows, this.press) : []));
    if (focused) this.left();
  }

  #open(open) {
    this.node.hidden = !open;
    const label = open ? "Hide the keyboard" : "Show the keyboard";
    set(this.toggle, { "aria-expanded": String(open), "aria-label": label, title: label });
  }

  #turn() {
    const open = this.node.hidden;
    this.#folds.set(this.#place, { name: this.#name, open });
    this.#open(open);
  }
}
