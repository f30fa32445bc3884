// How the reader wants the text, before anything is drawn. The module script, which sets it too, comes too late for that.
for (const name of ["theme", "size", "family", "width", "spacing"]) {
  try {
    const chosen = JSON.parse(localStorage.getItem(`narrator:${name}`) ?? "null");
    if (typeof chosen === "string") document.documentElement.dataset[name] = chosen;
  } catch {
    // Storage is switched off, or what it holds is not ours.
  }
}
