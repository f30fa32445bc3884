// What the reader chose and where she was, kept in her own browser; without storage it holds for the visit.

/** @type {Map<string, string>} */
const visit = new Map();

/**
 * @param {string} key
 * @returns {any} what was kept, or undefined
 */
export function recall(key) {
  let text = visit.get(key);
  try {
    text = localStorage.getItem(`narrator:${key}`) ?? text;
  } catch {
    // Storage is switched off: the visit's own memory has to do.
  }
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * @param {string} key
 * @param {unknown} value
 */
export function keep(key, value) {
  const text = JSON.stringify(value);
  visit.set(key, text);
  try {
    localStorage.setItem(`narrator:${key}`, text);
  } catch {
    // As above.
  }
}
