"""Tokens and claims → partners: which claim speaks of which token, where words may be cut differently on both sides."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from narrator.ledger.alignment import align

_WIDEST: Final = 64
"""Words on either side of a gap that are tried against each other as one."""


def match(tokens: Sequence[str], claims: Sequence[str]) -> list[list[int]]:
    """Return, for each claim, the tokens that it accounts for, ascending; an empty list where there are none.

    After the words are aligned, the gaps are compared letter by letter: `un**believ**able` is three words of the
    source and one of the article.
    """
    partners = [[place] if place >= 0 else [] for place in align(tokens, claims)]
    taken = {place for found in partners for place in found}
    claim = 0
    last = -1
    while claim < len(claims):
        if partners[claim]:
            last = partners[claim][-1]
            claim += 1
            continue
        first = claim
        while claim < len(claims) and not partners[claim]:
            claim += 1
        end = partners[claim][0] if claim < len(claims) else len(tokens)
        free = [place for place in range(last + 1, end) if place not in taken]
        _Gap(tokens, claims, free, partners).join(range(first, claim))
    return partners


class _Gap:
    """Free tokens and open claims between two pairs: groups that are spelt alike once joined are paired."""

    def __init__(
        self, tokens: Sequence[str], claims: Sequence[str], free: list[int], partners: list[list[int]]
    ) -> None:
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
            while index < ends[0] and read < said:
                self._partners[other].append(self._free[index])
                read += len(self._tokens[self._free[index]])
                index += 1
            if not self._partners[other]:
                self._partners[other].append(self._free[index - 1])
