// Where links lead: into this little Telegram, or out to the web.

const INTO_TELEGRAM = /^(?:https?:\/\/)?(?:t|telegram)\.me\/(\w+)(?:\?start=([\w-]*))?/iu;

/** What a link into Telegram means; null when it leads elsewhere. */
export function meaning(address) {
  if (/^tg:/iu.test(address)) return { hint: "In Telegram this opens a profile or a chat." };
  const link = INTO_TELEGRAM.exec(address);
  return link ? { username: link[1], payload: link[2] ?? "", hint: `In Telegram this opens @${link[1]}.` } : null;
}

export function openOutside(address) {
  window.open(/^[a-z]+:/iu.test(address) ? address : `http://${address}`, "_blank", "noopener,noreferrer");
}

/** Download what an address of the simulator gives. */
export function download(address, name) {
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
}
