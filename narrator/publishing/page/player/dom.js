// Finding elements and telling people.

/**
 * @template {HTMLElement} T
 * @param {string} id
 * @returns {T}
 */
export function byId(id) {
  const element = document.getElementById(id);
  if (!element) throw new Error(`the page has no #${id}`);
  return /** @type {T} */ (element);
}

/**
 * Say something once, politely: screen readers read the status line when it changes.
 * @param {string} text
 */
export function announce(text) {
  const status = byId("status");
  // The same words twice are a change as well.
  status.textContent = status.textContent === text ? `${text} ` : text;
}

/**
 * @param {string} name
 * @param {string} text
 * @returns {HTMLElement}
 */
export function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

/** @returns {boolean} whether the reader asked for less motion */
export function isStill() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}
