// Search in the text: sentence by sentence, with the sound at hand.
import { announce, byId } from "./dom.js";
import { say } from "./words.js";

/**
 * @param {HTMLElement} article
 * @param {import("./moving.js").Moving} moving
 * @param {import("./follow.js").Follow} follow
 */
export function searchText(article, moving, follow) {
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
    if (!hits.length) return announce(wanted ? say("“{words}” is not in the text.", { words: field.value }) : "");
    last = wanted === asked ? (last + direction + hits.length) % hits.length : 0;
    asked = wanted;
    const hit = hits[last].element;
    hit.classList.add("found");
    if (moving.toElement(hit.id)) follow.resume();
    follow.bringIntoView(hit);
    announce(say("{n} of {all}: {sentence}", { n: last + 1, all: hits.length, sentence: hit.textContent ?? "" }));
  };
  byId("search-form").addEventListener("submit", (event) => {
    event.preventDefault();
    find(1);
  });
  byId("search-back").addEventListener("click", () => find(-1));
}
