// What every page does: focus where the step begins, say what was done, let one hear and try without leaving the page.
const status = document.getElementById("status");
const sample = new Audio();
const phrases = JSON.parse(document.getElementById("phrases").textContent);

const isolates = document.documentElement.dir === "rtl";

// Returns a value for a phrase: words keep their own direction inside one from right to left, as in phrases.py.
const apart = (value) => (isolates && typeof value === "string" ? `\u2068${value}\u2069` : value);

// Returns an English message in the window's language, with values in the places of its {names}.
export const phrase = (message, values = {}) =>
  (phrases[message] ?? message).replace(/\{(\w+)\}/g, (all, name) => apart(values[name] ?? all));

export const say = (text) => {
  status.textContent = "";
  setTimeout(() => { status.textContent = text; }, 50);
};

// Plays the sound at an address; says so if there is none.
export const hear = async (address) => {
  try {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error((await answer.text()).match(/<strong>(.*?)<\/strong>/)?.[1] ?? phrase("There is no sound for this."));
    if (sample.src) URL.revokeObjectURL(sample.src);
    sample.src = URL.createObjectURL(await answer.blob());
    await sample.play();
  } catch (problem) {
    if (problem.name !== "AbortError") say(problem.message);
  }
};

const begin = () => {
  document.documentElement.classList.add("scripted");
  const trouble = document.getElementById("trouble");
  const wanted = document.getElementById(`${location.hash.slice(1)}-heading`);
  if (trouble) trouble.focus();
  else if (wanted) wanted.focus();
  else if (!location.hash) document.getElementById("heading").focus({ preventScroll: true });
  const told = status.textContent.trim();
  if (told) say(told); // a live region is read when it changes, not when the page comes with it
};

document.addEventListener("submit", (event) => {
  const { submitter, target } = event;
  if (submitter?.dataset.try !== undefined) {
    event.preventDefault();
    const asked = new URLSearchParams(new FormData(target));
    asked.delete("version");
    hear(`${submitter.getAttribute("formaction")}?${asked}`);
  } else if (target.dataset.busy) {
    say(target.dataset.busy);
  }
});

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-hear]");
  if (link) {
    event.preventDefault();
    hear(link.href);
  }
});

export const events = new EventSource("/events");
begin();
