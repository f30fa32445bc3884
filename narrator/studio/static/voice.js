// Shows how far a voice is that is being installed; the page is not loaded again, so that the focus stays.
import { events, phrase, say } from "./studio.js";

events.addEventListener("obtaining", (event) => {
  const { name, phase, done, total } = JSON.parse(event.data);
  const line = document.querySelector(`[data-obtaining="${CSS.escape(name)}"]`);
  if (!line) return;
  const bar = line.querySelector("progress");
  if (phase === "fetching" && total && bar) {
    bar.max = total;
    bar.value = done;
  }
  if (phase === "done" || phase === "failed") {
    const text = phrase(phase === "done" ? "It is installed." : "It could not be installed.");
    const link = document.createElement("a");
    link.href = location.pathname;
    link.textContent = phrase("Look at the voices again");
    line.replaceChildren(text, " ", link);
    say(text);
  }
});
