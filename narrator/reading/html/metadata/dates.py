"""When a page was published: dates as written → date or date and time."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from typing import Final

from lxml.html import HtmlElement

_ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d{1,2}:\d{2})?")
EARLIEST_YEAR: Final = 1990
"""Of anything on the web."""


def parsed(text: str) -> datetime | date | None:
    """Return the date that *text* states in ISO 8601, or as eight digits; None if it does not."""
    text = text.strip()
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        found = _ISO.search(text[:200])
        if found is None:
            return None
        try:
            return date(*(int(part) for part in found.groups()))
        except ValueError:
            return None
    if moment.year < EARLIEST_YEAR:
        return None
    return moment if "T" in text or ":" in text else moment.date()


def first_date(texts: Iterable[str]) -> datetime | date | None:
    """Return the first of *texts* that is a date."""
    return next((found for found in map(parsed, texts) if found is not None), None)


def stated_times(root: HtmlElement) -> Iterable[str]:
    """Yield the dates of `time` elements and microdata that say they are the date of publication."""
    for element in root.iter("time", "abbr", "span", "meta", "div"):
        value = (
            element.get("datetime") or element.get("content") or (element.get("title") if element.tag == "abbr" else "")
        )
        if not value:
            continue
        names = f"{element.get('itemprop') or ''} {element.get('class') or ''} {element.get('property') or ''}".lower()
        if "datepublished" in names or "pubdate" in names or "published" in names or element.get("pubdate") is not None:
            yield value
