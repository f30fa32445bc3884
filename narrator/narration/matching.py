"""Words written and words heard → which heard word is which written one, by dynamic programming over both."""

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt
from msgspec import Struct

MATCH: Final = 1.0
SHORT_MATCH: Final = 0.6
"""For words of up to three letters, which stand everywhere and prove less."""
SHORT_LETTERS: Final = 3
SUBSTITUTION: Final = -0.5
OPEN_UNWRITTEN: Final = -0.9
"""To begin a run of heard words that nobody wrote, inside a sentence."""
OPEN_BETWEEN: Final = -0.4
"""The same between two sentences, where authors add something and begin anew."""
EXTEND_UNWRITTEN: Final = -0.12
OPEN_UNREAD: Final = -0.5
EXTEND_UNREAD: Final = -0.25
LATER: Final = 1e-7
"""For each heard word that a match lies later: of two equal readings the last one counts."""
BLOCK: Final = 128
"""Rows whose way is kept at a time; the others are computed again on the way back, so that an hour needs no matrix."""
PAIR: Final = 0
UNREAD: Final = 1
UNWRITTEN: Final = 2

Row = npt.NDArray[np.float64]
Way = npt.NDArray[np.uint8]


class Matched(Struct, frozen=True):
    """A written word and the heard word that stands for it."""

    written: int
    heard: int
    same: bool
    """False: another word was heard in its place."""


class _Costs(Struct):
    """What the table is computed from."""

    written: npt.NDArray[np.int64]
    heard: npt.NDArray[np.int64]
    weights: Row
    """Of a match, for each written word."""
    opens: Row
    """What it costs to begin unwritten words after each written word; the first: before all."""
    later: Row


def matched(written: Sequence[str], heard: Sequence[str], sentence_ends: Sequence[bool]) -> list[Matched]:
    """Return the pairs of the best alignment, in order.

    *sentence_ends* says of each written word whether its sentence ends with it. An empty word matches nothing.
    """
    if not written or not heard:
        return []
    costs = _costs(written, heard, sentence_ends)
    saved: list[tuple[Row, Row, Row]] = []
    rows = _first_rows(costs)
    for row in range(len(written)):
        if row % BLOCK == 0:
            saved.append(rows)
        rows, _ = _next_rows(costs, row, rows, keep=False)
    return _way_back(costs, rows, saved)


def _costs(written: Sequence[str], heard: Sequence[str], sentence_ends: Sequence[bool]) -> _Costs:
    numbers = {word: number for number, word in enumerate(dict.fromkeys([*written, *heard]))}
    return _Costs(
        np.array([numbers[word] if word else -1 for word in written]),
        np.array([numbers[word] for word in heard]),
        np.array([_weight(word) for word in written], np.float64),
        np.array([OPEN_BETWEEN, *(OPEN_BETWEEN if ends else OPEN_UNWRITTEN for ends in sentence_ends)]),
        np.arange(len(heard), dtype=np.float64) * LATER,
    )


def _weight(word: str) -> float:
    return SHORT_MATCH if len(word.partition("~")[0]) <= SHORT_LETTERS else MATCH


def _first_rows(costs: _Costs) -> tuple[Row, Row, Row]:
    """Return the states before any written word: nothing, or heard words that nobody wrote."""
    size = costs.heard.size + 1
    pair = np.full(size, -np.inf)
    pair[0] = 0
    unread = np.full(size, -np.inf)
    return pair, unread, _unwritten(pair, OPEN_BETWEEN)


def _unwritten(entered: Row, opening: float) -> Row:
    """Return the best score at each place with heard words skipped up to it: opened once, extended word by word."""
    steps = np.arange(entered.size) * EXTEND_UNWRITTEN
    best = np.maximum.accumulate(entered - steps)
    result = np.full(entered.size, -np.inf)
    result[1:] = best[:-1] + steps[1:] + opening
    return result


def _next_rows(
    costs: _Costs, row: int, rows: tuple[Row, Row, Row], *, keep: bool
) -> tuple[tuple[Row, Row, Row], Way | None]:
    """Return the three states after written word *row*, and, where asked, from which state each cell was entered."""
    pair, unread, unwritten = rows
    before = np.stack(rows)
    best = before.max(axis=0)
    same = costs.heard == costs.written[row]
    score = np.where(same, costs.weights[row] + costs.later, SUBSTITUTION)
    new_pair = np.full(best.size, -np.inf)
    new_pair[1:] = best[:-1] + score
    opened = np.maximum(pair, unwritten) + OPEN_UNREAD
    extended = unread + EXTEND_UNREAD
    new_unread = np.maximum(opened, extended)
    entered = np.maximum(new_pair, new_unread)
    new_unwritten = _unwritten(entered, costs.opens[row + 1])
    if not keep:
        return (new_pair, new_unread, new_unwritten), None
    way = np.zeros((3, best.size), np.uint8)
    way[PAIR, 1:] = before.argmax(axis=0)[:-1]
    way[UNREAD] = np.where(extended >= opened, UNREAD, np.where(pair >= unwritten, PAIR, UNWRITTEN))
    way[UNWRITTEN, 1:] = np.where(
        new_unwritten[:-1] + EXTEND_UNWRITTEN >= entered[:-1] + costs.opens[row + 1] + EXTEND_UNWRITTEN - 1e-12,
        UNWRITTEN,
        np.where(new_pair[:-1] >= new_unread[:-1], PAIR, UNREAD),
    )
    return (new_pair, new_unread, new_unwritten), way


def _way_back(costs: _Costs, last: tuple[Row, Row, Row], saved: list[tuple[Row, Row, Row]]) -> list[Matched]:
    """Follow the best way from the end, a block of rows at a time."""
    at = costs.heard.size
    state = int(np.argmax([row[at] for row in last]))
    pairs: list[Matched] = []
    for block in range(len(saved) - 1, -1, -1):
        begin = block * BLOCK
        end = min(begin + BLOCK, costs.written.size)
        rows, ways = saved[block], []
        for row in range(begin, end):
            rows, way = _next_rows(costs, row, rows, keep=True)
            ways.append(way)
        row = end - 1
        while row >= begin:
            way = ways[row - begin]
            assert way is not None  # noqa: S101  # for the type checker: it was asked for
            came_from = int(way[state, at])
            if state == UNWRITTEN:
                at -= 1
            else:
                if state == PAIR:
                    at -= 1
                    pairs.append(Matched(row, at, bool(costs.heard[at] == costs.written[row])))
                row -= 1
            state = came_from
    return pairs[::-1]
