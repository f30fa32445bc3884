"""Lines in reading order → paragraphs, headings and list items, joined over the ends of lines, columns and pages."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from statistics import median
from typing import Final

from msgspec import Struct

from narrator.reading.pdf.furniture import has_leader
from narrator.reading.pdf.model import LOWERED, RAISED, SOFT_HYPHEN, PageLine

APART: Final = 1.4
"""Of the usual distance between lines: more parts paragraphs."""
INDENT: Final = 0.8
"""Of the size: a line that begins further in begins a paragraph."""
SAME_SIZE: Final = 0.08
LARGER: Final = 1.12
"""Of the text's size: what is larger is a heading."""
SMALLER: Final = 0.93
"""Of the text's size: what is smaller, at the end of a page, is a note."""
LONGEST_HEADING: Final = 200
LONGEST_BOLD: Final = 100
"""Characters of a bold line of the text's own size that is still a heading."""
CELLS: Final = 3
"""Stretches side by side from which a line is a row of a table."""
BULLET: Final = re.compile(r"[•◦▪▫‣⁃●○■□–—·∙*\uf0b7\uf0a7\uf0d8-]\s+(?=\S)")
NUMBERED: Final = re.compile(r"(?:\d{1,3}|[a-z])[.)]\s+\S")
ENDS: Final = tuple('.!?:…。！？"”’»)')
SIGN: Final = re.compile("[\u3040-\u30ff\u3400-\u9fff\uff00-\uff60]")


class Flow(Struct):
    """A column of one page."""

    lines: list[PageLine]
    page: int
    left: float = 0.0
    right: float = 0.0


class Paragraph(Struct):
    """What becomes one element of HTML."""

    text: str
    size: float
    bold: bool
    page: int
    kind: str = "p"
    """"p", "li", "h", "note", "row"."""
    cells: tuple[str, ...] = ()
    """Of a row of a table."""
    level: int = 0


class Measures(Struct):
    """What is usual in this document."""

    size: float
    pitch: float
    """Distance of two lines, as a multiple of the size."""
    words: Counter[str]


def measures(flows: Sequence[Flow]) -> Measures:
    """Return the usual size of the text, the distance of its lines, and its words."""
    sizes: Counter[float] = Counter()
    words: Counter[str] = Counter()
    for flow in flows:
        for line in flow.lines:
            sizes[round(line.size, 1)] += len(line.text)
            words.update(re.findall(r"\w+(?:-\w+)*", line.text.casefold()))
    size = sizes.most_common(1)[0][0] if sizes else 10.0
    steps = [
        (below.top - above.top) / below.size
        for flow in flows
        for above, below in zip(flow.lines, flow.lines[1:], strict=False)
        if abs(below.size - size) < SAME_SIZE * size and 0.8 * size < below.top - above.top < 2.5 * size
    ]
    return Measures(size, median(steps) if steps else 1.2, words)


def paragraphs(flows: Sequence[Flow], usual: Measures) -> list[Paragraph]:
    """Return the paragraphs of all *flows*, headings with their levels."""
    for flow in flows:
        lefts = Counter(round(line.left) for line in flow.lines)
        flow.left = float(lefts.most_common(1)[0][0]) if lefts else 0.0
        flow.right = max((line.right for line in flow.lines), default=0.0)
    found: list[Paragraph] = []
    notes: list[Paragraph] = []
    for flow in flows:
        if not found or found[-1].page != flow.page:
            found, notes = _with_notes(found, notes, flow)
        for number, line in enumerate(flow.lines):
            above = flow.lines[number - 1] if number else None
            below = _is_note(flow, number, usual)
            target = notes if below else found
            if above is not None:
                goes_on = not _begins(above, line, flow, usual)
            else:
                goes_on = bool(found) and not below and _goes_on(found[-1], line, usual)
            if target and goes_on:
                _extend(target[-1], line, usual)
            else:
                target.append(_paragraph(line, flow.page, note=below))
    found += notes
    _find_headings(found, usual)
    return [paragraph for paragraph in found if paragraph.text.strip()]


def _with_notes(found: list[Paragraph], notes: list[Paragraph], flow: Flow) -> tuple[list[Paragraph], list[Paragraph]]:
    """Put the notes of the page before behind the paragraph that goes over its end."""
    if not notes or not flow.lines:
        return found, notes
    first = flow.lines[0].text
    goes_on = bool(found) and not found[-1].text.rstrip().endswith(ENDS) and first[:1].islower()
    return ([*found[:-1], *notes, found[-1]] if goes_on else [*found, *notes]), []


def _paragraph(line: PageLine, page: int, *, note: bool) -> Paragraph:
    if len(line.cells) >= CELLS:
        return Paragraph(line.text, line.size, line.bold, page, "row", line.cells)
    bullet = BULLET.match(line.text)
    text = line.text[bullet.end() :] if bullet else line.text
    kind = "note" if note else "li" if bullet else "p"
    return Paragraph(text, line.size, line.bold, page, kind)


def _is_note(flow: Flow, number: int, usual: Measures) -> bool:
    """Return whether the line and all below it are smaller than the text: a note at the end of the page."""
    rest = flow.lines[number:]
    if number == 0 or any(line.size > SMALLER * usual.size for line in rest):
        return False
    first = next(line for line in flow.lines if line.size <= SMALLER * usual.size and line.top >= rest[0].top - 400)
    marked = first.text.lstrip(RAISED)[:1]
    return any(line.size > SMALLER * usual.size for line in flow.lines[:number]) and (
        marked.isdigit() or marked in "*†‡"
    )


def _begins(above: PageLine, line: PageLine, flow: Flow, usual: Measures) -> bool:
    """Return whether *line* begins a paragraph, *above* being the one before it in the same column."""
    if abs(above.size - line.size) > SAME_SIZE * above.size or above.bold != line.bold:
        return True
    if max(len(above.cells), len(line.cells)) >= CELLS or has_leader(above.text):
        return True
    if line.top - above.top > APART * usual.pitch * line.size or BULLET.match(line.text):
        return True
    if line.text and NUMBERED.match(line.text) and NUMBERED.match(above.text):
        return True
    in_item = bool(BULLET.match(above.text) or NUMBERED.match(above.text)) and line.left > above.left
    if not in_item and line.left > flow.left + INDENT * line.size and above.left <= flow.left + 0.3 * line.size:
        return line.left < flow.left + 0.3 * (flow.right - flow.left)
    return _breaks_early(above, line, flow) and (above.text.endswith(ENDS) or not line.text[:1].islower())


def _breaks_early(above: PageLine, line: PageLine, flow: Flow) -> bool:
    """Return whether the first word of *line* had had room above: that line ended because its paragraph did."""
    word = line.text.split(" ", 1)[0]
    room = flow.right - above.right
    return room > line.width * (len(word) + 1) / max(1, len(line.text)) + 0.5 * line.size


def _goes_on(last: Paragraph, line: PageLine, usual: Measures) -> bool:
    """Return whether *line*, the first of a column, goes on with the last paragraph."""
    if last.bold != line.bold or abs(last.size - line.size) > SAME_SIZE * line.size or BULLET.match(line.text):
        return False
    if last.size > LARGER * usual.size or has_leader(last.text):
        return False
    return last.text.endswith(SOFT_HYPHEN) or not last.text.rstrip().endswith(ENDS)


def _extend(paragraph: Paragraph, line: PageLine, usual: Measures) -> None:
    paragraph.text = joined(paragraph.text, line.text, usual.words)


def joined(first: str, second: str, words: Counter[str]) -> str:
    """Return two lines as one text; a hyphen between them stays where the document writes the word with it."""
    if first.endswith((SOFT_HYPHEN, "-")) and second[:1].isalpha() and first[-2:-1].isalnum():
        before = re.split(r"\s", first[:-1])[-1].casefold()
        after = re.split(r"[^\w-]", second)[0].casefold()
        whole = words[f"{before}{after}"] > 0
        parted = words[f"{before}-{after}"] > 0
        drop = not parted if first.endswith(SOFT_HYPHEN) else whole and not parted
        return first[:-1] + ("" if drop else "-") + second
    no_space = bool(first and second and SIGN.match(first[-1]) and SIGN.match(second[0]))
    return f"{first}{second}" if no_space else f"{first} {second}"


def _find_headings(found: Sequence[Paragraph], usual: Measures) -> None:
    headings = [paragraph for number, paragraph in enumerate(found) if _is_heading(number, found, usual)]
    styles = sorted({(round(one.size), one.bold) for one in headings}, reverse=True)
    for heading in headings:
        heading.kind = "h"
        heading.level = min(6, 1 + styles.index((round(heading.size), heading.bold)))


def _is_heading(number: int, found: Sequence[Paragraph], usual: Measures) -> bool:
    paragraph = found[number]
    text = paragraph.text.strip()
    if paragraph.kind in {"note", "li", "row"} or not any(map(str.isalpha, text)) or len(text) > LONGEST_HEADING:
        return False
    if paragraph.size >= LARGER * usual.size:
        return True
    if not paragraph.bold or paragraph.size < SMALLER * usual.size or len(text) > LONGEST_BOLD:
        return False
    follows = next((one for one in found[number + 1 :] if one.text.strip()), None)
    return not text.endswith((".", ",", ";", ":")) and follows is not None and not follows.bold


def superscripts(text: str) -> Iterable[tuple[str, bool]]:
    """Yield the pieces of *text*, each with whether it is raised."""
    return _pieces(text)


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    for number, piece in enumerate(re.split(f"[{RAISED}{LOWERED}]", text)):
        if piece:
            yield piece, number % 2 == 1
