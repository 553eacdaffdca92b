// A message's text: the simulator's own HTML, the only HTML that is ever put into the page.

import { set } from "./dom.js";
import { signAll } from "./signs.js";

const policy = window.trustedTypes?.createPolicy("rendered", { createHTML: (html) => html });
const ACTIVE = ".spoiler, .mention, .command, .phone, code, pre, blockquote.expandable";
const SAYS = { mention: "Mention", command: "Send", phone: "Phone number", spoiler: "Spoiler, hidden" };

/** The text as nodes. `opened` holds the names of quotations and spoilers that were opened; `name` is the message. */
export function rich(html, name, opened) {
  const template = document.createElement("template");
  template.innerHTML = policy ? policy.createHTML(html) : html;
  const content = template.content;
  content.querySelectorAll("blockquote, pre").forEach(eatLineBreak);
  signAll(content);
  content.querySelectorAll(ACTIVE).forEach((node, index) => activate(node, `${name}/${index}`, opened));
  return content;
}

/** A quotation ends its line by itself; the line break after it would show as an empty line. */
function eatLineBreak(block) {
  const next = block.nextSibling;
  if (next?.nodeType === Node.TEXT_NODE && next.data.startsWith("\n")) next.data = next.data.slice(1);
}

function activate(node, name, opened) {
  if (node.parentElement?.closest("pre, a, code")) return;
  set(node, { tabindex: "0", role: "button", "data-part": name });
  if (node.matches(".expandable")) set(node, { "aria-expanded": String(opened.has(name)) });
  else if (node.matches(".spoiler")) reveal(node, opened.has(name));
  else if (node.matches("code, pre")) set(node, { title: "Copy" });
  else set(node, { title: `${SAYS[node.className] ?? ""} ${node.textContent}`.trim() });
}

/** A hidden spoiler says nothing of its text, to nobody. */
function reveal(node, open) {
  set(node, { "aria-pressed": String(open), "aria-label": open ? null : SAYS.spoiler });
}

/** What a click on a part of a text does; true when it was such a part. `act` knows copy, hint, command and link. */
export function clicked(target, opened, act) {
  const node = target.closest?.(`${ACTIVE}, .text a`);
  if (!node) return false;
  if (node.matches("a[href]")) return act.link(node.href);
  if (node.matches("a")) return (act.hint("A browser cannot follow this link."), true);
  if (node.matches(".spoiler")) {
    opened.add(node.dataset.part);
    reveal(node, true);
  } else if (node.matches(".short")) return false;
  else if (node.matches(".expandable")) toggle(node, opened);
  else if (node.matches(".command")) act.command(node.textContent);
  else if (node.matches(".mention")) act.hint(`In Telegram this opens the profile of ${node.textContent}.`);
  else act.copy(node.textContent);
  return true;
}

/** A quotation that fits needs no arrow; what fits depends on the width. */
export function fitQuotes(log) {
  for (const quote of log.querySelectorAll(".expandable")) {
    const short = quote.ariaExpanded === "false" && quote.scrollHeight <= quote.clientHeight;
    if (short === quote.classList.contains("short")) continue;
    quote.classList.toggle("short", short);
    set(quote, { role: short ? null : "button", tabindex: short ? null : "0" });
  }
}

function toggle(quote, opened) {
  const part = quote.dataset.part;
  if (!opened.delete(part)) opened.add(part);
  quote.setAttribute("aria-expanded", String(opened.has(part)));
}
