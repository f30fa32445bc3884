"""A book's tree and its navigation → headings where chapters begin, also where the XHTML has none.

Many books set their chapter titles as paragraphs ("1", "The Start"). The navigation says what they are: words that
stand where an entry leads and are the entry's become a heading; a number and a title that stand apart become one.
No word is added: where the text does not have the title, the chapter alone is called so.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from lxml import etree
from lxml.html import HtmlElement

from narrator.reading.walker.attributes import CHAPTER

HEADINGS: Final = ("h1", "h2", "h3", "h4", "h5", "h6")
LINES: Final = frozenset({"p", "div", "center", "span", *HEADINGS})
"""What may hold a title; a list item or a cell of a table is none."""
BLOCKS: Final = frozenset({
    *HEADINGS, "p", "div", "center", "section", "article", "header", "hgroup", "blockquote", "li", "ul", "ol", "dl",
    "dt", "dd", "table", "tr", "td", "th", "figure", "figcaption", "aside", "pre", "nav", "body", "main", "footer",
})  # fmt: skip
WINDOW: Final = 4
"""Lines below the place where an entry leads that may be its title: "Part", "1", "The Start", a subtitle."""
LONGEST: Final = 12
"""Words of a line that may stand above a heading ("Part one")."""
DEEPEST_MARK: Final = 2
"""Entries deeper than this, whose words are not there, name no chapter: they lead into the middle of the text."""
PLAIN: Final = re.compile(r"[\w\s.,:;!?–—'’\"“”()\-]*")
"""A title without signs that the ledger counts as words."""


def join_title_groups(root: HtmlElement) -> None:
    """Make one heading of each `hgroup`: its number or title and what stands below it."""
    for group in list(root.iter("hgroup")):
        lines = [child for child in group if isinstance(child.tag, str) and _words(child)]
        heading = next((line for line in lines if line.tag in HEADINGS), None)
        if heading is not None and all(line.tag in LINES for line in lines):
            _join(lines, heading.tag, "")


def mark_chapters(
    root: HtmlElement, entries: Iterable[tuple[HtmlElement, str, int]], left: AbstractSet[HtmlElement]
) -> None:
    """Make headings of the lines to which *entries* (element, title, depth) lead; *left* is not read."""
    lines = _lines(root, left)
    order = {element: place for place, element in enumerate(root.iter(etree.Element))}
    begins: dict[int, tuple[str, int]] = {}
    places = [order[line] for line in lines]
    for target, title, depth in entries:
        first = _first_line(target, lines, places, order)
        if first >= 0 and not _names_what_is_left(target, lines[first], left):
            begins.setdefault(first, (title, depth))
    for number, first in enumerate(ordered := sorted(begins)):
        until = ordered[number + 1] if number + 1 < len(ordered) else len(lines)
        _mark(lines[first : min(until, first + WINDOW)], *begins[first])


def _names_what_is_left(target: HtmlElement, line: HtmlElement, left: AbstractSet[HtmlElement]) -> bool:
    """Return whether the words at *target* are left out: the imprint's name is not that of the *line* after it."""
    if target in left or any(above in left for above in target.iterancestors()):
        return True
    if line is target or any(above is target for above in line.iterancestors()):
        return False
    return any(one in left and one.tag != "title" and _words(one) for one in target.iter(etree.Element))


def _lines(root: HtmlElement, left: AbstractSet[HtmlElement]) -> list[HtmlElement]:
    """Return the elements that hold a line of text and no block, in order."""
    found: list[HtmlElement] = []
    holders: set[HtmlElement] = set()
    """Blocks that hold blocks."""
    hidden: set[HtmlElement] = set()
    blocks: list[HtmlElement] = []
    for element in root.iter(etree.Element):
        parent = element.getparent()
        is_hidden = element in left or parent in hidden
        if is_hidden:
            hidden.add(element)
        if element.tag in BLOCKS:
            if not is_hidden:
                blocks.append(element)
            above = parent
            while above is not None and above not in holders:
                holders.add(above)
                above = above.getparent()
    found.extend(element for element in blocks if element not in holders and _words(element))
    return found


def _first_line(
    target: HtmlElement, lines: Sequence[HtmlElement], places: Sequence[int], order: Mapping[HtmlElement, int]
) -> int:
    """Return the number of the line that *target* stands in or before; -1: none."""
    place = order.get(target)
    if place is None:
        return -1
    holder = bisect_right(places, place) - 1
    if holder >= 0 and (lines[holder] is target or any(above is lines[holder] for above in target.iterancestors())):
        return holder
    after = bisect_left(places, place)
    return after if after < len(lines) else -1


def _mark(lines: Sequence[HtmlElement], title: str, depth: int) -> None:
    wanted = _folded(title)
    spoken = [_words(line) for line in lines]
    level = f"h{depth}"
    heading = next((number for number, line in enumerate(lines) if line.tag in HEADINGS), -1)
    if any(len(words) > LONGEST for words in spoken[: max(heading, 0)]):
        heading = -1
    for begin in range(max(heading, 0) + 1):
        for end in range(max(begin, heading) + 1, len(lines) + 1):
            chosen = lines[begin:end]
            if [word for words in spoken[begin:end] for word in words] == wanted and all(
                line.tag in LINES for line in chosen
            ):
                if heading < 0 or end - begin > 1:
                    _join(chosen, lines[heading].tag if heading >= 0 else level, title)
                return
    if heading >= 0:
        if len(spoken[heading]) < len(wanted) and _holds(wanted, spoken[heading]):
            lines[heading].set(CHAPTER, title)
    elif lines[0].tag in LINES and len(spoken[0]) <= LONGEST and _holds(wanted, spoken[0]):
        lines[0].tag = level
        lines[0].set(CHAPTER, title)
    elif depth <= DEEPEST_MARK:
        lines[0].set(CHAPTER, title)


def _join(lines: Sequence[HtmlElement], tag: str, title: str) -> None:
    """Make one heading of *lines*; where they are bare words, in the signs of *title*, else parted by colons."""
    first = lines[0]
    first.tag = tag
    first.attrib.pop("hidden", None)
    texts = ["".join(line.itertext()) for line in lines]
    if (
        title
        and PLAIN.fullmatch(title)
        and all(not len(line) and PLAIN.fullmatch(text) for line, text in zip(lines, texts, strict=True))
    ):
        first.text = title
    else:
        for line, before in zip(lines[1:], texts, strict=False):
            mark = " " if before.rstrip().endswith(tuple(".!?…:;—–-")) else ": "
            _append(first, mark + (line.text or "").lstrip())
            for child in list(line):
                first.append(child)
    for line in lines[1:]:
        parent = line.getparent()
        if parent is not None:
            line.drop_tree() if line.tail else parent.remove(line)


def _append(element: HtmlElement, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "").rstrip() + text
    else:
        element.text = (element.text or "").rstrip() + text


def _words(element: HtmlElement) -> list[str]:
    return _folded("".join(piece for piece in element.itertext() if isinstance(piece, str)))


def _folded(text: str) -> list[str]:
    return re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold())


def _holds(words: Sequence[str], part: Sequence[str]) -> bool:
    """Return whether *part* stands in *words*, one after the other."""
    return any(list(words[place : place + len(part)]) == list(part) for place in range(len(words) - len(part) + 1))
