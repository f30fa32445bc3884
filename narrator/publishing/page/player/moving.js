// Moving through the recording: by time, sentence, paragraph, chapter, link, click.
import { announce } from "./dom.js";
import { indexAt, neighbour } from "./timeline.js";
import { clock, secondsOf } from "./time.js";

/** Seeks. */
export class Moving {
  /**
   * @param {HTMLAudioElement} audio
   * @param {import("./reading.js").Reading} reading
   * @param {import("./timeline.js").Chapter[]} chapters
   */
  constructor(audio, reading, chapters) {
    this.audio = audio;
    this.reading = reading;
    this.chapters = chapters;
    this.begins = {
      sentence: reading.sentences(),
      paragraph: reading.paragraphs(),
      heading: chapters.map((chapter) => chapter.begin),
    };
  }

  /** @param {number} seconds */
  to(seconds) {
    const end = Number.isFinite(this.audio.duration) ? this.audio.duration : Infinity;
    this.audio.currentTime = Math.min(Math.max(seconds, 0), end);
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
    if (begin === undefined) return announce(`no further ${what}`);
    this.to(begin);
    if (what === "heading") announce(this.chapters[indexAt(this.chapters, begin)].title);
  }

  /** @param {string} id of a sentence, or of what holds sentences; @returns {boolean} whether it is heard */
  toElement(id) {
    const cue = this.reading.cues.find((one) => one.id === id) ?? this.reading.cues.find((one) => one.segment === id);
    if (cue) this.to(cue.begin);
    return cue !== undefined;
  }

  /** Follow an address: #t=83, #t=1:23, or the id of a sentence or paragraph. */
  toAddress() {
    const fragment = decodeURIComponent(location.hash.slice(1));
    const time = /^t=(?:npt:)?([\d:.]+)/.exec(fragment);
    if (!fragment) return false;
    if (!time) return this.toElement(fragment);
    const seconds = secondsOf(time[1]);
    if (Number.isNaN(seconds)) return false;
    this.to(seconds);
    this.reading.marked?.scrollIntoView({ block: "center" });
    return true;
  }

  /** @returns {number} the index of the chapter that is heard */
  chapter() {
    return Math.max(0, indexAt(this.chapters, this.audio.currentTime));
  }
}

/**
 * A click on a sentence, or Enter while it has the focus, plays from there; arrows move the focus along.
 * @param {HTMLElement} article
 * @param {Moving} moving
 */
export function playFromSentences(article, moving) {
  const sentences = /** @type {HTMLElement[]} */ ([...article.querySelectorAll(".u")]);
  let place = 0;
  const focusable = (/** @type {number} */ n) => {
    sentences[place]?.removeAttribute("tabindex");
    place = n;
    sentences[place]?.setAttribute("tabindex", "0");
  };
  focusable(0);
  const play = (/** @type {Element} */ sentence) => {
    moving.toElement(sentence.id);
    focusable(sentences.indexOf(/** @type {HTMLElement} */ (sentence)));
    void moving.audio.play();
  };
  article.addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target);
    const selecting = String(getSelection() ?? "") !== "";
    if (target.closest("a, button, summary, input") || selecting) return;
    const sentence = target.closest(".u");
    if (sentence?.id) play(sentence);
  });
  article.addEventListener("keydown", (event) => {
    const sentence = /** @type {Element} */ (event.target).closest(".u");
    if (!sentence || event.target !== sentence || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "Enter") {
      event.preventDefault();
      play(sentence);
    }
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (step && sentences[place + step]) {
      event.preventDefault();
      focusable(place + step);
      sentences[place].focus();
    }
  });
}
