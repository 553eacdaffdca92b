// Whom one plays: a switch between people, and a way to add one.

import { post } from "./api.js";
import { avatar, el, write } from "./dom.js";
import { box } from "./overlay.js";

const LANGUAGES = [["en", "English"], ["uk", "Українська"]];
const ARTICLE = { prospect: "a prospect", manager: "a manager" };

const firstName = (person) => person.name.split(" ")[0];

export class People {
  #sign = "";

  /** `choose(id)` is told of a choice, `added(id, payload)` of somebody new. */
  constructor(role, { choose, added, failed }) {
    this.role = role;
    this.choose = choose;
    this.added = added;
    this.failed = failed;
    this.name = el("b", { dir: "auto" });
    this.rest = el("span", { class: "rest" });
    this.you = el("p", { class: "you", "aria-live": "polite" }, "You are ", this.name, `, ${ARTICLE[role]}`, this.rest);
    this.choices = el("fieldset", { class: "choices" });
    this.choices.addEventListener("change", (event) => this.choose(Number(event.target.value)));
    this.add = el("button", { type: "button", class: "add", title: `Add ${ARTICLE[role]}`, "aria-label": `Add ${ARTICLE[role]}`, onclick: () => this.#ask() }, "+");
    this.node = el("div", { class: "people" }, this.you, el("div", { class: "switch" }, this.choices, this.add));
  }

  /** `unread` holds the ids of people who have something new in a chat that is not in view. */
  show(people, me, unread) {
    this.you.hidden = !me;
    write(this.name, me ? firstName(me) : "");
    write(this.rest, me ? ` · ${[me.language_code?.toUpperCase(), me.phone].filter(Boolean).join(" · ")}` : "");
    const sign = JSON.stringify(people.map((it) => [it.id, it.name]));
    if (sign !== this.#sign) this.#draw(people);
    this.#sign = sign;
    for (const choice of this.choices.querySelectorAll(".choice")) {
      const input = choice.querySelector("input");
      const news = unread.has(Number(input.value));
      input.checked = Number(input.value) === me?.id;
      choice.classList.toggle("news", news);
      input.setAttribute("aria-label", choice.title + (news ? ", new messages" : ""));
    }
  }

  #draw(people) {
    const focused = this.choices.contains(document.activeElement) ? document.activeElement.value : null;
    const choice = (it) =>
      el("label", { class: "choice", title: it.name },
        el("input", { type: "radio", name: `${this.role}-played`, value: String(it.id) }),
        avatar(it.id, it.name), el("span", { class: "first-name", dir: "auto" }, firstName(it)));
    this.choices.replaceChildren(el("legend", { class: "spoken" }, `Which ${this.role} you are`), ...people.map(choice));
    if (focused) this.choices.querySelector(`[value="${focused}"]`)?.focus();
  }

  async #ask() {
    const field = (label, input) => el("label", { class: "field" }, el("span", {}, label), input);
    const name = el("input", { required: true, maxlength: "64", autocomplete: "off" });
    const phone = el("input", { type: "tel", maxlength: "20", placeholder: "+380 67 123 45 67", autocomplete: "off" });
    const language = el("select", {}, LANGUAGES.map(([code, words]) => el("option", { value: code, lang: code }, words)));
    const payload = el("input", { maxlength: "64", pattern: "[A-Za-z0-9_\\-]*", placeholder: "site, for example", title: "Latin letters, digits, _ and -", autocomplete: "off" });
    const fields = [field("Name", name), field("Language of the app", language), field("Phone (optional)", phone)];
    if (this.role === "prospect") fields.push(field("Comes by a link with ?start= (optional)", payload));
    const buttons = [{ text: "Cancel", value: "" }, { text: "Add", value: "add", style: "strong" }];
    const answer = box(this.node, { title: `Add ${ARTICLE[this.role]}`, body: el("div", { class: "fields" }, fields), buttons });
    name.focus();
    if ((await answer) !== "add" || !name.value.trim()) return;
    const [first, ...last] = name.value.trim().split(/\s+/u);
    const person = { first_name: first, last_name: last.join(" "), language_code: language.value, phone: phone.value.replace(/[^+\d]/gu, ""), role: this.role };
    try {
      this.added((await post("people", person)).person, payload.value.trim());
    } catch (error) {
      this.failed(error);
    }
  }
}
