// Whom one plays: a switch between people (a searchable list when they are many), a way to add one, and settings.

import { avatar } from "../drawing/avatar.js";
import { el, iconButton, redraw, write } from "../drawing/dom.js";
import { icon } from "../drawing/icons.js";
import { addPerson } from "./person_forms.js";
import { Picker } from "./picker.js";

export const ARTICLE = { prospect: "a prospect", manager: "a manager" };
const MOST_SHOWN = 5;
const firstName = (person) => person.name.split(" ")[0];

export class People {
  /** `act`: choose(id), added(id, payload), failed(error), settings(). */
  constructor(role, act) {
    this.role = role;
    this.act = act;
    this.name = el("b", { dir: "auto" });
    this.rest = el("span", { class: "rest" });
    this.you = el("p", { class: "you", "aria-live": "polite" }, "You are ", this.name, el("span", { class: "at-length" }, `, ${ARTICLE[role]}`), this.rest);
    this.choices = el("fieldset", { class: "choices" });
    this.choices.addEventListener("change", (event) => this.act.choose(Number(event.target.value)));
    this.picker = new Picker(role, (id) => this.act.choose(id));
    this.add = el(
      "button",
      {
        type: "button",
        class: "add",
        title: `Add ${ARTICLE[role]}`,
        "aria-label": `Add ${ARTICLE[role]}`,
        onclick: () => this.#add(),
      },
      icon("plus"),
    );
    this.gear = iconButton(icon("gear"), "Settings of this person", () => this.act.settings());
    this.node = el(
      "div",
      { class: "people" },
      this.you,
      el("div", { class: "switch" }, this.choices, this.picker.node, this.add, this.gear),
    );
  }

  /** `unread` tells how much of what there is somebody has not seen. */
  show(people, me, unread) {
    this.you.hidden = this.gear.hidden = !me;
    write(this.name, me ? firstName(me) : "");
    write(
      this.rest,
      me
        ? ` · ${[me.language_code?.toUpperCase(), me.phone, me.deactivated && "deactivated"].filter(Boolean).join(" · ")}`
        : "",
    );
    const many = people.length > MOST_SHOWN;
    this.choices.hidden = many;
    this.picker.node.hidden = !many;
    if (many) this.picker.show(people, me, unread);
    else this.#showChoices(people, me, unread);
  }

  #showChoices(people, me, unread) {
    const focused = this.choices.contains(document.activeElement) ? document.activeElement.value : null;
    const drawn = () => [
      el("legend", { class: "spoken" }, `Which ${this.role} you are`),
      ...people.map((it) => this.#choice(it)),
    ];
    if (
      redraw(
        this.choices,
        people.map((it) => [it.id, it.name]),
        drawn,
      ) &&
      focused
    )
      this.choices.querySelector(`[value="${focused}"]`)?.focus();
    for (const choice of this.choices.querySelectorAll(".choice")) this.#mark(choice, me, unread);
  }

  #mark(choice, me, unread) {
    const input = choice.querySelector("input");
    const id = Number(input.value);
    const news = id === me?.id ? 0 : unread(id);
    input.checked = id === me?.id;
    choice.classList.toggle("news", news > 0);
    write(choice.querySelector(".count"), news ? String(news) : "");
    input.setAttribute("aria-label", choice.title + (news ? ", new messages" : ""));
  }

  #choice(person) {
    return el(
      "label",
      { class: "choice", title: person.name },
      el("input", { type: "radio", name: `${this.role}-played`, value: String(person.id) }),
      avatar(person.id, person.name),
      el("span", { class: "first-name", dir: "auto" }, firstName(person)),
      el("span", { class: "count", "aria-hidden": "true" }),
    );
  }

  async #add() {
    try {
      const added = await addPerson(this.node, this.role, ARTICLE[this.role]);
      if (added) this.act.added(added.person, added.payload);
    } catch (error) {
      this.act.failed(error);
    }
  }
}
