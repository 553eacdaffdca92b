// A voice message from the microphone; where there is none, the simulator's sample goes instead.

import { lasting } from "../state/words.js";
import { el, iconButton, write } from "../drawing/dom.js";
import { icon } from "../drawing/icons.js";

const KINDS = ["audio/ogg;codecs=opus", "audio/webm;codecs=opus", "audio/mp4"];
const TICK = 200;

export class Recorder {
  #recording = null;

  /** `recorded({blob, seconds})`, `sample()` where nothing can be recorded, `shown(recording)` at start and end. */
  constructor({ recorded, sample, shown }) {
    this.recorded = recorded;
    this.sample = sample;
    this.shown = shown;
    this.time = el("span", { class: "recording-time", role: "timer", "aria-label": "Recorded" }, "0:00");
    this.node = el(
      "div",
      { class: "recording", hidden: true },
      iconButton(icon("trash"), "Throw the recording away", () => this.#end(false)),
      el("span", { class: "red-dot", "aria-hidden": "true" }),
      this.time,
      el("span", { class: "grow recording-hint" }, "Recording…"),
      el(
        "button",
        {
          type: "button",
          class: "send ready",
          "aria-label": "Send the voice message",
          title: "Send",
          onclick: () => this.#end(true),
        },
        icon("send"),
      ),
    );
  }

  async start() {
    if (this.#recording) return;
    const stream = await microphone();
    if (!stream) return void this.sample();
    const recorder = new MediaRecorder(stream, { mimeType: KINDS.find((kind) => MediaRecorder.isTypeSupported(kind)) });
    const pieces = [];
    recorder.addEventListener("dataavailable", (event) => pieces.push(event.data));
    recorder.start(TICK);
    const began = performance.now();
    const timer = setInterval(() => write(this.time, lasting((performance.now() - began) / 1000)), TICK);
    this.#recording = { recorder, pieces, began, timer, stream };
    this.#show(true);
    this.node.querySelector(".send").focus();
  }

  #show(recording) {
    write(this.time, "0:00");
    this.node.hidden = !recording;
    this.shown(recording);
  }

  #end(keep) {
    const { recorder, pieces, began, timer, stream } = this.#recording;
    this.#recording = null;
    clearInterval(timer);
    const seconds = Math.max(1, Math.round((performance.now() - began) / 1000));
    recorder.addEventListener("stop", () => {
      stream.getTracks().forEach((track) => track.stop());
      if (keep) this.recorded({ blob: new Blob(pieces, { type: recorder.mimeType.split(";")[0] }), seconds });
    });
    recorder.stop();
    this.#show(false);
  }
}

/** The microphone, or null where there is none or it is refused. */
async function microphone() {
  if (!navigator.mediaDevices?.getUserMedia || !window.MediaRecorder) return null;
  try {
    return await navigator.mediaDevices.getUserMedia({ audio: true });
  } catch {
    return null;
  }
}
