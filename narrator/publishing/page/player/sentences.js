// Sentences are places to play from: by Enter on the one that has the focus, by a tap where the reader asked for it.
import { play, sideways } from "./dom.js";

/** The sentences, one of which can be reached by Tab; arrow keys take the focus to its neighbours. */
export class Sentences {
  /**
   * @param {HTMLElement} article
   * @param {import("./moving.js").Moving} moving
   * @param {import("./follow.js").Follow} follow
   */
  constructor(article, moving, follow) {
    this.moving = moving;
    this.follow = follow;
    this.all = /** @type {HTMLElement[]} */ ([...article.querySelectorAll(".u[id]")]);
    this.places = new Map(this.all.map((sentence, n) => [sentence.id, n]));
    this.place = 0;
    this.stopAt(0);
    article.addEventListener("click", (event) => this.tapped(event));
    article.addEventListener("keydown", (event) => this.hear(event));
  }

  /** @param {number} n of the sentence that Tab reaches */
  stopAt(n) {
    this.all[this.place]?.removeAttribute("tabindex");
    this.place = n;
    this.all[n]?.setAttribute("tabindex", "0");
  }

  /** The marked sentence is the one that Tab reaches, unless the reader is at another. */
  marked() {
    const n = this.places.get(this.moving.reading.marked[0]?.id ?? "");
    if (n !== undefined && document.activeElement !== this.all[this.place]) this.stopAt(n);
  }

  /** @param {string} id */
  playFrom(id) {
    if (!this.moving.toElement(id)) return;
    this.stopAt(this.places.get(id) ?? this.place);
    this.follow.resume();
    play(this.moving.audio);
  }

  /** @param {MouseEvent} event */
  tapped(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    if (target.closest("a, button, summary, input") || !getSelection()?.isCollapsed) return;
    const { audio, reading } = this.moving;
    if (!audio.paused && reading.marked.some((element) => element.contains(target))) return audio.pause();
    const sentence = /** @type {HTMLElement | null} */ (target.closest(".u"));
    if (sentence && document.documentElement.dataset.tap === "on") this.playFrom(sentence.dataset.u ?? sentence.id);
  }

  /** @param {KeyboardEvent} event */
  hear(event) {
    const sentence = /** @type {HTMLElement} */ (event.target);
    const held = event.ctrlKey || event.altKey || event.metaKey || event.shiftKey;
    if (held || sentence !== this.all[this.place]) return;
    const { audio, reading } = this.moving;
    const step = sideways(event.key, sentence) || ({ ArrowDown: 1, ArrowUp: -1 }[event.key] ?? 0);
    if (event.key === "Enter") {
      event.preventDefault();
      if (!audio.paused && reading.marked[0] === sentence) audio.pause();
      else this.playFrom(sentence.id);
    } else if (step && this.all[this.place + step]) {
      event.preventDefault();
      this.stopAt(this.place + step);
      this.all[this.place].focus();
    }
  }
}
