// Finding elements and telling people.
import { say } from "./words.js";

let fading = 0;

/**
 * @template {HTMLElement} T
 * @param {string} id
 * @returns {T}
 */
export function byId(id) {
  const element = document.getElementById(id);
  if (!element) throw new Error(`the page has no #${id}`);
  return /** @type {T} */ (element);
}

/**
 * Say something once, politely: screen readers read the status line when it changes.
 * @param {string} text
 */
export function announce(text) {
  const status = byId("status");
  // The same words twice are a change as well.
  status.textContent = status.textContent === text ? `${text}\u00a0` : text;
  // It stays for screen readers; for the eyes it goes after the time that it takes to read it twice.
  status.dataset.shown = text ? "true" : "false";
  clearTimeout(fading);
  fading = setTimeout(() => (status.dataset.shown = "false"), 4000 + 120 * text.length);
}

/**
 * @param {string} label
 * @param {() => void} run
 * @returns {HTMLElement}
 */
export function button(label, run) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = label;
  made.addEventListener("click", run);
  return made;
}

/** @returns {boolean} whether the reader asked for less motion */
export function isStill() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/**
 * Start the sound; say so where it does not start.
 * @param {HTMLAudioElement} audio
 */
export function play(audio) {
  audio.play().catch((/** @type {Error} */ problem) => {
    // A pause that comes before the sound has begun is no failure.
    if (problem.name !== "AbortError") announce(say("The recording cannot be played."));
  });
}

/**
 * @param {string} key of the keyboard
 * @param {Element} element that has the focus
 * @returns {number} 1 where the arrow key goes on in the element's direction of writing, -1 where it goes back, or 0
 */
export function sideways(key, element) {
  const onward = getComputedStyle(element).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
  return key === "ArrowLeft" || key === "ArrowRight" ? (key === onward ? 1 : -1) : 0;
}
