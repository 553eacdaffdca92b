// Light, dark, or as the system has it. Runs before the first paint, so that nothing flashes.

import { icon } from "./drawing/icons.js";
import { recall, remember } from "./state/memory.js";

const THEMES = ["system", "light", "dark"];
const ICONS = { system: "auto", light: "sun", dark: "moon" };
const root = document.documentElement;

let theme = THEMES.includes(recall("theme")) ? recall("theme") : "system";
root.dataset.theme = theme;

export function addThemeSwitch(button) {
  const show = () => {
    root.dataset.theme = theme;
    button.replaceChildren(icon(ICONS[theme]));
    button.setAttribute("aria-label", `Theme: ${theme}`);
    button.title = `Theme: ${theme}`;
  };
  button.addEventListener("click", () => {
    theme = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length];
    remember("theme", theme);
    show();
  });
  show();
}
