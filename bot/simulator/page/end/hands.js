// What hands do in a log: clicks and double clicks, a long press, the menu key, arrows from message to message.

import { clicked } from "../drawing/rich.js";
import { view } from "../over/viewer.js";
import { move } from "../drawing/keys.js";

const LONG_PRESS = 480;
const SLIP = 12;

export class Hands {
  #press = null;

  constructor(log, act, opened) {
    this.log = log;
    this.act = act;
    this.opened = opened;
    const { list, scroller } = log;
    list.addEventListener("click", (event) => this.#clicked(event));
    list.addEventListener("dblclick", (event) => this.#doubled(event));
    list.addEventListener("contextmenu", (event) => this.#asked(event));
    list.addEventListener("keydown", (event) => this.#pressed(event));
    scroller.addEventListener("keydown", (event) => event.target === scroller && this.#enter(event));
    list.addEventListener("pointerdown", (event) => this.#touched(event), { passive: true });
    for (const end of ["pointerup", "pointercancel"])
      list.addEventListener(end, () => clearTimeout(this.#press?.timer), { passive: true });
    list.addEventListener("pointermove", (event) => this.#slipped(event), { passive: true });
  }

  /** The message at a node: in an album the one picture, else the one of the row. */
  #of(target) {
    const id = target.closest("[data-of]")?.dataset.of ?? target.closest(".row")?.dataset.id;
    return this.log.message(Number(id));
  }

  #clicked(event) {
    const { target } = event;
    const [key, answered, reaction, photo] = ["[data-button]", "[data-goto]", "[data-react]", "[data-view]"].map((it) =>
      target.closest(it),
    );
    if (key) this.act.tap(this.log.message(Number(key.closest(".row").dataset.id)), Number(key.dataset.button));
    else if (answered) this.log.goTo(Number(answered.dataset.goto));
    else if (reaction)
      this.act.react(this.#of(reaction), reaction.dataset.react, reaction.getAttribute("aria-pressed") === "true");
    else if (photo) this.#view(photo);
    else if (clicked(target, this.opened, this.act) && target.closest("a")) event.preventDefault();
  }

  #view(photo) {
    const all = [...photo.closest(".bubble").querySelectorAll("[data-view]")].map((it) => it.dataset.view);
    view(all, all.indexOf(photo.dataset.view));
  }

  #doubled(event) {
    const message = this.#of(event.target);
    if (!message || message.service || event.target.closest("button, a, video, [data-part]")) return;
    getSelection().removeAllRanges();
    this.act.reply(message);
  }

  // -- the menu ---------------------------------------------------------------------------------------------------

  /** The right button, the menu key and Shift+F10 all come as this one event; a key's comes without a place. */
  #asked(event) {
    const message = this.#of(event.target);
    if (!message || event.target.closest("video") || !getSelection().isCollapsed) return;
    event.preventDefault();
    const bare = event.clientX === 0 && event.clientY === 0;
    const byKey = bare || event.pointerType === "" || event.button !== 2;
    this.#menu(message, byKey ? spotOf(event.target.closest(".row")) : { left: event.clientX, top: event.clientY });
  }

  #menu(message, at) {
    this.act.menu(message, at);
  }

  #touched(event) {
    if (event.pointerType !== "touch" || event.target.closest(".keys, video")) return;
    const { clientX: left, clientY: top, target } = event;
    clearTimeout(this.#press?.timer);
    const open = () => this.#of(target) && this.#menu(this.#of(target), { left, top });
    this.#press = { left, top, timer: setTimeout(open, LONG_PRESS) };
  }

  #slipped(event) {
    if (this.#press && Math.hypot(event.clientX - this.#press.left, event.clientY - this.#press.top) > SLIP)
      clearTimeout(this.#press.timer);
  }

  // -- the keyboard -----------------------------------------------------------------------------------------------

  /** From the log as a whole to its newest message. */
  #enter(event) {
    const rows = this.#rows();
    if (event.key !== "ArrowUp" || event.altKey || !rows.length) return;
    event.preventDefault();
    rows.at(-1).focus();
  }

  #pressed(event) {
    const { target, key } = event;
    if (target.matches(".row")) return this.#onRow(event);
    if (target.closest(".keys")) return move(event);
    if (target.matches("[data-part]") && (key === "Enter" || key === " ")) {
      event.preventDefault();
      target.click();
    }
    return undefined;
  }

  #onRow(event) {
    const rows = this.#rows();
    const at = rows.indexOf(event.target);
    const message = this.#of(event.target);
    if (event.key === "ArrowUp") (rows[at - 1] ?? rows[at]).focus();
    else if (event.key === "ArrowDown") (rows[at + 1] ?? this.log.scroller).focus();
    else if (event.key === "Enter" || event.key === " ") this.#menu(message, spotOf(event.target));
    else if (event.key === "Escape") this.log.scroller.focus();
    else return;
    event.preventDefault();
  }

  #rows() {
    return [...this.log.list.querySelectorAll(".row[data-id]")];
  }
}

/** Where a menu opens that no pointer asked for: at the message's lower edge. */
function spotOf(row) {
  const { left, right, top, bottom } = (row.querySelector(".bubble, .pill span") ?? row).getBoundingClientRect();
  const shown = Math.min(bottom, innerHeight - 120);
  return { left: left + 16, right: right - 16, top: Math.max(top, shown - 30), bottom: shown };
}
