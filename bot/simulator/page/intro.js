// Three lines for whoever opens the page for the first time.

import { recall, remember } from "./state/memory.js";
import { el, iconButton, redraw } from "./drawing/dom.js";
import { icon } from "./drawing/icons.js";

/** The same said at length, and for a phone, where there are no sides. */
const line = (wide, narrow) =>
  el("li", {}, el("span", { class: "at-length" }, wide), el("span", { class: "in-short" }, narrow));

export class Intro {
  constructor(node, help) {
    this.node = node;
    this.lines = el("ol", {});
    node.append(
      this.lines,
      iconButton(icon("close"), "Got it, hide this", () => this.#hide(help), { title: "Got it" }),
    );
    node.hidden = recall("intro") === "read";
    help.setAttribute("aria-controls", node.id);
    help.addEventListener("click", () => (node.hidden ? (node.hidden = false) : this.#hide(help)));
  }

  show(prospect, manager) {
    const you = (person, nobody) => el("b", { dir: "auto" }, person?.name ?? nobody);
    redraw(this.lines, [prospect?.name, manager?.name], () => [
      line(
        [
          "On the left you are ",
          you(prospect, "a prospect"),
          ": press START and answer the bot, with its keys, in your own words, with a photo or a voice message.",
        ],
        ["Press START and answer the bot."],
      ),
      line(
        [
          "On the right you are ",
          you(manager, "a manager"),
          ": what you send arrives in the group there. Take it, and see what the other end is told. The pictures above a chat switch who you are.",
        ],
        ["Take what arrives under ", el("b", {}, "Managers"), "."],
      ),
      line(
        [
          "At the foot of the page lies the ",
          el("b", {}, "desk"),
          ": break Telegram under ",
          el("b", {}, "Faults"),
          ", kill the bot, and watch that nothing is lost. Nothing here leaves this computer.",
        ],
        ["Break Telegram under ", el("b", {}, "Faults"), ", kill the bot."],
      ),
    ]);
  }

  #hide(help) {
    this.node.hidden = true;
    remember("intro", "read");
    help.focus();
  }
}
