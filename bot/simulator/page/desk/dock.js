// The desk panel: a bar at the foot of the page whose parts open above it, one at a time.

import { recall, remember } from "../state/memory.js";
import { el, iconButton } from "../drawing/dom.js";
import { icon } from "../drawing/icons.js";

export class Dock {
  #open = null;

  /** `parts`: [{name, title, summary: node, body: node, opened()}]; `turned()` is told of what opens and closes. */
  constructor(node, parts, turned) {
    this.parts = parts;
    this.turned = turned;
    this.tabs = parts.map((part) => this.#tab(part));
    this.bodies = el(
      "div",
      { class: "dock-bodies" },
      parts.map((part) => this.#body(part)),
    );
    this.close = iconButton(icon("close"), "Close the desk", () => this.#fold());
    const name = el("span", { class: "dock-name", "aria-hidden": "true" }, "Desk");
    const bar = { class: "dock-bar", role: "group", "aria-label": "Desk panel" };
    node.append(el("div", bar, name, this.tabs, this.close), this.bodies);
    node.addEventListener("keydown", (event) => event.key === "Escape" && this.#escaped(event));
    this.#show(parts.some((part) => part.name === recall("dock")) ? recall("dock") : null);
  }

  /** Show one part by its name, or fold all with null. */
  open(name) {
    this.#show(name);
    this.turned();
  }

  #show(name) {
    this.#open = name;
    this.bodies.hidden = this.close.hidden = name === null;
    this.parts.forEach((part, index) => {
      const shows = part.name === name;
      this.tabs[index].setAttribute("aria-expanded", String(shows));
      this.bodies.children[index].hidden = !shows;
      if (shows) part.opened?.();
    });
    remember("dock", name ?? "");
  }

  isOpen(name) {
    return this.#open === name;
  }

  #tab(part) {
    const turn = () => this.open(this.#open === part.name ? null : part.name);
    return el(
      "button",
      {
        type: "button",
        class: `dock-tab tab-${part.name}`,
        "aria-expanded": "false",
        "aria-controls": `dock-${part.name}`,
        onclick: turn,
      },
      el("b", {}, part.title),
      part.summary,
    );
  }

  #body(part) {
    return el(
      "section",
      { class: `dock-body ${part.name}`, id: `dock-${part.name}`, "aria-label": part.title, hidden: true },
      part.body,
    );
  }

  #escaped(event) {
    if (this.#open !== null && !event.target.closest("dialog, input, select")) this.#fold();
  }

  /** Fold all; the focus goes to what opens it again. */
  #fold() {
    const tab = this.tabs[this.parts.findIndex((part) => part.name === this.#open)];
    this.open(null);
    tab.focus();
  }
}
