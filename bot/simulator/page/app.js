// The page: both ends of the talk side by side, and what the bot does below them.

import { Calls } from "./calls.js";
import { el, write } from "./dom.js";
import { Intro } from "./intro.js";
import { Phone } from "./phone.js";
import { Store } from "./store.js";
import { addThemeSwitch } from "./theme.js";

const byId = (id) => document.getElementById(id);
const store = new Store();
const phones = [new Phone(store, "prospect"), new Phone(store, "manager")];
const SIDES = [["prospect", "Prospect"], ["manager", "Managers"]];

byId("phones").append(...phones.map((phone) => phone.node));
addThemeSwitch(byId("theme"));
new Calls(store, byId("calls"));
const intro = new Intro(byId("intro"), byId("help"));

// -- on a narrow screen one end at a time -------------------------------------------------------------------------

const sides = SIDES.map(([role, title]) => {
  const show = () => {
    document.body.dataset.side = role;
    draw();
  };
  return el("button", { type: "button", class: "side", "data-role": role, onclick: show }, title, el("span", { class: "dot" }));
});
byId("sides").append(...sides);

function showSides() {
  sides.forEach((button, index) => {
    const news = phones[index].unread && !phones[index].visible;
    button.setAttribute("aria-pressed", String(document.body.dataset.side === button.dataset.role));
    button.classList.toggle("news", news);
    button.setAttribute("aria-label", SIDES[index][1] + (news ? ", new messages" : ""));
  });
}

// -- whether everything is there ----------------------------------------------------------------------------------

function connection() {
  if (!store.online) return ["lost", "Looking for the simulator…"];
  const bot = store.state?.bots[0];
  if (!bot) return ["silent", "There is no bot yet"];
  return bot.listens ? ["there", "The bot is connected"] : ["silent", "The bot is silent"];
}

function showConnection() {
  const [kind, words] = connection();
  const node = byId("connection");
  node.className = `connection ${kind}`;
  const asked = store.state?.bots[0]?.asked_at;
  node.title = asked ? `It last asked for updates at ${new Date(asked * 1000).toLocaleTimeString("en-GB")}` : "It has not asked for updates yet";
  write(node, words);
}

// -- drawing ------------------------------------------------------------------------------------------------------

function draw() {
  if (store.state) {
    phones.forEach((phone) => phone.show(store.state));
    introduce();
    const name = store.state.bots[0]?.name;
    document.title = name ? `${name} · a Telegram on your desk` : "A Telegram on your desk";
  }
  showSides();
  showConnection();
}

let introduced = "";

function introduce() {
  const people = phones.map((phone) => phone.me);
  const sign = people.map((it) => it?.name).join("\n");
  if (sign !== introduced) intro.show(...people);
  introduced = sign;
}

store.addEventListener("state", draw);
store.addEventListener("played", draw);
store.addEventListener("line", showConnection);
window.matchMedia("(max-width: 820px)").addEventListener("change", draw);
draw();
store.begin();
