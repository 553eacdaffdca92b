// Making, renaming, closing and deleting topics.

import { el } from "../drawing/dom.js";
import { ask, box, field } from "../over/box.js";

async function askName(over, title, yes, value = "") {
  const name = el("input", { required: true, maxlength: "128", autocomplete: "off", value });
  const buttons = [
    { text: "Cancel", value: "" },
    { text: yes, value: "yes", style: "strong" },
  ];
  const answer = box(over, { title, body: field("Name of the topic", name), buttons });
  name.focus();
  return (await answer) === "yes" ? name.value.trim() : "";
}

export async function newTopic(over, act) {
  const name = await askName(over, "New topic", "Create");
  if (name) act.do("topic", { action: "open", name }, ({ thread }) => act.open(thread));
}

/** What the menu of an open topic offers. */
export function topicItems(topic, over, act) {
  const change = (action, more = {}) => act.do("topic", { action, thread: topic.id, ...more });
  const rename = async () => {
    const name = await askName(over, "Rename the topic", "Rename", topic.name);
    if (name) change("rename", { name });
  };
  const remove = async () => {
    if (
      await ask(
        over,
        `Delete “${topic.name}”?`,
        "All its messages go with it. The bot is not told.",
        "Delete",
        "danger",
      )
    )
      change("delete");
  };
  return [
    { icon: "edit", text: "Rename the topic", run: rename },
    topic.closed
      ? { icon: "lock", text: "Reopen the topic", run: () => change("reopen") }
      : { icon: "lock", text: "Close the topic", run: () => change("close") },
    { icon: "trash", text: "Delete the topic", run: remove, danger: true },
  ];
}
