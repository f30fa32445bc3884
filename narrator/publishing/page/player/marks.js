// Bookmarks, and the place where the reader left off.
import { announce, button, byId } from "./dom.js";
import { keep, recall } from "./store.js";
import { clock } from "./time.js";
import { say } from "./words.js";

const EVERY_SECONDS = 5;

/**
 * Keep the place while the reader listens: the time, and in which edition.
 * @param {HTMLAudioElement} audio
 * @param {import("./moving.js").Moving} moving
 * @param {string} article what it is called in the store
 */
export function keepPlace(audio, moving, article) {
  let kept = 0;
  const save = (/** @type {number} */ time) => keep(`place:${article}`, { time, edition: moving.edition.name });
  audio.addEventListener("timeupdate", () => {
    if (Math.abs(audio.currentTime - kept) < EVERY_SECONDS) return;
    kept = audio.currentTime;
    save(kept);
  });
  audio.addEventListener("pause", () => save(audio.ended ? 0 : audio.currentTime));
  addEventListener("pagehide", () => audio.currentTime > 0 && !audio.ended && save(audio.currentTime));
}

/**
 * @param {string} article
 * @returns {{time: number, edition: string} | undefined} where the reader left off
 */
export function keptPlace(article) {
  const place = recall(`place:${article}`);
  return typeof place?.time === "number" ? place : undefined;
}

/**
 * Go to where the reader left off.
 * @param {import("./moving.js").Moving} moving
 * @param {number} time seconds
 */
export function returnToPlace(moving, time) {
  if (time < EVERY_SECONDS) return;
  moving.to(time);
  announce(say("Goes on where you left off, at {time}.", { time: clock(time) }));
}

/** A list of places that the reader marked. */
export class Bookmarks {
  /**
   * @param {HTMLAudioElement} audio
   * @param {import("./moving.js").Moving} moving
   * @param {string} article
   * @param {() => void} went called when a bookmark was followed
   */
  constructor(audio, moving, article, went) {
    this.audio = audio;
    this.moving = moving;
    this.went = went;
    this.name = `bookmarks:${article}`;
    const kept = recall(this.name);
    /** @type {{time: number, id: string, text: string}[]} the sentence says where it is in every edition */
    this.marks = Array.isArray(kept) ? kept : [];
    this.show();
  }

  add() {
    const time = this.audio.currentTime;
    const { reading } = this.moving;
    this.marks.push({ time, id: reading.cues[reading.index]?.id ?? "", text: reading.words().slice(0, 60) });
    this.marks.sort((a, b) => a.time - b.time);
    this.save(say("Bookmark at {time}.", { time: clock(time) }));
  }

  /** @param {number} n */
  remove(n) {
    this.marks.splice(n, 1);
    this.save(say("Bookmark removed."));
    byId("bookmark").focus();
  }

  /** @param {number} n */
  go(n) {
    const { time, id } = this.marks[n];
    const cue = this.moving.reading.cues.find((one) => one.id === id);
    // Inside its sentence, the exact time is better; in another edition only the sentence is.
    const inside = cue && time >= cue.begin && time <= cue.end;
    this.moving.to(cue && !inside ? cue.begin : time);
    this.went();
    announce(clock(this.audio.currentTime));
  }

  /** @param {string} said */
  save(said) {
    keep(this.name, this.marks);
    this.show();
    announce(said);
  }

  show() {
    const items = this.marks.map(({ time, text }, n) => {
      const item = document.createElement("li");
      const remove = button(say("Remove"), () => this.remove(n));
      remove.setAttribute("aria-label", say("Remove the bookmark at {time}", { time: clock(time) }));
      item.append(button(`${clock(time)} ${text}`, () => this.go(n)), " ", remove);
      return item;
    });
    byId("bookmarks").replaceChildren(...items);
    byId("bookmarks").hidden = items.length === 0;
    byId("no-bookmarks").hidden = items.length > 0;
  }
}
