// "Where am I?", and a link to this place.
import { announce } from "./dom.js";
import { clock, spokenTime } from "./time.js";

/**
 * Say chapter, position and what is left at this speed: once.
 * @param {HTMLAudioElement} audio
 * @param {import("./moving.js").Moving} moving
 */
export function whereAmI(audio, moving) {
  const all = moving.duration();
  const left = Math.max(0, all - audio.currentTime) / audio.playbackRate;
  const pace = audio.playbackRate === 1 ? "" : ` at speed ${audio.playbackRate}`;
  const place = `${spokenTime(audio.currentTime)} of ${spokenTime(all)}`;
  announce(`${moving.chapterTitle()}. ${place}; ${spokenTime(left)} left${pace}.`);
}

/**
 * Put a link with the time into the address bar, and into the clipboard where that is allowed.
 * @param {HTMLAudioElement} audio
 */
export async function copyLink(audio) {
  const address = new URL(location.href);
  address.hash = `t=${Math.floor(audio.currentTime)}`;
  history.replaceState(null, "", address.hash);
  try {
    await navigator.clipboard.writeText(address.href);
    announce(`Link to ${clock(audio.currentTime)} copied.`);
  } catch {
    announce(`The link to ${clock(audio.currentTime)} stands in the address bar.`);
  }
}
