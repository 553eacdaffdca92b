// The page: both ends of the talk side by side, and the desk below them.

import { Seen } from "./state/seen.js";
import { Store } from "./state/store.js";
import { Calls } from "./desk/calls.js";
import { Dock } from "./desk/dock.js";
import { Faults } from "./desk/faults.js";
import { Group } from "./desk/group.js";
import { showConnection } from "./connection.js";
import { End } from "./end/end.js";
import { Intro } from "./intro.js";
import { Sides } from "./sides.js";
import { addThemeSwitch } from "./theme.js";
import { Toasts } from "./over/toasts.js";

const byId = (id) => document.getElementById(id);
const store = new Store();
const seen = new Seen();
const toasts = new Toasts();
const failed = (error) => toasts.say(error.message, "wrong");

const [faults, calls, group] = [new Faults(store, failed), new Calls(store), new Group(store, failed)];
const parts = [
  { name: "faults", title: "Faults", summary: faults.summary, body: faults.body },
  { name: "calls", title: "Bot API calls", summary: calls.summary, body: calls.body, opened: () => calls.opened() },
  { name: "group", title: "Groups", summary: group.summary, body: group.body },
];
const dock = new Dock(byId("dock"), parts, draw);
const desk = { openGroup: (id) => (group.choose(id), dock.open("group")) };
const ends = ["prospect", "manager"].map((role) => new End(store, role, seen, desk));
const sides = new Sides(byId("sides"), ends, () => dock.open(null));

byId("ends").append(...ends.map((end) => end.node));
byId("dock").append(toasts.node);
addThemeSwitch(byId("theme"));
const intro = new Intro(byId("intro"), byId("help"));

function draw() {
  if (store.state) {
    for (const part of [...ends, faults, group]) part.show(store.state);
    intro.show(...ends.map((end) => end.me));
    const name = store.state.bots[0]?.name;
    document.title = name ? `${name} · a Telegram on your desk` : "A Telegram on your desk";
  }
  sides.show();
  showConnection(byId("connection"), store);
}

store.addEventListener("state", draw);
store.addEventListener("played", draw);
store.addEventListener("line", () => showConnection(byId("connection"), store));
window.matchMedia("(max-width: 820px)").addEventListener("change", draw);
draw();
store.begin();
