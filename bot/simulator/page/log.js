// The messages of one chat: drawn once, changed in place, at the newest unless one has scrolled up.

import { bubble, dayOf, pill } from "./bubble.js";
import { el, icon, plural } from "./dom.js";
import { clicked } from "./rich.js";

const NEAR = 48;
const TOGETHER = 600;

export class Log {
  #chat = null;
  #drawn = new Map();
  #opened = new Set();
  #busy = new Map();
  #places = new Map();
  #newest = 0;
  #unread = 0;
  #stuck = true;
  #put = 0;

  /** `act` does what is clicked: tap(message, index, key), reply(message), copy, hint, command, link. */
  constructor(label, act) {
    this.act = act;
    this.list = el("div", { class: "messages", role: "log", "aria-label": label, "aria-live": "polite", "aria-relevant": "additions" });
    this.scroller = el("div", { class: "scroller", tabindex: "0", role: "region", "aria-label": `${label}, scrolls` }, this.list);
    this.badge = el("span", { class: "badge", "aria-hidden": "true" });
    this.jump = el("button", { type: "button", class: "jump", hidden: true, onclick: () => this.toEnd() }, icon("down"), this.badge);
    this.node = el("div", { class: "log" }, this.scroller, this.jump);
    this.scroller.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    this.list.addEventListener("click", (event) => this.#clicked(event));
    this.list.addEventListener("dblclick", (event) => this.#replyTo(event));
    this.list.addEventListener("keydown", (event) => this.#pressed(event));
    new ResizeObserver(() => this.#settle()).observe(this.scroller);
    new ResizeObserver(() => this.#settle()).observe(this.list);
  }

  /** Draw `messages`, a part of the chat's; `key` tells one view from another, `me` is whom one plays. */
  show(key, messages, { me, named, language, waiting }) {
    const other = key !== this.#chat;
    if (other) this.#leave(key);
    this.list.lang = language || "";
    this.list.setAttribute("aria-live", other ? "off" : "polite");
    const items = this.#items(messages, me, named);
    const nodes = items.map((item) => this.#node(item, other));
    this.#place(nodes);
    for (const name of this.#drawn.keys()) if (!items.some((item) => item.name === name)) this.#drawn.delete(name);
    this.#count(messages, me, other);
    this.#markBusy(waiting);
    if (other) {
      const place = this.#places.get(key);
      this.#stuck = place === undefined;
      if (!this.#stuck) this.scroller.scrollTop = place;
    }
    this.#settle();
  }

  message(id) {
    return this.#drawn.get(id)?.message;
  }

  /** A key was pressed: it glows until the bot answers. */
  wait(press, message, index) {
    this.#busy.set(press, { key: this.#chat, name: message.id, index, sign: this.#drawn.get(message.id)?.sign });
  }

  toEnd() {
    this.#stuck = true;
    this.#settle();
  }

  goTo(id) {
    const node = this.#drawn.get(id)?.node;
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

  #items(messages, me, named) {
    const items = [];
    messages.forEach((message, index) => {
      const [before, after] = [messages[index - 1], messages[index + 1]];
      if (!before || dayOf(before.date) !== dayOf(message.date)) items.push(this.#day(message));
      const context = { own: message.from.id === me, first: !together(before, message), last: !together(message, after), named };
      items.push({ name: message.id, message, sign: JSON.stringify([message, context]), context });
    });
    return items;
  }

  #day(message) {
    const day = dayOf(message.date);
    return { name: `${day} ${message.id}`, sign: day, day };
  }

  #node(item, silent) {
    const known = this.#drawn.get(item.name);
    if (known?.sign === item.sign) return known.node;
    const part = `${this.#chat}/${item.name}`;
    const node = item.day ? pill(item.day) : bubble(item.message, { ...item.context, part, opened: this.#opened });
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
    const same = keys.find((key) => key.textContent === focused.textContent) ?? fresh.querySelector(".keys");
    if (same) same.focus({ preventScroll: true });
    else if (!this.focusKeys()) this.scroller.focus({ preventScroll: true });
  }

  #place(nodes) {
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
    if (lost && !this.list.contains(document.activeElement) && !this.focusKeys()) this.scroller.focus({ preventScroll: true });
  }

  #markBusy(waiting) {
    for (const key of this.list.querySelectorAll(".key.busy")) key.classList.remove("busy");
    for (const [press, it] of this.#busy) {
      const drawn = it.key === this.#chat ? this.#drawn.get(it.name) : null;
      if (!waiting.includes(press) || drawn?.sign !== it.sign) this.#busy.delete(press);
      else drawn.node.querySelector(`[data-button="${it.index}"]`)?.classList.add("busy");
    }
  }

  #leave(key) {
    if (this.#chat !== null) {
      if (this.#stuck) this.#places.delete(this.#chat);
      else this.#places.set(this.#chat, this.scroller.scrollTop);
    }
    this.#chat = key;
    this.#drawn.clear();
    this.#unread = 0;
    this.list.replaceChildren();
  }

  // -- scrolling --------------------------------------------------------------------------------------------------

  #count(messages, me, other) {
    const newest = messages.at(-1)?.id ?? 0;
    const fresh = messages.filter((message) => message.id > this.#newest && message.from.id !== me).length;
    if (!other && !this.#stuck) this.#unread += fresh;
    this.#newest = newest;
  }

  #scrolled() {
    const { scrollTop, scrollHeight, clientHeight } = this.scroller;
    const moved = Math.abs(scrollTop - this.#put) > 1;
    if (!clientHeight || (this.#stuck && !moved)) return;
    this.#stuck = scrollHeight - scrollTop - clientHeight < NEAR;
    this.#showJump();
  }

  #settle() {
    if (this.#stuck) {
      this.scroller.scrollTop = this.scroller.scrollHeight;
      this.#put = this.scroller.scrollTop;
    }
    this.#showJump();
  }

  #showJump() {
    if (this.#stuck) this.#unread = 0;
    this.jump.hidden = this.#stuck;
    this.badge.textContent = this.#unread ? String(this.#unread) : "";
    const told = this.#unread ? `: ${plural(this.#unread, "new message", "new messages")}` : "";
    this.jump.setAttribute("aria-label", `To the newest message${told}`);
  }

  // -- clicks -----------------------------------------------------------------------------------------------------

  #of(target) {
    return this.message(Number(target.closest(".row")?.dataset.id));
  }

  #clicked(event) {
    const key = event.target.closest("[data-button]");
    const answered = event.target.closest("[data-goto]");
    if (key) this.act.tap(this.#of(key), Number(key.dataset.button));
    else if (answered) this.goTo(Number(answered.dataset.goto));
    else if (clicked(event.target, this.#opened, this.act) && event.target.closest("a")) event.preventDefault();
  }

  #pressed(event) {
    const part = event.target.closest("[data-part]");
    if (!part || part !== event.target || (event.key !== "Enter" && event.key !== " ")) return;
    event.preventDefault();
    part.click();
  }

  #replyTo(event) {
    const message = this.#of(event.target);
    if (!message || message.service || event.target.closest("button, a, [data-part]")) return;
    getSelection().removeAllRanges();
    this.act.reply(message);
  }
}

/** Whether Telegram draws two messages as one block. */
function together(one, other) {
  if (!one || !other || one.service || other.service || one.buttons.length) return false;
  return one.from.id === other.from.id && other.date - one.date < TOGETHER && dayOf(one.date) === dayOf(other.date);
}
