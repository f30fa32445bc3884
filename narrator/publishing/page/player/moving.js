// Moving in time: by seconds, sentences, paragraphs, headings, and to an address.
import { announce } from "./dom.js";
import { clock, secondsOf } from "./time.js";
import { indexAt, neighbour } from "./timeline.js";
import { say } from "./words.js";

const NO_FURTHER = {
  sentence: "There is no further sentence.",
  paragraph: "There is no further paragraph.",
  heading: "There is no further heading.",
};

/** Seeks. */
export class Moving {
  /**
   * @param {HTMLAudioElement} audio
   * @param {import("./reading.js").Reading} reading
   * @param {import("./timeline.js").Edition} edition
   */
  constructor(audio, reading, edition) {
    this.audio = audio;
    this.reading = reading;
    this.edition = edition;
    this.begins = this.beginnings();
  }

  /** @param {import("./timeline.js").Edition} edition whose cues are read already */
  use(edition) {
    this.edition = edition;
    this.begins = this.beginnings();
  }

  beginnings() {
    return {
      sentence: this.reading.sentences(),
      paragraph: this.reading.paragraphs(),
      heading: this.edition.chapters.map((chapter) => chapter.begin),
    };
  }

  /** @param {number} seconds */
  to(seconds) {
    this.audio.currentTime = Math.min(Math.max(seconds, 0), this.duration());
    this.reading.update();
  }

  /** @param {number} seconds */
  by(seconds) {
    this.to(this.audio.currentTime + seconds);
    announce(clock(this.audio.currentTime));
  }

  /**
   * @param {"sentence" | "paragraph" | "heading"} what
   * @param {1 | -1} direction
   */
  step(what, direction) {
    const begin = neighbour(this.begins[what], this.audio.currentTime, direction);
    if (begin === undefined) return announce(say(NO_FURTHER[what]));
    this.to(begin);
    if (this.audio.paused) announce(what === "heading" ? this.chapterTitle() : this.reading.words());
    else if (what === "heading") announce(this.chapterTitle());
  }

  /** @param {string} id of a sentence, or of what holds sentences; @returns {boolean} whether it is heard */
  toElement(id) {
    const { cues } = this.reading;
    const cue = cues.find((one) => one.id === id) ?? cues.find((one) => one.segment === id);
    if (cue) this.to(cue.begin);
    return cue !== undefined;
  }

  /**
   * Follow an address: #t=83, #t=1:23, #t=npt:83, or the id of a sentence or paragraph.
   * @param {boolean} first when the page opens; later only times and sentences move the sound: links inside the text are
   *   for the eyes
   * @returns {boolean} whether there was a place to go to
   */
  toAddress(first) {
    const fragment = location.hash.slice(1);
    const time = /^t=(?:npt:)?([\d:.]+)/.exec(fragment);
    if (!time) return fragment !== "" && (first || fragment.includes(".")) && this.toElement(fragment);
    const seconds = secondsOf(time[1]);
    if (Number.isNaN(seconds)) return false;
    this.to(seconds);
    return true;
  }

  /** @returns {number} seconds: as the browser found it, or as it was published */
  duration() {
    return Number.isFinite(this.audio.duration) ? this.audio.duration : this.edition.duration;
  }

  /** @returns {number} the index of the chapter that is heard */
  chapter() {
    return Math.max(0, indexAt(this.edition.chapters, this.audio.currentTime));
  }

  chapterTitle() {
    return this.edition.chapters[this.chapter()]?.title ?? "";
  }
}
