// Signs that emoji fonts draw in black, which nobody sees on a dark ground: they take the colour of their text.

import { el } from "./dom.js";

const BLACK = /([➕➖➗➰〰✔✖]\uFE0F?)/u;

/** A text as nodes, its black signs marked for the style sheet. */
export const signed = (text) =>
  text
    .split(BLACK)
    .filter(Boolean)
    .map((part) => (BLACK.test(part) ? el("span", { class: "sign" }, part) : document.createTextNode(part)));

/** Mark the black signs of everything that hangs on a node. */
export function signAll(node) {
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) if (BLACK.test(walker.currentNode.data)) texts.push(walker.currentNode);
  for (const text of texts) text.replaceWith(...signed(text.data));
}
