// Three lines for whoever opens the page for the first time.

import { el, icon } from "./dom.js";
import { recall, remember } from "./memory.js";

export class Intro {
  constructor(node, help) {
    this.node = node;
    this.lines = el("ol", {});
    const close = el("button", { type: "button", class: "plain", "aria-label": "Got it, hide this", title: "Got it", onclick: () => this.#hide(help) }, icon("close"));
    node.append(this.lines, close);
    node.hidden = recall("intro") === "read";
    help.setAttribute("aria-controls", node.id);
    help.addEventListener("click", () => (node.hidden ? (node.hidden = false) : this.#hide(help)));
  }

  show(prospect, manager) {
    const you = (person, nobody) => el("b", { dir: "auto" }, person?.name ?? nobody);
    this.lines.replaceChildren(
      el("li", {}, "On the left you are ", you(prospect, "a prospect"), ": press START and answer the bot, with its keys or in your own words."),
      el("li", {}, "What you send to the managers arrives in their group on the right. There you are ", you(manager, "a manager"), ": take it, and see what the other end is told."),
      el("li", {}, "Play somebody else with the names above a chat, or add a person with +. Nothing here leaves this computer."),
    );
  }

  #hide(help) {
    this.node.hidden = true;
    remember("intro", "read");
    help.focus();
  }
}
