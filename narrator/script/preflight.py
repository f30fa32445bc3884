"""What an author should look at before publishing: each finding a notice with its segment."""

import re
from collections.abc import Callable, Iterator
from typing import Final

from narrator.article.model import Article, Notice, Segment, SegmentKind, SpanKind
from narrator.script.acronyms import name_of, unknown_acronyms
from narrator.script.parts import AFTER_URL, BARE_URL
from narrator.script.sentences import sentences
from narrator.script.spoken.codes import CODE
from narrator.script.spoken.english.date_order import REGIONLESS, DateOrder, date_order

MOST_WORDS: Final = 60
"""Words of a sentence beyond which a listener has lost its beginning: some 23 s of speech."""
UNSPOKEN: Final = frozenset({SegmentKind.TABLE, SegmentKind.CODE, SegmentKind.MATH})
"""Kinds that are no sentences."""
SHOWN_CHARACTERS: Final = 60
MOST_ACRONYMS: Final = 20
"""That are named; of more their number is told."""
_EMPTY_LINK_TEXTS: Final = (
    "click here|here|this|this link|link|read more|more|learn more|click|this page|"
    "hier|hier klicken|mehr|weiterlesen|mehr erfahren|ici|cliquez ici|lire la suite|en savoir plus|plus|"
    "aquí|haz clic aquí|leer más|más|qui|leggi|clicca qui|leggi tutto|hier klikken|lees meer"
)
EMPTY_LINKS: Final = frozenset(_EMPTY_LINK_TEXTS.split("|"))
"""Link texts that say nothing when heard alone (WCAG 2.2, 2.4.4 and 2.4.9)."""
OVERRIDES: Final = "\u202d\u202e"
"""LEFT-TO-RIGHT OVERRIDE and RIGHT-TO-LEFT OVERRIDE."""
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_CODE: Final = re.compile(CODE)
LONG_CODE: Final = 32
"""Signs, as a checksum has at the least: some 12 s of speech."""
SHOWN_SIGNS: Final = 12


def preflight(article: Article) -> tuple[Notice, ...]:
    """Return the notices for *article*, in its order, check by check."""
    known = {notice.code for notice in article.notices}
    segments = article.segments()
    notices = [notice for check in CHECKS for notice in check(article, segments)]
    return tuple(notice for notice in notices if notice.code not in known)


def images_without_alt(article: Article, segments: tuple[Segment, ...]) -> Iterator[Notice]:
    """Yield pictures that a listener will not hear of (WCAG 2.2, 1.1.1)."""
    assets = {asset.id: asset for asset in article.assets}
    for segment in segments:
        asset = assets.get(segment.asset)
        if segment.kind is SegmentKind.IMAGE and asset is not None and asset.alt is None and not segment.text:
            yield _notice("image-without-alt", f"an image has no alternative text: {asset.reference[:200]}", segment)


def tables_without_headers(_article: Article, segments: tuple[Segment, ...]) -> Iterator[Notice]:
    """Yield tables whose cells are read without what they mean (WCAG 2.2, 1.3.1)."""
    for segment in segments:
        is_table = segment.kind is SegmentKind.TABLE and len({cell.row for cell in segment.cells}) > 1
        if is_table and not any(cell.header for cell in segment.cells):
            yield _notice("table-without-headers", f"a table has no header cells: {_start(segment.text)}", segment)


def raw_urls(_article: Article, segments: tuple[Segment, ...]) -> Iterator[Notice]:
    """Yield addresses that stand in the text in place of words."""
    for segment in segments:
        if segment.kind is SegmentKind.CODE or ("://" not in segment.text and "www." not in segment.text):
            continue
        for match in BARE_URL.finditer(segment.text):
            address = match[0].rstrip(AFTER_URL)
            yield _notice("raw-url", f"an address stands in the text in place of words: {address[:80]}", segment)


def long_codes(_article: Article, segments: tuple[Segment, ...]) -> Iterator[Notice]:
    """Yield codes so long that nobody listens to them sign by sign: one notice for all."""
    found = [
        (match[0], segment)
        for segment in segments
        if segment.kind not in {SegmentKind.CODE, SegmentKind.MATH}
        for match in _CODE.finditer(segment.text)
        if len(match[0]) >= LONG_CODE
    ]
    if found:
        code, segment = found[0]
        more = f", and {len(found) - 1} more" if len(found) > 1 else ""
        text = f"a code is read sign by sign, {len(code)} of them: “{code[:SHOWN_SIGNS]}…”{more}"
        yield _notice("long-code", text, segment)


def skipped_levels(_article: Article, segments: tuple[Segment, ...]) -> Iterator[Notice]:
    """Yield headings that leave a level out, so that an outline has a hole (WCAG 2.2, technique G141)."""
    previous = 0
    for segment in segments:
        if segment.kind is SegmentKind.HEADING and segment.level:
            if previous and segment.level > previous + 1:
                text = f"a heading of level {segment.level} follows one of level {previous}: {_start(segment.text)}"
                yield _notice("skipped-heading-level", text, segment)
            previous = segment.level


def empty_links(_article: Article, segments: tuple[Segment, ...]) -> Iterator[Notice]:
    """Yield links whose text does not tell where they lead."""
    for segment in segments:
        for span in segment.spans:
            text = segment.text[span.begin : span.end]
            if span.kind is SpanKind.LINK and " ".join(_LETTERS.findall(text.casefold())) in EMPTY_LINKS:
                yield _notice("empty-link-text", f"a link says only “{text}”", segment)


def long_sentences(article: Article, segments: tuple[Segment, ...]) -> Iterator[Notice]:
    """Yield sentences that are too long to follow by ear."""
    for segment in segments:
        if (
            segment.kind in {SegmentKind.TABLE, SegmentKind.CODE, SegmentKind.MATH}
            or len(segment.text) < 3 * MOST_WORDS
        ):
            continue
        for begin, end in sentences(segment.text, segment.language or article.language):
            words = len(segment.text[begin:end].split())
            if words > MOST_WORDS:
                text = f"a sentence has {words} words: {_start(segment.text[begin:end])}"
                yield _notice("long-sentence", text, segment)


def acronyms(article: Article, segments: tuple[Segment, ...]) -> Iterator[Notice]:
    """Yield the acronyms that the post never spells out and the author has not declared known: one notice for all."""
    told = tuple(one for one in segments if (one.id, "unknown-acronym") not in article.silenced.places)
    known = {name_of(word) for word in article.silenced.words}
    found = [(word, segment) for word, segment in unknown_acronyms(told) if word not in known]
    if found:
        names = [f"“{word}”" for word, _ in found]
        shown, more = names[:MOST_ACRONYMS], len(names) - MOST_ACRONYMS
        shown = [*shown[:-1], f"{shown[-1]} and {more} more"] if more > 0 else shown
        listed = ", ".join(shown)
        verb = "is" if len(names) == 1 else "are"
        yield _notice("unknown-acronym", f"{listed} {verb} never spelled out", found[0][1])


def ambiguous_dates(article: Article, segments: tuple[Segment, ...]) -> Iterator[Notice]:
    """Yield the first English date in figures that is two days: one for all, as one setting settles them."""
    order = _english_dates(article, segments)
    if order.is_open:
        segment = next(one for one in segments if order.either in one.text)
        text = f"{order.either} is two days, and no other date tells which: it is said with the month first"
        yield _notice("ambiguous-date", text, segment)


def regions_of(article: Article) -> dict[str, str]:
    """Return the tag by whose rules the article's English is said, where it names no region and its dates tell one."""
    tag = _english_dates(article, article.segments()).tag
    return {} if tag == REGIONLESS else {REGIONLESS: tag}


def _english_dates(article: Article, segments: tuple[Segment, ...]) -> DateOrder:
    return date_order(
        segment.text
        for segment in segments
        if segment.kind not in {SegmentKind.CODE, SegmentKind.MATH}
        and (segment.language or article.language) == REGIONLESS
    )


def direction_overrides(article: Article, _segments: tuple[Segment, ...]) -> Iterator[Notice]:
    """Yield where a sign turns characters round for the eye (UAX #9, LRO and RLO): the ear gets them as they stand."""
    if not any(sign in article.source.text for sign in OVERRIDES):
        return
    for number, line in enumerate(article.source.text.split("\n"), start=1):
        if any(sign in line for sign in OVERRIDES):
            text = "a sign for overriding the direction shows letters in another order than they are said in"
            yield Notice("direction-override", f"{text}: take U+202D or U+202E out of {_start(_shown(line))}", number)
            return


CHECKS: Final[tuple[Callable[[Article, tuple[Segment, ...]], Iterator[Notice]], ...]] = (
    images_without_alt,
    tables_without_headers,
    raw_urls,
    long_codes,
    ambiguous_dates,
    skipped_levels,
    empty_links,
    acronyms,
    long_sentences,
    direction_overrides,
)


def _notice(code: str, text: str, segment: Segment) -> Notice:
    return Notice(code, text, segment.lines[0] if segment.lines else None, segment=segment.id)


def _shown(line: str) -> str:
    return line.translate(dict.fromkeys(map(ord, OVERRIDES), "…"))


def _start(text: str) -> str:
    folded = " ".join(text.split())
    return folded if len(folded) <= SHOWN_CHARACTERS else f"{folded[:SHOWN_CHARACTERS].rstrip()} …"
