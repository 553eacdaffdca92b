// Files once more before they go: as what they are sent, and with which caption.

import { weight } from "../state/words.js";
import { flip, turn } from "../drawing/controls.js";
import { el } from "../drawing/dom.js";
import { icon } from "../drawing/icons.js";
import { box, field } from "../over/box.js";

const PICTURE = /^image\/(?:jpeg|png|webp|gif|avif|bmp)$/u;
const FILM = /^video\//u;

/** What Telegram would send a file as. */
export function kindOf(file, asFile) {
  if (!asFile && PICTURE.test(file.type)) return "photo";
  return !asFile && FILM.test(file.type) ? "video" : "document";
}

/** Show what is about to be sent; resolves to {files, caption}, or null. */
export async function confirmFiles(over, files, asFiles) {
  const preview = new Preview(files, asFiles);
  const buttons = [
    { text: "Cancel", value: "" },
    { text: "Send", value: "send", style: "strong" },
  ];
  const answer = box(over, { title: titleOf(files, asFiles), kind: "sending", body: preview.node, buttons });
  preview.caption.focus();
  const sure = (await answer) === "send";
  preview.close();
  return sure ? preview.sent() : null;
}

class Preview {
  constructor(files, asFiles) {
    this.files = files;
    this.addresses = files.map((file) => URL.createObjectURL(file));
    this.whole = turn(asFiles, () => this.#draw());
    this.caption = el("input", { maxlength: "1024", placeholder: "Add a caption…", autocomplete: "off", dir: "auto" });
    this.shown = el("div", { class: "previews" });
    const chooses = files.some((file) => kindOf(file, false) !== "document");
    this.node = el(
      "div",
      { class: "fields" },
      this.shown,
      chooses ? flip(files.length === 1 ? "Send as a file" : "Send as files", "", this.whole) : null,
      field("Caption", this.caption),
    );
    this.#draw();
  }

  #draw() {
    const kinds = this.files.map((file) => kindOf(file, this.whole.checked));
    this.shown.replaceChildren(...this.files.map((file, index) => preview(file, this.addresses[index], kinds[index])));
  }

  close() {
    this.addresses.forEach((address) => URL.revokeObjectURL(address));
  }

  async sent() {
    const files = await Promise.all(this.files.map((file) => ready(file, this.whole.checked)));
    return { files, caption: this.caption.value.trim() };
  }
}

function titleOf(files, asFiles) {
  const pictures = files.filter((file) => kindOf(file, asFiles) === "photo").length;
  const [one, many] = pictures === files.length ? ["photo", "photos"] : ["file", "files"];
  return `Send ${files.length === 1 ? `a ${one}` : `${files.length} ${many}`}`;
}

function preview(file, address, kind) {
  if (kind === "photo") return el("img", { src: address, alt: file.name });
  if (kind === "video") return el("video", { src: address, muted: true, "aria-label": file.name });
  const words = el("span", { class: "words" }, el("b", { dir: "auto" }, file.name), el("span", {}, weight(file.size)));
  return el("div", { class: "card" }, el("span", { class: "round" }, icon("file")), words);
}

async function ready(file, asFile) {
  const kind = kindOf(file, asFile);
  const details = kind === "document" ? {} : await measured(file, kind === "photo" ? "img" : "video");
  return { kind, name: file.name, blob: file, details };
}

/** How large a picture is and how long a video lasts, as far as the browser can tell. */
function measured(file, tag) {
  const probe = el(tag);
  const { promise, resolve } = Promise.withResolvers();
  probe.addEventListener(tag === "img" ? "load" : "loadedmetadata", () => resolve(sizeOf(probe)));
  probe.addEventListener("error", () => resolve({}));
  probe.src = URL.createObjectURL(file);
  return promise.finally(() => URL.revokeObjectURL(probe.src));
}

function sizeOf(probe) {
  const [width, height] = [probe.naturalWidth ?? probe.videoWidth, probe.naturalHeight ?? probe.videoHeight];
  const seconds = Number.isFinite(probe.duration) ? { seconds: Math.max(1, Math.round(probe.duration)) } : {};
  return width && height ? { width, height, ...seconds } : seconds;
}
