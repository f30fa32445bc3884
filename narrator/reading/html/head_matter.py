"""What stands before an article's first words and is spoken elsewhere: its title, its byline, its date."""

import re
from collections.abc import Iterable
from typing import Final

from lxml.html import HtmlElement

from narrator.article.model import LeftOutReason
from narrator.reading.html.metadata.authors import is_byline
from narrator.reading.html.metadata.folding import folded
from narrator.reading.html.metadata.titles import alike
from narrator.reading.html.naming import own_names
from narrator.reading.html.parts import is_lead
from narrator.reading.html.weights import Weight
from narrator.reading.walker import Exclusion
from narrator.reading.walker.attributes import plain_text

_TITLE: Final = Exclusion(LeftOutReason.REPEATED, "title")
_BYLINE: Final = Exclusion(LeftOutReason.BYLINE, "byline")
_PROSE_CHARACTERS: Final = 140
"""A line of this length is prose; head matter is shorter, or says by its name what it is."""
_DATE: Final = re.compile(
    r"\b(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d{2}-\d{2}|\d{1,2}[:.h]\d{2}|(?:19|20)\d{2}"
    r"|\d{1,3} min(?:ute)?s? (?:read|ago)|\d{1,3} hours? ago)\b",
    re.IGNORECASE,
)
_SAYS_META: Final = re.compile(
    r"\b(?:tags?|categor\w{1,3}|posted|published|publicado|filed|by|por|von|par|autor|author|source)(?: \w+)?:"
    r"|(?:来源|作者)[:：]",
    re.IGNORECASE,
)
_META: Final = re.compile(
    r"(?:^|[\s_-])(?:byline|author|dateline|timestamp|pubdate|published|publish|date|time|updated|reading-?time|"
    r"(?:entry|post|article|story)[-_]?(?:meta|info|date|details|header-meta)|postmeta|meta|metadata)(?:$|[\s_-])",
    re.IGNORECASE,
)
_LINE_TAGS: Final = frozenset((
    "p", "div", "span", "time", "ul", "li", "address", "section", "header", "h2", "h3", "h4", "h5", "h6", "small",
    "nav", "a", "em",
))  # fmt: skip
_INLINE: Final = frozenset(("span", "time", "a", "em", "strong", "b", "small"))
_HEADINGS: Final = frozenset(("h2", "h3", "h4", "h5", "h6"))
_WORDS_OF_HEADING: Final = 4
_WORDS_BESIDE_DATE: Final = 7
"""A line with a date and more words than this is no date line, but tells what happened then."""
_BESIDE_AUTHOR: Final = frozenset((
    "by", "von", "par", "por", "di", "door", "and", "on", "follow", "following", "written", "posted", "min", "minute",
    "minutes", "read",
))  # fmt: skip
"""Words that stand beside an author's name in a byline."""
_MONTH: Final = re.compile(r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}")
_SENTENCE_END: Final = re.compile(r"[.!?…。！？][\"'”’)»]?(?:\s?\[[^\]]{1,30}\]){0,9}\s*$")


def head_matter(
    lines: Iterable[HtmlElement], title: str, weights: dict[HtmlElement, Weight], author: str = ""
) -> dict[HtmlElement, Exclusion]:
    """Return which of the region's elements (*lines*, in order) repeat title, byline or date, and why they go."""
    names = frozenset(folded(author).split())
    gone: dict[HtmlElement, Exclusion] = {}
    for element in lines:
        if any(ancestor in gone for ancestor in (element.getparent(),) if ancestor is not None):
            gone_parent = element.getparent()
            gone.setdefault(element, gone[gone_parent])
            continue
        weight = weights.get(element)
        if weight is None or not weight.characters:
            if element.tag == "img" and names and folded(element.get("alt") or "") == folded(author):
                gone[element] = _BYLINE
            continue
        if element.tag in _INLINE and _is_within_sentence(element, weight, weights):
            continue
        if _is_title(element, title, weight):
            gone[element] = _TITLE
        elif _is_byline(element, weight) or _is_author(element, weight, names):
            gone[element] = _BYLINE
        elif _ends_head(element, weight):
            break
    return gone


def _is_title(element: HtmlElement, title: str, weight: Weight) -> bool:
    if element.tag not in ("h1", "h2", "h3", "p", "div", "header", "hgroup", "a", "span", "strong", "b") or not title:
        return False
    if weight.characters > 2 * len(title) + 20:
        return False
    text = plain_text(element)
    same = folded(text) == folded(title)
    return same or (element.tag in ("h1", "h2") and alike(title, text) > 0.75)


def _is_byline(element: HtmlElement, weight: Weight) -> bool:
    if element.tag not in _LINE_TAGS or weight.characters >= _PROSE_CHARACTERS or weight.pictures:
        return False
    names = f"{own_names(element)} {element.get('itemprop') or ''}"
    if is_byline(element) or element.tag == "time":
        return True
    text = plain_text(element)
    if _META.search(names):
        return True
    date = _DATE.search(text[:110])
    if date is None or _SENTENCE_END.search(text) or is_data(element):
        return False
    words = len(re.findall(r"[^\W\d]{3,}", text))
    if element.tag in _HEADINGS and words >= _WORDS_OF_HEADING:
        return False  # of a live report: "11.04: The ferry turns back"
    most = 2 * _WORDS_BESIDE_DATE if _SAYS_META.search(text) else _WORDS_BESIDE_DATE
    return words <= most and (len(text) < 70 or date.start() < 12)


def _is_author(element: HtmlElement, weight: Weight, names: frozenset[str]) -> bool:
    """Return whether a line says the author's name and nothing else."""
    if not names or element.tag not in _LINE_TAGS or weight.characters > 100 or weight.pictures:
        return False
    words = {word for word in folded(plain_text(element)).split() if not word.isdigit() and not _MONTH.fullmatch(word)}
    return bool(words & names) and words <= names | _BESIDE_AUTHOR


def is_data(element: HtmlElement) -> bool:
    """Return whether a line stands in a table of several columns: what it says belongs to its row."""
    cell = next(element.iterancestors("td", "th"), None)
    row = cell.getparent() if cell is not None else None
    return row is not None and sum(1 for other in row if other.tag in ("td", "th")) > 1


def _is_within_sentence(element: HtmlElement, weight: Weight, weights: dict[HtmlElement, Weight]) -> bool:
    """Return whether an inline element is part of what a paragraph of prose says."""
    block = next(element.iterancestors("p", "li", "td", "dd", "blockquote"), None)
    around = weights.get(block) if block is not None else None
    if block is None or around is None or around.characters <= weight.characters + 3:
        return False
    names_itself = element.tag not in ("strong", "b") and around.characters <= _PROSE_CHARACTERS
    return not names_itself or bool(_SENTENCE_END.search(plain_text(block)))


def _ends_head(element: HtmlElement, weight: Weight) -> bool:
    """Return whether the article's own words begin here: a long line, or a sentence."""
    if element.tag not in ("p", "blockquote", "pre", "td", "li", "div") or weight.characters < 40:
        return False
    if is_lead(element, weight) or any(is_lead(frame, weight) for frame in element.iterancestors("div")):
        return False
    own = element.text or ""
    leaf = element.tag == "p" or len(own.strip()) > 20
    return leaf and (weight.characters >= _PROSE_CHARACTERS or bool(_SENTENCE_END.search(plain_text(element))))
