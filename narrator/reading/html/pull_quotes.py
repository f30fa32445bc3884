"""Pull quotes: lines that a page sets large, and that its text says anyway."""

import re
from typing import Final

from lxml import etree
from lxml.html import HtmlElement

from narrator.reading.html.metadata.folding import folded
from narrator.reading.html.naming import stated_names
from narrator.reading.walker.attributes import shown_text

_NAMES: Final = re.compile(
    r"(?:^|[\s_-])(?:pull-?quotes?|pulled-?quote|quote|blockquote|callout-quote|highlight-?quote)(?:$|[\s_-])",
    re.IGNORECASE,
)
_TAGS: Final = ("blockquote", "aside", "figure", "div", "p")
_SILENT: Final = frozenset(("blockquote", "script", "style"))
_FEWEST_WORDS: Final = 4
_MOST_WORDS: Final = 60


def pull_quotes(region: list[HtmlElement]) -> set[HtmlElement]:
    """Return the elements of *region* that say once more what stands in its text, word for word.

    A `blockquote` is one by its words alone; other elements have to be named so.
    """
    candidates = [
        element
        for chosen in region
        for element in chosen.iter(*_TAGS)
        if element is not chosen and (element.tag == "blockquote" or _NAMES.search(stated_names(element)))
    ]
    if not candidates:
        return set()
    text = f" {' '.join(folded(_outside_quotations(chosen)) for chosen in region)} "
    return {element for element in candidates if _is_said_twice(element, text)}


def _is_said_twice(element: HtmlElement, text: str) -> bool:
    words = _words_of(element)
    if not _FEWEST_WORDS <= len(words.split()) <= _MOST_WORDS:
        return False
    is_quotation = element.tag == "blockquote" or element.find(".//blockquote") is not None
    return text.count(f" {words} ") > (0 if is_quotation else 1)


def _outside_quotations(region: HtmlElement) -> str:
    """Return the text of *region* without its `blockquote`s: an author may quote the same words twice."""
    pieces: list[str] = []
    walker = etree.iterwalk(region, events=("start", "end", "comment"))
    for event, element in walker:
        if event == "start":
            if element.tag in _SILENT:
                walker.skip_subtree()
            else:
                pieces.append(element.text or "")
        elif element is not region:
            pieces.append(element.tail or "")
    return " ".join(pieces)


def _words_of(element: HtmlElement) -> str:
    lines = [line for line in element.iter("p") if line.find(".//cite") is None] or [element]
    return folded(" ".join(shown_text(line) for line in lines))
