// Search, filters and order of the list. Without this script the list is whole.

/**
 * @typedef {object} Entry
 * @property {HTMLElement} item
 * @property {string} text
 * @property {string} author
 * @property {string[]} tags
 * @property {string} title
 * @property {number} place from the newest
 * @property {number} seconds
 */

/**
 * @param {HTMLElement} item
 * @param {number} place
 * @returns {Entry}
 */
function entryOf(item, place) {
  return {
    item,
    place,
    text: (item.textContent ?? "").toLocaleLowerCase(),
    author: item.dataset.author ?? "",
    tags: JSON.parse(item.dataset.tags ?? "[]"),
    title: item.querySelector("h2")?.textContent ?? "",
    seconds: Number(item.dataset.seconds ?? 0),
  };
}

/** @type {Record<string, (a: Entry, b: Entry) => number>} */
const orders = {
  new: (a, b) => a.place - b.place,
  old: (a, b) => b.place - a.place,
  short: (a, b) => a.seconds - b.seconds,
  title: (a, b) => a.title.localeCompare(b.title),
};

/**
 * @param {HTMLFormElement} form
 * @param {HTMLElement} list
 */
function filterList(form, list) {
  const items = /** @type {HTMLElement[]} */ ([...list.children]);
  const entries = items.map(entryOf);
  const chosen = (/** @type {string} */ id) => /** @type {HTMLInputElement | null} */ (document.getElementById(id))?.value ?? "";
  const show = () => {
    const words = chosen("words").toLocaleLowerCase().split(/\s+/).filter(Boolean);
    const [author, tag] = [chosen("author"), chosen("tag")];
    let found = 0;
    for (const entry of entries) {
      const fits =
        words.every((word) => entry.text.includes(word)) &&
        (!author || entry.author === author) &&
        (!tag || entry.tags.includes(tag));
      entry.item.hidden = !fits;
      found += Number(fits);
    }
    const said = document.getElementById("found");
    if (said) said.textContent = found === entries.length ? "" : (said.dataset.phrase ?? "").replace("{found}", String(found));
  };
  let waiting = 0;
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(show, 200);
  });
  document.getElementById("order")?.addEventListener("change", () => {
    list.append(...[...entries].sort(orders[chosen("order")]).map((entry) => entry.item));
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    show();
  });
  form.hidden = false;
  // On a phone the articles come first; where there is room, nothing is folded away.
  if (matchMedia("(min-width: 40rem)").matches) form.querySelector("details").open = true;
}

const form = document.getElementById("filter");
const list = document.getElementById("articles");
if (form && list) filterList(/** @type {HTMLFormElement} */ (form), list);
