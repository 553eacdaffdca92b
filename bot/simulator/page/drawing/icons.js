// The drawings on buttons, as paths of 24 by 24.

import { set } from "./dom.js";

const SVG = "http://www.w3.org/2000/svg";

const ICONS = {
  send: "M4 12 20.5 4 16.5 20.5 11.5 13.500zM11.5 13.5 20.5 4",
  clip: "M20 11l-8.5 8.500a5 5 0 0 1-7-7L13 4a3.3 3.3 0 0 1 4.7 4.700L9.5 17a1.7 1.7 0 0 1-2.4-2.400L14.5 7",
  keys: "M3 6h18v12H3zM7 10h.01M11 10h.01M15 10h.01M18 10h.01M8 14h8",
  close: "M6 6l12 12M18 6 6 18",
  dots: "M12 5h.01M12 12h.01M12 19h.01",
  down: "M6 9l6 6 6-6",
  back: "M19 12H5M11 6l-6 6 6 6",
  copy: "M9 9h11v11H9zM5 15H4V4h11v1",
  link: "M7 17 17 7M9 7h8v8",
  check: "M5 12.500l4.5 4.500L19 7",
  read: "M1.5 13l4.5 4.500L15.5 7M10.5 16l1.5 1.500L21.5 7",
  phone:
    "M5 4h4l2 5-2.5 1.500a11 11 0 0 0 5 5L15 13l5 2v4a1.5 1.5 0 0 1-1.5 1.500A15.5 15.5 0 0 1 3.5 5.5 1.5 1.5 0 0 1 5 4z",
  photo: "M3 5h18v14H3zM3 16l5-5 5 5 3-3 5 5M16 9h.01",
  file: "M6 3h8l4 4v14H6zM14 3v4h4",
  voice: "M12 3a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0V6a3 3 0 0 1 3-3zM6 11a6 6 0 0 0 12 0M12 17v4",
  sticker: "M4 4h16v9l-7 7H4zM13 20v-7h7M9 9h.01M15 9h.01",
  place: "M12 21s7-6 7-11a7 7 0 0 0-14 0c0 5 7 11 7 11zM12 10h.01",
  person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21c0-4 4-6 8-6s8 2 8 6",
  people:
    "M9 12a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20c0-3.5 3-5.5 6.5-5.500s6.5 2 6.5 5.500M15.5 5.200a3.5 3.5 0 0 1 0 6.600M18 14.900c2.1.8 3.5 2.5 3.5 5.1",
  stop: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM5.8 5.800l12.4 12.4",
  pin: "M9 3h6l-1 6 4 4H6l4-4zM12 13v8",
  sun: "M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.4 1.400M17.6 17.6 19 19M5 19l1.4-1.400M17.6 6.4 19 5",
  moon: "M20 14.500A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.500z",
  reply: "M10 6 4 11.500l6 5.500v-3.500c5 0 8 1.5 10 5-.5-6-4-9.5-10-9.500z",
  forward: "M14 6l6 5.5-6 5.500v-3.500c-5 0-8 1.5-10 5 .5-6 4-9.5 10-9.500z",
  edit: "M4 20h4L19 9l-4-4L4 16zM13 7l4 4",
  trash: "M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13M10 11v5M14 11v5",
  lock: "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
  save: "M12 4v11M7 10.500l5 5 5-5M4 20h16",
  gear: "M12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM12 2.500v3M12 18.500v3M2.5 12h3M18.5 12h3M5.3 5.300l2.1 2.100M16.6 16.600l2.1 2.100M5.3 18.700l2.1-2.100M16.6 7.400l2.1-2.1",
  search: "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5 21 21",
  play: "M8 5.500v13l11-6.500z",
  pause: "M8 5v14M16 5v14",
  bolt: "M13 2.5 5 13.500h6l-1 8 8-11h-6z",
  unplug: "M9 4v4M15 4v4M6 8h12v3a6 6 0 0 1-6 6 6 6 0 0 1-6-6zM12 17v4M3 21 21 3",
  plug: "M9 4v4M15 4v4M6 8h12v3a6 6 0 0 1-6 6 6 6 0 0 1-6-6zM12 17v4",
  hour: "M7 3h10M7 21h10M8 3c0 5 8 5 8 9s-8 4-8 9M16 3c0 5-8 5-8 9s8 4 8 9",
  cloud: "M7 18h10a4 4 0 0 0 .6-7.950A6 6 0 0 0 6.2 9.5 4.3 4.3 0 0 0 7 18zM10 12.500l4 3M14 12.500l-4 3",
  snail: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3.5 2",
  twice: "M8 8h12v12H8zM4 16V4h12",
  braces: "M9 4C6 4 7.5 11 4.5 12 7.5 13 6 20 9 20M15 4c3 0 1.5 7 4.5 8-3 1-1.5 8-4.5 8",
  brake: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM9 8v8M15 8v8",
  list: "M8 6h12M8 12h12M8 18h12M4 6h.01M4 12h.01M4 18h.01",
  plus: "M12 5v14M5 12h14",
  topic: "M4 5h16v11h-9l-5 4v-4H4z",
  arrows: "M4 9h14l-4-4M20 15H6l4 4",
  crop: "M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h6v6h-6z",
};

/** A drawing that says nothing to a screen reader. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  set(path, { d: ICONS[name] });
  set(svg, { viewBox: "0 0 24 24", class: `icon icon-${name}`, "aria-hidden": "true" });
  svg.append(path);
  return svg;
}
