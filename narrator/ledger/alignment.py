"""Two sequences of words → which word of one is which word of the other, in order, in nearly linear time."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from typing import Final

MOST_BITS: Final = 40_000_000
"""Largest table (in bits) of the exact comparison: 5 MB."""
DEEPEST: Final = 24
"""Levels of cutting at words that stand once; deeper only hostile input goes."""

_Gap = tuple[int, int, int, int, int]


def align(left: Sequence[str], right: Sequence[str]) -> list[int]:
    """Return, for each word of *right*, the index of its partner in *left*, or -1; partners ascend.

    Common ends are taken first, then words that stand once on both sides cut the rest ("patience"), and
    between two cuts a longest common subsequence is found exactly (bit-parallel, Hyyrö 2004). Where all
    of *right* stands in order in *left*, words that stand once in both are partners in every solution, so that
    the cuts lose nothing.
    """
    partners = [-1] * len(right)
    gaps: list[_Gap] = [(0, len(left), 0, len(right), 0)]
    while gaps:
        begin, end, low, high, depth = gaps.pop()
        while begin < end and low < high and left[begin] == right[low]:
            partners[low] = begin
            begin += 1
            low += 1
        while begin < end and low < high and left[end - 1] == right[high - 1]:
            end -= 1
            high -= 1
            partners[high] = end
        if begin == end or low == high:
            continue
        anchors = _anchors(left, right, (begin, end, low, high)) if depth < DEEPEST else []
        if anchors:
            gaps.extend(_between(anchors, (begin, end, low, high, depth + 1)))
            for place, other in anchors:
                partners[other] = place
        elif (end - begin) * (high - low) <= MOST_BITS:
            _exact(left, right, (begin, end, low, high), partners)
        else:
            _greedy(left, right, (begin, end, low, high), partners)
    return partners


def _between(anchors: list[tuple[int, int]], gap: _Gap) -> list[_Gap]:
    begin, end, low, high, depth = gap
    gaps: list[_Gap] = []
    for place, other in anchors:
        gaps.append((begin, place, low, other, depth))
        begin, low = place + 1, other + 1
    gaps.append((begin, end, low, high, depth))
    return gaps


def _anchors(left: Sequence[str], right: Sequence[str], gap: tuple[int, int, int, int]) -> list[tuple[int, int]]:
    """Return the longest ascending run of words that stand exactly once on both sides of the gap."""
    begin, end, low, high = gap
    there = Counter(left[begin:end])
    here = Counter(right[low:high])
    once = {word for word, count in here.items() if count == 1 and there.get(word) == 1}
    if not once:
        return []
    place_of = {word: place for place, word in enumerate(left[begin:end], begin) if word in once}
    pairs = [(place_of[word], other) for other, word in enumerate(right[low:high], low) if word in once]
    tails: list[int] = []
    chains: list[int] = []
    before = [-1] * len(pairs)
    for index, (place, _) in enumerate(pairs):
        slot = bisect_left(tails, place)
        if slot == len(tails):
            tails.append(place)
            chains.append(index)
        else:
            tails[slot] = place
            chains[slot] = index
        before[index] = chains[slot - 1] if slot else -1
    run: list[tuple[int, int]] = []
    index = chains[-1]
    while index >= 0:
        run.append(pairs[index])
        index = before[index]
    return run[::-1]


def _exact(left: Sequence[str], right: Sequence[str], gap: tuple[int, int, int, int], partners: list[int]) -> None:
    """Find a longest common subsequence: one integer of `end - begin` bits a row, zero bits mark its steps."""
    begin, end, low, high = gap
    where: dict[str, int] = {}
    for bit, word in enumerate(left[begin:end]):
        where[word] = where.get(word, 0) | (1 << bit)
    full = (1 << (end - begin)) - 1
    row = full
    rows: list[int] = []
    for word in right[low:high]:
        hits = row & where.get(word, 0)
        row = ((row + hits) | (row - hits)) & full
        rows.append(row)
    column, line = end - begin, high - low
    while column and line:
        if rows[line - 1] >> (column - 1) & 1:
            column -= 1
            continue
        line -= 1
        if line and not rows[line - 1] >> (column - 1) & 1:
            continue
        column -= 1
        partners[low + line] = begin + column


def _greedy(left: Sequence[str], right: Sequence[str], gap: tuple[int, int, int, int], partners: list[int]) -> None:
    """Take for each word its next occurrence, if near: for gaps too large for the exact comparison."""
    begin, end, low, high = gap
    places: dict[str, list[int]] = {}
    for place in range(begin, end):
        places.setdefault(left[place], []).append(place)
    for other in range(low, high):
        candidates = places.get(right[other], [])
        index = bisect_left(candidates, begin)
        if index < len(candidates) and candidates[index] - begin <= 200:
            partners[other] = candidates[index]
            begin = candidates[index] + 1
