"""The lines of all pages → those that are no text of the post: running headers and footers, page numbers, stamps."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from narrator.reading.pdf.model import PageLine, PdfPage

EDGE: Final = 0.2
"""Of the page's height: where headers and footers stand."""
OFTEN: Final = 3
"""Pages on which the same line stands at the same place, but for its figures."""
PLACE: Final = 4.0
"""Points by which the place may differ."""
PAGE_NUMBER: Final = re.compile(
    r"[\W_]*(?:\w{1,8}\.?\s)?(?:\d{1,4}|[ivxlc]{1,7})(?:\s?(?:/|\w{1,3})\s?\d{1,4})?[\W_]*", re.IGNORECASE
)
LEADER: Final = re.compile(r"(?:\.\s?){4,}\s*(?:\d{1,4}|[ivxlc]{1,7})\s*$", re.IGNORECASE)
"""The dots of a table of contents and the page's number."""
NUMBER_LAST: Final = re.compile(r"[^\W\d][^\d]{0,200}\s(\d{1,4})$")
ENTRIES: Final = 4


def furniture(pages: Sequence[PdfPage]) -> list[set[int]]:
    """Return for each page the numbers of its lines that are furniture."""
    seen: Counter[tuple[str, int]] = Counter()
    edges = [_at_edges(page) for page in pages]
    for page, edge in zip(pages, edges, strict=True):
        seen.update({_key(page.lines[number]) for number in edge})
    found: list[set[int]] = []
    needed = min(OFTEN, max(2, len(pages)))
    for index, (page, edge) in enumerate(zip(pages, edges, strict=True)):
        left = {number for number, line in enumerate(page.lines) if line.turned}
        for number in edge:
            line = page.lines[number]
            if _times(seen, line) >= needed or (_is_outermost(page, line) and _is_number(line, index, len(pages))):
                left.add(number)
        found.append(left)
    return found


def contents_lines(texts: Sequence[str]) -> set[int]:
    """Return the numbers of the *texts* that are lines of a table of contents: a title and a page's number.

    Either with dots between, or several in a row whose numbers rise.
    """
    numbers = [int(found[1]) if (found := NUMBER_LAST.search(text)) else -1 for text in texts]
    left = {place for place, text in enumerate(texts) if has_leader(text)}
    begin = 0
    for place in range(1, len(texts) + 1):
        if place < len(texts) and 0 <= numbers[place - 1] <= numbers[place]:
            continue
        if place - begin >= ENTRIES and numbers[begin] >= 0:
            left.update(range(begin, place))
        begin = place
    return left


def has_leader(text: str) -> bool:
    """Return whether *text* ends in dots and a page's number."""
    return LEADER.search(text) is not None


def _at_edges(page: PdfPage) -> list[int]:
    top, bottom = EDGE * page.height, (1 - EDGE) * page.height
    return [number for number, line in enumerate(page.lines) if line.bottom <= top or line.top >= bottom]


def _key(line: PageLine) -> tuple[str, int]:
    return re.sub(r"\d+|\b[ivxlc]+\b", "#", line.text.casefold()), round(line.top / PLACE)


def _times(seen: Counter[tuple[str, int]], line: PageLine) -> int:
    text, place = _key(line)
    return sum(seen[text, near] for near in (place - 1, place, place + 1))


def _is_outermost(page: PdfPage, line: PageLine) -> bool:
    others = [other for other in page.lines if other is not line and not other.turned]
    return all(other.top > line.top for other in others) or all(other.bottom < line.bottom for other in others)


def _is_number(line: PageLine, index: int, count: int) -> bool:
    """Return whether it is a page's number; on a single page only its own."""
    if PAGE_NUMBER.fullmatch(line.text) is None:
        return False
    return count > 1 or re.sub(r"\D", "", line.text) in {str(index + 1), f"{index + 1}{count}"}
