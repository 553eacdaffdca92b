// The controls of the desk and of forms: small buttons, switches, choices.

import { el } from "./dom.js";
import { icon } from "./icons.js";

/** `given`: drawing, style, label (said instead of the words), control (a name to find it again after drawing anew). */
export function smallButton(words, onclick, { drawing, style = "", label = null, control = null } = {}) {
  const named = {
    type: "button",
    class: `small-button ${style}`,
    "aria-label": label,
    "data-control": control,
    onclick,
  };
  return el("button", named, drawing ? icon(drawing) : null, words);
}

/** A switch; `change(on)` is told when it is turned. */
export function turn(on, change = () => {}, control = null) {
  const turned = () => change(input.checked);
  const input = el("input", { type: "checkbox", role: "switch", "data-control": control, onchange: turned });
  input.checked = on;
  return input;
}

/** A switch or a choice with its words to the left, and a note below them. */
export function flip(words, note, input) {
  const said = note ? [el("b", {}, words), el("small", {}, note)] : words;
  return el("label", { class: "flip" }, el("span", { class: "grow" }, said), input);
}

/** The options of a choice, from pairs of value and words. */
export const options = (pairs) => pairs.map(([value, words]) => el("option", { value }, words));
