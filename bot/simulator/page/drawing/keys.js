// Keys: those below a message, and those of the reply keyboard. Arrows move among them as on a keypad.

import { el } from "./dom.js";
import { icon } from "./icons.js";
import { signed } from "./signs.js";

/** The keys below a message; a click is told by the log that holds them, from data-button. */
export function inlineKeys(rows) {
  let index = 0;
  const key = (button) =>
    el(
      "button",
      { type: "button", class: `key ${button.style ?? ""}`, title: told(button), "data-button": index++ },
      el("span", { class: "label", dir: "auto" }, signed(button.text)),
      button.copies !== null ? icon("copy") : null,
      button.url !== null ? icon("link") : null,
    );
  const drawn = rows.map((row) => el("div", { class: "key-row" }, row.map(key)));
  return el("div", { class: "keys", role: "group", "aria-label": "Buttons", tabindex: "-1" }, drawn);
}

const told = (button) => button.url ?? (button.copies !== null ? `Copies ${button.copies}` : null);

/** The reply keyboard. */
export function replyKeys(rows, press) {
  const key = (it) =>
    el(
      "button",
      { type: "button", class: `key ${it.style ?? ""}`, onclick: () => press(it) },
      it.contact ? icon("phone") : null,
      el("span", { class: "label", dir: "auto" }, signed(it.text)),
    );
  return rows.map((row) => el("div", { class: "key-row" }, row.map(key)));
}

const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/** Go from key to key. */
export function move(event) {
  const step = STEPS[event.key];
  const here = event.target.closest(".key");
  if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
  const rows = [...event.target.closest(".keys, .keyboard").querySelectorAll(".key-row")].map((row) => [
    ...row.children,
  ]);
  const at = rows.findIndex((row) => row.includes(here));
  const there = at < 0 ? rows[0] : rows[at + step[0]];
  const place = at < 0 ? 0 : Math.min(rows[at].indexOf(here) + step[1], there?.length - 1);
  if (!there?.[place]) return;
  event.preventDefault();
  there[place].focus();
}
