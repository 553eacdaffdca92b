// The desk panel: a bar at the foot of the page whose parts open above it, one at a time.

import { recall, remember } from "../state/memory.js";
import { el } from "../drawing/dom.js";

export class Dock {
  #open = null;

  /** `parts`: [{name, title, summary: node, body: node, opened()}]. */
  constructor(node, parts) {
    this.parts = parts;
    this.tabs = parts.map((part) => this.#tab(part));
    this.bodies = el(
      "div",
      { class: "dock-bodies" },
      parts.map((part) => this.#body(part)),
    );
    node.append(el("div", { class: "dock-bar", role: "group", "aria-label": "Desk panel" }, this.tabs), this.bodies);
    node.addEventListener("keydown", (event) => event.key === "Escape" && this.#fold(event));
    this.open(parts.some((part) => part.name === recall("dock")) ? recall("dock") : null);
  }

  /** Show one part by its name, or fold all with null. */
  open(name) {
    this.#open = name;
    this.bodies.hidden = name === null;
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

  #fold(event) {
    if (this.#open === null || event.target.closest("dialog, input, select")) return;
    const tab = this.tabs[this.parts.findIndex((part) => part.name === this.#open)];
    this.open(null);
    tab.focus();
  }
}
