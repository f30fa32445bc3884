// From the marked sentence the player is one Tab away, and the text goes on behind it.
import { byId } from "./dom.js";

const STOPS = "a[href], button, input, select, summary, textarea, [tabindex='0']";

/**
 * While a sentence is marked, the player stands behind it in the order of Tab: sentence, Play, the rest of the player,
 * then what follows the sentence in the text. Nothing is left out, and Shift+Tab leads back the same way.
 * @param {HTMLElement} text
 * @param {HTMLElement} player
 */
export function detour(text, player) {
  /** @type {Element | undefined} the sentence that was left */
  let left;
  const stops = (/** @type {HTMLElement} */ place) =>
    /** @type {HTMLElement[]} */ ([...place.querySelectorAll(STOPS)]).filter((one) => one.tabIndex >= 0 && one.checkVisibility());
  addEventListener("keydown", (event) => {
    if (event.key !== "Tab" || event.ctrlKey || event.altKey || event.metaKey) return;
    const from = /** @type {HTMLElement} */ (event.target);
    const play = byId("play");
    /** @type {HTMLElement | undefined} */
    let to;
    if (!event.shiftKey && from.matches("[aria-current]") && text.contains(from)) {
      left = from;
      to = play;
    } else if (left && event.shiftKey && from === play) {
      to = /** @type {HTMLElement | undefined} */ (text.querySelector("[aria-current][tabindex]") ?? left);
    } else if (left && !event.shiftKey && from === stops(player).at(-1)) {
      const sentence = left;
      to = stops(text).find((one) => sentence.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING);
    }
    if (!to) return;
    event.preventDefault();
    to.focus();
    if (text.contains(to)) left = undefined;
  });
  player.addEventListener("pointerdown", () => (left = undefined));
}
