// Puts the player together. Without this script the page is complete: text, native controls, downloads.
import { Chapters, Editions } from "./chapters.js";
import { checked, chooseLooks, keepClearOf } from "./choices.js";
import { detour } from "./detour.js";
import { announce, byId, isStill, play } from "./dom.js";
import { Follow } from "./follow.js";
import { checkFreshness } from "./fresh.js";
import { HeardWord } from "./heard.js";
import { Keys } from "./keys.js";
import { Line } from "./line.js";
import { Bookmarks, keepPlace, keptPlace, returnToPlace } from "./marks.js";
import { Moving } from "./moving.js";
import { goOn } from "./next.js";
import { keepOffline } from "./offline.js";
import { copyLink, whereAmI } from "./place.js";
import { Reading } from "./reading.js";
import { searchText } from "./search.js";
import { Sentences } from "./sentences.js";
import { mediaSession } from "./session.js";
import { Sheets } from "./sheets.js";
import { sleepTimer } from "./sleep.js";
import { Speed } from "./speed.js";
import { readData } from "./timeline.js";
import { say, useTranslations } from "./words.js";

const audio = /** @type {HTMLAudioElement} */ (byId("audio"));
const article = byId("article");
const text = /** @type {HTMLElement} */ (document.querySelector("main"));
const player = byId("player");
const data = readData(byId("data").textContent ?? "");
useTranslations(data.phrases);
const reading = new Reading(audio, article, data.editions[0].cues);
const moving = new Moving(audio, reading, data.editions[0]);
const follow = new Follow(text, player, () => reading.marked[0], () => !audio.paused || audio.currentTime > 0);
const sentences = new Sentences(article, moving, follow);
const speed = new Speed(audio, byId("speed"));
const line = new Line(audio, moving);
const goTo = (/** @type {number} */ begin) => {
  moving.to(begin);
  follow.resume();
};
const chapters = new Chapters(audio, moving, goTo);
const showEdition = () => {
  line.draw();
  chapters.draw();
};
const editions = new Editions(audio, data.editions, moving, showEdition);
const bookmarks = new Bookmarks(audio, moving, data.key, () => follow.resume());
const sheets = new Sheets(player);

function playOrPause() {
  if (audio.paused) play(audio);
  else audio.pause();
}

function openSearch() {
  if (byId("more").hidden) byId("more-open").click();
  byId("search").focus();
}

/** @type {import("./keys.js").Command[]} a command with a button has its name as the button's id */
const commands = [
  { name: "play", label: say("Play or pause"), key: "k", run: playOrPause },
  { name: "back", label: say("Back 10 seconds"), key: "j", run: () => moving.by(-10) },
  { name: "forward", label: say("Forward 10 seconds"), key: "l", run: () => moving.by(10) },
  { name: "sentence-back", label: say("Previous sentence"), key: "S", run: () => moving.step("sentence", -1) },
  { name: "sentence-next", label: say("Next sentence"), key: "s", run: () => moving.step("sentence", 1) },
  { name: "paragraph-back", label: say("Previous paragraph"), key: "P", run: () => moving.step("paragraph", -1) },
  { name: "paragraph-next", label: say("Next paragraph"), key: "p", run: () => moving.step("paragraph", 1) },
  { name: "heading-back", label: say("Previous heading"), key: "H", run: () => moving.step("heading", -1) },
  { name: "heading-next", label: say("Next heading"), key: "h", run: () => moving.step("heading", 1) },
  { name: "slower", label: say("Slower"), key: "<", run: () => speed.step(-1) },
  { name: "faster", label: say("Faster"), key: ">", run: () => speed.step(1) },
  { name: "bookmark", label: say("Bookmark this place"), key: "b", run: () => bookmarks.add() },
  { name: "link", label: say("Link to this place"), key: "c", run: () => void copyLink(audio) },
  { name: "where", label: say("Where am I?"), key: "w", run: () => whereAmI(audio, moving) },
  { name: "find", label: say("Search"), key: "/", run: openSearch },
];
for (const { name, run } of commands) document.getElementById(name)?.addEventListener("click", run);
new Keys(player, commands);

function showState() {
  byId("play").setAttribute("aria-label", audio.paused ? say("Play") : say("Pause"));
  player.dataset.state = audio.paused ? "paused" : "playing";
  document.documentElement.dataset.playing = String(!audio.paused);
  follow.show();
}
for (const event of ["play", "pause", "ended"]) audio.addEventListener(event, showState);
audio.addEventListener("play", () => follow.next());
audio.addEventListener("error", () => announce(say("The recording cannot be loaded.")));
reading.onChange = () => {
  sentences.marked();
  follow.next();
};
const word = new HeardWord(reading, () => moving.edition);
reading.onTime = (seconds) => word.update(seconds);
if (document.getElementById("words")) {
  // What moves with every word is nothing for who asked for less motion, unless she asks for it.
  /** @type {HTMLInputElement} */ (byId("words")).checked = !isStill();
  checked("words", (on) => word.setOn(on));
}
checked("highlight", (on) => reading.setHighlight(on));
checked("follow", (on) => follow.setOn(on));
checked("tap", (on) => (document.documentElement.dataset.tap = on ? "on" : "off"));
chooseLooks(byId("text-sheet"));
sheets.onOpen = (id) => id === "chapters-sheet" && chapters.opened();
sleepTimer(byId("sleep"), audio, moving);
searchText(article, moving, follow);
detour(text, player);
mediaSession(audio, moving, data);
keepOffline(() => moving.edition.audio, data.cover);

checkFreshness(audio, moving, (edition) => {
  reading.use(edition.cues);
  moving.use(edition);
  showEdition();
});
if (audio.readyState) audio.dispatchEvent(new Event("loadedmetadata"));

audio.controls = false;
for (const hidden of document.querySelectorAll("[data-needs-script]")) hidden.removeAttribute("hidden");
keepClearOf(player);
showState();
const place = keptPlace(data.key);
if (moving.toAddress(true)) follow.resume();
else if (place) {
  editions.use(place.edition);
  returnToPlace(moving, place.time);
}
keepPlace(audio, moving, data.key);
addEventListener("hashchange", () => moving.toAddress(false) && follow.resume());
goOn(audio, "../index.html");
document.documentElement.dataset.ready = "true";
