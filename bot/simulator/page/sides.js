// On a narrow screen one end is shown at a time: a switch between the two, which tells of news at the other.

import { el } from "./drawing/dom.js";

const TITLES = { prospect: "Prospect", manager: "Managers" };

export class Sides {
  /** `chosen()` is told when an end was asked for. */
  constructor(node, ends, chosen) {
    this.ends = ends;
    this.buttons = ends.map(({ role }) => {
      const show = () => {
        document.body.dataset.side = role;
        chosen();
      };
      return el("button", { type: "button", class: "side", onclick: show }, TITLES[role], el("span", { class: "dot" }));
    });
    node.append(...this.buttons);
  }

  show() {
    this.ends.forEach((end, index) => {
      const news = end.unread && !end.visible;
      const button = this.buttons[index];
      button.setAttribute("aria-pressed", String(document.body.dataset.side === end.role));
      button.classList.toggle("news", news);
      button.setAttribute("aria-label", TITLES[end.role] + (news ? ", new messages" : ""));
    });
  }
}
