// The text follows the sound: the current sentence is marked.
import { indexAt } from "./timeline.js";

/** Marks what is heard. */
export class Reading {
  /**
   * @param {HTMLAudioElement} audio
   * @param {HTMLElement} article
   * @param {import("./timeline.js").Cue[]} cues
   */
  constructor(audio, article, cues) {
    this.audio = audio;
    this.cues = cues;
    this.index = -1;
    this.highlights = true;
    /** Whether the recording is the one that the cues belong to: `fresh.js`. */
    this.isTrusted = false;
    /** @type {() => void} called when another sentence is marked */
    this.onChange = () => {};
    /** @type {(seconds: number) => void} called whenever the time is looked at */
    this.onTime = () => {};
    /** @type {Element[]} the current sentence: one element, or one in each of some table cells */
    this.marked = [];
    this.frame = 0;
    /** @type {Map<string, Element[]>} further pieces of a sentence that is spread over cells */
    this.pieces = new Map();
    for (const piece of /** @type {NodeListOf<HTMLElement>} */ (article.querySelectorAll("[data-u]"))) {
      const id = piece.dataset.u ?? "";
      this.pieces.set(id, [...(this.pieces.get(id) ?? []), piece]);
    }
    const update = () => this.update();
    for (const event of ["timeupdate", "seeked", "pause", "ended", "loadedmetadata"]) audio.addEventListener(event, update);
    audio.addEventListener("play", () => this.run());
  }

  /** @param {import("./timeline.js").Cue[]} cues of another edition */
  use(cues) {
    this.cues = cues;
    this.index = -1;
    this.mark();
  }

  /** Look at every frame while it plays: `timeupdate` alone comes four times a second, too late at speed 4. */
  run() {
    cancelAnimationFrame(this.frame);
    const step = () => {
      this.update();
      if (!this.audio.paused) this.frame = requestAnimationFrame(step);
    };
    this.frame = requestAnimationFrame(step);
  }

  update() {
    if (!this.isTrusted) return;
    const index = indexAt(this.cues, this.audio.currentTime);
    if (index !== this.index) {
      this.index = index;
      this.mark();
    }
    this.onTime(this.audio.currentTime);
  }

  mark() {
    const found = this.elements(this.cues[this.index]);
    if (found[0] === this.marked[0]) return;
    for (const element of this.marked) {
      element.removeAttribute("aria-current");
      element.classList.remove("current");
    }
    this.marked = found;
    if (found.length) {
      found[0].setAttribute("aria-current", "true");
      this.setHighlight(this.highlights);
    }
    this.onChange();
  }

  /**
   * @param {import("./timeline.js").Cue | undefined} cue
   * @returns {Element[]} the sentence; of an announcement, and of what is only described: the block it is about
   */
  elements(cue) {
    const found = cue && (document.getElementById(cue.id) ?? document.getElementById(cue.segment));
    return cue && found ? [found, ...(this.pieces.get(cue.id) ?? [])] : [];
  }

  /** @param {boolean} on */
  setHighlight(on) {
    this.highlights = on;
    for (const element of this.marked) element.classList.toggle("current", on);
  }

  /** @returns {string} the current sentence's words */
  words() {
    return this.marked.map((element) => element.textContent ?? "").join(" ").replace(/\s+/g, " ").trim();
  }

  /** @returns {number[]} where sentences begin */
  sentences() {
    return this.cues.filter((cue) => cue.text).map((cue) => cue.begin);
  }

  /** @returns {number[]} where paragraphs, items, headings, ... begin */
  paragraphs() {
    const text = this.cues.filter((cue) => cue.text);
    return text.filter((cue, n) => n === 0 || cue.segment !== text[n - 1].segment).map((cue) => cue.begin);
  }
}
