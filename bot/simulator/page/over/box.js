// Boxes that lie over the page and wait: questions, alerts, forms.

import { el } from "../drawing/dom.js";

let boxes = 0;

/** A box over `over`; resolves to the value of the button that closed it, "" when it was dismissed. */
export function box(over, { role = "dialog", title, body, buttons, kind = "" }) {
  const name = `box-${(boxes += 1)}`;
  const dialog = el("dialog", { class: `box ${kind}`, role, "aria-labelledby": name });
  const row = el(
    "div",
    { class: "box-buttons" },
    buttons.map((button) => boxButton(button, dialog)),
  );
  const form = el("form", { method: "dialog" }, el("h2", { id: name }, title), body, row);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    dialog.close(event.submitter?.value || buttons.at(-1).value);
  });
  dialog.addEventListener("click", (event) => event.target === dialog && event.detail && dialog.close(""));
  dialog.append(form);
  return shown(dialog, over);
}

const boxButton = ({ text, value, style }, dialog) =>
  el(
    "button",
    {
      type: value ? "submit" : "button",
      value,
      class: `box-button ${style ?? ""}`,
      onclick: value ? () => {} : () => dialog.close(""),
    },
    text,
  );

/** Show a dialog of one's own making over `over` until it closes. */
export function shown(dialog, over) {
  document.body.append(dialog);
  if (over) centre(dialog, over);
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

/** A question; true when the answer is yes. */
export async function ask(over, title, text, yes, style = "strong") {
  const buttons = [
    { text: "Cancel", value: "" },
    { text: yes, value: "yes", style },
  ];
  return (await box(over, { title, body: el("p", { class: "box-text", dir: "auto" }, text), buttons })) === "yes";
}

export const field = (label, input) => el("label", { class: "field" }, el("span", {}, label), input);

/** A list of things to choose one of; resolves to its index, or null. */
export async function choose(over, title, rows) {
  const dialog = el("dialog", { class: "box list-box", "aria-label": title });
  const option = (row, index) =>
    el("button", { type: "button", class: "pick", onclick: () => dialog.close(String(index)) }, row);
  dialog.append(el("h2", {}, title), el("div", { class: "picks" }, rows.map(option)));
  dialog.addEventListener("click", (event) => event.target === dialog && event.detail && dialog.close(""));
  const answer = await shown(dialog, over);
  return answer === "" ? null : Number(answer);
}
