"""Tokens and claims → partners: which claim speaks of which token, where words may be cut differently on both sides."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from msgspec import Struct, field

from narrator.ledger.alignment import align

_WIDEST: Final = 64
"""Words on either side of a gap that are tried against each other as one."""


class Partners(Struct):
    """The tokens of each claim: most have one, and a list for each of millions would cost more than the rest."""

    first: list[int]
    """For each claim its only token, or the first of several; -1: none."""
    groups: dict[int, list[int]] = field(default_factory=dict)
    """The tokens of the claims that have several, ascending."""

    def of(self, claim: int) -> list[int]:
        """Return the tokens of *claim*."""
        if claim in self.groups:
            return self.groups[claim]
        place = self.first[claim]
        return [place] if place >= 0 else []

    def last(self, claim: int) -> int:
        """Return the last token of *claim*; -1: none."""
        return self.groups[claim][-1] if claim in self.groups else self.first[claim]

    def give(self, claim: int, places: list[int]) -> None:
        """Set the tokens of *claim*."""
        self.groups.pop(claim, None)
        self.first[claim] = places[0] if places else -1
        if len(places) > 1:
            self.groups[claim] = places


def match(tokens: Sequence[str], claims: Sequence[str], optional: frozenset[int] = frozenset()) -> Partners:
    """Return the tokens that each claim accounts for; those that are *optional* need not be accounted for.

    After the words are aligned, the gaps are compared letter by letter: `un**believ**able` is three words of the
    source and one of the article. What is optional may stand between its parts.
    """
    partners = Partners(align(tokens, claims))
    if optional:
        _join_gaps(tokens, claims, partners, optional)
    _join_gaps(tokens, claims, partners, frozenset())
    _move_on(tokens, claims, partners, optional)
    return partners


def _move_on(tokens: Sequence[str], claims: Sequence[str], partners: Partners, optional: frozenset[int]) -> None:
    """Take for an open claim the last part of its word from the claim after it, where that finds its own further on.

    `[some](x)words words` is two words of the article: the alignment may give the first `words` to the second.
    """
    last = -1
    for claim in range(len(claims) - 1):
        if partners.first[claim] >= 0:
            last = partners.last(claim)
            continue
        taken = partners.first[claim + 1]
        if taken < 0 or claim + 1 in partners.groups or taken - last > _WIDEST:
            continue
        end = next((place for place in partners.first[claim + 2 : claim + 2 + _WIDEST] if place >= 0), len(tokens))
        free = [place for place in range(last + 1, min(end, taken + _WIDEST)) if place not in optional]
        parts = _spelling(tokens, free, claims[claim])
        after = free[len(parts) :]
        there = next((place for place in after if tokens[place] == claims[claim + 1]), -1)
        if taken in parts and there >= 0:
            partners.give(claim, parts)
            partners.give(claim + 1, [there])
            last = parts[-1]


def _spelling(tokens: Sequence[str], free: Sequence[int], word: str) -> list[int]:
    """Return the first of the *free* tokens that spell *word* together; an empty list: they do not."""
    spelt = ""
    for count, place in enumerate(free, start=1):
        spelt += tokens[place]
        if spelt == word:
            return list(free[:count])
        if not word.startswith(spelt):
            break
    return []


def _join_gaps(tokens: Sequence[str], claims: Sequence[str], partners: Partners, without: frozenset[int]) -> None:
    claim = 0
    last = -1
    while claim < len(claims):
        if partners.first[claim] >= 0:
            last = partners.last(claim)
            claim += 1
            continue
        first = claim
        while claim < len(claims) and partners.first[claim] < 0:
            claim += 1
        end = partners.first[claim] if claim < len(claims) else len(tokens)
        free = [place for place in range(last + 1, end) if place not in without] if without else range(last + 1, end)
        if free:
            _Gap(tokens, claims, free, partners).join(range(first, claim))


class _Gap:
    """Free tokens and open claims between two pairs: groups that are spelt alike once joined are paired."""

    def __init__(self, tokens: Sequence[str], claims: Sequence[str], free: Sequence[int], partners: Partners) -> None:
        """*free* are indexes of tokens, ascending; what is found is written into *partners*."""
        self._tokens = tokens
        self._claims = claims
        self._free = free
        self._partners = partners

    def join(self, open_claims: range) -> None:
        """Go through the open claims once, from front to back."""
        by_letter: dict[str, list[int]] = {}
        for index, place in enumerate(self._free):
            by_letter.setdefault(self._tokens[place][0], []).append(index)
        start = 0
        claim = open_claims.start
        while claim < open_claims.stop:
            candidates = by_letter.get(self._claims[claim][0], [])
            at = bisect_left(candidates, start)
            for index in candidates[at : at + _WIDEST]:
                ends = self._group(index, range(claim, open_claims.stop))
                if ends:
                    self._pair(index, claim, ends)
                    start, claim = ends
                    break
            else:
                claim += 1

    def _group(self, index: int, open_claims: range) -> tuple[int, int] | None:
        """Return the ends of the shortest groups from *index* and the first open claim that are spelt alike."""
        claim = open_claims.start
        left, right = self._tokens[self._free[index]], self._claims[claim]
        index += 1
        claim += 1
        for _ in range(_WIDEST):
            if left == right:
                return index, claim
            if len(left) <= len(right) and right.startswith(left) and index < len(self._free):
                left += self._tokens[self._free[index]]
                index += 1
            elif left.startswith(right) and claim < open_claims.stop:
                right += self._claims[claim]
                claim += 1
            else:
                return None
        return None

    def _pair(self, index: int, claim: int, ends: tuple[int, int]) -> None:
        """Give each token of the group to the claims that its letters fall into."""
        read = said = 0
        for other in range(claim, ends[1]):
            said += len(self._claims[other])
            places: list[int] = []
            while index < ends[0] and read < said:
                places.append(self._free[index])
                read += len(self._tokens[self._free[index]])
                index += 1
            self._partners.give(other, places or [self._free[index - 1]])
