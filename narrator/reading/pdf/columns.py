"""The lines of a page, in whatever order the file has them → in the order in which one reads: column by column."""

from collections.abc import Sequence
from functools import reduce
from statistics import median
from typing import Final

from narrator.reading.pdf.model import PageLine

FEWEST: Final = 4
"""Lines of a column."""
CROSSING: Final = 0.25
"""Share of the lines that may go over the gap between columns: titles, wide pictures' captions."""
FULL: Final = 0.55
"""Share of its column that half of the lines fill: less are the cells of a table."""
BESIDE: Final = 0.4
"""Share of the shorter column's height beside which the other one stands."""
STEP: Final = 2.0
"""Points between places where a gap is looked for."""
DEEPEST: Final = 2
SAME_ROW: Final = 0.35
"""Of the size: middles that are no further apart stand in one row."""


def columns(lines: Sequence[PageLine], depth: int = 0) -> list[list[PageLine]]:
    """Return the columns of a page in reading order, each a list of rows; what spans columns is one of its own."""
    gap = _gap(lines) if depth < DEEPEST else None
    if gap is None:
        return [rows(lines)] if lines else []
    found: list[list[PageLine]] = []
    left: list[PageLine] = []
    right: list[PageLine] = []
    for line in sorted(lines, key=lambda one: one.middle):
        if line.right <= gap:
            left.append(line)
        elif line.left >= gap:
            right.append(line)
        else:
            found += [*columns(left, depth + 1), *columns(right, depth + 1)]
            left, right = [], []
            if found and found[-1] and _spans(found[-1], gap):
                found[-1].append(line)
            else:
                found.append([line])
    return [*found, *columns(left, depth + 1), *columns(right, depth + 1)]


def rows(lines: Sequence[PageLine]) -> list[PageLine]:
    """Return the lines from the top to the bottom, those that stand side by side as one."""
    gathered: list[list[PageLine]] = []
    for line in sorted(lines, key=lambda one: one.middle):
        last = gathered[-1][0] if gathered else None
        if last is None or abs(last.middle - line.middle) > SAME_ROW * max(last.size, line.size):
            gathered.append([line])
        else:
            gathered[-1].append(line)
    return [reduce(_joined, sorted(row, key=lambda one: one.left)) for row in gathered]


def _joined(left: PageLine, right: PageLine) -> PageLine:
    larger = left if len(left.text) >= len(right.text) else right
    return PageLine(
        f"{left.text} {right.text}",
        left.left,
        min(left.top, right.top),
        right.right,
        max(left.bottom, right.bottom),
        larger.size,
        bold=left.bold and right.bold,
        cells=(*(left.cells or (left.text,)), *(right.cells or (right.text,))),
    )


def _spans(lines: Sequence[PageLine], gap: float) -> bool:
    return all(line.left < gap < line.right for line in lines)


def _gap(lines: Sequence[PageLine]) -> float | None:
    """Return where the page's widest gap between two columns of prose is; None: it has one column."""
    if len(lines) < 2 * FEWEST:
        return None
    begin, end = min(line.left for line in lines), max(line.right for line in lines)
    best, widest = None, 0.0
    place = begin + 0.2 * (end - begin)
    while place < begin + 0.8 * (end - begin):
        left = [line for line in lines if line.right <= place]
        right = [line for line in lines if line.left >= place]
        if min(len(left), len(right)) >= FEWEST and len(lines) - len(left) - len(right) <= CROSSING * len(lines):
            width = min(line.left for line in right) - max(line.right for line in left)
            if width > widest and _are_columns(left, right, begin, end):
                best, widest = place, width
        place += STEP
    return best


def _are_columns(left: Sequence[PageLine], right: Sequence[PageLine], begin: float, end: float) -> bool:
    inner_left, inner_right = max(line.right for line in left), min(line.left for line in right)
    if median(line.width for line in left) < FULL * (inner_left - begin):
        return False
    if median(line.width for line in right) < FULL * (end - inner_right):
        return False
    heights = [(min(line.top for line in side), max(line.bottom for line in side)) for side in (left, right)]
    beside = min(heights[0][1], heights[1][1]) - max(heights[0][0], heights[1][0])
    return beside >= BESIDE * min(bottom - top for top, bottom in heights)
