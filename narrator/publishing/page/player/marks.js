// Bookmarks, and the place where the reader left off.
import { announce, byId } from "./dom.js";
import { button } from "./keys.js";
import { keep, recall } from "./store.js";
import { clock } from "./time.js";

const EVERY_SECONDS = 5;

/**
 * Keep the place while the reader listens.
 * @param {HTMLAudioElement} audio
 * @param {string} page what the page is called in the store
 */
export function keepPlace(audio, page) {
  let kept = 0;
  const save = () => keep(`place:${page}`, audio.currentTime);
  audio.addEventListener("timeupdate", () => {
    if (Math.abs(audio.currentTime - kept) < EVERY_SECONDS) return;
    kept = audio.currentTime;
    save();
  });
  audio.addEventListener("pause", save);
  addEventListener("pagehide", () => audio.currentTime > 0 && save());
  audio.addEventListener("ended", () => keep(`place:${page}`, 0));
}

/**
 * Go to where the reader left off.
 * @param {import("./moving.js").Moving} moving
 * @param {string} page
 */
export function returnToPlace(moving, page) {
  const place = recall(`place:${page}`);
  if (typeof place !== "number" || place < EVERY_SECONDS) return;
  moving.to(place);
  announce(`Goes on where you left off, at ${clock(place)}.`);
}

/** A list of places that the reader marked. */
export class Bookmarks {
  /**
   * @param {HTMLAudioElement} audio
   * @param {import("./moving.js").Moving} moving
   * @param {string} page
   */
  constructor(audio, moving, page) {
    this.audio = audio;
    this.moving = moving;
    this.name = `bookmarks:${page}`;
    /** @type {{time: number, text: string}[]} */
    this.marks = recall(this.name) ?? [];
    this.show();
  }

  add() {
    const time = this.audio.currentTime;
    const text = this.moving.reading.marked?.textContent?.trim().slice(0, 60) ?? "";
    this.marks = [...this.marks, { time, text }].sort((a, b) => a.time - b.time);
    this.save(`Bookmark at ${clock(time)}.`);
  }

  /** @param {number} n */
  remove(n) {
    this.marks.splice(n, 1);
    this.save("Bookmark removed.");
    byId("bookmark").focus();
  }

  /** @param {string} said */
  save(said) {
    keep(this.name, this.marks);
    this.show();
    announce(said);
  }

  show() {
    const list = byId("bookmarks");
    list.replaceChildren(
      ...this.marks.map(({ time, text }, n) => {
        const item = document.createElement("li");
        const remove = button("Remove", () => this.remove(n));
        remove.setAttribute("aria-label", `Remove the bookmark at ${clock(time)}`);
        item.append(button(`${clock(time)} ${text}`, () => this.moving.to(time)), " ", remove);
        return item;
      }),
    );
    byId("no-bookmarks").hidden = this.marks.length > 0;
  }
}
