// A voice message: a button, its waves, its length; one sounds at a time.

import { fileAddress } from "../state/api.js";
import { lasting } from "../state/words.js";
import { el, write } from "./dom.js";
import { icon } from "./icons.js";

const WAVES = 36;
let sounding = null;

export function voicePlayer(voice, seed) {
  const waves = el("span", { class: "waves", "aria-hidden": "true" }, heights(seed).map(wave));
  const time = el("span", { class: "length" }, lasting(voice.duration));
  const button = el("button", { type: "button", class: "round", "aria-label": "Play the voice message" }, icon("play"));
  const node = el("div", { class: "card voice" }, button, el("span", { class: "words" }, waves, time));
  const player = new Player(voice, { button, time, waves, node });
  button.addEventListener("click", () => player.toggle());
  return node;
}

class Player {
  constructor(voice, nodes) {
    this.voice = voice;
    this.nodes = nodes;
  }

  async toggle() {
    this.sound ??= this.#opened();
    if (!this.sound.paused) return this.sound.pause();
    if (sounding !== this.sound) sounding?.pause();
    sounding = this.sound;
    await this.sound.play().catch(() => this.#silent());
  }

  #opened() {
    const sound = new Audio(fileAddress(this.voice.file_id));
    for (const change of ["play", "pause", "ended", "timeupdate"]) sound.addEventListener(change, () => this.#show());
    return sound;
  }

  #show() {
    const { paused, currentTime, ended } = this.sound;
    this.nodes.button.replaceChildren(icon(paused ? "play" : "pause"));
    this.nodes.button.setAttribute("aria-label", paused ? "Play the voice message" : "Pause the voice message");
    write(this.nodes.time, lasting(currentTime && !ended ? currentTime : this.voice.duration));
    const heard = ended ? 0 : (currentTime / Math.max(this.voice.duration, 0.1)) * WAVES;
    [...this.nodes.waves.children].forEach((bar, index) => bar.classList.toggle("heard", index < heard));
  }

  #silent() {
    this.nodes.node.title = "This one holds no sound";
    write(this.nodes.time, `${lasting(this.voice.duration)} · no sound in it`);
  }
}

function wave(height) {
  const bar = el("i", {});
  bar.style.setProperty("--height", `${height}px`);
  return bar;
}

/** Waves that look like speech, the same ones for the same message. */
function heights(seed) {
  let state = (seed * 2654435761) % 4294967296;
  return Array.from({ length: WAVES }, (_, index) => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return Math.round(4 + 14 * Math.abs(Math.sin(index / 2.7 + seed)) * (0.35 + (0.65 * state) / 4294967296));
  });
}
