// Short words over a chat that go away by themselves.

import { el } from "../drawing/dom.js";

const SHORTEST = 3000;
const PER_CHARACTER = 45;
const MOST = 3;

export class Toasts {
  node = el("div", { class: "toasts", role: "status", "aria-live": "polite" });

  clear() {
    this.node.replaceChildren();
  }

  say(text, kind = "") {
    const toast = el("div", { class: `toast ${kind}`, dir: "auto" }, text);
    this.node.append(toast);
    while (this.node.children.length > MOST) this.node.firstChild.remove();
    setTimeout(() => toast.remove(), SHORTEST + PER_CHARACTER * text.length);
  }
}
