// What the player says, in the page's language; a text without a translation stays English.

/** @type {Record<string, string>} */
let translations = {};

/** @param {Record<string, string> | undefined} given English text → text in the page's language */
export function useTranslations(given) {
  translations = given ?? {};
}

/**
 * @param {string} text English, with `{names}` of what is put in
 * @param {Record<string, string | number>} [values]
 * @returns {string}
 */
export function say(text, values = {}) {
  return (translations[text] ?? text).replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}
