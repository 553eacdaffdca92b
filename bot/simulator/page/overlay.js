// What lies over a chat for a while: toasts, alerts, questions, menus.

import { el, icon } from "./dom.js";

const SHORTEST = 3000;
const PER_CHARACTER = 45;

/** A place for toasts; `say` shows one. */
export class Toasts {
  node = el("div", { class: "toasts", role: "status", "aria-live": "polite" });

  clear() {
    this.node.replaceChildren();
  }

  say(text, kind = "") {
    const toast = el("div", { class: `toast ${kind}`, dir: "auto" }, text);
    this.node.append(toast);
    while (this.node.children.length > 3) this.node.firstChild.remove();
    setTimeout(() => toast.remove(), SHORTEST + PER_CHARACTER * text.length);
  }
}

/** A box over `over` that waits; resolves to the value of the button that closed it, "" when it was dismissed. */
export function box(over, { role = "dialog", title, body, buttons }) {
  const heading = el("h2", { id: "box-title" }, title);
  const row = el("div", { class: "box-buttons" });
  const dialog = el("dialog", { class: "box", role, "aria-labelledby": "box-title" });
  const form = el("form", { method: "dialog" }, heading, body, row);
  for (const { text, value, style } of buttons) {
    row.append(el("button", { type: value ? "submit" : "button", value, class: `box-button ${style ?? ""}`,
      onclick: value ? () => {} : () => dialog.close("") }, text));
  }
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    dialog.close(event.submitter?.value || buttons.at(-1).value);
  });
  dialog.append(form);
  document.body.append(dialog);
  centre(dialog, over);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue);
    });
  });
}

function centre(dialog, over) {
  const { left, width } = over.getBoundingClientRect();
  if (!width) return;
  dialog.style.setProperty("--centre", `${left + width / 2}px`);
  dialog.style.setProperty("--room", `${width}px`);
}

/** What the bot tells in a window of its own. */
export function tell(over, title, text) {
  const body = el("p", { class: "box-text", dir: "auto" }, text);
  return box(over, { role: "alertdialog", title, body, buttons: [{ text: "OK", value: "ok", style: "strong" }] });
}

/** A menu that opens from a button. `items` gives [{icon, text, run}] at the time it opens. */
export function menuButton(button, items) {
  const menu = el("div", { class: "menu", role: "menu", hidden: true });
  const close = (back) => {
    menu.hidden = true;
    button.setAttribute("aria-expanded", "false");
    if (back) button.focus();
  };
  const open = () => {
    menu.replaceChildren(...items().map((item) =>
      el("button", { type: "button", role: "menuitem", tabindex: "-1", onclick: () => (close(true), item.run()) }, icon(item.icon), item.text)));
    menu.hidden = false;
    button.setAttribute("aria-expanded", "true");
    menu.firstChild?.focus();
  };
  button.setAttribute("aria-haspopup", "menu");
  button.setAttribute("aria-expanded", "false");
  button.addEventListener("click", () => (menu.hidden ? open() : close(true)));
  menu.addEventListener("keydown", (event) => walk(event, [...menu.children], close));
  const around = el("div", { class: "menu-place" }, button, menu);
  around.addEventListener("focusout", (event) => {
    if (!around.contains(event.relatedTarget)) close(false);
  });
  return around;
}

function walk(event, items, close) {
  const at = items.indexOf(document.activeElement);
  const steps = { ArrowDown: at + 1, ArrowUp: at - 1 + items.length, Home: 0, End: items.length - 1 };
  if (event.key === "Escape") close(true);
  else if (event.key in steps) items[steps[event.key] % items.length].focus();
  else return;
  event.preventDefault();
}
