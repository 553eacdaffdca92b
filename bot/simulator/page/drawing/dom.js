// Making elements. Text goes in as text; nothing here takes HTML.

/** An element: el("p", {class: "note", onclick: f, hidden: true}, "text", child, [more]). Null children are left out. */
export function el(tag, given = {}, ...children) {
  const node = document.createElement(tag);
  set(node, given);
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/** Set attributes, listeners (on…) and properties of an element. */
export function set(node, given) {
  for (const [name, value] of Object.entries(given)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "value") node.value = value;
    else if (value === true) node.setAttribute(name, "");
    else if (value === false || value === null || value === undefined) node.removeAttribute(name);
    else node.setAttribute(name, String(value));
  }
  return node;
}

/** Change the text of an element only when it differs, so that nothing is announced twice. */
export function write(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/** Draw a node's children anew only when what they show, `sign`, differs; true when it did. */
export function redraw(node, sign, children) {
  const text = JSON.stringify(sign);
  if (node.dataset.sign === text) return false;
  node.dataset.sign = text;
  node.replaceChildren(...children());
  return true;
}

/** A plain button with a drawing and a name. */
export function iconButton(drawing, name, onclick, given = {}) {
  return el("button", { type: "button", class: "plain", "aria-label": name, title: name, onclick, ...given }, drawing);
}
