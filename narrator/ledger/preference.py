"""Of two equal alignments the one that is meant: what is said comes before what a reader lists as left out."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from narrator.article.model import LeftOutReason
from narrator.ledger.alignment import align
from narrator.ledger.said import Claim
from narrator.ledger.source import Token

_NEAR: Final = 400
"""Words within which the other of two equal alignments is looked for."""
_TAGS: Final = {LeftOutReason.TEMPLATE, LeftOutReason.LINK_TARGET}
"""What readers list whole and the ledger knows by itself: it may not keep a word from the text that says it."""


def prefer_said(keys: Sequence[str], claims: Sequence[Claim], found: list[list[int]]) -> None:
    """Give words of segments that found no token those that a left-out tag beside them took."""
    taken = {place: claim for claim, places in enumerate(found) for place in places}
    for gap in _gaps(claims, found, len(keys)):
        movable = {place for place in range(gap.begin, gap.end) if _is_tag(claims, taken.get(place))}
        if not movable:
            continue
        free = [place for place in range(gap.begin, gap.end) if place in movable or place not in taken]
        partners = align([keys[place] for place in free], [claims[claim].key for claim in gap.open])
        for claim, partner in zip(gap.open, partners, strict=True):
            if partner < 0:
                continue
            place = free[partner]
            if place in movable:
                found[taken[place]].remove(place)
            taken[place] = claim
            found[claim] = [place]


class _Gap(NamedTuple):
    begin: int
    end: int
    """Tokens between two that are said."""
    open: list[int]
    """Claims of segments without a token."""


def _gaps(claims: Sequence[Claim], found: Sequence[list[int]], end: int) -> Iterator[_Gap]:
    begin = 0
    waiting: list[int] = []
    for claim, places in enumerate(found):
        if claims[claim].left_out is not None:
            continue
        if not places:
            waiting.append(claim)
            continue
        if waiting:
            yield _Gap(begin, places[0], waiting)
            waiting = []
        begin = places[-1] + 1
    if waiting:
        yield _Gap(begin, end, waiting)


def _is_tag(claims: Sequence[Claim], claim: int | None) -> bool:
    left_out = claims[claim].left_out if claim is not None else None
    return left_out is not None and left_out.reason in _TAGS


def prefer_text(source: Sequence[Token], indexes: list[int], found: list[list[int]]) -> None:
    """Move claims from words that need not be said to the same words of text beside them that nobody claims.

    A heading that a shortcode's title repeats has two equal alignments: the one that leaves no text over is meant.
    """
    taken = {place for places in found for place in places}
    for step in (1, -1):
        before = -1 if step == 1 else len(indexes)
        for places in found[::step]:
            if len(places) == 1 and source[indexes[places[0]]].stretch.optional:
                key = source[indexes[places[0]]].key
                for place in range(before + step, places[0], step)[:_NEAR]:
                    token = source[indexes[place]]
                    if place not in taken and not token.stretch.optional and token.key == key:
                        taken.remove(places[0])
                        taken.add(place)
                        places[0] = place
                        break
            if places:
                before = places[-1] if step == 1 else places[0]
