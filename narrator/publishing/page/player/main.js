// Puts the player together. Without this script the page is complete: text, native controls, downloads.
import { announce, byId } from "./dom.js";
import { Keys } from "./keys.js";
import { Bookmarks, keepPlace, returnToPlace } from "./marks.js";
import { Moving, playFromSentences } from "./moving.js";
import { Reading } from "./reading.js";
import { searchText } from "./search.js";
import { mediaSession } from "./session.js";
import { sleepTimer } from "./sleep.js";
import { keep, recall } from "./store.js";
import { clock, spokenTime } from "./time.js";
import { readData } from "./timeline.js";

const audio = /** @type {HTMLAudioElement} */ (byId("audio"));
const article = byId("article");
const player = byId("player");
const data = readData(byId("data").textContent ?? "");
const reading = new Reading(audio, data.cues);
const moving = new Moving(audio, reading, data.chapters);
const speed = /** @type {HTMLSelectElement} */ (byId("speed"));
const chapterList = /** @type {HTMLSelectElement} */ (byId("chapters"));

/** @param {number} rate */
function setSpeed(rate) {
  audio.preservesPitch = true;
  audio.defaultPlaybackRate = rate;
  audio.playbackRate = rate;
  speed.value = String(rate);
  keep("speed", rate);
}

/** @param {1 | -1} direction */
function stepSpeed(direction) {
  const rates = [...speed.options].map((option) => Number(option.value));
  const next = rates[rates.indexOf(audio.playbackRate) + direction];
  if (next) setSpeed(next);
  announce(`Speed ${audio.playbackRate}`);
}

function playOrPause() {
  if (audio.paused) void audio.play();
  else audio.pause();
}

function whereAmI() {
  const chapter = data.chapters[moving.chapter()];
  const left = (audio.duration - audio.currentTime) / audio.playbackRate;
  announce(`${chapter.title}. ${spokenTime(audio.currentTime)} of ${spokenTime(audio.duration)}; ${spokenTime(left)} left.`);
}

async function copyLink() {
  const address = new URL(location.href);
  address.hash = `t=${Math.floor(audio.currentTime)}`;
  history.replaceState(null, "", address.hash);
  try {
    await navigator.clipboard.writeText(address.href);
    announce(`Link to ${clock(audio.currentTime)} copied.`);
  } catch {
    announce(`The link to ${clock(audio.currentTime)} stands in the address bar.`);
  }
}

/**
 * @param {string} id of a check box
 * @param {(on: boolean) => void} use
 */
function choice(id, use) {
  const box = /** @type {HTMLInputElement} */ (byId(id));
  box.checked = recall(id) ?? true;
  use(box.checked);
  box.addEventListener("change", () => {
    keep(id, box.checked);
    use(box.checked);
  });
}

const bookmarks = new Bookmarks(audio, moving, data.key);

/** @type {Record<string, () => void>} */
const actions = {
  play: playOrPause,
  back: () => moving.by(-10),
  forward: () => moving.by(10),
  "sentence-back": () => moving.step("sentence", -1),
  "sentence-next": () => moving.step("sentence", 1),
  "paragraph-back": () => moving.step("paragraph", -1),
  "paragraph-next": () => moving.step("paragraph", 1),
  "heading-back": () => moving.step("heading", -1),
  "heading-next": () => moving.step("heading", 1),
  where: whereAmI,
  bookmark: () => bookmarks.add(),
  link: () => void copyLink(),
};
for (const [id, run] of Object.entries(actions)) byId(id).addEventListener("click", run);

new Keys(player, [
  { name: "play", label: "Play or pause", key: "k", run: playOrPause },
  { name: "back", label: "Back 10 seconds", key: "j", run: actions.back },
  { name: "forward", label: "Forward 10 seconds", key: "l", run: actions.forward },
  { name: "sentence-back", label: "Previous sentence", key: "S", run: actions["sentence-back"] },
  { name: "sentence-next", label: "Next sentence", key: "s", run: actions["sentence-next"] },
  { name: "paragraph-back", label: "Previous paragraph", key: "P", run: actions["paragraph-back"] },
  { name: "paragraph-next", label: "Next paragraph", key: "p", run: actions["paragraph-next"] },
  { name: "heading-back", label: "Previous heading", key: "H", run: actions["heading-back"] },
  { name: "heading-next", label: "Next heading", key: "h", run: actions["heading-next"] },
  { name: "slower", label: "Slower", key: "<", run: () => stepSpeed(-1) },
  { name: "faster", label: "Faster", key: ">", run: () => stepSpeed(1) },
  { name: "bookmark", label: "Bookmark this place", key: "b", run: actions.bookmark },
  { name: "where", label: "Where am I?", key: "w", run: whereAmI },
  { name: "search", label: "Search", key: "/", run: () => openSearch() },
]);

function openSearch() {
  const more = /** @type {HTMLDetailsElement} */ (byId("more"));
  more.open = true;
  byId("search").focus();
}

for (const event of ["play", "pause"]) {
  audio.addEventListener(event, () => (byId("play").textContent = audio.paused ? "Play" : "Pause"));
}
audio.addEventListener("timeupdate", () => {
  const current = String(moving.chapter());
  if (chapterList.value !== current && document.activeElement !== chapterList) chapterList.value = current;
});
chapterList.addEventListener("change", () => moving.to(data.chapters[Number(chapterList.value)].begin));
speed.addEventListener("change", () => setSpeed(Number(speed.value)));
setSpeed(recall("speed") ?? 1);
choice("highlight", (on) => reading.setHighlight(on));
choice("follow", (on) => (reading.follows = on));

const theme = /** @type {HTMLSelectElement} */ (byId("theme"));
theme.value = recall("theme") ?? "auto";
const useTheme = () => (document.documentElement.dataset.theme = theme.value);
theme.addEventListener("change", () => {
  keep("theme", theme.value);
  useTheme();
});
useTheme();

sleepTimer(/** @type {HTMLSelectElement} */ (byId("sleep")), audio, moving);
searchText(article, moving);
playFromSentences(article, moving);
mediaSession(audio, moving, data);
if (!moving.toAddress()) returnToPlace(moving, data.key);
keepPlace(audio, data.key);
addEventListener("hashchange", () => moving.toAddress());
for (const hidden of document.querySelectorAll("[data-needs-script]")) hidden.removeAttribute("hidden");
document.documentElement.dataset.ready = "true";
