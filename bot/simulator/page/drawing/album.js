// Several photos and videos as one block: rows as wide as the bubble, each picture in its own proportions.

import { el } from "./dom.js";
import { shapeOf, tile } from "./media.js";

const ROWS = {
  2: [2],
  3: [1, 2],
  4: [1, 3],
  5: [2, 3],
  6: [3, 3],
  7: [2, 2, 3],
  8: [2, 3, 3],
  9: [3, 3, 3],
  10: [2, 2, 3, 3],
};
const WIDE = 1.3;
const [NARROWEST, WIDEST] = [0.66, 2];

export function mosaic(messages) {
  const shapes = messages.map((message) => Math.min(Math.max(shapeOf(message), NARROWEST), WIDEST));
  let at = 0;
  const rows = rowsOf(shapes).map((number) => {
    const row = el(
      "div",
      { class: "tiles" },
      messages.slice(at, at + number).map((message, index) => placed(message, shapes[at + index])),
    );
    row.style.setProperty(
      "--ratio",
      shapes.slice(at, at + number).reduce((sum, shape) => sum + shape, 0),
    );
    at += number;
    return row;
  });
  return el("div", { class: "mosaic", role: "group", "aria-label": `Album of ${messages.length}` }, rows);
}

/** Two wide pictures lie one over the other; three without a wide one stand in a row. */
function rowsOf(shapes) {
  if (shapes.length === 2 && shapes.every((shape) => shape > WIDE)) return [1, 1];
  if (shapes.length === 3 && shapes[0] < 1) return [3];
  return ROWS[shapes.length] ?? [shapes.length];
}

function placed(message, shape) {
  const node = el("div", { class: "tile", "data-of": message.id }, tile(message));
  node.style.setProperty("--share", shape);
  return node;
}
