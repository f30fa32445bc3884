"""An EPUB with Media Overlays → what is wrong with its synchronization, which epubcheck does not look at.

Every spoken element has one `par`, in the order of the text; clips are whole, do not overlap, leave no gap and lie
inside their sound; the durations in the metadata are the sums of the clips.
"""

import posixpath
import re
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from lxml import etree
from msgspec import Struct

from narrator.publishing.epub.content import XHTML
from narrator.publishing.epub.overlay import SMIL
from narrator.publishing.epub.package import OPF

CONTAINER = "META-INF/container.xml"
ROUNDING_MS = 2
"""A clip's ends and a duration are each rounded to a millisecond."""
CLOCK = re.compile(r"(\d+):([0-5]\d):([0-5]\d)(?:\.(\d{1,3}))?")
PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)


class OverlayClip(Struct, frozen=True):
    """One `par`."""

    id: str
    target: str
    """The fragment of the content document."""
    document: str
    audio: str
    begin_ms: int
    end_ms: int


def check_epub(path: Path, audio_ms: Mapping[str, int] | None = None) -> list[str]:
    """Return what is wrong with the book at *path*, one sentence each.

    *audio_ms* is the length of each sound as decoded, by its file name in the book, where it is known.
    """
    try:
        with ZipFile(path) as archive:
            return list(_check(archive, audio_ms or {}))
    except (BadZipFile, KeyError, etree.XMLSyntaxError) as problem:
        return [f"{path.name} is no EPUB that can be read: {problem}"]


def _check(archive: ZipFile, audio_ms: Mapping[str, int]) -> list[str]:
    package_name = _parse(archive, CONTAINER).xpath("string(//@full-path)")
    package = _parse(archive, str(package_name))
    folder = posixpath.dirname(str(package_name))
    hrefs = {item.get("id", ""): item for item in package.iter(f"{{{OPF}}}item")}
    stated = {meta.get("refines", ""): meta.text or "" for meta in _durations(package)}
    found: list[str] = []
    total = 0
    for item in hrefs.values():
        overlay_id = item.get("media-overlay", "")
        if not overlay_id:
            continue
        overlay = posixpath.join(folder, hrefs[overlay_id].get("href", ""))
        document = posixpath.join(folder, item.get("href", ""))
        clips = _clips(_parse(archive, overlay), overlay)
        found += _against_text(clips, _parse(archive, document), document)
        found += _against_sound(clips, overlay, archive, audio_ms)
        length = sum(clip.end_ms - clip.begin_ms for clip in clips)
        found += _against_duration(length, stated.get(f"#{overlay_id}", ""), overlay)
        total += length
    return found + _against_duration(total, stated.get("", ""), "the whole book")


def _against_text(clips: list[OverlayClip], document: etree._Element, name: str) -> list[str]:
    """Each utterance's span, or each word in it, and each target, has exactly one `par`, in the order of the text."""
    elements = list(document.iter(etree.Element))
    order = {element.get("id"): place for place, element in enumerate(elements) if element.get("id")}
    found = [f"{clip.id}: {clip.target} is not in {name}" for clip in clips if clip.target not in order]
    found += [f"{clip.id}: leads to {clip.document}, not to {name}" for clip in clips if clip.document != name]
    targets = [clip.target for clip in clips]
    found += [f"{target} is spoken {targets.count(target)} times" for target in _repeated(targets)]
    spoken = [e for e in elements if e.tag == f"{{{XHTML}}}span" and "u" in e.get("class", "").split()]
    covered = set(targets)
    found += [
        f"{name}: {span.get('id')} has no par"
        for span in spoken
        if span.get("id") and covered.isdisjoint(inner.get("id") for inner in span.iter(etree.Element))
    ]
    places = [order[clip.target] for clip in clips if clip.target in order]
    if places != sorted(places):
        found.append(f"{name}: the pars do not follow the order of the text")
    return found


def _against_sound(clips: list[OverlayClip], overlay: str, archive: ZipFile, audio_ms: Mapping[str, int]) -> list[str]:
    """Clips have a length, do not overlap, leave no gap, begin with the sound and end inside it."""
    found = [f"{clip.id}: ends where it begins" for clip in clips if clip.end_ms <= clip.begin_ms]
    members = set(archive.namelist())
    for audio in sorted({clip.audio for clip in clips}):
        if audio not in members:
            found.append(f"{overlay}: {audio} is not in the book")
        heard = sorted((clip for clip in clips if clip.audio == audio), key=lambda clip: clip.begin_ms)
        if heard[0].begin_ms != 0:
            found.append(f"{heard[0].id}: the first clip begins at {heard[0].begin_ms} ms")
        for before, after in pairwise(heard):
            if after.begin_ms != before.end_ms:
                found.append(f"{after.id}: begins at {after.begin_ms} ms, {before.id} ends at {before.end_ms} ms")
        length = audio_ms.get(audio)
        if length is not None and heard[-1].end_ms > length:
            found.append(f"{heard[-1].id}: ends at {heard[-1].end_ms} ms, after its sound of {length} ms")
    return found


def _against_duration(length_ms: int, stated: str, name: str) -> list[str]:
    stated_ms = clock_ms(stated)
    if stated_ms is None:
        return [f"{name}: no duration is stated"]
    if abs(stated_ms - length_ms) > ROUNDING_MS:
        return [f"{name}: states {stated_ms} ms, its clips last {length_ms} ms"]
    return []


def _repeated(targets: list[str]) -> list[str]:
    seen: set[str] = set()
    twice: dict[str, None] = {}
    for target in targets:
        if target in seen:
            twice[target] = None
        seen.add(target)
    return list(twice)


def clock_ms(clock: str) -> int | None:
    """Return a full clock value (h:mm:ss.fff) in milliseconds; None where it is none."""
    match = CLOCK.fullmatch(clock)
    if match is None:
        return None
    hours, minutes, seconds = (int(part) for part in match.groups()[:3])
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + int((match[4] or "0").ljust(3, "0"))


def _clips(smil: etree._Element, name: str) -> list[OverlayClip]:
    folder = posixpath.dirname(name)
    clips = []
    for par in smil.iter(f"{{{SMIL}}}par"):
        text, audio = par.find(f"{{{SMIL}}}text"), par.find(f"{{{SMIL}}}audio")
        if text is None or audio is None:
            continue
        document, _, fragment = text.get("src", "").partition("#")
        clips.append(
            OverlayClip(
                id=par.get("id", ""),
                target=fragment,
                document=posixpath.join(folder, document),
                audio=posixpath.join(folder, audio.get("src", "")),
                begin_ms=clock_ms(audio.get("clipBegin", "")) or 0,
                end_ms=clock_ms(audio.get("clipEnd", "")) or 0,
            )
        )
    return clips


def _durations(package: etree._Element) -> list[etree._Element]:
    return [meta for meta in package.iter(f"{{{OPF}}}meta") if meta.get("property") == "media:duration"]


def _parse(archive: ZipFile, name: str) -> etree._Element:
    return etree.fromstring(archive.read(name), PARSER)
