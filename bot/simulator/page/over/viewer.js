// A picture over the whole page.

import { fileAddress } from "../state/api.js";
import { el, iconButton } from "../drawing/dom.js";
import { icon } from "../drawing/icons.js";
import { shown } from "./box.js";

/** Show one of several files, by their ids; arrows go from one to the next. */
export function view(files, at) {
  const image = el("img", { alt: "Photo" });
  const dialog = el("dialog", { class: "viewer", "aria-label": "Photo" });
  const show = (step) => {
    at = (at + step + files.length) % files.length;
    image.src = fileAddress(files[at]);
    dialog.setAttribute("aria-label", files.length > 1 ? `Photo ${at + 1} of ${files.length}` : "Photo");
  };
  dialog.append(
    image,
    iconButton(icon("close"), "Close", () => dialog.close()),
  );
  dialog.addEventListener("click", (event) => event.target !== image && dialog.close());
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "ArrowRight") show(1);
    else if (event.key === "ArrowLeft") show(-1);
  });
  show(0);
  return shown(dialog, null);
}
