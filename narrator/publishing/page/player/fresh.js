// Marks are shown only where the recording is the one that the page was made with.
import { announce, byId } from "./dom.js";
import { say } from "./words.js";

/** An edit moves what follows it by a syllable or more; decoders differ by less. */
const SAME_SECONDS = 0.25;

/**
 * Compare the recording's length with the page's own. Where they differ, an old copy may come from a cache: it is asked
 * for once more, under a new address. If that one differs as well, nothing is marked, and the page says why.
 * @param {HTMLAudioElement} audio
 * @param {import("./moving.js").Moving} moving
 * @param {(edition: import("./timeline.js").Edition) => void} use
 */
export function checkFreshness(audio, moving, use) {
  let again = "";
  audio.addEventListener("loadedmetadata", () => {
    const { edition, reading } = moving;
    const differs = Number.isFinite(audio.duration) && Math.abs(audio.duration - edition.duration) > SAME_SECONDS;
    if (!differs || !edition.cues.length) {
      reading.isTrusted = true;
      return reading.update();
    }
    reading.isTrusted = false;
    if (again !== edition.name && location.protocol.startsWith("http")) {
      again = edition.name;
      const [time, goes] = [audio.currentTime, !audio.paused];
      const address = new URL(edition.audio, location.href);
      address.searchParams.set("again", String(Date.now()));
      audio.src = address.href;
      audio.currentTime = time;
      if (goes) void audio.play();
      return;
    }
    use({ ...edition, duration: audio.duration, cues: [], chapters: [] });
    const told = say("The recording is not the one that this page was made with, so no sentence is marked. Load the page again.");
    byId("stale").textContent = told;
    byId("stale").hidden = false;
    announce(told);
  });
}
