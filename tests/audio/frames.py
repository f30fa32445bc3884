"""MP3 frames, one by one: what splicing relies on is checked by looking at each."""

from narrator.audio.encoder import frame_bytes
from narrator.errors import AudioError


def frame_ends(frames: bytes) -> list[int]:
    """Return where each frame of *frames* ends, in bytes. Raises `AudioError` at anything that is no frame."""
    ends, at = [], 0
    while at < len(frames):
        at += frame_bytes(frames[at : at + 4])
        ends.append(at)
    if at != len(frames):
        raise AudioError("an MP3 frame is cut off")
    return ends
