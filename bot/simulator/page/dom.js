// Making elements. Text goes in as text; nothing here takes HTML.

const SVG = "http://www.w3.org/2000/svg";

/** An element: el("p", {class: "note", onclick: f, hidden: true}, "text", child, [more]). Null children are left out. */
export function el(tag, given = {}, ...children) {
  const node = document.createElement(tag);
  set(node, given);
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/** Set attributes, listeners (on…) and properties of an element. */
export function set(node, given) {
  for (const [name, value] of Object.entries(given)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "value") node.value = value;
    else if (value === true) node.setAttribute(name, "");
    else if (value === false || value === null || value === undefined) node.removeAttribute(name);
    else node.setAttribute(name, String(value));
  }
  return node;
}

/** Change the text of an element only when it differs, so that nothing is announced twice. */
export function write(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

const ICONS = {
  send: "M3 11.5 21 3l-5.5 18-4-7.500zM11.5 13.5 21 3",
  clip: "M20 11l-8.5 8.500a5 5 0 0 1-7-7L13 4a3.3 3.3 0 0 1 4.7 4.700L9.5 17a1.7 1.7 0 0 1-2.4-2.400L14.5 7",
  lines: "M4 7h16M4 12h16M4 17h10",
  keys: "M3 6h18v12H3zM7 10h.01M11 10h.01M15 10h.01M18 10h.01M8 14h8",
  plus: "M12 5v14M5 12h14",
  close: "M6 6l12 12M18 6 6 18",
  dots: "M12 5h.01M12 12h.01M12 19h.01",
  down: "M6 9l6 6 6-6",
  copy: "M9 9h11v11H9zM5 15H4V4h11v1",
  link: "M7 17 17 7M9 7h8v8",
  read: "M1.5 13l4.5 4.500L15.5 7M10.5 16l1.5 1.500L21.5 7",
  phone: "M5 4h4l2 5-2.5 1.500a11 11 0 0 0 5 5L15 13l5 2v4a1.5 1.5 0 0 1-1.5 1.500A15.5 15.5 0 0 1 3.5 5.5 1.5 1.5 0 0 1 5 4z",
  photo: "M3 5h18v14H3zM3 16l5-5 5 5 3-3 5 5M16 9h.01",
  file: "M6 3h8l4 4v14H6zM14 3v4h4",
  voice: "M12 3a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0V6a3 3 0 0 1 3-3zM6 11a6 6 0 0 0 12 0M12 17v4",
  sticker: "M4 4h16v9l-7 7H4zM13 20v-7h7M9 9h.01M15 9h.01",
  place: "M12 21s7-6 7-11a7 7 0 0 0-14 0c0 5 7 11 7 11zM12 10h.01",
  person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21c0-4 4-6 8-6s8 2 8 6",
  stop: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM5.8 5.800l12.4 12.4",
  pin: "M9 3h6l-1 6 4 4H6l4-4zM12 13v8",
  sun: "M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.4 1.400M17.6 17.6 19 19M5 19l1.4-1.400M17.6 6.4 19 5",
  moon: "M20 14.500A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.500z",
  auto: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 3v18M12 7h6.500M12 11h9M12 15h8.5",
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

const COLORS = 7;

/** The colour that Telegram gives somebody, by their id: a class. */
export const colorOf = (id) => `color-${Math.abs(id) % COLORS}`;

/** A round picture with the initials. */
export function avatar(id, name) {
  const words = name.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const initials = words.slice(0, 2).map((word) => [...word.replace(/^[^\p{L}\p{N}]+/u, "")][0]).join("");
  return el("span", { class: `avatar ${colorOf(id)}`, "aria-hidden": "true" }, initials.toUpperCase());
}

export const plural = (number, one, many) => `${number} ${number === 1 ? one : many}`;
