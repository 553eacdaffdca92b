// Menus: below a button, or where one points.

import { el } from "../drawing/dom.js";
import { icon } from "../drawing/icons.js";

const MARGIN = 8;
let open = null;

/** Open a menu at a point or at a button's rectangle. `items`: [{icon, text, run, danger?}] and {heading}; `top` stands above them, `within` is whose room is kept to. */
export function openMenu({ label, at, items, within = null, top = null, closed = () => {} }) {
  closeMenu();
  const before = document.activeElement;
  const entry = (item) =>
    item.heading
      ? el("p", { class: "menu-heading", role: "presentation" }, item.heading)
      : el(
          "button",
          {
            type: "button",
            role: "menuitem",
            tabindex: "-1",
            class: item.danger ? "danger" : "",
            onclick: () => (closeMenu(), item.run()),
          },
          icon(item.icon),
          el("span", { dir: "auto" }, item.text),
        );
  const node = el(
    "div",
    { class: "menu", role: "menu", "aria-label": label, popover: "manual" },
    top,
    items.map(entry),
  );
  document.body.append(node);
  node.showPopover();
  place(node, at, within?.getBoundingClientRect());
  open = { node, closed, before };
  node.addEventListener("keydown", (event) => walk(event, [...node.querySelectorAll("[role^=menuitem]")]));
  (node.querySelector("[role=menuitem]") ?? node).focus({ preventScroll: true });
}

export function closeMenu(back = true) {
  if (!open) return;
  const { node, closed, before } = open;
  open = null;
  const focused = node.contains(document.activeElement);
  node.remove();
  if (back && focused && before?.isConnected) before.focus({ preventScroll: true });
  closed();
}

document.addEventListener(
  "pointerdown",
  (event) => open && !open.node.contains(event.target) && closeMenu(false),
  true,
);
window.addEventListener("blur", () => closeMenu());
window.addEventListener("resize", () => closeMenu());

/** Below and to the right of where it was asked for, as far as there is room. */
function place(node, { left, right = left, top, bottom = top }, room = { left: 0, right: innerWidth }) {
  const { offsetWidth: width, offsetHeight: height } = node;
  const [roomX, roomY] = [Math.min(room.right, innerWidth - MARGIN), innerHeight - MARGIN];
  const x = left + width <= roomX ? left : Math.max(room.left, MARGIN, right - width);
  const y = bottom + height <= roomY ? bottom : Math.max(MARGIN, top - height);
  node.style.setProperty("left", `${Math.min(x, Math.max(MARGIN, roomX - width))}px`);
  node.style.setProperty("top", `${Math.min(y, Math.max(MARGIN, roomY - height))}px`);
}

function walk(event, items) {
  const at = items.indexOf(document.activeElement);
  const forth = ["ArrowDown", "ArrowRight"].includes(event.key);
  const back = ["ArrowUp", "ArrowLeft"].includes(event.key);
  if (event.key === "Escape" || event.key === "Tab") closeMenu();
  else if (forth) items[(at + 1) % items.length]?.focus();
  else if (back) items[(at - 1 + items.length) % items.length]?.focus();
  else if (event.key === "Home") items[0]?.focus();
  else if (event.key === "End") items.at(-1)?.focus();
  else return;
  event.preventDefault();
  event.stopPropagation();
}

/** A button that opens a menu; `items` gives them at the time it opens. */
export function menuButton(button, label, items) {
  let justClosed = false;
  const tell = (now) => button.setAttribute("aria-expanded", String(now));
  button.setAttribute("aria-haspopup", "menu");
  tell(false);
  button.addEventListener("pointerdown", () => (justClosed = button.getAttribute("aria-expanded") === "true"), true);
  button.addEventListener("click", () => {
    if (justClosed) return void (justClosed = false);
    const { left, right, top, bottom } = button.getBoundingClientRect();
    button.focus();
    openMenu({
      label,
      at: { left, right, top: top - 6, bottom: bottom + 6 },
      items: items(),
      within: button.closest(".end"),
      closed: () => tell(false),
    });
    tell(true);
  });
  return button;
}
