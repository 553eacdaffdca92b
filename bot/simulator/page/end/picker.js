// One of many people: a button with who it is, which opens a list to search in.

import { avatar } from "../drawing/avatar.js";
import { el, redraw } from "../drawing/dom.js";
import { icon } from "../drawing/icons.js";

export class Picker {
  #people = [];
  #unread = () => 0;
  #me = null;
  #chosen = 0;

  constructor(role, choose) {
    this.choose = choose;
    const name = `${role}-people`;
    this.button = el("button", {
      type: "button",
      class: "picker",
      "aria-haspopup": "listbox",
      "aria-expanded": "false",
      onclick: () => (this.panel.hidden ? this.#open() : this.#close()),
    });
    this.search = el("input", {
      type: "search",
      placeholder: "Search",
      role: "combobox",
      "aria-label": `Search ${role}s`,
      "aria-controls": name,
      "aria-expanded": "true",
      autocomplete: "off",
    });
    this.list = el("div", { class: "picks", role: "listbox", id: name, "aria-label": `Which ${role} you are` });
    this.panel = el("div", { class: "pick-panel", hidden: true }, this.search, this.list);
    this.node = el("div", { class: "pick-place", hidden: true }, this.button, this.panel);
    this.search.addEventListener("input", () => ((this.#chosen = 0), this.#draw()));
    this.search.addEventListener("keydown", (event) => this.#pressed(event));
    this.node.addEventListener("focusout", (event) => this.node.contains(event.relatedTarget) || this.#close());
  }

  show(people, me, unread) {
    [this.#people, this.#me, this.#unread] = [people, me, unread];
    const others = people.filter((it) => it.id !== me?.id).reduce((sum, it) => sum + unread(it.id), 0);
    const drawn = () =>
      [
        me ? avatar(me.id, me.name) : null,
        el("span", { class: "first-name", dir: "auto" }, me?.name ?? "Nobody"),
        el("span", { class: "of" }, `of ${people.length}`),
        others ? el("span", { class: "count" }, String(others)) : null,
        icon("down"),
      ].filter(Boolean);
    redraw(this.button, [me?.id, me?.name, people.length, others], drawn);
    if (!this.panel.hidden) this.#draw();
  }

  #open() {
    this.search.value = "";
    this.#chosen = Math.max(
      0,
      this.#people.findIndex((it) => it.id === this.#me?.id),
    );
    this.panel.hidden = false;
    this.button.setAttribute("aria-expanded", "true");
    this.#draw();
    this.search.focus();
  }

  #close() {
    this.panel.hidden = true;
    this.button.setAttribute("aria-expanded", "false");
  }

  #found() {
    const wanted = this.search.value.trim().toLowerCase();
    return this.#people.filter((it) => `${it.name} ${it.username ?? ""}`.toLowerCase().includes(wanted));
  }

  #draw() {
    const found = this.#found();
    this.#chosen = Math.min(this.#chosen, Math.max(0, found.length - 1));
    const sign = found.map((it, index) => [
      it.id,
      it.name,
      this.#unread(it.id),
      it.id === this.#me?.id,
      index === this.#chosen,
    ]);
    redraw(this.list, sign, () =>
      found.length
        ? found.map((it, index) => this.#option(it, index))
        : [el("p", { class: "nobody" }, "Nobody of that name")],
    );
    this.search.setAttribute("aria-activedescendant", `${this.list.id}-${this.#chosen}`);
    this.list.children[this.#chosen]?.scrollIntoView({ block: "nearest" });
  }

  #option(person, index) {
    const news = this.#unread(person.id);
    return el(
      "div",
      {
        role: "option",
        class: "pick",
        id: `${this.list.id}-${index}`,
        "aria-selected": String(index === this.#chosen),
        "aria-label": person.name + (news ? `, ${news} unread` : ""),
        onmousedown: (event) => (event.preventDefault(), this.#pick(person)),
      },
      avatar(person.id, person.name),
      el("span", { class: "grow", dir: "auto" }, person.name),
      el("span", { class: "rest" }, person.language_code?.toUpperCase() ?? ""),
      news ? el("span", { class: "count", "aria-hidden": "true" }, String(news)) : null,
    );
  }

  #pick(person) {
    this.#close();
    this.button.focus();
    if (person) this.choose(person.id);
  }

  #pressed(event) {
    const found = this.#found();
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && found.length) this.#chosen = (this.#chosen + step + found.length) % found.length;
    else if (event.key === "Enter") return (event.preventDefault(), this.#pick(found[this.#chosen]));
    else if (event.key === "Escape") return (this.#close(), this.button.focus());
    else return undefined;
    event.preventDefault();
    return this.#draw();
  }
}
