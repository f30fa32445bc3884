// What every page does: focus where the step begins, say what was done, show that something takes a while.
const status = document.getElementById("status");

export const say = (text) => {
  status.textContent = "";
  setTimeout(() => { status.textContent = text; }, 50);
};

const begin = () => {
  const trouble = document.getElementById("trouble");
  if (trouble) trouble.focus();
  else if (!location.hash) document.getElementById("heading").focus({ preventScroll: true });
  const told = status.textContent.trim();
  if (told) say(told); // a live region is read when it changes, not when the page comes with it
};

document.addEventListener("submit", (event) => {
  const { busy } = event.target.dataset;
  if (busy) say(busy);
});

export const events = new EventSource("/events");
begin();
