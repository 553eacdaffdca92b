// A long text in the parts that Telegram takes.

const LONGEST = 4096;

/** Cut as a client does it: at a line's end or between words, never within a character. */
export function pieces(text) {
  const found = [];
  let rest = text;
  while (rest.length > LONGEST) {
    const piece = rest.slice(0, LONGEST);
    const at = Math.max(piece.lastIndexOf("\n"), piece.lastIndexOf(" "));
    const whole = /[\uD800-\uDBFF]$/u.test(piece) ? LONGEST - 1 : LONGEST;
    const end = at > LONGEST / 2 ? at : whole;
    found.push(rest.slice(0, end));
    rest = rest.slice(end).trimStart();
  }
  return rest ? [...found, rest] : found;
}
