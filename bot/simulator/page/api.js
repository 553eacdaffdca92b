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
