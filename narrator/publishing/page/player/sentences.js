// Sentences are places to play from: by a click, or by Enter on the one that has the focus.
import { play } from "./dom.js";

/**
 * One sentence can be reached by Tab; arrow keys take the focus to its neighbours.
 * @param {HTMLElement} article
 * @param {import("./moving.js").Moving} moving
 */
export function playFromSentences(article, moving) {
  const sentences = /** @type {HTMLElement[]} */ ([...article.querySelectorAll(".u[id]")]);
  const places = new Map(sentences.map((sentence, n) => [sentence.id, n]));
  let place = 0;
  const stopAt = (/** @type {number} */ n) => {
    for (const name of ["tabindex", "role", "aria-describedby"]) sentences[place]?.removeAttribute(name);
    place = n;
    sentences[place]?.setAttribute("tabindex", "0");
    sentences[place]?.setAttribute("role", "group");
    sentences[place]?.setAttribute("aria-describedby", "sentence-help");
  };
  stopAt(0);
  const playFrom = (/** @type {string} */ id) => {
    if (!moving.toElement(id)) return;
    stopAt(places.get(id) ?? place);
    play(moving.audio);
  };
  article.addEventListener("click", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    if (target.closest("a, button, summary, input") || !getSelection()?.isCollapsed) return;
    const sentence = /** @type {HTMLElement | null} */ (target.closest(".u"));
    if (sentence) playFrom(sentence.dataset.u ?? sentence.id);
  });
  article.addEventListener("keydown", (event) => {
    const sentence = /** @type {HTMLElement} */ (event.target);
    const held = event.ctrlKey || event.altKey || event.metaKey || event.shiftKey;
    if (held || sentence !== sentences[place]) return;
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key] ?? 0;
    if (event.key === "Enter") {
      event.preventDefault();
      playFrom(sentence.id);
    } else if (step && sentences[place + step]) {
      event.preventDefault();
      stopAt(place + step);
      sentences[place].focus();
    }
  });
}
