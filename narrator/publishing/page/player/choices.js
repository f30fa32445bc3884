// What the reader chooses once: marking, following, tapping; how the text looks.
import { byId } from "./dom.js";
import { keep, recall } from "./store.js";

/** Size of the text in per cent; `theme.js` and `text.css` know the same ones. */
const SIZES = [85, 100, 115, 130, 150, 175, 200, 250];

/**
 * @param {string} id of a check box; it is checked at first if it is in the page
 * @param {(on: boolean) => void} use
 */
export function checked(id, use) {
  const box = /** @type {HTMLInputElement} */ (byId(id));
  const kept = recall(id);
  if (typeof kept === "boolean") box.checked = kept;
  use(box.checked);
  box.addEventListener("change", () => {
    keep(id, box.checked);
    use(box.checked);
  });
}

/**
 * Let the reader choose how the text looks; `theme.js` sets it before anything is drawn.
 * @param {HTMLElement} sheet with groups of radio buttons, each named as the attribute of `html` that it sets
 */
export function chooseLooks(sheet) {
  const { dataset } = document.documentElement;
  for (const radio of /** @type {NodeListOf<HTMLInputElement>} */ (sheet.querySelectorAll("input[type=radio]"))) {
    if (dataset[radio.name] === radio.value) radio.checked = true;
    radio.addEventListener("change", () => {
      keep(radio.name, radio.value);
      dataset[radio.name] = radio.value;
    });
  }
  const shown = byId("size");
  const resize = (/** @type {-1 | 0 | 1} */ step) => {
    const place = SIZES.indexOf(Number(dataset.size ?? 100)) + step;
    const size = SIZES[Math.min(Math.max(place, 0), SIZES.length - 1)];
    if (step) keep("size", String(size));
    dataset.size = String(size);
    const language = document.getElementById("player")?.lang || "en";
    shown.textContent = new Intl.NumberFormat(language, { style: "percent" }).format(size / 100);
  };
  byId("smaller").addEventListener("click", () => resize(-1));
  byId("larger").addEventListener("click", () => resize(1));
  resize(0);
}

/**
 * What has the focus or is scrolled to must not end up under the player, whose height changes.
 * @param {HTMLElement} player
 */
export function keepClearOf(player) {
  const clear = () => {
    document.documentElement.style.scrollPaddingBlockEnd = `${player.offsetHeight + 16}px`;
    document.body.style.paddingBlockEnd = `${player.offsetHeight + 32}px`;
  };
  new ResizeObserver(clear).observe(player);
  clear();
}
