// What is sent besides text: pictures, videos, voice, files, places, contacts.

import { fileAddress } from "../state/api.js";
import { lasting, phoneOf, weight } from "../state/words.js";
import { el } from "./dom.js";
import { icon } from "./icons.js";
import { voicePlayer } from "./voice.js";

const WIDEST = 320;
const HIGHEST = 320;
const DEFAULT_SIZE = { width: 4, height: 3 };

/** Kinds that fill a bubble to its edges. */
export const PICTURES = { photo: true, video: true, location: true };

const MEDIA = {
  photo: (sizes) => sized(picture(sizes), sizes.at(-1)),
  video: (video) => sized(film(video), video),
  document: (file) => card("file", file.file_name || "File", weight(file.file_size), file.file_id),
  audio: (file) => card("file", file.file_name || "Audio", lasting(file.duration), file.file_id),
  animation: (video) => sized(film(video), video),
  video_note: (video) => sized(film(video), { width: video.length, height: video.length }),
  voice: (voice, message) => voicePlayer(voice, message.id),
  sticker: (sticker) =>
    el("div", { class: "sticker", role: "img", "aria-label": `Sticker ${sticker.emoji ?? ""}` }, sticker.emoji ?? "👍"),
  location: (place) => map(place),
  contact: (contact) =>
    card("person", [contact.first_name, contact.last_name].filter(Boolean).join(" "), phoneOf(contact.phone_number)),
};

export function media(message) {
  const [kind, value] = Object.entries(message.media ?? {})[0] ?? [];
  return kind in MEDIA ? MEDIA[kind](value, message) : null;
}

/** A photo or a video without its frame, as an album sets it. */
export function tile(message) {
  const { photo, video } = message.media;
  return photo ? picture(photo) : film(video);
}

export function shapeOf(message) {
  const { photo, video } = message.media;
  return ratioOf(photo?.at(-1) ?? video);
}

const ratioOf = ({ width, height }) => (width && height ? width / height : DEFAULT_SIZE.width / DEFAULT_SIZE.height);

/** A sample holds no picture that a browser could show: then it is drawn. */
function picture(sizes) {
  const image = el("img", {
    src: fileAddress(sizes.at(-1).file_id),
    alt: "Photo",
    decoding: "async",
    draggable: "false",
  });
  const button = el(
    "button",
    { type: "button", class: "photo", "aria-label": "Photo, open", "data-view": sizes.at(-1).file_id },
    image,
  );
  image.addEventListener("error", () => button.replaceChildren(el("span", { class: "no-picture" }, icon("photo"))));
  return button;
}

function film(video) {
  const player = el("video", {
    src: fileAddress(video.file_id),
    controls: true,
    preload: "metadata",
    playsinline: true,
    "aria-label": "Video",
  });
  const frame = el("div", { class: "photo film" }, player);
  player.addEventListener("error", () => {
    frame.replaceChildren(
      el(
        "span",
        { class: "no-picture" },
        icon("play"),
        video.duration ? el("span", { class: "length" }, lasting(video.duration)) : null,
      ),
    );
  });
  return frame;
}

/** As large as it is, yet no larger than a bubble. */
function sized(node, { width, height }) {
  const ratio = Math.min(Math.max(ratioOf({ width, height }), 0.5), 3);
  node.style.setProperty("--ratio", ratio);
  node.style.setProperty("--width", `${Math.round(Math.min(WIDEST, HIGHEST * ratio))}px`);
  node.classList.add("alone");
  return node;
}

function map({ latitude, longitude }) {
  const words = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
  return el(
    "div",
    { class: "map", role: "img", "aria-label": `Location ${words}` },
    el("span", { class: "map-pin" }, icon("place")),
    el("span", { class: "map-words" }, words),
  );
}

function card(drawing, title, below, file) {
  const words = el("span", { class: "words" }, el("b", { dir: "auto" }, title), el("span", {}, below));
  const inside = [el("span", { class: "round" }, icon(drawing)), words];
  if (!file) return el("div", { class: "card" }, inside);
  return el("a", { class: "card", href: fileAddress(file), download: title }, inside);
}
