// The system's own controls: lock screen, headphones, keyboard.

/**
 * @param {HTMLAudioElement} audio
 * @param {import("./moving.js").Moving} moving
 * @param {{title: string, author: string, cover: string}} about
 */
export function mediaSession(audio, moving, about) {
  if (!("mediaSession" in navigator)) return;
  const artwork = about.cover ? [{ src: new URL(about.cover, location.href).href, sizes: "3000x3000", type: "image/jpeg" }] : [];
  navigator.mediaSession.metadata = new MediaMetadata({ title: about.title, artist: about.author, artwork });
  /** @type {[MediaSessionAction, MediaSessionActionHandler][]} */
  const actions = [
    ["play", () => void audio.play()],
    ["pause", () => audio.pause()],
    ["seekbackward", (details) => moving.by(-(details.seekOffset ?? 10))],
    ["seekforward", (details) => moving.by(details.seekOffset ?? 10)],
    ["seekto", (details) => moving.to(details.seekTime ?? 0)],
    ["previoustrack", () => moving.step("heading", -1)],
    ["nexttrack", () => moving.step("heading", 1)],
  ];
  for (const [action, handler] of actions) {
    try {
      navigator.mediaSession.setActionHandler(action, handler);
    } catch {
      // A browser need not know every action.
    }
  }
}
