"""A segment's sentences, each with the spans and gaps that concern it, in one sweep over the text."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import TypeAlias

from msgspec import Struct

from narrator.article.model import Segment, SegmentKind, Span, SpanKind
from narrator.script.blocks.gaps import Gap, gaps_of
from narrator.script.sentences import sentences
from narrator.script.writing_context import WritingContext

LONGEST_HEADING = 300
"""Characters of a heading that is still said in one go."""
Range: TypeAlias = tuple[int, int]


class Sentence(Struct, frozen=True):
    """`text[begin:end]` of a segment."""

    begin: int
    end: int
    spans: tuple[Span, ...]
    """What overlaps it; marks without width up to the next sentence's first character belong to it as well."""
    gaps: tuple[Gap, ...]


def whole(segment: Segment, context: WritingContext) -> list[Sentence]:
    """Return the sentences of *segment*; a heading is one."""
    if segment.kind is SegmentKind.HEADING and len(segment.text) <= LONGEST_HEADING:
        return _planned(segment, [(0, len(segment.text))], context)
    units = sentences(segment.text, segment.language or context.language)
    return _planned(segment, _unbroken(units, segment), context)


def _unbroken(units: Sequence[Range], segment: Segment) -> list[Range]:
    """Join the sentences that one `say` mark or one formula covers: they are said once, for all of them."""
    if not segment.spans:
        return list(units)
    joined: set[int] = set()
    for span in segment.spans:
        if span.kind in {SpanKind.SAY, SpanKind.MATH}:
            first = bisect_right(units, span.begin, key=lambda unit: unit[1])
            last = bisect_left(units, span.end, key=lambda unit: unit[0])
            joined.update(range(first + 1, last))
    whole_units: list[Range] = []
    for place, (begin, end) in enumerate(units):
        if place in joined:
            whole_units[-1] = (whole_units[-1][0], end)
        else:
            whole_units.append((begin, end))
    return whole_units


def by_range(segment: Segment, ranges: Iterable[Range], context: WritingContext) -> dict[Range, list[Sentence]]:
    """Return the sentences of each of *ranges* (a table's cells), which do not overlap."""
    language = segment.language or context.language
    owners: dict[Range, Range] = {}
    for begin, end in sorted(ranges):
        for left, right in sentences(segment.text[begin:end], language):
            owners[begin + left, begin + right] = (begin, end)
    planned: dict[Range, list[Sentence]] = {}
    for sentence in _planned(segment, list(owners), context):
        planned.setdefault(owners[sentence.begin, sentence.end], []).append(sentence)
    return planned


def _planned(segment: Segment, units: list[Range], context: WritingContext) -> list[Sentence]:
    gaps = gaps_of(segment, context)
    if not (segment.spans or gaps):
        return [Sentence(begin, end, (), ()) for begin, end in units]
    found = []
    waiting, active = 0, list[Span]()
    first_gap = 0
    for place, (begin, end) in enumerate(units):
        border = units[place + 1][0] if place + 1 < len(units) else len(segment.text)
        while waiting < len(segment.spans) and segment.spans[waiting].begin <= border:
            active.append(segment.spans[waiting])
            waiting += 1
        here = tuple(span for span in active if _concerns(span, begin, end, is_first=place == 0))
        active = [span for span in active if span.end > border]
        while first_gap < len(gaps) and gaps[first_gap].end <= begin:
            first_gap += 1
        last_gap = first_gap
        while last_gap < len(gaps) and gaps[last_gap].begin < end:
            last_gap += 1
        found.append(Sentence(begin, end, here, tuple(gaps[first_gap:last_gap])))
    return found


def _concerns(span: Span, begin: int, end: int, *, is_first: bool) -> bool:
    if span.begin == span.end:
        return is_first or span.begin > begin
    return span.begin < end and span.end > begin
