// The next article by itself: only where the reader asked for it, and with time to say no.
import { announce, byId, play } from "./dom.js";
import { keep, recall } from "./store.js";
import { say } from "./words.js";

const SECONDS_TO_SAY_NO = 5;
/** A page that opens later than this was not opened by the one before it. */
const LATEST_MS = 60_000;

/**
 * The article behind this one in the list of all, newest first.
 * @param {string} list its address
 * @returns {Promise<{href: string, title: string} | undefined>}
 */
async function nextIn(list) {
  const address = new URL(list, location.href);
  const text = await (await fetch(address)).text();
  // The list alone: the policy would complain of the index's own style.
  const part = text.slice(text.indexOf('<ul id="articles"'), text.lastIndexOf("</ul>"));
  const index = new DOMParser().parseFromString(part, "text/html");
  const links = [...index.querySelectorAll(".article h2 a")].map((link) => ({
    href: new URL(link.getAttribute("href") ?? "", address).href,
    title: link.textContent ?? "",
  }));
  const here = location.pathname.replace(/index\.html$/, "");
  const place = links.findIndex(({ href }) => new URL(href).pathname.replace(/index\.html$/, "") === here);
  return place < 0 ? undefined : links[place + 1];
}

/**
 * @param {HTMLAudioElement} audio
 * @param {string} list address of the list of all articles
 */
export function goOn(audio, list) {
  const began = recall("go-on-now");
  keep("go-on-now", null);
  if (began?.href === location.href.split("#")[0] && Date.now() - began.time < LATEST_MS) play(audio);
  const box = /** @type {HTMLInputElement} */ (byId("go-on"));
  const row = byId("go-on-row");
  row.hidden = !location.protocol.startsWith("http");
  box.checked = recall("go-on") === true;
  let waiting = 0;
  box.addEventListener("change", () => {
    keep("go-on", box.checked);
    if (!box.checked) clearTimeout(waiting);
  });
  audio.addEventListener("play", () => clearTimeout(waiting));
  audio.addEventListener("ended", async () => {
    if (!box.checked || row.hidden) return;
    const next = await nextIn(list).catch(() => undefined);
    if (!next) return;
    announce(say("Next: {title}", { title: next.title }));
    waiting = setTimeout(() => {
      keep("go-on-now", { href: next.href, time: Date.now() });
      location.assign(next.href);
    }, SECONDS_TO_SAY_NO * 1000);
  });
}
