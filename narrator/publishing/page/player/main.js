// Puts the player together. Without this script the page is complete: text, native controls, downloads.
import { Editions, chapterList } from "./chapters.js";
import { checked, chooseColours, keepClearOf } from "./choices.js";
import { announce, byId, play } from "./dom.js";
import { Keys } from "./keys.js";
import { Bookmarks, keepPlace, keptPlace, returnToPlace } from "./marks.js";
import { Moving } from "./moving.js";
import { copyLink, whereAmI } from "./place.js";
import { Reading } from "./reading.js";
import { searchText } from "./search.js";
import { playFromSentences } from "./sentences.js";
import { mediaSession } from "./session.js";
import { sleepTimer } from "./sleep.js";
import { Speed } from "./speed.js";
import { readData } from "./timeline.js";

const audio = /** @type {HTMLAudioElement} */ (byId("audio"));
const article = byId("article");
const player = byId("player");
const chapters = /** @type {HTMLSelectElement} */ (byId("chapters"));
const data = readData(byId("data").textContent ?? "");
const reading = new Reading(audio, article, data.editions[0].cues);
const moving = new Moving(audio, reading, data.editions[0]);
const speed = new Speed(audio, byId("speed"));
const editions = new Editions(audio, data.editions, moving, chapters);
const bookmarks = new Bookmarks(audio, moving, data.key);

function playOrPause() {
  if (audio.paused) play(audio);
  else audio.pause();
}

function openSearch() {
  /** @type {HTMLDetailsElement} */ (byId("more")).open = true;
  byId("search").focus();
}

/** @type {import("./keys.js").Command[]} a command with a button has its name as the button's id */
const commands = [
  { name: "play", label: "Play or pause", key: "k", run: playOrPause },
  { name: "back", label: "Back 10 seconds", key: "j", run: () => moving.by(-10) },
  { name: "forward", label: "Forward 10 seconds", key: "l", run: () => moving.by(10) },
  { name: "sentence-back", label: "Previous sentence", key: "S", run: () => moving.step("sentence", -1) },
  { name: "sentence-next", label: "Next sentence", key: "s", run: () => moving.step("sentence", 1) },
  { name: "paragraph-back", label: "Previous paragraph", key: "P", run: () => moving.step("paragraph", -1) },
  { name: "paragraph-next", label: "Next paragraph", key: "p", run: () => moving.step("paragraph", 1) },
  { name: "heading-back", label: "Previous heading", key: "H", run: () => moving.step("heading", -1) },
  { name: "heading-next", label: "Next heading", key: "h", run: () => moving.step("heading", 1) },
  { name: "slower", label: "Slower", key: "<", run: () => speed.step(-1) },
  { name: "faster", label: "Faster", key: ">", run: () => speed.step(1) },
  { name: "bookmark", label: "Bookmark this place", key: "b", run: () => bookmarks.add() },
  { name: "link", label: "Link to this place", key: "c", run: () => void copyLink(audio) },
  { name: "where", label: "Where am I?", key: "w", run: () => whereAmI(audio, moving) },
  { name: "find", label: "Search", key: "/", run: openSearch },
];
for (const { name, run } of commands) document.getElementById(name)?.addEventListener("click", run);
new Keys(player, commands);

for (const event of ["play", "pause"]) {
  audio.addEventListener(event, () => (byId("play").textContent = audio.paused ? "Play" : "Pause"));
}
audio.addEventListener("error", () => announce("The recording cannot be loaded."));
checked("highlight", (on) => reading.setHighlight(on));
checked("follow", (on) => (reading.follows = on));
chooseColours();
keepClearOf(player);
chapterList(chapters, audio, moving);
sleepTimer(byId("sleep"), audio, moving);
searchText(article, moving);
playFromSentences(article, moving);
mediaSession(audio, moving, data);

const place = keptPlace(data.key);
if (!moving.toAddress(true) && place) {
  editions.use(place.edition);
  returnToPlace(moving, place.time);
}
keepPlace(audio, moving, data.key);
addEventListener("hashchange", () => moving.toAddress(false));
for (const hidden of document.querySelectorAll("[data-needs-script]")) hidden.removeAttribute("hidden");
document.documentElement.dataset.ready = "true";
