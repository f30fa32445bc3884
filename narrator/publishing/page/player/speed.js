// Speed, from 0.5 to 4, with the pitch kept.
import { announce } from "./dom.js";
import { keep, recall } from "./store.js";
import { say } from "./words.js";

/** Sets the speed. */
export class Speed {
  /**
   * @param {HTMLAudioElement} audio
   * @param {HTMLSelectElement} list
   */
  constructor(audio, list) {
    this.audio = audio;
    this.list = list;
    this.rates = [...list.options].map((option) => Number(option.value));
    list.addEventListener("change", () => this.set(Number(list.value)));
    audio.addEventListener("ratechange", () => this.show());
    this.set(recall("speed"));
  }

  /** @param {unknown} rate one of the list; anything else is 1 */
  set(rate) {
    const chosen = this.rates.find((one) => one === rate) ?? 1;
    this.audio.preservesPitch = true;
    this.audio.defaultPlaybackRate = chosen;
    this.audio.playbackRate = chosen;
    this.show();
    keep("speed", chosen);
  }

  /** @param {1 | -1} direction */
  step(direction) {
    const next = this.rates[this.rates.indexOf(this.audio.playbackRate) + direction];
    if (next) this.set(next);
    announce(say("Speed {speed}", { speed: this.audio.playbackRate }));
  }

  show() {
    const rate = this.audio.playbackRate;
    if (this.rates.includes(rate)) this.list.value = String(rate);
  }
}
