// Adding a person, and changing one: name, language, phone, a deleted account.

import { post } from "../state/api.js";
import { flip, turn } from "../drawing/controls.js";
import { el } from "../drawing/dom.js";
import { box, field } from "../over/box.js";

const LANGUAGES = [
  ["en", "English"],
  ["uk", "Українська"],
  ["de", "Deutsch"],
  ["pl", "Polski"],
  ["fr", "Français"],
  ["es", "Español"],
  ["", "not told"],
];
const digits = (text) => text.replace(/[^+\d]/gu, "");

function nameField(value = "") {
  return el("input", { required: true, maxlength: "128", autocomplete: "off", value });
}

function languageField(chosen) {
  const known = LANGUAGES.some(([code]) => code === chosen) ? LANGUAGES : [[chosen, chosen], ...LANGUAGES];
  return el(
    "select",
    {},
    known.map(([code, words]) => el("option", { value: code, lang: code || null, selected: code === chosen }, words)),
  );
}

const phoneField = (value = "") =>
  el("input", { type: "tel", maxlength: "20", placeholder: "+380 67 123 45 67", autocomplete: "off", value });

function split(name) {
  const [first_name, ...last] = name.trim().split(/\s+/u);
  return { first_name, last_name: last.join(" ") };
}

/** Ask who comes; resolves to {person, payload}, or null when nobody does. */
export async function addPerson(over, role, article) {
  const [name, language, phone] = [nameField(), languageField("en"), phoneField()];
  const payload = el("input", {
    maxlength: "64",
    pattern: "[A-Za-z0-9_\\-]*",
    placeholder: "site, for example",
    title: "Latin letters, digits, _ and -",
    autocomplete: "off",
  });
  const fields = [field("Name", name), field("Language of the app", language), field("Phone (optional)", phone)];
  if (role === "prospect") fields.push(field("Comes by a link with ?start= (optional)", payload));
  const buttons = [
    { text: "Cancel", value: "" },
    { text: "Add", value: "add", style: "strong" },
  ];
  const answer = box(over, { title: `Add ${article}`, body: el("div", { class: "fields" }, fields), buttons });
  name.focus();
  if ((await answer) !== "add" || !name.value.trim()) return null;
  const body = { ...split(name.value), language_code: language.value, phone: digits(phone.value), role };
  return { person: (await post("people", body)).person, payload: payload.value.trim() };
}

/** Change who somebody is; true when something was changed. */
export async function changePerson(over, person) {
  const [name, language, phone] = [
    nameField(person.name),
    languageField(person.language_code ?? ""),
    phoneField(person.phone ?? ""),
  ];
  const [blocked, deactivated] = [turn(person.blocked), turn(person.deactivated)];
  const body = el(
    "div",
    { class: "fields" },
    field("Name", name),
    field("Language of the app", language),
    field("Phone", phone),
    flip("Has blocked the bot", "Its messages are answered with 403", blocked),
    flip("Has deleted the account", "Telegram answers: user is deactivated", deactivated),
  );
  const buttons = [
    { text: "Cancel", value: "" },
    { text: "Save", value: "save", style: "strong" },
  ];
  if ((await box(over, { title: `Settings of ${person.name}`, body, buttons })) !== "save") return false;
  await post("person", {
    person: person.id,
    ...split(name.value),
    language_code: language.value,
    phone: digits(phone.value),
    deactivated: deactivated.checked,
  });
  if (blocked.checked !== person.blocked) await post("block", { person: person.id, blocked: blocked.checked });
  return true;
}
