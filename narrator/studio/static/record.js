// Records by the microphone: uncompressed, sent to the studio every two seconds so that nothing can be lost.
import { recordCompressed } from "./compressed.js";
import { events, phrase, say } from "./studio.js";

const box = document.getElementById("recorder");
const part = (id) => document.getElementById(id);
const [state, meter, level, time] = ["state", "meter", "level", "time"].map(part);
const [record, stop, keep, retake] = ["record", "stop", "keep", "retake"].map(part);
const [heard, preview] = ["heard", "preview"].map(part);
const SEND_EVERY = 20;
const PATIENCE_MS = 1500; // for the browser's sound to start
const TOO_LOUD = -1;
const TOO_QUIET = -40;
const HELP = {
  NotFoundError: "No microphone was found. Connect one, or bring a file below.",
  NotAllowedError: "The browser may not use the microphone. Allow it beside the address, or bring a file below.",
  NotReadableError: "Another program has the microphone. Close that program, or bring a file below.",
};
let now = null;
let counting = false;
let taken = null; // a file that is not yet sent

const tell = (message, values) => {
  state.textContent = phrase(message, values);
  say(state.textContent);
};
const offer = (...shown) => {
  for (const one of [record, stop, keep, retake]) one.hidden = !shown.includes(one);
  shown[0]?.focus();
};
const wait = (ms) => new Promise((done) => { setTimeout(done, ms); });

const showTime = (all) => {
  const seconds = Math.floor(all);
  time.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
};

const show = (samples) => {
  let peak = 1;
  for (const one of samples) peak = Math.max(peak, Math.abs(one));
  const db = 20 * Math.log10(peak / 32768);
  meter.value = db;
  now.loudest = Math.max(now.loudest, db);
  showTime(now.count / now.rate);
  now.shown += 1;
  if (now.shown % 10) return;
  level.textContent = phrase(now.loudest > TOO_LOUD ? "too loud: move back a little"
    : now.loudest < TOO_QUIET ? "very quiet: come nearer" : "good");
  now.loudest = -96;
};

const send = async (mine) => {
  if (mine.sending || !mine.waiting.length) return mine.sending;
  const pieces = mine.waiting;
  mine.waiting = [];
  const body = new Blob(pieces);
  mine.sending = (async () => {
    for (let turn = 0; ; turn += 1) {
      try {
        const answer = await fetch(`${box.dataset.chunk}?key=${mine.key}&rate=${mine.rate}&offset=${mine.offset}`, { method: "POST", body });
        if (!answer.ok) throw new Error("refused");
        mine.offset += body.size;
        mine.kept.push(...pieces);
        return;
      } catch (problem) {
        if (turn > 4) throw problem;
        await wait(500 * (turn + 1));
      }
    }
  })().finally(() => { mine.sending = null; });
  return mine.sending;
};

const wavOf = (mine) => {
  const head = new DataView(new ArrayBuffer(44));
  const text = (at, word) => [...word].forEach((letter, n) => head.setUint8(at + n, letter.charCodeAt(0)));
  text(0, "RIFF");
  head.setUint32(4, 36 + mine.offset, true);
  text(8, "WAVEfmt ");
  head.setUint32(16, 16, true);
  head.setUint16(20, 1, true);
  head.setUint16(22, 1, true);
  head.setUint32(24, mine.rate, true);
  head.setUint32(28, 2 * mine.rate, true);
  head.setUint16(32, 2, true);
  head.setUint16(34, 16, true);
  text(36, "data");
  head.setUint32(40, mine.offset, true);
  return new Blob([head, ...mine.kept], { type: "audio/wav" });
};

const finish = async (why) => {
  const mine = now;
  now = null;
  if (!mine) return;
  taken = mine.stop ? await mine.stop() : null;
  for (const track of mine.stream.getTracks()) track.stop();
  await mine.context.close();
  try {
    while (mine.sending || mine.waiting.length) await send(mine);
  } catch {
    tell("The studio does not answer. Keep this page open, and see whether it still runs.");
  }
  box.dataset.key = mine.key;
  preview.src = URL.createObjectURL(taken ?? wavOf(mine));
  heard.hidden = false;
  tell(why);
  offer(keep, retake);
};

const begin = async () => {
  heard.hidden = true;
  let stream;
  try {
    stream = await navigator.mediaDevices.getUserMedia({
      audio: { echoCancellation: false, noiseSuppression: false, autoGainControl: false, channelCount: 1 },
    });
  } catch (problem) {
    tell(HELP[problem.name] ?? "The microphone cannot be used ({why}). Bring a file below.", { why: problem.name });
    return;
  }
  offer(stop);
  const context = new AudioContext();
  const runs = Promise.race([context.resume().then(() => true, () => false), wait(PATIENCE_MS).then(() => false)]);
  counting = true;
  for (const number of ["Three …", "Two …", "One …"]) {
    if (counting) {
      tell(number);
      await wait(700);
    }
  }
  if (!counting) {
    for (const track of stream.getTracks()) track.stop();
    await context.close();
    tell("Stopped before it began.");
    offer(record);
    return;
  }
  counting = false;
  now = { stream, context, rate: context.sampleRate, key: crypto.randomUUID(), waiting: [], kept: [], offset: 0,
    count: 0, shown: 0, loudest: -96, sending: null };
  stream.getAudioTracks()[0].addEventListener("ended", () => finish("The microphone stopped. What you said until then is here."));
  if (await runs) await listen(now);
  else {
    now.stop = recordCompressed(stream, showTime);
    level.textContent = phrase("no level can be shown here");
    meter.hidden = true;
  }
  tell("Recording. Read now.");
};

const listen = async (mine) => {
  await mine.context.audioWorklet.addModule("/static/recorder-worklet.js");
  const node = new AudioWorkletNode(mine.context, "recorder", { numberOfOutputs: 0 });
  node.port.onmessage = ({ data }) => {
    if (!now) return;
    now.waiting.push(data);
    now.count += data.length;
    show(data);
    if (now.waiting.length >= SEND_EVERY) send(now).catch(() => finish("The studio does not answer. What was sent is kept."));
  };
  mine.context.createMediaStreamSource(mine.stream).connect(node);
};

const answer = async (wish) => {
  const form = new FormData();
  form.set("do", taken ? "file" : wish);
  if (taken) form.set("file", taken);
  form.set("key", box.dataset.key);
  return fetch(box.dataset.keep, { method: "POST", body: form });
};

record.addEventListener("click", begin);
stop.addEventListener("click", () => {
  counting = false;
  finish("Stopped. Hear it, then keep it or do it again.");
});
keep.addEventListener("click", async () => {
  const done = await answer("finish");
  if (done.redirected) location.assign(`${done.url.split("#")[0]}#takes`);
  else tell("It could not be kept. It is not lost: load this page again to see it.");
});
retake.addEventListener("click", async () => {
  if (!taken) await answer("discard");
  taken = null;
  begin();
});
addEventListener("beforeunload", (event) => { if (now) event.preventDefault(); });
// Whoever is in a part that is shown anew stays there: on what has the same words, else on the part itself.
const replace = (old, fresh) => {
  const words = old.contains(document.activeElement) ? document.activeElement.textContent.trim() : null;
  old.replaceWith(fresh);
  if (words === null) return;
  const same = [...fresh.querySelectorAll("a, button, input, summary")].find((one) => one.textContent.trim() === words);
  if (!same) fresh.tabIndex = -1;
  (same ?? fresh).focus({ preventScroll: true });
};
// Shows what was found, where it stands: the page is not loaded again, so that the focus and a playing sound stay.
const showFound = async () => {
  const page = new DOMParser().parseFromString(await (await fetch(location.pathname + location.search)).text(), "text/html");
  for (const id of ["to-read", "found"]) replace(part(id), page.getElementById(id));
  if (!part("hearing")) say(part("found").firstElementChild?.textContent ?? "");
};
events.addEventListener("heard", (event) => {
  if (JSON.parse(event.data).name === box.dataset.name && part("hearing")) showFound();
});
events.addEventListener("open", () => { if (part("hearing")) showFound(); }); // it may have been found before we listened
