// Whether everything is there: the simulator, and a bot that asks for updates.

import { el, redraw } from "./drawing/dom.js";

/** The kind, and the words; those before the last are left out where there is little room. */
function stateOf({ online, state }) {
  if (!online) return ["lost", "Looking for the ", "simulator…"];
  const bot = state?.bots[0];
  if (!bot) return ["silent", "There is ", "no bot", " yet"];
  if (state.process && !state.process.running) return ["silent", "The bot is ", "down"];
  return bot.listens || bot.webhook ? ["there", "The bot is ", "connected"] : ["silent", "The bot is ", "silent"];
}

export function showConnection(node, store) {
  const [kind, before, word, after = ""] = stateOf(store);
  node.className = `connection ${kind}`;
  const asked = store.state?.bots[0]?.asked_at;
  node.title = asked
    ? `It last asked for updates at ${new Date(asked * 1000).toLocaleTimeString("en-GB")}`
    : "It has not asked for updates yet";
  const wide = (words) => el("span", { class: "at-length" }, words);
  redraw(node, [before, word, after], () => [el("span", {}, wide(before), word, wide(after))]);
}
