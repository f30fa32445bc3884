// The sheets above the bar: one is open at a time; Escape, a press outside and leaving the player close it.
import { byId } from "./dom.js";

/** Opens and closes. */
export class Sheets {
  /** @param {HTMLElement} player */
  constructor(player) {
    this.player = player;
    /** @type {HTMLElement[]} */
    this.openers = [...player.querySelectorAll("[aria-expanded]")].map((one) => /** @type {HTMLElement} */ (one));
    /** @type {(id: string) => void} called with the id of a sheet that has just been opened */
    this.onOpen = () => {};
    for (const opener of this.openers) opener.addEventListener("click", () => this.toggle(opener));
    addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.close(true);
    });
    addEventListener("pointerdown", (event) => {
      if (!player.contains(/** @type {Node} */ (event.target))) this.close(false);
    });
    player.addEventListener("focusout", (event) => {
      const next = /** @type {Node | null} */ (event.relatedTarget);
      // The row stays in view beside an open sheet; the text does not.
      if (next && !player.contains(next)) this.close(false);
    });
    // What is folded out at the end of a sheet would be out of sight.
    for (const details of player.querySelectorAll("details")) {
      details.addEventListener("toggle", () => details.open && details.scrollIntoView({ block: "nearest" }));
    }
  }

  /** @param {HTMLElement} opener @returns {HTMLElement} */
  sheet(opener) {
    return byId(opener.getAttribute("aria-controls") ?? "");
  }

  /** @returns {HTMLElement | undefined} */
  opened() {
    return this.openers.find((one) => one.getAttribute("aria-expanded") === "true");
  }

  /** @param {HTMLElement} opener */
  toggle(opener) {
    if (this.opened() === opener) this.close(true);
    else this.open(opener);
  }

  /** @param {HTMLElement} opener */
  open(opener) {
    this.close(false);
    opener.setAttribute("aria-expanded", "true");
    const sheet = this.sheet(opener);
    sheet.hidden = false;
    this.player.dataset.sheet = sheet.id;
    sheet.scrollTop = 0;
    this.onOpen(sheet.id);
  }

  /** @param {boolean} returns whether the focus goes back to the button */
  close(returns) {
    const opener = this.opened();
    if (!opener) return;
    const sheet = this.sheet(opener);
    const inside = sheet.contains(document.activeElement);
    opener.setAttribute("aria-expanded", "false");
    sheet.hidden = true;
    delete this.player.dataset.sheet;
    if (returns && inside) opener.focus();
  }
}
