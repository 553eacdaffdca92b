// The bot's commands above the line: they open with "/" and are walked through with arrows.

import { el } from "../drawing/dom.js";

export class Commands {
  #all = [];
  #chosen = 0;
  #open = false;

  /** `input` is the line; `choose(command)` and `fill(text)` are told what was chosen or completed. */
  constructor(name, input, { choose, fill }) {
    this.input = input;
    this.choose = choose;
    this.fill = fill;
    this.list = el("div", {
      class: "commands",
      id: `${name}-commands`,
      role: "listbox",
      "aria-label": "Commands",
      hidden: true,
    });
    this.button = el(
      "button",
      {
        type: "button",
        class: "commands-button",
        "aria-label": "Commands of the bot",
        title: "Commands of the bot",
        onclick: () => this.#toggle(),
      },
      el("span", { "aria-hidden": "true" }, "/"),
    );
    input.addEventListener("blur", () => this.close());
  }

  show(commands) {
    this.#all = commands;
    this.button.hidden = commands.length === 0;
  }

  /** Something was typed: what fits it is shown. */
  typed() {
    if (this.input.value.startsWith("/")) this.#draw();
    else this.close();
  }

  close() {
    this.#open = false;
    this.#chosen = 0;
    this.list.hidden = true;
    this.input.removeAttribute("aria-activedescendant");
  }

  /** A key while the commands are open; true when it meant them. */
  steer(event) {
    if (!this.#open) return false;
    const found = this.#matching();
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      this.#chosen = (this.#chosen + step + found.length) % found.length;
      this.#draw();
    } else if (event.key === "Enter") this.#run(found[this.#chosen]);
    else if (event.key === "Tab" && !event.shiftKey) this.fill(`/${found[this.#chosen].command}`);
    else if (event.key === "Escape") this.close();
    else return false;
    return true;
  }

  #toggle() {
    if (this.#open) return this.close();
    this.fill("");
    this.input.focus();
    return this.#draw();
  }

  #matching() {
    const text = this.input.value;
    if (!text) return this.#all;
    return /^\/\S*$/u.test(text) ? this.#all.filter((it) => it.command.startsWith(text.slice(1).toLowerCase())) : [];
  }

  #draw() {
    const found = this.#matching();
    if (!found.length) return this.close();
    this.#open = true;
    this.#chosen = Math.min(this.#chosen, found.length - 1);
    this.list.replaceChildren(...found.map((it, index) => this.#option(it, index)));
    this.list.hidden = false;
    this.list.children[this.#chosen].scrollIntoView({ block: "nearest" });
    return this.input.setAttribute("aria-activedescendant", `${this.list.id}-${this.#chosen}`);
  }

  #option(it, index) {
    return el(
      "div",
      {
        role: "option",
        id: `${this.list.id}-${index}`,
        "aria-selected": String(index === this.#chosen),
        onmousedown: (event) => (event.preventDefault(), this.#run(it)),
      },
      el("b", {}, `/${it.command}`),
      el("span", { dir: "auto" }, it.description),
    );
  }

  #run(it) {
    this.close();
    this.choose(`/${it.command}`);
  }
}
