// Seconds as people read and hear them.

/**
 * @param {number} seconds
 * @returns {string} 3:07 or 1:02:30
 */
export function clock(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (/** @type {number} */ n) => String(n).padStart(2, "0");
  return h ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/**
 * @param {number} seconds
 * @returns {string} "3 minutes 7 seconds", for a screen reader, in the page's language
 */
export function spokenTime(seconds) {
  const whole = Math.max(0, Math.round(seconds));
  const parts = /** @type {[number, string][]} */ ([
    [Math.floor(whole / 3600), "hour"],
    [Math.floor(whole / 60) % 60, "minute"],
    [whole % 60, "second"],
  ]).filter(([n, unit]) => n || (unit === "second" && whole === 0));
  // CLDR's words and plurals are the browser's.
  const language = document.getElementById("player")?.lang || "en";
  const said = (/** @type {[number, string]} */ [n, unit]) => new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" }).format(n);
  return parts.map(said).join(" ");
}

/**
 * @param {string} text a media fragment's time: 83, 83.5, 1:23 or 1:02:03
 * @returns {number} seconds, or NaN
 */
export function secondsOf(text) {
  const parts = text.split(":").map(Number);
  return parts.length > 3 ? NaN : parts.reduce((sum, part) => sum * 60 + part, 0);
}
