// The lists of chapters and of editions.
import { announce, button, byId, play } from "./dom.js";
import { clock } from "./time.js";
import { sameplace } from "./timeline.js";
import { say } from "./words.js";

/** The chapters, each a button that goes there. */
export class Chapters {
  /**
   * @param {HTMLAudioElement} audio
   * @param {import("./moving.js").Moving} moving
   * @param {(begin: number) => void} go
   */
  constructor(audio, moving, go) {
    this.moving = moving;
    this.go = go;
    this.list = byId("chapters");
    this.draw();
    for (const event of ["timeupdate", "seeked"]) audio.addEventListener(event, () => this.mark());
  }

  draw() {
    const items = this.moving.edition.chapters.map(({ title, begin }) => {
      const item = document.createElement("li");
      const made = button("", () => this.go(begin));
      const name = document.createElement("bdi");
      name.textContent = title;
      const time = document.createElement("span");
      time.className = "clock";
      time.textContent = clock(begin);
      made.append(name, " ", time);
      item.append(made);
      return item;
    });
    this.list.replaceChildren(...items);
    this.current = -1;
    this.mark();
  }

  mark() {
    const current = this.moving.chapter();
    if (current === this.current) return;
    this.list.querySelector("[aria-current]")?.removeAttribute("aria-current");
    this.current = current;
    this.list.children[current]?.firstElementChild?.setAttribute("aria-current", "true");
  }

  /** Bring the chapter that is heard into view inside the list. */
  opened() {
    this.list.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
  }
}

/** Lets the reader choose among the editions; the sentence stays. */
export class Editions {
  /**
   * @param {HTMLAudioElement} audio
   * @param {import("./timeline.js").Edition[]} editions
   * @param {import("./moving.js").Moving} moving
   * @param {() => void} changed
   */
  constructor(audio, editions, moving, changed) {
    this.audio = audio;
    this.editions = editions;
    this.moving = moving;
    this.changed = changed;
    this.list = /** @type {HTMLSelectElement | null} */ (document.getElementById("edition"));
    this.list?.addEventListener("change", () => {
      const goes = !audio.paused;
      this.use(this.list?.value ?? "");
      announce(say("The same sentence, in the other voice."));
      if (goes) play(audio);
    });
  }

  /** @param {string} name of an edition; an unknown one changes nothing */
  use(name) {
    const edition = this.editions.find((one) => one.name === name);
    const { reading } = this.moving;
    if (!edition || edition === this.moving.edition) return;
    const begin = sameplace(reading.cues, reading.index, edition.cues);
    reading.isTrusted = false;
    this.audio.src = edition.audio;
    reading.use(edition.cues);
    this.moving.use(edition);
    if (this.list) this.list.value = name;
    this.changed();
    this.moving.to(begin);
  }
}
