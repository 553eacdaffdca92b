// Any fault at all: what, of which call, in which chat, how many times.

import { options } from "../drawing/controls.js";
import { el } from "../drawing/dom.js";
import { box, field } from "../over/box.js";
import { KINDS, METHODS, UPDATE_KINDS } from "./presets.js";

const number = (input) => (input.value === "" ? null : Number(input.value));

/** Ask for a fault; resolves to what the simulator is told, or null. */
export async function askFault({ chats, people }) {
  const form = new FaultForm(chats, people);
  const buttons = [
    { text: "Cancel", value: "" },
    { text: "Make it go wrong", value: "yes", style: "danger" },
  ];
  return (await box(null, { title: "What shall go wrong?", body: form.node, buttons })) === "yes" ? form.fault() : null;
}

class FaultForm {
  constructor(chats, people) {
    const groups = chats.filter((it) => it.type !== "private").map((it) => [it.id, it.title]);
    this.kind = el("select", { onchange: () => this.#fit() }, options(Object.entries(KINDS)));
    this.method = el("select", {}, options([["", "every call"], ...METHODS.map((name) => [name, name])]));
    this.chat = el("select", {}, options([["", "every chat"], ...groups, ...people.map((it) => [it.id, it.name])]));
    this.times = el("input", {
      type: "number",
      min: "1",
      max: "1000",
      placeholder: "until it is taken back",
      value: "1",
    });
    this.code = el("input", { type: "number", min: "400", max: "599", value: "500" });
    this.retry = el("input", { type: "number", min: "1", max: "3600", placeholder: "not told" });
    this.words = el("input", { maxlength: "200", placeholder: "as Telegram would say it", autocomplete: "off" });
    this.seconds = el("input", { type: "number", min: "0", max: "3600", step: "0.5", value: "5" });
    this.fields = {
      method: field("Of which call", this.method),
      chat: field("In which chat", this.chat),
      code: field("Code", this.code),
      retry: field("Retry after, seconds", this.retry),
      words: field("Description", this.words),
      seconds: field("Seconds", this.seconds),
      times: field("How many times (empty: until it is taken back)", this.times),
    };
    this.node = el("div", { class: "fields" }, field("What", this.kind), Object.values(this.fields));
    this.#fit();
  }

  /** Only what belongs to the kind is asked. */
  #fit() {
    const kind = this.kind.value;
    this.fields.method.hidden = this.fields.chat.hidden = UPDATE_KINDS.has(kind);
    for (const name of ["code", "retry", "words"]) this.fields[name].hidden = kind !== "error";
    this.fields.seconds.hidden = kind !== "hang" && kind !== "slow";
  }

  fault() {
    const kind = this.kind.value;
    const fault = { kind, times: number(this.times) };
    if (UPDATE_KINDS.has(kind)) return fault;
    if (this.method.value) fault.method = this.method.value;
    if (this.chat.value) fault.chat_id = Number(this.chat.value);
    if (kind === "error")
      Object.assign(fault, {
        code: number(this.code),
        retry_after: number(this.retry),
        description: this.words.value.trim() || null,
      });
    if (kind === "hang" || kind === "slow") fault.seconds = number(this.seconds) ?? 0;
    return fault;
  }
}
