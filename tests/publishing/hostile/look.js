// In each frame: focuses, points at and clicks what could answer, and says what of the document could do more than show.
() => {
  const safe = new Set(["http:", "https:", "mailto:", "tel:"]);
  const addresses = ["href", "src", "action", "formaction", "data", "poster", "background", "ping", "xlink:href", "cite",
                     "longdesc", "srcset", "manifest", "codebase"];
  const active = "script, iframe, object, embed, base, form, link, meta[http-equiv], style, foreignObject, animate, set, use, template, portal, frame, applet, math [href]";
  const seen = {};
  for (const frame of document.querySelectorAll("iframe")) {
    const inside = frame.contentDocument;
    const one = {root: inside && inside.documentElement ? inside.documentElement.nodeName : "", handlers: [], targets: [], active: {}};
    seen[frame.name] = one;
    if (!inside || !inside.documentElement) continue;
    if (inside.querySelector("parsererror")) one.root = "parsererror";
    for (const element of inside.querySelectorAll("*")) {
      for (const attribute of element.attributes) {
        const name = attribute.name.toLowerCase();
        if (name.startsWith("on") || name === "srcdoc") one.handlers.push(`${element.nodeName} ${name}=${attribute.value}`);
        if (name === "style" && /url|import|expression|behavior/i.test(attribute.value)) one.handlers.push(attribute.value);
        if (addresses.includes(name)) {
          let scheme = "https:";
          try { scheme = new URL(attribute.value, "https://site.example/").protocol; } catch { /* nothing it could lead to */ }
          const picture = scheme === "data:" && /^(img|image|source|link)$/i.test(element.nodeName) && /^data:(image\/(png|jpeg|gif|webp|svg\+xml)|,)/.test(attribute.value);
          if (!safe.has(scheme) && !picture) one.targets.push(`${element.nodeName} ${name}=${attribute.value}`);
        }
      }
      if (element.matches(active)) {
        const kind = element.localName === "link" ? `link ${element.rel}` : element.localName;
        one.active[kind] = (one.active[kind] ?? 0) + 1;
      }
      for (const type of ["mouseover", "focus", "error", "toggle", "animationstart"]) {
        if (element.closest("audio, video, button, summary") === null) element.dispatchEvent(new Event(type));
      }
    }
  }
  return seen;
}
