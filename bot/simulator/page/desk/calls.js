// The live log of what the bot asks of Telegram.

import { get } from "../state/api.js";
import { clockToSeconds, plural } from "../state/words.js";
import { el, write } from "../drawing/dom.js";
import { icon } from "../drawing/icons.js";
import { signed } from "../drawing/signs.js";
import { KINDS } from "./presets.js";

const KEPT = 300;
const NO_ANSWER = "It was carried out, but the answer never reached the bot.";
const REFUSED = "It was refused, and the answer never reached the bot.";

export class Calls {
  #rows = new Map();
  #errors = 0;
  #busy = false;
  #again = null;

  constructor(store) {
    this.store = store;
    this.summary = el("span", { class: "dock-summary" }, "none yet");
    this.body = el("ol", { class: "calls-list", tabindex: "0", "aria-label": "Calls, oldest first" });
    store.addEventListener("call", (event) => this.#fetch(event.detail.anew));
  }

  opened() {
    this.body.scrollTop = this.body.scrollHeight;
  }

  /** Fetch what is new, and what was not finished yet. */
  async #fetch(anew) {
    this.#again = { anew: anew || Boolean(this.#again?.anew) };
    if (this.#busy) return;
    this.#busy = true;
    try {
      while (this.#again) {
        const wanted = this.#again;
        this.#again = null;
        const { calls } = await get(`calls?last=${KEPT}&after=${wanted.anew ? 0 : this.#known()}`);
        if (wanted.anew) this.#clear();
        this.#add(calls);
      }
    } catch {
      // The stream tells when the simulator is there again.
    } finally {
      this.#busy = false;
    }
  }

  /** The number up to which every call is known with its outcome. */
  #known() {
    const numbers = [...this.#rows.keys()];
    const waiting = numbers.filter((number) => !this.#rows.get(number).done);
    return waiting.length ? Math.min(...waiting) - 1 : Math.max(0, ...numbers);
  }

  #clear() {
    this.#rows.clear();
    this.#errors = 0;
    this.body.replaceChildren();
  }

  #add(calls) {
    const atEnd = this.body.scrollHeight - this.body.scrollTop - this.body.clientHeight < 40;
    for (const call of calls) {
      const node = this.#row(call);
      const old = this.#rows.get(call.number);
      if (old?.done) continue;
      if (old) old.node.replaceWith(node);
      else this.body.append(node);
      this.#rows.set(call.number, { node, done: call.took !== null });
      if (failed(call)) this.#errors += 1;
    }
    for (const number of [...this.#rows.keys()].slice(0, -KEPT)) {
      this.#rows.get(number).node.remove();
      this.#rows.delete(number);
    }
    if (atEnd) this.body.scrollTop = this.body.scrollHeight;
    this.#summarize(calls.at(-1));
  }

  #summarize(newest) {
    if (!newest) return;
    const wrong = this.#errors ? ` · ${plural(this.#errors, "error", "errors")}` : "";
    write(
      this.summary,
      `${newest.number}${wrong} · ${newest.method}${this.#where(newest, " → ")} · ${outcome(newest)}`,
    );
    this.summary.classList.toggle("wrong", failed(newest));
  }

  #row(call) {
    const params = Object.entries(call.params).map(
      ([name, value]) => `${name} = ${typeof value === "string" ? value : JSON.stringify(value)}`,
    );
    const lost = call.lost && (call.carried_out ? NO_ANSWER : REFUSED);
    const told = [call.error, lost, call.fault && `fault: ${call.fault}`];
    const words = [
      el("time", {}, clockToSeconds(call.at)),
      el("b", {}, call.method),
      el("span", { class: "where" }, this.#where(call, "")),
      el("span", { class: `outcome ${failed(call) ? "wrong" : ""}` }, shapeOf(call), el("span", {}, outcome(call))),
      el("span", { class: "excerpt", dir: "auto" }, signed(excerpt(call.params))),
    ];
    return el(
      "li",
      {},
      el(
        "details",
        {},
        el("summary", {}, words),
        el("pre", { dir: "auto" }, [...told.filter(Boolean), ...params].join("\n") || "no parameters"),
      ),
    );
  }

  #where(call, before) {
    const id = Number(call.params.chat_id);
    if (!id) return "";
    const { people = [], chats = [] } = this.store.state ?? {};
    const name = people.find((it) => it.id === id)?.name ?? chats.find((it) => it.id === id)?.title ?? String(id);
    return before + name;
  }
}

const excerpt = (params) =>
  String(params.text ?? params.caption ?? params.action ?? "")
    .replace(/<[^>]*>|\s+/gu, " ")
    .slice(0, 160);

const failed = (call) => call.error !== null || call.lost;

/** What came of a call, for those who do not see colours. */
function shapeOf(call) {
  if (call.took === null) return null;
  return icon(call.lost ? "unplug" : call.error === null ? "check" : "close");
}

function outcome(call) {
  if (call.took === null) return "…";
  const took = call.took < 0.001 ? "< 1 ms" : `${Math.round(call.took * 1000)} ms`;
  return [wordsOf(call), call.lost && "answer lost", took].filter(Boolean).join(" · ");
}

/** A fault that kept the call from being carried out is named as the desk names it. */
function wordsOf({ error, fault, lost }) {
  if (error === null) return lost ? "done" : "ok";
  return error.startsWith("simulated fault") ? `not done · ${KINDS[fault] ?? fault}` : error;
}
