// What the browser remembers for the page. A browser that refuses is no reason to fail.

const PREFIX = "telegram-on-your-desk.";

export function recall(name) {
  try {
    return localStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
}

export function remember(name, value) {
  try {
    localStorage.setItem(PREFIX + name, String(value));
  } catch {
    // Then it lasts as long as the page.
  }
}
