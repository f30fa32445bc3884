// Search in the text: sentence by sentence, with the sound at hand.
import { announce, byId, isStill } from "./dom.js";

/**
 * @param {HTMLElement} article
 * @param {import("./moving.js").Moving} moving
 */
export function searchText(article, moving) {
  const field = /** @type {HTMLInputElement} */ (byId("search"));
  const sentences = [...article.querySelectorAll(".u[id]")].map((element) => ({
    element,
    text: (element.textContent ?? "").toLocaleLowerCase(),
  }));
  let last = -1;
  let asked = "";
  const find = (/** @type {1 | -1} */ direction) => {
    const wanted = field.value.trim().toLocaleLowerCase();
    const hits = wanted ? sentences.filter(({ text }) => text.includes(wanted)) : [];
    for (const { element } of sentences) element.classList.remove("found");
    if (!hits.length) return announce(wanted ? `“${field.value}” is not in the text.` : "");
    last = wanted === asked ? (last + direction + hits.length) % hits.length : 0;
    asked = wanted;
    const hit = hits[last].element;
    hit.classList.add("found");
    hit.scrollIntoView({ block: "center", behavior: isStill() ? "auto" : "smooth" });
    moving.toElement(hit.id);
    announce(`${last + 1} of ${hits.length}: ${hit.textContent}`);
  };
  byId("search-form").addEventListener("submit", (event) => {
    event.preventDefault();
    find(1);
  });
  byId("search-back").addEventListener("click", () => find(-1));
}
