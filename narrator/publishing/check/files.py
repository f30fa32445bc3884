"""An episode of a feed → what does not fit between it and the files that it names."""

import json
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any, Final

from lxml import etree

from narrator.publishing.check.finding import Finding
from narrator.publishing.check.place import Place
from narrator.publishing.check.sound import Heard, heard
from narrator.publishing.check.transcripts import transcript_findings
from narrator.publishing.media_types import media_type
from narrator.publishing.rss.elements import NAMESPACES

LARGEST_BYTES: Final = 200_000_000
"""Spotify for Creators, "Podcast specifications"; two hours and more at 192 kb/s."""


def episode_findings(item: etree._Element, place: Place) -> Iterator[Finding]:
    """Yield what is wrong with the files of one episode."""
    title = item.findtext("title") or item.findtext("guid") or "an episode"
    sound: Heard | None = None
    for enclosure in item.iterfind("enclosure"):
        file = yield from _file(enclosure.get("url", ""), enclosure, title, place)
        if file is not None:
            sound = heard(file) if file.suffix == ".mp3" else None
            if sound is None:
                yield Finding("enclosure-type", title, f"{file.name} is no MP3")
    for alternate in item.iterfind("podcast:alternateEnclosure", NAMESPACES):
        for source in alternate.iterfind("podcast:source", NAMESPACES):
            yield from _file(source.get("uri", ""), alternate, title, place)
    if sound is not None:
        yield from _length(item, sound, title)
    yield from _timed(item, sound, title, place)


def _file(url: str, described: etree._Element, title: str, place: Place) -> Generator[Finding, None, Path | None]:
    """Yield what is wrong with one file that has a length and a type; return it."""
    file = yield from found(url, title, place)
    if file is None:
        return None
    size, said = file.stat().st_size, described.get("length")
    if size > LARGEST_BYTES:
        yield Finding("enclosure-size", title, f"{file.name} has {size / 1e6:.0f} MB: Spotify takes 200")
    if said is not None and said != str(size):
        yield Finding("enclosure-length", title, f"{file.name} has {size} bytes, the feed says {said}")
    if described.get("type") != media_type(file.name):
        yield Finding("enclosure-type", title, f"{file.name} is {media_type(file.name)}, not {described.get('type')}")
    return file


def found(url: str, title: str, place: Place) -> Generator[Finding, None, Path | None]:
    """Yield what is wrong with an address; return its file, or None."""
    file = place.file(url)
    if file is None:
        yield Finding("link-elsewhere", title, f"{url} is not under {place.base}")
        return None
    if not file.is_file():
        yield Finding("link-broken", title, f"{url}: there is no such file")
        return None
    return file


def _length(item: etree._Element, sound: Heard, title: str) -> Iterator[Finding]:
    said = item.findtext("itunes:duration", "", NAMESPACES)
    if said.isdigit() and abs(int(said) * 1000 - sound.duration_ms) > 1000:
        yield Finding("duration", title, f"the sound has {sound.duration_ms / 1000:.1f} s, the feed says {said}")


def _timed(item: etree._Element, sound: Heard | None, title: str, place: Place) -> Iterator[Finding]:
    for transcript in item.iterfind("podcast:transcript", NAMESPACES):
        file = yield from found(transcript.get("url", ""), title, place)
        if file is None:
            continue
        if transcript.get("type") != media_type(file.name):
            yield Finding("transcript-type", title, f"{file.name} is not {transcript.get('type')}")
        if file.suffix == ".vtt":
            yield from transcript_findings(file, title, sound.duration_ms if sound is not None else None)
    for chapters in item.iterfind("podcast:chapters", NAMESPACES):
        file = yield from found(chapters.get("url", ""), title, place)
        if file is not None:
            yield from _chapters(file, sound, title)


def _chapters(file: Path, sound: Heard | None, title: str) -> Iterator[Finding]:
    """Yield what is wrong with `chapters.json`, by itself and beside the MP3's own chapters."""
    try:
        document: dict[str, Any] = json.loads(file.read_text("utf-8"))
        starts = [round(float(entry["startTime"]) * 1000) for entry in document["chapters"]]
        titles = [str(entry.get("title", "")) for entry in document["chapters"]]
    except (ValueError, KeyError, TypeError, OSError) as problem:
        yield Finding("chapters", title, f"{file.name} cannot be read: {problem}")
        return
    if not str(document.get("version", "")).startswith("1."):
        yield Finding("chapters", title, f'{file.name} has no version "1.2.0"')
    if starts[:1] != [0]:
        yield Finding("chapters", title, f"{file.name}: the first chapter does not begin at 0")
    if starts != sorted(set(starts)):
        yield Finding("chapters", title, f"{file.name}: chapters are not in order of time")
    if sound is None:
        return
    if starts and starts[-1] >= sound.duration_ms:
        yield Finding("chapters", title, f"{file.name}: a chapter begins after the end of the sound")
    if tuple(zip(starts, titles, strict=True)) != sound.chapters:
        yield Finding("chapters-differ", title, f"{file.name} and the MP3's own chapters differ")
