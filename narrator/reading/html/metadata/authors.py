"""Who wrote a page: the names out of a byline, and the byline out of a page."""

import re
from collections.abc import Iterable
from typing import Final

from lxml.html import HtmlElement

from narrator.reading.walker.attributes import is_hidden, plain_text

_BYLINE: Final = re.compile(r"byline|author(?!i[sz]|it)|dateline|writtenby", re.IGNORECASE)
_LEAD: Final = re.compile(
    r"^\W{0,3}(?:(?:written|posted|published|reported|story|text|words|article)\s+)?(?:by|von|par|por|door|di|af|av|autor|auteur|autore|author|автор|بقلم|作者|著者)(?:\b|(?<=者))\s*[:：]?\s*",
    re.IGNORECASE,
)
_TAIL: Final = re.compile(
    r"(?:\s*[|•·]\s|\s+[-–—]\s+|\s+on\s+(?=\w+\s\d)|,?\s+(?:published|posted|updated|last)\b|\d{1,2}[:.]\d\d|"
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?\s+\d|\b\d{1,2}\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"|\d{4}).*$",
    re.IGNORECASE | re.DOTALL,
)
_LONGEST: Final = 100


def author_names(names: Iterable[str]) -> str:
    """Return the names joined by commas, each once, without a leading "By"."""
    cleaned = (_LEAD.sub("", " ".join(name.split())).strip(" ,;|") for name in names)
    return ", ".join(dict.fromkeys(name for name in cleaned if name and len(name) <= 2 * _LONGEST))


def byline_element(root: HtmlElement) -> HtmlElement | None:
    """Return the first element that says it is the byline (`rel=author`, microdata, class or id), or None."""
    for element in root.iter(
        "a", "span", "p", "div", "address", "h2", "h3", "h4", "h5", "h6", "cite", "li", "td", "em", "b"
    ):
        if is_byline(element) and not is_hidden(element):
            return element
    return None


def is_byline(element: HtmlElement) -> bool:
    """Tell whether the element is a byline, by Mozilla's rule: it says so, and holds fewer than 100 characters."""
    names = f"{element.get('class') or ''} {element.get('id') or ''}"[:1000]
    stated = (
        element.get("rel") == "author" or "author" in (element.get("itemprop") or "") or bool(_BYLINE.search(names))
    )
    return stated and 0 < len(plain_text(element)) < _LONGEST


def byline_name(element: HtmlElement) -> str:
    """Return the name in a byline: its microdata or link to the author, else its text without date and "By"."""
    for inner in element.iter("span", "a"):
        if inner.get("itemprop") == "name" or inner.get("rel") == "author":
            return plain_text(inner)
    text = _LEAD.sub("", plain_text(element))
    return _TAIL.sub("", text).strip(" ,;|-–—") or text
