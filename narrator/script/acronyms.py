"""Acronyms of a post that neither the post nor common knowledge spells out."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from narrator.article.model import Segment, SegmentKind, Span, SpanKind

ACRONYM: Final = re.compile(r"(?<![\w.&/-])[A-Z][A-Z0-9]{1,5}s?(?![\w/-]|\.\w)")
_KNOWN_WORDS: Final = (
    "AC AD AI AM API APR ASAP ATM AUG BBC BC BCE CCTV CD CE CEO CFO CIA CNN COVID CPU CSS CSV CTO CV DC DEC "
    "DIY DM DNA DVD EP ER EU EUR FAQ FBI FEB FM FYI GB GDP GIF GMT GPS GPU HD HDMI HIV HR HTML HTTP HTTPS IBM "
    "ID IOS IP IQ ISBN IT JAN JPEG JPG JSON JUL JUN KB KO LAN LCD LED LGBT LOL MAR MB MP3 MP4 MTV NASA NATO "
    "NBA NFL NGO NHS NOV NYC OCT OK OMG OS OTT PC PDF PHD PIN PM PNG PR PS PVC QA QR RAM RGB RIP RNA ROM RSS "
    "SEP SEPT SIM SMS SOS SQL SUV TB TED TV UFO UI UK UN UNESCO UNICEF URL US USA USB USD UTC UV VAT VIP VPN "
    "VS WHO WIFI WWII XML YMCA "
)
KNOWN: Final = frozenset(_KNOWN_WORDS.split())
"""Acronyms that need no expansion: those that general dictionaries of English list as words of their own."""
CODE: Final = frozenset({SpanKind.CODE, SpanKind.KEYBOARD, SpanKind.MATH})
"""Stretches whose capitals are no acronyms."""
_ROMAN: Final = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")


def unknown_acronyms(segments: tuple[Segment, ...]) -> Iterator[tuple[str, Segment]]:
    """Yield each unexplained acronym once, with the segment where it stands first."""
    explained = _explained(segments) | KNOWN
    seen: set[str] = set()
    for segment in segments:
        if segment.kind in {SegmentKind.CODE, SegmentKind.MATH}:
            continue
        matches = [match for match in ACRONYM.finditer(segment.text) if match[0].rstrip("s") not in explained]
        if not matches or _is_shouted(segment.text):
            continue
        code = [span for span in segment.spans if span.kind in CODE and span.begin < span.end]
        for match in matches:
            acronym = match[0].rstrip("s")
            is_new = acronym not in seen and not _ROMAN.fullmatch(acronym)
            if is_new and not acronym[1:].isdigit() and not _is_within(match.start(), code):
                seen.add(acronym)
                yield acronym, segment


def _explained(segments: tuple[Segment, ...]) -> set[str]:
    """Return the acronyms with an `abbr` expansion, or that stand in brackets after their words, or before them."""
    found: set[str] = set()
    for segment in segments:
        for span in segment.spans:
            if span.kind is SpanKind.ABBREVIATION and span.value:
                found.add(segment.text[span.begin : span.end].rstrip("s"))
        found.update(m[0].rstrip("s") for m in ACRONYM.finditer(segment.text) if _is_spelled_out(segment.text, m))
    return found


def _is_spelled_out(text: str, acronym: re.Match[str]) -> bool:
    before = text[max(0, acronym.start() - 80) : acronym.start()]
    after = text[acronym.end() : acronym.end() + 80]
    if before.endswith("("):
        return _spells(before[:-1].split(), acronym[0])
    return after.startswith(" (") and _spells(after[2:].partition(")")[0].split(), acronym[0])


def _spells(words: list[str], acronym: str) -> bool:
    """Return whether *words* hold the acronym's first letter, near enough to spell it out."""
    initials = "".join(word[0] for word in words if word[:1].isalnum()).upper()
    letters = acronym.rstrip("s")
    return letters[0] in initials and len(words) >= len(letters) - 1 > 0


def _is_shouted(text: str) -> bool:
    """Return whether *text* is written in capitals throughout, so that capitals mark nothing."""
    small = sum(character.islower() for character in text)
    capitals = sum(character.isupper() for character in text)
    return small + capitals > 6 and capitals > small * 2


def _is_within(position: int, spans: list[Span]) -> bool:
    """Return whether the last of *spans* (in order) that begins at or before *position* holds it."""
    place = bisect_right(spans, position, key=lambda span: span.begin) - 1
    return place >= 0 and position < spans[place].end
