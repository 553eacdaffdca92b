// The simulator's JSON API.

/** What went wrong, in words for the person at the page. */
export class Refused extends Error {}

export async function get(path) {
  return answered(await reach(path, { headers: { Accept: "application/json" } }));
}

export async function post(path, body) {
  const headers = { "Content-Type": "application/json" };
  return answered(await reach(path, { method: "POST", headers, body: JSON.stringify(body) }));
}

/** Send a file's bytes; its id is answered. `details`: width, height, seconds, as far as they are known. */
export async function upload({ kind, name, blob: bytes, details = {} }) {
  const headers = { "Content-Type": bytes.type || "application/octet-stream" };
  const path = `file?${new URLSearchParams({ kind, name, ...details })}`;
  return (await answered(await reach(path, { method: "POST", headers, body: bytes }))).file;
}

export const fileAddress = (id) => `/api/file?${new URLSearchParams({ id })}`;
export const transcriptAddress = (key, format) => `/api/transcript?${new URLSearchParams({ key, format })}`;

async function reach(path, how) {
  try {
    return await fetch(`/api/${path}`, how);
  } catch {
    throw new Refused("The simulator does not answer. Is it still running?");
  }
}

async function answered(response) {
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new Refused(body.error || `The simulator answered ${response.status}.`);
  return body;
}
