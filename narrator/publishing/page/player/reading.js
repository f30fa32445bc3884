// The text follows the sound: the current sentence is marked, and brought into view.
import { indexAt } from "./timeline.js";
import { isStill } from "./dom.js";

/** Marks what is heard. */
export class Reading {
  /**
   * @param {HTMLAudioElement} audio
   * @param {import("./timeline.js").Cue[]} cues
   */
  constructor(audio, cues) {
    this.audio = audio;
    this.cues = cues;
    this.index = -1;
    this.highlights = true;
    this.follows = true;
    /** @type {Element | null} */
    this.marked = null;
    this.frame = 0;
    const update = () => this.update();
    for (const event of ["timeupdate", "seeked", "pause", "ended", "loadedmetadata"]) audio.addEventListener(event, update);
    audio.addEventListener("play", () => this.run());
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
    const index = indexAt(this.cues, this.audio.currentTime);
    if (index === this.index) return;
    this.index = index;
    this.mark();
  }

  mark() {
    const cue = this.cues[this.index];
    const found = cue && (document.getElementById(cue.id) ?? document.getElementById(cue.segment));
    if (found === this.marked && found?.hasAttribute("aria-current") === this.highlights) return;
    this.marked?.removeAttribute("aria-current");
    this.marked?.classList.remove("current");
    this.marked = found ?? null;
    if (!this.marked) return;
    this.marked.setAttribute("aria-current", "true");
    if (this.highlights) this.marked.classList.add("current");
    if (this.follows && !this.audio.paused) this.bringIntoView(this.marked);
  }

  /** @param {Element} sentence */
  bringIntoView(sentence) {
    const { top, bottom } = sentence.getBoundingClientRect();
    const roof = document.getElementById("player")?.getBoundingClientRect().bottom ?? 0;
    const covered = top < Math.max(0, roof) + 8 || bottom > innerHeight - 8;
    if (covered) sentence.scrollIntoView({ block: "center", behavior: isStill() ? "auto" : "smooth" });
  }

  /** @param {boolean} on */
  setHighlight(on) {
    this.highlights = on;
    this.marked?.classList.toggle("current", on);
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
