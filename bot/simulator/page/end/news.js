// Toasts and alerts: the bot's answers to presses, told to whoever pressed, once.

import { tell } from "../over/box.js";

const TOLD_WITHIN = 30;

export class News {
  #known = null;

  /** What came since, for the one who is played, in the chat that is open. */
  tell({ toasts, now }, end) {
    const known = this.#known;
    this.#known = new Set(toasts.map(nameOf));
    if (!known) return;
    const fresh = toasts.filter((toast) => !known.has(nameOf(toast)) && now - toast.at <= TOLD_WITHIN);
    for (const toast of fresh.reverse()) {
      if (toast.person !== end.me?.id || toast.chat !== end.chat?.key) continue;
      if (toast.alert) tell(end.screen, end.bot.name, toast.text);
      else end.toasts.say(toast.text);
    }
  }
}

const nameOf = (toast) => `${toast.press} ${toast.at}`;
