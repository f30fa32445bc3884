// The sleep timer: after some minutes, or at the chapter's end.
import { announce } from "./dom.js";
import { say } from "./words.js";

/**
 * @param {HTMLSelectElement} choice minutes, "chapter" or "off"
 * @param {HTMLAudioElement} audio
 * @param {import("./moving.js").Moving} moving
 */
export function sleepTimer(choice, audio, moving) {
  let timer = 0;
  let chapter = -1;
  const stop = () => {
    audio.pause();
    choice.value = "off";
    chapter = -1;
    announce(say("Paused by the sleep timer."));
  };
  choice.addEventListener("change", () => {
    clearTimeout(timer);
    chapter = choice.value === "chapter" ? moving.chapter() : -1;
    const minutes = Number(choice.value);
    if (minutes > 0) timer = setTimeout(stop, minutes * 60_000);
    announce(choice.value === "off" ? say("The sleep timer is off.") : say("The sleep timer is set."));
  });
  audio.addEventListener("seeking", () => {
    // Who moves to another chapter means that one's end.
    if (chapter >= 0) chapter = moving.chapter();
  });
  audio.addEventListener("timeupdate", () => {
    if (chapter >= 0 && !audio.paused && moving.chapter() > chapter) stop();
  });
}
