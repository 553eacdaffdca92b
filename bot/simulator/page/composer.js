// Where one writes: the line with its commands, what hangs on it, and the reply keyboard below.

import { el, icon, set, write } from "./dom.js";
import { move, replyKeys } from "./keys.js";
import { menuButton } from "./overlay.js";

const LONGEST = 4096;
const HIGHEST = 132;

const ATTACH = [
  ["photo", "Photo", "photo"], ["file", "Document", "document"], ["voice", "Voice message", "voice"],
  ["sticker", "Sticker", "sticker"], ["place", "Location", "location"],
];

export class Composer {
  #key = null;
  #drafts = new Map();
  #commands = [];
  #chosen = 0;
  #list = false;
  #answering = null;
  #editing = null;
  #keyboard = "";
  #out = new Map();

  /** `act` does it: send(text, replyTo), edit(message, text), key(key), media(kind), start(), own(), contacts(). */
  constructor(name, act) {
    this.act = act;
    this.input = el("textarea", { rows: "1", maxlength: "40000", dir: "auto", enterkeyhint: "send", autocomplete: "off",
      "aria-controls": `${name}-commands`, "aria-autocomplete": "list" });
    this.menu = el("button", { type: "button", class: "commands-button", "aria-label": "Commands of the bot", onclick: () => this.#openAll() }, "/");
    this.clip = el("button", { type: "button", class: "plain", "aria-label": "Attach", title: "Attach" }, icon("clip"));
    this.toggle = el("button", { type: "button", class: "plain", onclick: () => this.#toggleKeyboard() }, icon("keys"));
    this.sender = el("button", { type: "submit", class: "send", "aria-label": "Send", title: "Send" }, icon("send"));
    this.list = el("div", { class: "commands", id: `${name}-commands`, role: "listbox", "aria-label": "Commands", hidden: true });
    this.above = el("div", { class: "above", hidden: true });
    this.line = el("form", { class: "line" }, this.menu, menuButton(this.clip, () => this.#attachments()), this.input, this.toggle, this.sender);
    this.big = el("button", { type: "button", class: "big", hidden: true });
    this.keys = el("div", { class: "keyboard", role: "group", "aria-label": "Reply keyboard", hidden: true, onkeydown: move });
    this.node = el("div", { class: "composer" }, this.list, this.above, this.line, this.big, this.keys);
    this.line.addEventListener("submit", (event) => (event.preventDefault(), this.#send()));
    this.input.addEventListener("input", () => this.#typed());
    this.input.addEventListener("keydown", (event) => this.#pressed(event));
    this.input.addEventListener("blur", () => this.#closeList());
    this.big.addEventListener("click", () => this.act.start());
  }

  /** `mode`: write, start, blocked or none. */
  show(key, { mode, who, commands, keyboard, forced, placeholder }) {
    if (key !== this.#key) this.#change(key);
    this.#commands = commands;
    const began = mode === "write" && document.activeElement === this.big;
    this.menu.hidden = commands.length === 0;
    this.line.hidden = mode !== "write";
    this.big.hidden = mode !== "start" && mode !== "blocked";
    write(this.big, mode === "start" ? "START" : "RESTART");
    set(this.input, { placeholder: placeholder || "Message", "aria-label": `Message as ${who}` });
    if (forced && !this.#answering && !this.#editing) this.#showAbove("Reply to", forced.text || forced.kind, null);
    else if (!this.#answering && !this.#editing) this.above.hidden = true;
    this.#showKeyboard(mode === "write" ? keyboard : null);
    if (began) this.input.focus();
  }

  focus() {
    (this.line.hidden ? this.big : this.input).focus();
  }

  reply(message) {
    this.#editing = null;
    this.#answering = message;
    this.#showAbove(`Reply to ${message.from.name}`, message.text || message.kind, () => this.#forget());
    this.input.focus();
  }

  /** Put text back that could not be sent. */
  restore(text) {
    if (!this.input.value) this.#fill(text);
  }

  // -- writing ----------------------------------------------------------------------------------------------------

  #change(key) {
    if (this.#key !== null) this.#drafts.set(this.#key, this.input.value);
    this.#key = key;
    this.#forget();
    this.#closeList();
    this.#fill(this.#drafts.get(key) ?? "");
  }

  #fill(text) {
    this.input.value = text;
    this.#grow();
  }

  #grow() {
    this.input.style.height = "auto";
    const { scrollHeight, offsetHeight, clientHeight } = this.input;
    this.input.style.height = `${Math.min(scrollHeight + offsetHeight - clientHeight, HIGHEST)}px`;
    this.sender.classList.toggle("ready", this.input.value.trim() !== "");
  }

  #send() {
    const text = this.input.value.trim();
    if (!text) return this.input.focus();
    const [answering, editing] = [this.#answering, this.#editing];
    this.#fill("");
    this.#forget();
    this.#closeList();
    this.input.focus();
    if (editing) return this.act.edit(editing, text);
    return this.act.send(parts(text), answering?.id);
  }

  #edit() {
    const message = this.act.own();
    if (!message) return;
    this.#answering = null;
    this.#editing = message;
    this.#fill(message.text);
    this.#showAbove("Edit", message.text, () => (this.#forget(), this.#fill("")));
  }

  #forget() {
    this.#answering = this.#editing = null;
    this.above.hidden = true;
  }

  #showAbove(title, text, drop) {
    const words = el("div", { class: "words" }, el("b", {}, title), el("span", { dir: "auto" }, text));
    const off = drop && el("button", { type: "button", class: "plain", "aria-label": "Cancel", onclick: () => (drop(), this.input.focus()) }, icon("close"));
    this.above.replaceChildren(words, ...(off ? [off] : []));
    this.above.hidden = false;
  }

  #pressed(event) {
    if (event.isComposing) return;
    if (this.#list && this.#steer(event)) return event.preventDefault();
    const plain = !event.shiftKey && !event.altKey && !event.ctrlKey && !event.metaKey;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.#send();
    } else if (event.key === "ArrowUp" && plain && !this.input.value) {
      event.preventDefault();
      this.#edit();
    } else if (event.key === "Escape" && (this.#answering || this.#editing)) {
      if (this.#editing) this.#fill("");
      this.#forget();
    }
  }

  #attachments() {
    const media = ATTACH.map(([drawing, text, kind]) => ({ icon: drawing, text, run: () => this.act.media(kind) }));
    return [...media, ...this.act.contacts()];
  }

  // -- commands ---------------------------------------------------------------------------------------------------

  #matching() {
    const text = this.input.value;
    if (!text) return this.#commands;
    return /^\/\S*$/u.test(text) ? this.#commands.filter((it) => it.command.startsWith(text.slice(1).toLowerCase())) : [];
  }

  #openAll() {
    if (this.#list) return this.#closeList();
    this.#fill("");
    this.input.focus();
    return this.#openList();
  }

  #typed() {
    this.#grow();
    if (this.input.value.startsWith("/")) this.#openList();
    else this.#closeList();
  }

  #openList() {
    const found = this.#matching();
    if (!found.length) return this.#closeList();
    this.#list = true;
    this.#chosen = Math.min(this.#chosen, found.length - 1);
    const option = (it, index) =>
      el("div", { role: "option", id: `${this.list.id}-${index}`, "aria-selected": String(index === this.#chosen),
        onmousedown: (event) => (event.preventDefault(), this.#choose(it)) },
      el("b", {}, `/${it.command}`), el("span", { dir: "auto" }, it.description));
    this.list.replaceChildren(...found.map(option));
    this.list.hidden = false;
    this.list.children[this.#chosen].scrollIntoView({ block: "nearest" });
    set(this.input, { "aria-activedescendant": `${this.list.id}-${this.#chosen}` });
  }

  #closeList() {
    this.#list = false;
    this.#chosen = 0;
    this.list.hidden = true;
    this.input.removeAttribute("aria-activedescendant");
  }

  /** A key while the commands are open; true when it meant them. */
  #steer(event) {
    const found = this.#matching();
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      this.#chosen = (this.#chosen + step + found.length) % found.length;
      this.#openList();
    } else if (event.key === "Enter") this.#choose(found[this.#chosen]);
    else if (event.key === "Tab" && !event.shiftKey) this.#fill(`/${found[this.#chosen].command}`);
    else if (event.key === "Escape") this.#closeList();
    else return false;
    return true;
  }

  #choose(it) {
    this.#closeList();
    this.#fill("");
    this.act.command(`/${it.command}`);
  }

  // -- the reply keyboard -----------------------------------------------------------------------------------------

  #showKeyboard(keyboard) {
    const name = keyboard ? `${keyboard.message}/${keyboard.hidden}` : "";
    const open = keyboard !== null && (this.#out.get(this.#key)?.name === name ? this.#out.get(this.#key).open : !keyboard.hidden);
    this.toggle.hidden = keyboard === null;
    set(this.toggle, { "aria-expanded": String(open), "aria-label": open ? "Hide the keyboard" : "Show the keyboard" });
    const sign = keyboard ? JSON.stringify([this.#key, keyboard]) : "";
    if (sign !== this.#keyboard) {
      const focused = this.keys.contains(document.activeElement);
      this.#keyboard = sign;
      this.keys.replaceChildren(...(keyboard ? replyKeys(keyboard.rows, (key) => this.act.key(key)) : []));
      if (focused) this.input.focus();
    }
    this.keys.hidden = !open;
    this.keys.dataset.name = name;
  }

  #toggleKeyboard() {
    this.keys.hidden = !this.keys.hidden;
    this.#out.set(this.#key, { name: this.keys.dataset.name, open: !this.keys.hidden });
    set(this.toggle, { "aria-expanded": String(!this.keys.hidden), "aria-label": this.keys.hidden ? "Show the keyboard" : "Hide the keyboard" });
  }
}

/** A long text in parts, as a client sends it: cut at a line's end or between words, never within a character. */
export function parts(text) {
  const found = [];
  let rest = text;
  while (rest.length > LONGEST) {
    const piece = rest.slice(0, LONGEST);
    const at = Math.max(piece.lastIndexOf("\n"), piece.lastIndexOf(" "));
    const whole = /[\uD800-\uDBFF]$/u.test(piece) ? LONGEST - 1 : LONGEST;
    const end = at > LONGEST / 2 ? at : whole;
    found.push(rest.slice(0, end));
    rest = rest.slice(end).trimStart();
  }
  return rest ? [...found, rest] : found;
}
