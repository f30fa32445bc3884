// The timeline: where we are, how long it is, and where chapters begin.
import { byId } from "./dom.js";
import { clock, spokenTime } from "./time.js";
import { indexAt } from "./timeline.js";
import { say } from "./words.js";

const STEP_SECONDS = 5;
/** Chapters that begin closer together than this share of the whole would be a grey stripe, not marks. */
const NEAREST_MARK = 0.012;

/** A slider whose drawing is ours and whose behaviour is the browser's. */
export class Line {
  /**
   * @param {HTMLAudioElement} audio
   * @param {import("./moving.js").Moving} moving
   */
  constructor(audio, moving) {
    this.audio = audio;
    this.moving = moving;
    this.slider = /** @type {HTMLInputElement} */ (byId("position"));
    this.held = false;
    this.second = -1;
    this.draw();
    for (const event of ["timeupdate", "seeking", "seeked", "loadedmetadata", "durationchange"]) {
      audio.addEventListener(event, () => this.update());
    }
    this.slider.addEventListener("input", () => this.hold(Number(this.slider.value)));
    this.slider.addEventListener("change", () => this.release());
    this.slider.addEventListener("blur", () => this.held && this.release());
    this.slider.addEventListener("keydown", (event) => this.hear(event));
  }

  /** Draw the chapters of the edition that is used. */
  draw() {
    const all = this.moving.edition.duration;
    this.slider.max = String(Math.round(all * 10) / 10);
    byId("total").textContent = clock(Math.round(all));
    let last = 0;
    const marks = [];
    for (const { begin } of this.moving.edition.chapters) {
      if (begin / all - last < NEAREST_MARK) continue;
      last = begin / all;
      const mark = document.createElement("i");
      mark.style.insetInlineStart = `${last * 100}%`;
      marks.push(mark);
    }
    byId("marks").replaceChildren(...marks);
    this.second = -1;
    this.update();
  }

  /** @param {number} seconds shown, and sought when the slider is let go */
  hold(seconds) {
    this.held = true;
    this.show(seconds);
  }

  release() {
    this.held = false;
    this.moving.to(Number(this.slider.value));
  }

  update() {
    if (!this.held) this.show(this.audio.currentTime);
  }

  /** @param {number} seconds */
  show(seconds) {
    const share = Math.min(1, seconds / this.moving.edition.duration);
    byId("line").style.setProperty("--share", String(share));
    if (!this.held) this.slider.value = String(seconds);
    if (Math.floor(seconds) === this.second && !this.held) return;
    this.second = Math.floor(seconds);
    byId("elapsed").textContent = clock(seconds);
    const { chapters, duration } = this.moving.edition;
    const title = chapters[Math.max(0, indexAt(chapters, seconds))]?.title ?? "";
    byId("chapter-now").textContent = title;
    // A value that changes by itself while the slider has the focus would be read out each second.
    if (!this.held && document.activeElement === this.slider && !this.audio.paused) return;
    const place = say("{time} of {length}", { time: spokenTime(seconds), length: spokenTime(duration) });
    this.slider.setAttribute("aria-valuetext", title ? `${place}, ${title}` : place);
  }

  /** @param {KeyboardEvent} event */
  hear(event) {
    const step = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key];
    const chapter = { PageUp: 1, PageDown: -1 }[event.key];
    if (event.ctrlKey || event.altKey || event.metaKey || !(step || chapter)) return;
    event.preventDefault();
    if (step) this.moving.to(this.audio.currentTime + step * STEP_SECONDS);
    else this.moving.step("heading", chapter === 1 ? 1 : -1);
  }
}
