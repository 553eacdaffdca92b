// The messages of one chat: drawn once, changed in place, told to a screen reader as they come.

import { bubble, pill } from "../drawing/bubble.js";
import { el } from "../drawing/dom.js";
import { fitQuotes } from "../drawing/rich.js";
import { itemsOf } from "./blocks.js";
import { Hands } from "./hands.js";
import { Scrolling } from "./scrolling.js";

export class Log {
  #place = null;
  #drawn = new Map();
  #messages = new Map();
  #opened = new Set();
  #busy = new Map();
  #places = new Map();
  #newest = 0;

  /** `act` does what is clicked: tap, reply, menu, react, older, copy, hint, command, link. */
  constructor(label, act) {
    this.list = el("div", {
      class: "messages",
      role: "log",
      "aria-label": label,
      "aria-live": "polite",
      "aria-relevant": "additions",
    });
    this.scroller = el(
      "div",
      { class: "scroller", tabindex: "0", role: "region", "aria-label": `${label}, scrolls` },
      this.list,
    );
    this.scrolling = new Scrolling(this.scroller, this.list, act.older);
    this.node = el("div", { class: "log" }, this.scroller, this.scrolling.jump);
    new ResizeObserver(() => fitQuotes(this.list)).observe(this.scroller);
    this.hands = new Hands(this, act, this.#opened);
  }

  /** Draw the messages of a place; `name` tells one view from another, `me` is whom one plays. */
  show(name, messages, { me, named, language, waiting, now }) {
    const other = name !== this.#place;
    if (other) this.#leave(name);
    this.list.lang = language || "";
    this.list.setAttribute("aria-live", other ? "off" : "polite");
    this.#messages = new Map(messages.map((message) => [message.id, message]));
    const items = itemsOf(messages, { me, named, now });
    const nodes = items.map((item) => this.#node(item, other));
    if (this.#grewUp(items)) this.scrolling.staying(() => this.#arrange(nodes));
    else this.#arrange(nodes);
    fitQuotes(this.list);
    const names = new Set(items.map((item) => item.name));
    for (const known of this.#drawn.keys()) if (!names.has(known)) this.#drawn.delete(known);
    this.#count(messages, me, other);
    this.#markBusy(waiting);
    if (other) this.scrolling.arrive(this.#places.get(name));
    else this.scrolling.settle();
  }

  message(id) {
    return this.#messages.get(id);
  }

  /** A key was pressed: it glows until the bot answers. */
  wait(press, message, index) {
    this.#busy.set(press, { place: this.#place, name: message.id, index, sign: this.#drawn.get(message.id)?.sign });
  }

  toEnd() {
    this.scrolling.toEnd();
  }

  goTo(id) {
    const node = [...this.#drawn.values()].find((item) => item.messages?.some((message) => message.id === id))?.node;
    if (!node) return;
    node.scrollIntoView({ block: "center" });
    node.classList.remove("flash");
    void node.offsetWidth;
    node.classList.add("flash");
  }

  /** Put the focus on the keys of the newest message, if there are any. */
  focusKeys() {
    const key = [...this.list.querySelectorAll(".row.last .keys")].pop();
    key?.focus({ preventScroll: true });
    return Boolean(key);
  }

  // -- drawing ----------------------------------------------------------------------------------------------------

  #node(item, silent) {
    const known = this.#drawn.get(item.name);
    if (known?.sign === item.sign) return known.node;
    const part = `${this.#place}/${item.name}`;
    const node = item.day ? pill(item.day) : bubble(item.messages, { ...item.context, part, opened: this.#opened });
    if (known) this.#exchange(known.node, node);
    else if (!silent) node.classList.add("new");
    this.#drawn.set(item.name, { ...item, node });
    return node;
  }

  /** Replace what changed; the focus stays on the same key, or with the keys. */
  #exchange(old, fresh) {
    const focused = old.contains(document.activeElement) ? document.activeElement : null;
    old.replaceWith(fresh);
    if (!focused) return;
    const keys = [...fresh.querySelectorAll(".key")];
    const same =
      focused === old
        ? fresh
        : (keys.find((key) => key.textContent === focused.textContent) ?? fresh.querySelector(".keys"));
    if (same) same.focus({ preventScroll: true });
    else if (!this.focusKeys()) this.scroller.focus({ preventScroll: true });
  }

  #grewUp(items) {
    const first = this.list.querySelector(".row")?.dataset.id;
    const at = items.findIndex((item) => String(item.name) === first);
    return first !== undefined && at > 1;
  }

  #arrange(nodes) {
    const lost = this.list.contains(document.activeElement);
    let at = this.list.firstChild;
    for (const node of nodes) {
      if (node === at) at = at.nextSibling;
      else this.list.insertBefore(node, at);
    }
    while (at) {
      const next = at.nextSibling;
      at.remove();
      at = next;
    }
    if (lost && !this.list.contains(document.activeElement) && !this.focusKeys())
      this.scroller.focus({ preventScroll: true });
  }

  #markBusy(waiting) {
    for (const key of this.list.querySelectorAll(".key.busy")) key.classList.remove("busy");
    for (const [press, it] of this.#busy) {
      const drawn = it.place === this.#place ? this.#drawn.get(it.name) : null;
      if (!waiting.includes(press) || drawn?.sign !== it.sign) this.#busy.delete(press);
      else drawn.node.querySelector(`[data-button="${it.index}"]`)?.classList.add("busy");
    }
  }

  #leave(name) {
    if (this.#place !== null) {
      if (this.scrolling.stuck) this.#places.delete(this.#place);
      else this.#places.set(this.#place, this.scroller.scrollTop);
    }
    this.#place = name;
    this.#drawn.clear();
    this.list.replaceChildren();
  }

  #count(messages, me, other) {
    const fresh = messages.filter((message) => message.id > this.#newest && message.from.id !== me).length;
    if (!other) this.scrolling.count(fresh);
    this.#newest = messages.at(-1)?.id ?? 0;
  }
}
