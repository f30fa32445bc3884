// Shows how far the audio version is, in figures all the time, in words at milestones; copies snippets.
import { events, phrase, say } from "./studio.js";

const line = document.getElementById("making");
const bar = document.getElementById("progress");
let told = 0;

if (line) {
  events.addEventListener("making", (event) => {
    const { name, phase, done, total } = JSON.parse(event.data);
    if (name !== line.dataset.name) return;
    if (phase === "done" || phase === "failed") {
      location.hash = "made";
      location.reload();
      return;
    }
    if (!total) return;
    line.textContent = phrase("It is being made: {done} of {total} passages.", { done, total });
    bar.max = total;
    bar.value = done;
    const quarter = Math.floor(4 * done / total);
    if (quarter > told && quarter < 4) {
      told = quarter;
      say(phrase(["", "A quarter is made.", "Half of it is made.", "Three quarters are made."][quarter]));
    }
  });
  events.addEventListener("open", async () => { // it may have come to its end before we listened
    const page = new DOMParser().parseFromString(await (await fetch(location.pathname)).text(), "text/html");
    if (!page.getElementById("making")) location.reload();
  }, { once: true });
}

for (const button of document.querySelectorAll("[data-copy]")) {
  button.addEventListener("click", async () => {
    const field = document.getElementById(button.dataset.copy);
    try {
      await navigator.clipboard.writeText(field.value);
      say(phrase("Copied."));
    } catch {
      field.select();
      say(phrase("Selected: copy it with the keyboard."));
    }
  });
}
