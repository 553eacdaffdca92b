// Which messages stand together in a log: albums, stretches by one sender, days.

import { dayOf } from "../state/words.js";

const TOGETHER = 600;

/** What a log draws: days, and blocks of messages with where they stand; `sign` differs when one has to be drawn anew. */
export function itemsOf(messages, { me, named, now }) {
  const items = [];
  const blocks = inBlocks(messages);
  blocks.forEach((block, index) => {
    const [message, before, after] = [block[0], blocks[index - 1]?.at(-1), blocks[index + 1]?.[0]];
    const day = dayOf(message.date, now);
    if (!before || dayOf(before.date, now) !== day) items.push({ name: `day ${message.id}`, sign: day, day });
    const [first, last] = [!together(before, message), !together(block.at(-1), after)];
    const context = { me, own: message.from.id === me, first, last, named };
    items.push({ name: message.id, messages: block, sign: JSON.stringify([block, context]), context });
  });
  return items;
}

/** Messages by themselves; those of an album together. */
function inBlocks(messages) {
  const blocks = [];
  for (const message of messages) {
    const last = blocks.at(-1);
    if (message.album && last?.[0].album === message.album && last[0].from.id === message.from.id) last.push(message);
    else blocks.push([message]);
  }
  return blocks;
}

/** Whether Telegram draws two messages as one stretch. */
function together(one, other) {
  if (!one || !other || one.service || other.service || one.buttons.length) return false;
  return one.from.id === other.from.id && other.date - one.date < TOGETHER && dayOf(one.date) === dayOf(other.date);
}
