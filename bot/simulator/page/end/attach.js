// Files for the chat: chosen, dropped on it, or pasted into the line.

import { el } from "../drawing/dom.js";

/** Let somebody choose files; `picture` lets only photos and videos through, to be sent as such. */
export function chooseFiles(picture, chosen) {
  const input = el("input", {
    type: "file",
    multiple: true,
    accept: picture ? "image/*,video/*" : null,
    hidden: true,
    "data-for": picture ? "pictures" : "files",
  });
  const done = () => {
    input.remove();
    if (input.files.length) chosen([...input.files], !picture);
  };
  input.addEventListener("change", done);
  input.addEventListener("cancel", done);
  document.body.append(input);
  input.click();
}

/** Take files that are dropped on `zone`, or pasted into `line`. */
export function takeFiles(zone, line, taken) {
  const carries = (event) => event.dataTransfer?.types.includes("Files");
  let depth = 0;
  const mark = (change) => {
    depth = Math.max(0, change === 0 ? 0 : depth + change);
    zone.classList.toggle("dropping", depth > 0);
  };
  zone.addEventListener("dragenter", (event) => carries(event) && mark(1));
  zone.addEventListener("dragleave", (event) => carries(event) && mark(-1));
  zone.addEventListener("dragover", (event) => carries(event) && event.preventDefault());
  zone.addEventListener("drop", (event) => {
    if (!carries(event)) return;
    event.preventDefault();
    mark(0);
    taken([...event.dataTransfer.files], false);
  });
  line.addEventListener("paste", (event) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (!files.length) return;
    event.preventDefault();
    taken(files, false);
  });
}
