"""Of two equal alignments the one that is meant: what is said comes before what a reader lists as left out."""

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from narrator.article.model import LeftOutReason
from narrator.ledger.alignment import align
from narrator.ledger.matching import Partners, match
from narrator.ledger.said import Claim
from narrator.ledger.source import Token

_NEAR: Final = 400
"""Words within which the other of two equal alignments is looked for."""
_TAGS: Final = {LeftOutReason.TEMPLATE, LeftOutReason.LINK_TARGET}
"""What readers list whole and the ledger knows by itself: it may not keep a word from the text that says it."""


def prefer_said(keys: Sequence[str], claims: Sequence[Claim], found: Partners) -> None:
    """Give words of segments that found no token those that a left-out tag beside them took."""
    for gap in _gaps(claims, found, len(keys)):
        movable = {
            place: claim
            for claim in range(gap.first, gap.last)
            for place in found.of(claim)
            if gap.begin <= place < gap.end and _is_tag(claims[claim])
        }
        if not movable:
            continue
        kept = {place for claim in range(gap.first, gap.last) for place in found.of(claim)} - movable.keys()
        free = [place for place in range(gap.begin, gap.end) if place not in kept]
        partners = align([keys[place] for place in free], [claims[claim].key for claim in gap.open])
        for claim, partner in zip(gap.open, partners, strict=True):
            if partner >= 0:
                place = free[partner]
                if place in movable:
                    found.give(movable[place], [other for other in found.of(movable[place]) if other != place])
                found.give(claim, [place])


class _Gap(Struct, frozen=True, gc=False):
    begin: int
    end: int
    """Tokens between two that are said."""
    first: int
    last: int
    """Claims between the two."""
    open: list[int]
    """Those of segments, without a token."""


def _gaps(claims: Sequence[Claim], found: Partners, end: int) -> Iterator[_Gap]:
    begin = first = 0
    waiting: list[int] = []
    for claim, place in enumerate(found.first):
        if claims[claim].left_out is not None:
            continue
        if place < 0:
            waiting.append(claim)
            continue
        if waiting:
            yield _Gap(begin, place, first, claim, waiting)
            waiting = []
        begin, first = found.last(claim) + 1, claim + 1
    if waiting:
        yield _Gap(begin, end, first, len(claims), waiting)


def _is_tag(claim: Claim) -> bool:
    return claim.left_out is not None and claim.left_out.reason in _TAGS


def said_first(keys: Sequence[str], claims: Sequence[Claim], optional: frozenset[int]) -> Partners:
    """Return the pairing that is found where what is said is fitted first, and left-out tags into what is left over.

    Many cards that are alike have tags and words in another order than the source: fitted together they would be
    moved on by one card, and the words of the last would stand nowhere.
    """
    found = Partners([-1] * len(claims))
    said = [number for number, claim in enumerate(claims) if not _is_tag(claim)]
    fitted = match(keys, [claims[number].key for number in said], optional)
    for place, number in enumerate(said):
        found.give(number, fitted.of(place))
    begin = first = 0
    for number in [*(number for number in said if found.first[number] >= 0), len(claims)]:
        tags = [other for other in range(first, number) if _is_tag(claims[other])]
        end = found.first[number] if number < len(claims) else len(keys)
        if tags and begin < end:
            for other, partner in zip(tags, align(keys[begin:end], [claims[tag].key for tag in tags]), strict=True):
                found.give(other, [begin + partner] if partner >= 0 else [])
        if number < len(claims):
            begin, first = found.last(number) + 1, number + 1
    return found


def still_open(claims: Sequence[Claim], found: Partners) -> int:
    """Return how many words of segments have found no token."""
    return sum(place < 0 and claim.left_out is None for claim, place in zip(claims, found.first, strict=True))


def prefer_text(source: Sequence[Token], indexes: Sequence[int], found: Partners) -> None:
    """Move claims from words that need not be said to the same words of text beside them that nobody claims.

    A heading that a shortcode's title repeats has two equal alignments: the one that leaves no text over is meant.
    """
    if not any(source[index].stretch.optional for index in indexes):
        return
    taken = {place for claim in range(len(found.first)) for place in found.of(claim)}
    for step in (1, -1):
        before = -1 if step == 1 else len(indexes)
        for claim in range(len(found.first))[::step]:
            place = found.first[claim]
            if place >= 0 and claim not in found.groups and source[indexes[place]].stretch.optional:
                other = _text_beside(source, indexes, taken, range(before + step, place, step)[:_NEAR], place)
                if other >= 0:
                    taken.remove(place)
                    taken.add(other)
                    found.give(claim, [other])
            if found.first[claim] >= 0:
                before = found.last(claim) if step == 1 else found.first[claim]


def _text_beside(source: Sequence[Token], indexes: Sequence[int], taken: set[int], near: range, place: int) -> int:
    key = source[indexes[place]].key
    for other in near:
        token = source[indexes[other]]
        if other not in taken and not token.stretch.optional and token.key == key:
            return other
    return -1
