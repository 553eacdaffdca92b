// Where one writes: the line with its commands, what hangs on it, and the reply keyboard below.

import { el, iconButton, set, write } from "../drawing/dom.js";
import { icon } from "../drawing/icons.js";
import { menuButton } from "../over/menu.js";
import { Above } from "./above.js";
import { Commands } from "./commands.js";
import { Recorder } from "./recorder.js";
import { ReplyKeyboard } from "./reply_keyboard.js";

const HIGHEST = 132;
const BLOCKED = "You have blocked the bot: it cannot write to you. RESTART unblocks it.";

export class Composer {
  #place = null;
  #drafts = new Map();

  /** `act`: send(text, replyTo), edit(message, text), key, command, start, own, attachments, voice({blob, seconds}), sample(kind). */
  constructor(name, act) {
    this.act = act;
    this.input = el("textarea", {
      rows: "1",
      maxlength: "40000",
      dir: "auto",
      enterkeyhint: "send",
      autocomplete: "off",
      "aria-controls": `${name}-commands`,
      "aria-autocomplete": "list",
    });
    this.commands = new Commands(name, this.input, {
      choose: (command) => (this.#fill(""), this.act.command(command)),
      fill: (text) => this.#fill(text),
    });
    this.keyboard = new ReplyKeyboard({ press: (key) => this.act.key(key), left: () => this.input.focus() });
    this.recorder = new Recorder({
      recorded: (voice) => this.act.voice(voice),
      sample: () => this.act.sample("voice"),
      shown: (now) => this.#recording(now),
    });
    const clip = menuButton(iconButton(icon("clip"), "Attach"), "Attach", () => this.act.attachments());
    this.sender = el(
      "button",
      { type: "submit", class: "send", "aria-label": "Send", title: "Send", hidden: true },
      icon("send"),
    );
    this.mic = el(
      "button",
      {
        type: "button",
        class: "send",
        "aria-label": "Record a voice message",
        title: "Record a voice message",
        onclick: () => this.recorder.start(),
      },
      icon("voice"),
    );
    this.above = new Above(() => this.#drop());
    this.line = el(
      "form",
      { class: "line" },
      this.commands.button,
      clip,
      this.input,
      this.keyboard.toggle,
      this.sender,
      this.mic,
    );
    this.big = el("button", { type: "button", class: "big", hidden: true, onclick: () => this.act.start() });
    this.note = el("p", { class: "closed-note", hidden: true });
    this.node = el(
      "div",
      { class: "composer" },
      this.commands.list,
      this.above.node,
      this.line,
      this.recorder.node,
      this.note,
      this.big,
      this.keyboard.node,
    );
    this.line.addEventListener("submit", (event) => (event.preventDefault(), this.#send()));
    this.input.addEventListener("input", () => (this.#grow(), this.commands.typed()));
    this.input.addEventListener("keydown", (event) => this.#pressed(event));
  }

  /** `mode`: write, start, blocked, or words that say why nothing can be written. */
  show(place, { mode, who, commands, keyboard, forced, placeholder }) {
    if (place !== this.#place) this.#change(place);
    const [writes, starts] = [mode === "write", mode === "start" || mode === "blocked"];
    const began = writes && document.activeElement === this.big;
    this.commands.show(commands);
    this.line.hidden = !writes || !this.recorder.node.hidden;
    this.big.hidden = !starts;
    this.note.hidden = writes || mode === "start";
    write(this.note, mode === "blocked" ? BLOCKED : this.note.hidden ? "" : mode);
    write(this.big, mode === "start" ? "START" : "RESTART");
    set(this.input, { placeholder: placeholder || "Message", "aria-label": `Message as ${who}` });
    this.above.forced(forced);
    this.keyboard.show(place, writes ? keyboard : null);
    if (began) this.input.focus();
  }

  focus() {
    (this.line.hidden ? this.big : this.input).focus();
  }

  reply(message) {
    this.above.reply(message);
    this.input.focus();
  }

  edit(message) {
    this.above.edit(message);
    this.#fill(message.text);
    this.input.focus();
  }

  /** What a message that is not written answers; it is forgotten by that. */
  takeAnswered() {
    const answered = this.above.answering;
    this.above.forget();
    return answered;
  }

  /** Put text back that could not be sent. */
  restore(text) {
    if (!this.input.value) this.#fill(text);
  }

  #change(place) {
    if (this.#place !== null) this.#drafts.set(this.#place, this.above.editing ? "" : this.input.value);
    this.#place = place;
    this.above.forget();
    this.commands.close();
    this.#fill(this.#drafts.get(place) ?? "");
  }

  #fill(text) {
    this.input.value = text;
    this.#grow();
  }

  #grow() {
    this.input.style.height = "auto";
    const { scrollHeight, offsetHeight, clientHeight } = this.input;
    const hidden = offsetHeight === 0;
    this.input.style.height = hidden ? "" : `${Math.min(scrollHeight + offsetHeight - clientHeight, HIGHEST)}px`;
    const ready = this.input.value.trim() !== "";
    this.sender.hidden = !ready;
    this.mic.hidden = ready;
    this.sender.classList.toggle("ready", ready);
  }

  #send() {
    const text = this.input.value.trim();
    if (!text) return this.input.focus();
    const { answering, editing } = this.above;
    this.#fill("");
    this.above.forget();
    this.commands.close();
    this.input.focus();
    return editing ? this.act.edit(editing, text) : this.act.send(text, answering);
  }

  /** Neither answer nor edit; what was to be edited stays as it was. */
  #drop() {
    if (this.above.editing) this.#fill("");
    this.above.forget();
    this.input.focus();
  }

  #pressed(event) {
    if (event.isComposing) return;
    if (this.commands.steer(event)) return event.preventDefault();
    const plain = !event.shiftKey && !event.altKey && !event.ctrlKey && !event.metaKey;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.#send();
    } else if (event.key === "ArrowUp" && plain && !this.input.value) {
      event.preventDefault();
      const own = this.act.own();
      if (own) this.edit(own);
    } else if (event.key === "Escape" && (this.above.answering || this.above.editing)) this.#drop();
  }

  #recording(now) {
    this.line.hidden = now;
    if (!now) this.input.focus();
  }
}
