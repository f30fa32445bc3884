"""A published EPUB or DAISY book → what is wrong with its text and sound together."""

from collections.abc import Iterator
from pathlib import Path

from narrator.publishing.check.finding import Finding
from narrator.publishing.check.sound import heard
from narrator.publishing.daisy.check import check_daisy
from narrator.publishing.epub.check import check_epub

SOUND_IN_EPUB = "EPUB/audio.mp3"


def book_findings(path: Path, where: str, mp3: Path | None = None) -> Iterator[Finding]:
    """Yield what is wrong with the book at *path*; an article's *mp3* tells how long its sound is."""
    if path.name.endswith("-daisy.zip"):
        yield from (Finding("daisy", where, text) for text in check_daisy(path))
    elif path.suffix == ".epub":
        sound = heard(mp3) if mp3 is not None and mp3.is_file() else None
        lengths = {SOUND_IN_EPUB: sound.duration_ms} if sound is not None else {}
        yield from (Finding("epub", where, text) for text in check_epub(path, lengths))
