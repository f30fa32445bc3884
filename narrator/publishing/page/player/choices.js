// What the reader chooses once: marking, following, colours.
import { byId } from "./dom.js";
import { keep, recall } from "./store.js";

/**
 * @param {string} id of a check box
 * @param {(on: boolean) => void} use
 */
export function checked(id, use) {
  const box = /** @type {HTMLInputElement} */ (byId(id));
  box.checked = recall(id) !== false;
  use(box.checked);
  box.addEventListener("change", () => {
    keep(id, box.checked);
    use(box.checked);
  });
}

/** Let the reader choose the colours; `theme.js` sets them before anything is drawn. */
export function chooseColours() {
  const list = /** @type {HTMLSelectElement} */ (byId("theme"));
  list.value = document.documentElement.dataset.theme ?? "auto";
  list.addEventListener("change", () => {
    keep("theme", list.value);
    document.documentElement.dataset.theme = list.value;
  });
}

/**
 * What is scrolled to must not end up under the player, whose height changes.
 * @param {HTMLElement} player
 */
export function keepClearOf(player) {
  const clear = () => {
    const sticks = getComputedStyle(player).position === "sticky";
    document.documentElement.style.scrollPaddingTop = sticks ? `${player.offsetHeight + 24}px` : "1rem";
  };
  new ResizeObserver(clear).observe(player);
  addEventListener("resize", clear);
}
