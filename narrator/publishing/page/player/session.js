// The system's own controls: lock screen, headphones, keyboard.
import { play } from "./dom.js";

/**
 * @param {HTMLAudioElement} audio
 * @param {import("./moving.js").Moving} moving
 * @param {{title: string, author: string, cover: string}} about
 */
export function mediaSession(audio, moving, about) {
  if (!("mediaSession" in navigator)) return;
  // Of a page that was opened from a disk no system takes a picture.
  const hasArtwork = about.cover && location.protocol !== "file:";
  const artwork = hasArtwork ? [{ src: new URL(about.cover, location.href).href, type: "image/jpeg" }] : [];
  navigator.mediaSession.metadata = new MediaMetadata({ title: about.title, artist: about.author, artwork });
  /** @type {[MediaSessionAction, MediaSessionActionHandler][]} */
  const actions = [
    ["play", () => play(audio)],
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
  const tell = () => {
    const position = Math.min(audio.currentTime, moving.duration());
    navigator.mediaSession.setPositionState?.({ duration: moving.duration(), position, playbackRate: audio.playbackRate });
  };
  for (const event of ["loadedmetadata", "seeked", "ratechange", "play", "pause"]) audio.addEventListener(event, tell);
}
