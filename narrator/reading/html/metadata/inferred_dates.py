"""When a page was published, where it states no date for machines: its address, its `time` elements, its dateline."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Final

from lxml.html import HtmlElement

from narrator.reading.html.metadata.dates import EARLIEST_YEAR, parsed
from narrator.reading.pasted.dates import stated_date
from narrator.reading.walker.attributes import is_hidden, plain_text

_IN_ADDRESS: Final = re.compile(r"/((?:19|20)\d\d)/(\d{1,2})/(\d{1,2})/")
_DATELINE: Final = re.compile(
    r"(?:^|[\s_-])(?:date|dateline|pubdate|publi(?:shed|cation)|posted|timestamp|datetime|time)(?:$|[\s_-])"
    r"|(?:post|entry|article|publish|story|blog)(?:ed|ing)?-?(?:date|time|meta)",
    re.IGNORECASE,
)
_SAID: Final = re.compile(
    r"\W{0,3}(?:posted|published|veröffentlicht|publié|publicad[oa]|pubblicat[oa]|geplaatst|gepubliceerd|publicerad|"
    r"publisert|udgivet|opublikowano|опубликовано|опубліковано|公開日|投稿日|发布|게시)",
    re.IGNORECASE,
)
"""How a dateline begins that says what it is."""
_ELSEWHERE: Final = re.compile(
    r"comment|respon[ds]|repl(?:y|ies)|related|sidebar|widget|footer|recent|popular|more-|upcoming|event", re.IGNORECASE
)
"""Parts of a page whose dates are of something else."""
_CHANGED: Final = re.compile(r"modified|updated", re.IGNORECASE)
"""Of a date that is another one: when the page was changed."""
_ELSEWHERE_TAGS: Final = frozenset({"aside", "footer", "nav"})
_TAGS: Final = ("time", "abbr", "span", "p", "div", "li", "a", "em", "small", "dd", "td", "h4", "h5", "h6")
_LONGEST: Final = 120
"""Characters of a dateline; more is a sentence that mentions a day."""
_MOST_ELEMENTS: Final = 50_000


def inferred_date(root: HtmlElement, addresses: Iterable[str]) -> datetime | date | None:
    """Return the date of publication that the page *root* shows without saying so to machines; None: it shows none.

    *addresses*: the page's own. Its evidence, in order: a day in the address, as blogs and newspapers write it; the
    first `time` or `abbr` with a date; the first short element that is called a date and states one with its year.
    What stands among comments, related articles, or in a sidebar or a footer is no evidence.
    """
    found = (_in_address(address) for address in addresses)
    return next((day for day in found if day), None) or next(_shown(root), None)


def _in_address(address: str) -> date | None:
    match = _IN_ADDRESS.search(address)
    if match is None or int(match[1]) < EARLIEST_YEAR:
        return None
    try:
        return date(*(int(part) for part in match.groups()))
    except ValueError:
        return None


def _shown(root: HtmlElement) -> Iterator[datetime | date]:
    for number, element in enumerate(root.iter(*_TAGS)):
        if number > _MOST_ELEMENTS:
            return
        found = _for_machines(element) or _dateline(element)
        if found is not None and not _is_elsewhere(element):
            yield found


def _for_machines(element: HtmlElement) -> datetime | date | None:
    if element.tag not in {"time", "abbr"} or _CHANGED.search(f"{_names(element)} {plain_text(element)[:_LONGEST]}"):
        return None
    return parsed(element.get("datetime") or (element.get("title") or "" if element.tag == "abbr" else ""))


def _dateline(element: HtmlElement) -> date | None:
    text = _short_text(element)
    if text is None or not (element.tag == "time" or _DATELINE.search(_names(element)) or _SAID.match(text)):
        return None
    if _CHANGED.search(f"{_names(element)} {text}"):
        return None
    stated = stated_date(text)
    if stated is None or stated.year is None or stated.year < EARLIEST_YEAR:
        return None
    return stated.resolve(year=stated.year)


def _short_text(element: HtmlElement) -> str | None:
    """Return the element's text with white space folded; None where it is longer than a dateline, as most are."""
    text = ""
    for piece in element.itertext():
        text += piece
        if len(text) > _LONGEST and len(" ".join(text.split())) > _LONGEST:
            return None
    return " ".join(text.split())


def _is_elsewhere(element: HtmlElement) -> bool:
    if is_hidden(element):
        return True
    for above in (element, *element.iterancestors()):
        if above.tag in {"body", "html"}:
            return False
        if above.tag in _ELSEWHERE_TAGS or _ELSEWHERE.search(_names(above)):
            return True
    return False


def _names(element: HtmlElement) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''} {element.get('itemprop') or ''}"[:300]
