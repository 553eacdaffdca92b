// What goes wrong with Telegram: faults that are one press away, any other by a form, those in force.

import { post } from "../state/api.js";
import { el, iconButton, redraw, write } from "../drawing/dom.js";
import { icon } from "../drawing/icons.js";
import { askFault } from "./fault_form.js";
import { Machine } from "./machine.js";
import { PRESETS, said } from "./presets.js";

export class Faults {
  /** `failed(error)` is told what the simulator refused. */
  constructor(store, failed) {
    this.failed = failed;
    this.summary = el("span", { class: "dock-summary" });
    this.machine = new Machine(store, failed);
    const other = el(
      "button",
      { type: "button", class: "small-button", onclick: () => this.#other(store.state) },
      "Any other fault…",
    );
    this.list = el("ul", { class: "in-force", "aria-label": "Faults in force", "aria-live": "polite" });
    const presets = el(
      "div",
      { class: "presets", role: "group", "aria-label": "One press each" },
      PRESETS.map((preset) => this.#preset(preset)),
    );
    this.body = el(
      "div",
      { class: "columns" },
      el("div", { class: "column wide" }, el("h3", {}, "What shall go wrong?"), presets),
      el("div", { class: "column" }, el("h3", {}, "In force"), this.list, other),
      this.machine.node,
    );
  }

  show(state) {
    const { faults } = state;
    write(this.summary, this.#summaryOf(state));
    this.summary.classList.toggle("wrong", faults.length > 0 || state.process?.running === false);
    const rows = faults.map((fault) => ({ id: fault.id, ...said(fault, state) }));
    redraw(this.list, rows, () =>
      rows.length
        ? [...rows.map((row) => this.#row(row)), rows.length > 1 ? this.#clear(rows.length) : ""]
        : [el("li", { class: "nothing" }, "Nothing: Telegram works.")],
    );
    this.machine.show(state);
  }

  #summaryOf({ faults, process, limits, ahead }) {
    const told = [];
    if (faults.length) told.push(`${faults.length} in force`);
    if (process && !process.running) told.push("the bot is down");
    if (limits) told.push("limits held");
    if (ahead > 0) told.push("clock moved");
    return told.join(" · ") || "none";
  }

  #preset({ icon: drawing, title, note, fault }) {
    return el(
      "button",
      { type: "button", class: "preset", onclick: () => this.#add(fault) },
      el("span", { class: "preset-icon" }, icon(drawing)),
      el("span", {}, el("b", {}, title), el("small", {}, note)),
    );
  }

  #row({ id, title, note }) {
    const off = iconButton(icon("close"), `Take back: ${title}`, () => this.#do({ action: "remove", id }));
    return el("li", {}, el("span", { class: "grow" }, el("b", {}, title), el("small", {}, note)), off);
  }

  #clear(number) {
    const clear = el(
      "button",
      { type: "button", class: "small-button", onclick: () => this.#do({ action: "clear" }) },
      `Take back all ${number} faults`,
    );
    return el("li", { class: "bare" }, clear);
  }

  async #other(state) {
    const fault = await askFault(state);
    if (fault) this.#add(fault);
  }

  #add(fault) {
    return this.#do({ action: "add", ...fault });
  }

  async #do(body) {
    try {
      await post("faults", body);
    } catch (error) {
      this.failed(error);
    }
  }
}
