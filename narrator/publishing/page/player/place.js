// "Where am I?", and a link to this place.
import { announce } from "./dom.js";
import { clock, spokenTime } from "./time.js";
import { say } from "./words.js";

/**
 * Say chapter, position and what is left at this speed: once.
 * @param {HTMLAudioElement} audio
 * @param {import("./moving.js").Moving} moving
 */
export function whereAmI(audio, moving) {
  const all = moving.duration();
  const left = Math.max(0, all - audio.currentTime) / audio.playbackRate;
  const place = { chapter: moving.chapterTitle(), time: spokenTime(audio.currentTime), length: spokenTime(all) };
  const values = { ...place, left: spokenTime(left), speed: audio.playbackRate };
  if (audio.playbackRate === 1) announce(say("{chapter}. {time} of {length}; {left} left.", values));
  else announce(say("{chapter}. {time} of {length}; {left} left at speed {speed}.", values));
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
    announce(say("Link to {time} copied.", { time: clock(audio.currentTime) }));
  } catch {
    announce(say("The link to {time} stands in the address bar.", { time: clock(audio.currentTime) }));
  }
}
