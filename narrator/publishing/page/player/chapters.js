// The lists of chapters and of editions.
import { announce, play } from "./dom.js";
import { sameplace } from "./timeline.js";

/**
 * @param {HTMLSelectElement} list
 * @param {HTMLAudioElement} audio
 * @param {import("./moving.js").Moving} moving
 */
export function chapterList(list, audio, moving) {
  audio.addEventListener("timeupdate", () => {
    const current = String(moving.chapter());
    if (list.value !== current && document.activeElement !== list) list.value = current;
  });
  list.addEventListener("change", () => moving.to(moving.edition.chapters[Number(list.value)].begin));
  list.addEventListener("blur", () => (list.value = String(moving.chapter())));
}

/** Lets the reader choose among the editions; the sentence stays. */
export class Editions {
  /**
   * @param {HTMLAudioElement} audio
   * @param {import("./timeline.js").Edition[]} editions
   * @param {import("./moving.js").Moving} moving
   * @param {HTMLSelectElement} chapters
   */
  constructor(audio, editions, moving, chapters) {
    this.audio = audio;
    this.editions = editions;
    this.moving = moving;
    this.chapters = chapters;
    this.list = /** @type {HTMLSelectElement | null} */ (document.getElementById("edition"));
    this.list?.addEventListener("change", () => {
      const goes = !audio.paused;
      this.use(this.list?.value ?? "");
      announce("The same sentence, in the other voice.");
      if (goes) play(audio);
    });
  }

  /** @param {string} name of an edition; an unknown one changes nothing */
  use(name) {
    const edition = this.editions.find((one) => one.name === name);
    const { reading } = this.moving;
    if (!edition || edition === this.moving.edition) return;
    const begin = sameplace(reading.cues, reading.index, edition.cues);
    this.audio.src = edition.audio;
    reading.use(edition.cues);
    this.moving.use(edition);
    this.chapters.replaceChildren(...edition.chapters.map((chapter, n) => new Option(chapter.title, String(n))));
    if (this.list) this.list.value = name;
    this.moving.to(begin);
  }
}
