// Keeping an article for reading and listening without a net: only where the reader asks for it.
import { announce, byId } from "./dom.js";
import { say } from "./words.js";

const STORE = "narrator";

/**
 * @param {() => string} sound the recording's address
 * @param {string} cover
 */
export function keepOffline(sound, cover) {
  // A page from a disk is offline already; service workers need a secure origin.
  if (!("serviceWorker" in navigator) || !("caches" in globalThis) || !location.protocol.startsWith("http")) return;
  const button = byId("offline");
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.serviceWorker.register(new URL("../offline.js", location.href));
      const page = new URL(location.pathname.endsWith("/") ? "index.html" : location.pathname, location.href);
      const pictures = [...document.images].map((one) => one.currentSrc || one.src);
      const names = [page.href, sound(), cover, ...pictures].filter(Boolean);
      const wanted = [...new Set(names.map((one) => new URL(one, location.href).href))].map((one) => new URL(one));
      const store = await caches.open(STORE);
      for (const old of await store.keys()) {
        // Older versions of the same files make room.
        const path = new URL(old.url).pathname;
        if (wanted.some((one) => one.pathname === path)) await store.delete(old);
      }
      await store.addAll(wanted.filter((one) => one.origin === location.origin).map((one) => one.href));
      announce(say("This article is kept for reading and listening offline."));
    } catch {
      announce(say("It could not be kept: there may be no room, or no net."));
    }
  });
}
