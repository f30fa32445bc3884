// Plays the article sentence by sentence, as each is spoken; the next ones are asked for while one is heard.
import { phrase, say } from "./studio.js";

const AHEAD = 3;
const SPEEDS = [1, 1.25, 1.5, 2, 3, 0.75];
const sentences = JSON.parse(document.getElementById("sentences").textContent);
const player = document.getElementById("player");
const play = document.getElementById("play");
const place = document.getElementById("place");
const chapter = document.getElementById("chapter");
const speed = document.getElementById("speed");
const follow = document.getElementById("follow");
const audio = new Audio();
const kept = new Map();
const lasting = sentences.map(([, , ms]) => ms);
const forward = document.getElementById("article").dir === "rtl" ? -1 : 1; // by the right arrow key
let at = 0;
let playing = false;
let following = true; // until the reader scrolls: then nothing moves until it is asked to

const elementsOf = (index) => {
  const [id] = sentences[index];
  const first = document.getElementById(id);
  return first ? [first, ...document.querySelectorAll(`[data-u="${CSS.escape(id)}"]`)] : [];
};

const soundOf = (index) => {
  if (!kept.has(index)) {
    const asked = fetch(player.dataset.sound + encodeURIComponent(sentences[index][0])).then((answer) => {
      if (!answer.ok) throw new Error(phrase("This sentence could not be spoken. “Fix” shows it."));
      return answer.blob();
    }).then((sound) => URL.createObjectURL(sound));
    kept.set(index, asked);
    asked.catch(() => kept.delete(index));
    for (const [old, address] of kept) {
      if (Math.abs(old - index) > 2 * AHEAD) {
        kept.delete(old);
        address.then(URL.revokeObjectURL, () => {});
      }
    }
  }
  return kept.get(index);
};

const left = () => {
  const ms = lasting.slice(at).reduce((sum, one) => sum + one, 0) / audio.playbackRate;
  const minutes = Math.round(ms / 60000);
  return minutes > 0 ? phrase("about {n} min left", { n: minutes }) : phrase("less than a minute left");
};

const show = () => {
  for (const old of document.querySelectorAll(".now")) old.classList.remove("now");
  const here = elementsOf(at);
  for (const one of here) one.classList.add("now");
  place.textContent = phrase("{n} of {all} · {left}", { n: at + 1, all: sentences.length, left: left() });
  for (let index = at; index >= 0; index -= 1) {
    const heading = document.getElementById(sentences[index][1]);
    if (heading && /^H[1-6]$/.test(heading.tagName)) {
      chapter.textContent = heading.querySelector(".u")?.textContent ?? heading.textContent;
      break;
    }
  }
  const box = here[0]?.getBoundingClientRect();
  const bottom = player.getBoundingClientRect().top;
  const hidden = box && (box.top < 0 || box.bottom > bottom);
  follow.hidden = !(hidden && playing && !following);
  if (hidden && playing && following) {
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    here[0].scrollIntoView({ block: "center", behavior: still ? "auto" : "smooth" });
  }
};

const stop = () => {
  playing = false;
  audio.pause();
  play.textContent = phrase("Play");
};

const start = async (index, byHand = true) => {
  at = Math.min(Math.max(index, 0), sentences.length - 1);
  playing = true;
  play.textContent = phrase("Pause");
  if (byHand) following = true;
  const wanted = at;
  show();
  try {
    const address = await soundOf(wanted);
    if (!playing || at !== wanted) return;
    const rate = audio.playbackRate;
    audio.src = address;
    audio.playbackRate = rate;
    await audio.play();
    for (let next = wanted + 1; next <= Math.min(wanted + AHEAD, sentences.length - 1); next += 1) soundOf(next);
  } catch (problem) {
    if (problem.name === "AbortError") return;
    stop();
    say(problem.message);
  }
};

audio.addEventListener("loadedmetadata", () => { if (Number.isFinite(audio.duration)) lasting[at] = audio.duration * 1000; });
audio.addEventListener("ended", () => {
  if (at + 1 < sentences.length) start(at + 1, false);
  else {
    stop();
    say(phrase("That was all of it."));
  }
});

const toggle = () => {
  if (playing) stop();
  else if (audio.src && audio.currentTime > 0 && !audio.ended) {
    playing = true;
    play.textContent = phrase("Pause");
    audio.play();
  } else start(at);
};
const move = (by) => {
  if (playing) start(at + by);
  else {
    at = Math.min(Math.max(at + by, 0), sentences.length - 1);
    audio.removeAttribute("src");
    show();
    elementsOf(at)[0]?.scrollIntoView({ block: "center" });
  }
};
const fix = () => {
  const link = document.querySelector(`.tools[data-segment="${CSS.escape(sentences[at][1])}"] .fix`);
  if (link) link.click();
};

for (const kind of ["wheel", "touchmove"]) addEventListener(kind, () => { following = false; }, { passive: true });
follow.addEventListener("click", () => {
  following = true;
  show();
  play.focus();
});
play.addEventListener("click", toggle);
document.getElementById("previous").addEventListener("click", () => move(-1));
document.getElementById("next").addEventListener("click", () => move(1));
speed.addEventListener("click", () => {
  audio.playbackRate = SPEEDS[(SPEEDS.indexOf(audio.playbackRate) + 1) % SPEEDS.length];
  audio.defaultPlaybackRate = audio.playbackRate;
  speed.textContent = `${audio.playbackRate}×`;
  speed.setAttribute("aria-label", phrase("{speed}× speed", { speed: audio.playbackRate }));
  show();
});
document.getElementById("article").addEventListener("click", (event) => {
  const sentence = event.target.closest(".u, .announced");
  if (!sentence || event.target.closest("a") || String(getSelection())) return;
  const index = sentences.findIndex(([id]) => id === (sentence.dataset.u ?? sentence.id));
  if (index >= 0) start(index);
});
document.addEventListener("keydown", (event) => {
  const onNothing = document.activeElement === document.body || document.activeElement?.id === "heading";
  if (!onNothing || event.ctrlKey || event.altKey || event.metaKey) return;
  const keys = { " ": toggle, ArrowRight: () => move(forward), ArrowLeft: () => move(-forward), Enter: fix };
  if (keys[event.key]) {
    event.preventDefault();
    keys[event.key]();
  }
});
document.addEventListener("play", (event) => { if (event.target !== audio) stop(); }, true);
player.dataset.ready = "";
soundOf(0).catch(() => {});
