"""Acronyms of a post that neither the post nor common knowledge spells out."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from narrator.article.model import Segment, SegmentKind, Span, SpanKind

ACRONYM: Final = re.compile(r"(?<![\w.&/-])[A-Z][A-Z0-9]{1,5}s?(?![\w/-]|\.\w)")
_KNOWN_WORDS: Final = """
AC ACLU AD ADHD AI AIDS AKA ALS AM APB API APR ASAP ASCII ATM ATV AUG AWOL BBC BC BCE BIOS BLT BMI BYOB CBD CBS CCTV
CD CDC CE CEO CFO CGI CIA CIO CNN CO COO COVID CPA CPR CPU CSS CSV CTO CV DA DC DDT DEC DIY DJ DM DNA DNS DOA DOJ DR
DUI DVD ECG EKG EMT EP EPA ER ESL ESP EST ETA ETF EU EUR FAA FAQ FBI FCC FDA FEB FM FTC FTP FYI GB GDP GED GI GIF GM
GMO GMT GNP GOP GPA GPS GPU GRE GUI HBO HD HDMI HIV HMO HP HQ HR HTML HTTP HTTPS IBM IBS ICU ID IMF IOS IOU IP IPA IPO
IQ IRA IRS ISBN ISP IT IV IVF JAN JFK JPEG JPG JSON JUL JUN KB KFC KGB KKK KO LA LAN LCD LED LGBT LGBTQ LLC LLM LLP
LOL LPG LSAT LSD MAR MB MBA MBE MD MIA MIT MLB MMA MP MPG MPH MRI MS MSG MTV MVP NAFTA NASA NASDAQ NATO NBA NBC NCAA
NFL NGO NHL NHS NOV NPR NRA NSA NSFW NYC NYPD NYSE OCD OCT OD OECD OEM OK OMG OPEC OS OTT PA PBS PC PCB PCR PDA PDF PE
PHD PIN PM PMS PNG POV POW PR PS PSA PTA PTO PTSD PVC QA QC QR RAF RAM RCMP README RGB RIP RN RNA ROM ROTC RPG RPM
RSS RSVP RV SARS SAT SEC SEO SEP SEPT SIM SMS SOS SPF SQL STD STEM SUV SWAT TB TBA TBD TED TGIF TL TLC TLDR TNT TODO
TSA TV UCLA UFO UHF UI UK UN UNESCO UNICEF UPS URL US USA USAF USB USD USPS USSR UTC UV UX VA VAT VC VCR VHF VHS VIP
VPN VR VS WHO WIFI WMD WTO WWII XML YMCA YTD ZIP
"""
KNOWN: Final = frozenset(_KNOWN_WORDS.split())
"""Acronyms that need no expansion: those that general dictionaries of English list as words of their own, and what
stands in capitals by custom (README, TODO, TL;DR)."""
UNSPOKEN: Final = frozenset({SegmentKind.CODE, SegmentKind.MATH})
CODE: Final = frozenset({SpanKind.CODE, SpanKind.KEYBOARD, SpanKind.MATH})
"""Stretches whose capitals are no acronyms."""
_SMALL: Final = re.compile(r"(?<![\w])[a-z][a-z]+(?!\w)")
_ROMAN: Final = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")


def unknown_acronyms(segments: tuple[Segment, ...]) -> Iterator[tuple[str, Segment]]:
    """Yield each unexplained acronym that the post uses more than once, with the segment where it stands first.

    One that stands there once is most often a name, and a listener who misses it has missed one word. A word that the
    post also writes in small letters is no acronym in capitals; "BIP118" and "BIP54" are one, "BIP".
    """
    explained = _explained(segments) | KNOWN
    found: dict[str, Segment] = {}
    again: set[str] = set()
    for acronym, segment in _acronyms(segments):
        if acronym in found:
            again.add(acronym)
        elif acronym not in explained:
            found[acronym] = segment
    if not again:
        return
    small = frozenset(word for one in segments if one.kind not in UNSPOKEN for word in _SMALL.findall(one.text))
    yield from ((name, segment) for name, segment in found.items() if name in again and name.lower() not in small)


def _acronyms(segments: tuple[Segment, ...]) -> Iterator[tuple[str, Segment]]:
    """Yield all that looks like one, as often as it stands there."""
    for segment in segments:
        if segment.kind in UNSPOKEN or segment.text.islower():
            continue
        matches = list(ACRONYM.finditer(segment.text))
        if not matches or _is_shouted(segment.text):
            continue
        code = [span for span in segment.spans if span.kind in CODE and span.begin < span.end]
        for match in matches:
            name = name_of(match[0])
            if len(name) > 1 and not _ROMAN.fullmatch(name) and not _is_within(match.start(), code):
                yield name, segment


def name_of(written: str) -> str:
    """Return an acronym without its plural and the number behind it."""
    return written.rstrip("s").rstrip("0123456789")


def _explained(segments: tuple[Segment, ...]) -> set[str]:
    """Return the acronyms with an `abbr` expansion, or that stand in brackets after their words, or before them."""
    found: set[str] = set()
    for segment in segments:
        for span in segment.spans:
            if span.kind is SpanKind.ABBREVIATION and span.value:
                found.add(name_of(segment.text[span.begin : span.end]))
        if not segment.text.islower():
            found.update(name_of(m[0]) for m in ACRONYM.finditer(segment.text) if _is_spelled_out(segment.text, m))
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
