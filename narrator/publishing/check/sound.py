"""An MP3 → how long it is and where its tag says that chapters begin."""

from pathlib import Path

from msgspec import Struct
from mutagen import MutagenError
from mutagen.id3 import ID3
from mutagen.mp3 import MP3


class Heard(Struct, frozen=True):
    """What a player learns from the file alone."""

    duration_ms: int
    chapters: tuple[tuple[int, str], ...]
    """Begin in ms and title, in the order of the file."""


def heard(path: Path) -> Heard | None:
    """Return what *path* says of itself; None where it is no MP3."""
    try:
        info = MP3(path).info
        tags = ID3(path)
    except (MutagenError, OSError):
        return None
    length = info.length if info is not None else 0.0
    chapters = tuple(
        (int(frame.start_time), str(frame.sub_frames["TIT2"].text[0]) if "TIT2" in frame.sub_frames else "")
        for frame in tags.getall("CHAP")
    )
    return Heard(round(length * 1000), chapters)
