// Where one is in a log: at the newest, unless one has scrolled up; then a button tells how many came since.

import { plural } from "../state/words.js";
import { el } from "../drawing/dom.js";
import { icon } from "../drawing/icons.js";

const NEAR = 48;
const FAR_UP = 120;

export class Scrolling {
  #stuck = true;
  #unread = 0;
  #put = 0;
  #height = 0;

  /** `scroller` scrolls, `list` grows in it; `atTop()` is told when the oldest comes into view. */
  constructor(scroller, list, atTop) {
    this.scroller = scroller;
    this.atTop = atTop;
    this.badge = el("span", { class: "badge", "aria-hidden": "true" });
    this.jump = el(
      "button",
      { type: "button", class: "jump", hidden: true, onclick: () => this.toEnd() },
      icon("down"),
      this.badge,
    );
    scroller.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    new ResizeObserver(() => this.settle()).observe(scroller);
    new ResizeObserver(() => this.settle()).observe(list);
  }

  get stuck() {
    return this.#stuck;
  }

  /** Another chat: at the place where it was left, or at its newest. */
  arrive(place) {
    this.#unread = 0;
    this.#stuck = place === undefined;
    if (!this.#stuck) this.scroller.scrollTop = place;
    this.settle();
  }

  count(fresh) {
    if (!this.#stuck) this.#unread += fresh;
  }

  toEnd() {
    this.#stuck = true;
    this.settle();
  }

  /** Do what puts older messages above, and stay where one is. */
  staying(change) {
    const below = this.scroller.scrollHeight - this.scroller.scrollTop;
    change();
    if (!this.#stuck) this.scroller.scrollTop = this.scroller.scrollHeight - below;
  }

  settle() {
    if (this.#stuck) {
      this.scroller.scrollTop = this.scroller.scrollHeight;
      this.#put = this.scroller.scrollTop;
      this.#height = this.scroller.clientHeight;
    }
    this.#showJump();
  }

  #scrolled() {
    const { scrollTop, scrollHeight, clientHeight } = this.scroller;
    const moved = Math.abs(scrollTop - this.#put) > 1;
    if (!clientHeight || (this.#stuck && !moved)) return undefined;
    if (this.#stuck && clientHeight !== this.#height) return this.settle(); // the room changed, nobody scrolled
    this.#stuck = scrollHeight - scrollTop - clientHeight < NEAR;
    if (scrollTop < FAR_UP) this.atTop();
    return this.#showJump();
  }

  #showJump() {
    if (this.#stuck) this.#unread = 0;
    this.jump.hidden = this.#stuck;
    this.badge.textContent = this.#unread ? String(this.#unread) : "";
    const told = this.#unread ? `: ${plural(this.#unread, "new message", "new messages")}` : "";
    this.jump.setAttribute("aria-label", `To the newest message${told}`);
  }
}
