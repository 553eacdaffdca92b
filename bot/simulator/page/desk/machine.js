// The bot's process, Telegram's limits, the network and the clock.

import { post } from "../state/api.js";
import { clockToSeconds, stretch } from "../state/words.js";
import { flip, options, smallButton, turn } from "../drawing/controls.js";
import { el, write } from "../drawing/dom.js";

const MINUTE = 60;
const STEPS = [
  [10 * MINUTE, "10 min"],
  [60 * MINUTE, "1 h"],
  [1440 * MINUTE, "1 day"],
];
const DELAYS = [0, 0.1, 0.3, 1, 3, 10];
const inWords = (seconds) => (seconds ? `${seconds} s` : "none");

export class Machine {
  #ticking = 0;

  constructor(store, failed) {
    this.store = store;
    this.failed = failed;
    const act = (action) => () => this.#post("process", { action });
    this.bot = el("p", { class: "machine-state", role: "status" });
    this.kill = smallButton("Kill the bot", act("kill"), { drawing: "bolt", style: "danger" });
    this.start = smallButton("Start it again", act("start"), { drawing: "play", style: "strong" });
    this.process = el(
      "div",
      { class: "machine-part" },
      this.bot,
      el("div", { class: "buttons" }, this.kill, this.start),
    );
    this.limits = turn(false, (on) => this.#post("settings", { limits: on }));
    this.delay = el("select", { onchange: () => this.#post("settings", { delay: Number(this.delay.value) }) });
    this.delay.append(...options(DELAYS.map((seconds) => [seconds, inWords(seconds)])));
    this.clock = el("b", { class: "clock" });
    this.ahead = el("small", {});
    this.node = el("div", { class: "column machine" }, el("h3", {}, "The bot and the machine"), this.#parts());
    this.#tick();
  }

  #parts() {
    const step = ([seconds, words]) =>
      smallButton(`+ ${words}`, () => this.#post("settings", { forward: seconds }), {
        label: `Move the clock on by ${words}`,
      });
    const time = el("p", {}, "The clock: ", this.clock, " ", this.ahead);
    return [
      this.process,
      flip("Telegram’s limits", "1 message a second to a chat, 20 a minute to a group", this.limits),
      flip("Network delay", "on the way to every answer", this.delay),
      el("div", { class: "machine-part" }, time, el("div", { class: "buttons" }, STEPS.map(step))),
    ];
  }

  show({ process, limits, delay, ahead }) {
    this.process.hidden = process === null;
    if (process) this.#showProcess(process);
    this.limits.checked = limits;
    if (document.activeElement !== this.delay) this.#showDelay(delay);
    write(this.ahead, ahead >= 1 ? `${stretch(ahead)} ahead` : "");
    this.#tick();
  }

  #showProcess({ running, since }) {
    write(this.bot, `${running ? "The bot runs" : "The bot is down"} since ${clockToSeconds(since)}`);
    this.bot.classList.toggle("wrong", !running);
    this.kill.disabled = !running;
    this.start.disabled = running;
  }

  #showDelay(delay) {
    const known = [...this.delay.options].some((it) => Number(it.value) === delay);
    if (!known) this.delay.append(...options([[delay, inWords(delay)]]));
    this.delay.value = String(delay);
  }

  #tick() {
    clearTimeout(this.#ticking);
    if (this.store.state) write(this.clock, clockToSeconds(this.store.now));
    this.#ticking = setTimeout(() => this.#tick(), 1000);
  }

  async #post(path, body) {
    try {
      await post(path, body);
    } catch (error) {
      this.failed(error);
    }
    this.store.refresh();
  }
}
