"""References whose note is not on the page: raised figures after a word or a sentence, and links into nowhere."""

import re
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from typing import Final

from lxml.html import HtmlElement

from narrator.reading.walker.attributes import classes, plain_text

_FIGURES: Final = re.compile(r"[\[(]?\s?\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,9}\s?[\])]?,?")
_SIGN: Final = re.compile(r"[\[(]?(?:[a-z]|[†‡§¶]{1,3})[\])]?")
"""A letter or sign that refers to a note, raised after a sentence."""
_MARKED: Final = re.compile(
    r"[\[(]?\s?(?:(?:note|n\.)\s)?(?:\d{1,4}|[a-z]{1,2}|[ivxlc]{1,7})\s?[\])]?|:\s?\d{1,4}(?:\s?[–-]\s?\d{1,4})?"
)
_PAGE: Final = re.compile(r":\s?\d{1,4}(?:\s?[–-]\s?\d{1,4})?(?=[\s.,;)]|$)")
"""A page in the work that was referred to, as Wikipedia sets it behind the reference."""
_AFTER_SENTENCE: Final = re.compile(r"(?:[^\W_]{2}|[\d%)])[\"”’»)\]]{0,2}[.,;:!?…。！？、][\"”’»)\]]{0,2}\s?$")
_AFTER_QUOTE: Final = re.compile(r"[^\W\d_]{2,}[\"”’»]\s?$")
_AFTER_BRACKET: Final = re.compile(r"\([^()]*[^\W\d_]{3,}\s[^()]*\)\s?$")
_AFTER_WORD: Final = re.compile(r"(?:^|[\s(\"“‘«—–-])([^\W\d_][^\W\d_'’]{2,})$")
_RAISED: Final = frozenset((
    "sin", "cos", "tan", "cot", "sec", "csc", "sinh", "cosh", "tanh", "log", "exp", "det", "lim", "mol", "rad", "bar",
    "second", "seconds", "metre", "metres", "meter", "meters", "foot", "feet", "inch", "inches", "yard", "yards",
    "mile", "miles", "centimetre", "centimetres", "centimeter", "centimeters", "kilometre", "kilometres", "kilometer",
    "kilometers", "millimetre", "millimetres", "millimeter", "millimeters", "chi", "eta", "sigma", "omega", "alpha",
    "beta", "gamma", "rho", "minute", "minutes", "hour", "hours", "kelvin", "volt", "volts", "pixel", "pixels",
))  # fmt: skip
"""Words after which a figure is a power: functions, units, Greek letters."""
_REFERENCE_CLASSES: Final = frozenset(("reference", "citation-ref", "footnote-ref", "footnoteref", "fn-ref", "noteref"))
_REFERENCE_TARGET: Final = re.compile(
    r"#(?:cite_note|fn|footnote|ftn|_ftn|_edn|endnote|note|ref|bib|cr|r)[-:_]?\w", re.IGNORECASE
)
_RANGE: Final = re.compile(r"(\d+)(?:\s?[–-]\s?(\d+))?")
_GOES_ON: Final = re.compile(r"[A-Za-z0-9]")
"""What stands raised right before a letter or figure belongs to it (an isotope)."""
_LONGEST_RANGE: Final = 30
_LOOKED_AT: Final = 60
"""Characters before a figure by which it is judged."""


def lone_references(root: HtmlElement, known: AbstractSet[HtmlElement], targets: AbstractSet[str]) -> set[HtmlElement]:
    """Return the elements of the tree that refer to a note which is not on the page; *known* ones have theirs.

    A raised figure right after a sentence is one; right after a word it is one where the page's figures count from 1.
    """
    raised = [element for element in root.iter("sup") if not _holds(element, known)]
    found = {element for element in raised if _points_nowhere(element, targets)}
    found |= {
        element
        for element in raised
        if _SIGN.fullmatch(plain_text(element)) and _AFTER_SENTENCE.search(_text_before(element))
    }
    figures = [
        (element, _text_before(element))
        for element in raised
        if element not in found
        and not _inside(element, found)
        and _FIGURES.fullmatch(plain_text(element))
        and element.find(".//a[@href]") is None
        and not _GOES_ON.match(element.tail or "")
    ]
    behind = {element for element, before in figures if _ends_something(before)}
    words = [element for element, before in figures if element not in behind and _ends_word(before)]
    return found | behind | (set(words) if _count_from_one((*behind, *words)) else set())


def page_behind(reference: HtmlElement) -> int:
    """Return how many characters behind a reference state a page (":23"); 0: none."""
    page = _PAGE.match(reference.tail or "")
    return page.end() if page else 0


def _holds(element: HtmlElement, known: AbstractSet[HtmlElement]) -> bool:
    return element in known or any(inner in known for inner in element.iter()) or _inside(element, known)


def _inside(element: HtmlElement, others: AbstractSet[HtmlElement]) -> bool:
    return any(ancestor in others for ancestor in element.iterancestors())


def _points_nowhere(element: HtmlElement, targets: AbstractSet[str]) -> bool:
    """Return whether an element says that it is a reference, and its note is not there."""
    text = plain_text(element)
    if not _MARKED.fullmatch(text):
        return False
    links = list(element.iter("a"))
    if not links:
        return not _REFERENCE_CLASSES.isdisjoint(classes(element))
    targeted = (link.get("href") or "" for link in links)
    return all(_REFERENCE_TARGET.match(target) and target[1:] not in targets for target in targeted)


def _text_before(element: HtmlElement) -> str:
    """Return the end of the text that stands before an element in its line."""
    pieces: list[str] = []
    length = 0
    here: HtmlElement | None = element
    while here is not None and length < _LOOKED_AT:
        before = here.getprevious()
        parent = here.getparent()
        if before is not None:
            text = f"{_own_text(before)}{before.tail or ''}"
            here = before
        else:
            text = (parent.text or "") if parent is not None else ""
            here = (
                parent if parent is not None and parent.tag in ("a", "em", "i", "b", "strong", "span", "cite") else None
            )
        pieces.append(text)
        length += len(text)
    return " ".join("".join(reversed(pieces)).split(" "))[-_LOOKED_AT:]


def _own_text(element: HtmlElement) -> str:
    if not isinstance(element.tag, str) or element.tag in ("sup", "br"):
        return ""
    return "".join(element.itertext())


def _ends_something(before: str) -> bool:
    return bool(_AFTER_SENTENCE.search(before) or _AFTER_QUOTE.search(before) or _AFTER_BRACKET.search(before))


def _ends_word(before: str) -> bool:
    word = _AFTER_WORD.search(before)
    return word is not None and word[1].lower() not in _RAISED


def _count_from_one(references: Iterable[HtmlElement]) -> bool:
    """Return whether the first figures of *references* are 1, 2, 3 …, in any order and each as often as it likes."""
    numbers: set[int] = set()
    for element in references:
        for first, last in _RANGE.findall(plain_text(element)):
            numbers.update(range(int(first), min(int(last or first), int(first) + _LONGEST_RANGE) + 1))
    return 1 in numbers and all(number == 1 or number - 1 in numbers or number - 2 in numbers for number in numbers)
