// The reader's colours, before anything is drawn. The module script, which sets them too, comes too late for that.
try {
  const chosen = JSON.parse(localStorage.getItem("narrator:theme") ?? '"auto"');
  if (typeof chosen === "string") document.documentElement.dataset.theme = chosen;
} catch {
  // Storage is switched off, or what it holds is not ours.
}
