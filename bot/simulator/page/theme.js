// Light or dark: as the system has it, until somebody wants the other. Runs before the first paint, so nothing flashes.

import { icon } from "./drawing/icons.js";
import { recall, remember } from "./state/memory.js";

const OTHER = { light: "dark", dark: "light" };
const ICONS = { light: "sun", dark: "moon" };
const system = window.matchMedia("(prefers-color-scheme: dark)");
const root = document.documentElement;

let theme = recall("theme") in OTHER ? recall("theme") : "system";
root.dataset.theme = theme;

const systems = () => (system.matches ? "dark" : "light");
const seen = () => (theme === "system" ? systems() : theme);

export function addThemeSwitch(button) {
  const show = () => {
    root.dataset.theme = theme;
    button.replaceChildren(icon(ICONS[seen()]));
    button.setAttribute("aria-label", `Theme: ${seen()}`);
    button.title = `Theme: ${seen()}`;
  };
  button.addEventListener("click", () => {
    const wanted = OTHER[seen()];
    theme = wanted === systems() ? "system" : wanted;
    remember("theme", theme);
    show();
  });
  system.addEventListener("change", show);
  show();
}
