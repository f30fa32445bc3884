// Following: the sentence that is heard is kept in view until the reader does something of her own.
import { byId, isStill } from "./dom.js";

/** How long a scroll may be the browser's or ours: to a kept place when the page opens, to the next sentence. */
const SETTLED_MS = 1500;
const SCROLL_KEYS = new Set(["ArrowUp", "ArrowDown", "PageUp", "PageDown", "Home", "End", " "]);

/** Brings sentences into view; yields to the reader's own scroll, touch, selection or focus. */
export class Follow {
  /**
   * @param {HTMLElement} text where the reader reads
   * @param {HTMLElement} player which covers the lower edge
   * @param {() => Element | undefined} current the marked sentence
   * @param {() => boolean} isHeard whether there is sound
   */
  constructor(text, player, current, isHeard) {
    this.text = text;
    this.player = player;
    this.current = current;
    this.isHeard = isHeard;
    this.on = true;
    /** Whether the reader went elsewhere; only she comes back. */
    this.yielded = false;
    this.ours = performance.now() + SETTLED_MS;
    this.back = byId("back-to-sentence");
    this.back.addEventListener("click", () => this.resume());
    this.listen();
  }

  listen() {
    const away = () => this.leave();
    const outside = (/** @type {Event} */ event) => !this.player.contains(/** @type {Node} */ (event.target));
    for (const kind of ["wheel", "touchstart", "touchmove"]) {
      addEventListener(kind, (event) => outside(event) && away(), { passive: true });
    }
    addEventListener("keydown", (event) => outside(event) && SCROLL_KEYS.has(event.key) && away());
    this.text.addEventListener("focusin", away);
    addEventListener("scroll", () => performance.now() > this.ours && away(), { passive: true });
    addEventListener("scrollend", () => (this.ours = Math.min(this.ours, performance.now() + 50)));
    addEventListener("resize", () => (this.ours = Math.max(this.ours, performance.now() + 500)));
    document.addEventListener("selectionchange", () => {
      const selection = getSelection();
      if (selection && !selection.isCollapsed && this.text.contains(selection.anchorNode)) away();
    });
  }

  leave() {
    if (this.yielded || !this.on) return;
    this.yielded = true;
    this.show();
  }

  /** Go to the sentence and follow it again. */
  resume() {
    this.yielded = false;
    this.show();
    const sentence = this.current();
    if (sentence) this.bringIntoView(sentence);
  }

  /** Offer the way back as long as there is something to go back to. */
  show() {
    const offered = this.on && this.yielded && this.isHeard() && this.current() !== undefined;
    if (this.back.hidden === !offered) return;
    if (!offered && this.back === document.activeElement) byId("play").focus();
    this.back.hidden = !offered;
  }

  /** @param {boolean} on */
  setOn(on) {
    this.on = on;
    this.yielded = false;
    this.show();
  }

  /** A new sentence is heard. */
  next() {
    this.show();
    const sentence = this.current();
    if (this.on && !this.yielded && sentence && this.isHeard()) this.bringIntoView(sentence);
  }

  /** @param {Element} sentence scrolled only if a part of it is out of view */
  bringIntoView(sentence) {
    const { top, bottom } = sentence.getBoundingClientRect();
    const floor = this.player.getBoundingClientRect().top;
    if (top >= 8 && bottom <= floor - 8) return;
    // A third from the top: what comes next is in view as well. What is taller than the view begins at its top.
    const above = Math.max(8, Math.min(floor / 3, floor - 16 - (bottom - top)));
    this.ours = performance.now() + SETTLED_MS;
    scrollTo({ top: scrollY + top - above, behavior: isStill() ? "auto" : "smooth" });
  }
}
