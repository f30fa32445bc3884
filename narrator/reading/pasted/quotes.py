"""Lines that quote somebody, and who is quoted."""

import re
from typing import Final, NamedTuple

from narrator.reading.pasted.lines import Line

PAIRS: Final = {'"': '"', "“": "”", "„": "“”", "«": "»", "»": "«", "「": "」", "『": "』", "‘": "’", "‹": "›"}
CITATION: Final = re.compile(r"\((?:[1-4I]{1,3}\s)?[^\W\d_][^()\d]{0,38}\d{1,3}\s?[:.,]\s?\d{1,3}[^()]{0,20}\)\.?$")
"""(Book c:v)"""
DASH_AND_NAME: Final = re.compile(r"\s?[—–―]\s?([^\W\d_][^—–―]{1,80})$|\s-{1,2}\s?([^\W\d_][^—–―]{1,80})$")
IN_PARENTHESES: Final = re.compile(r"\s?\(([^()]{2,80})\)\.?$")
MAX_NAME_WORDS: Final = 9
MAX_CHARACTERS: Final = 2000
"""A paragraph of hundreds of words is not one quotation."""


class Quote(NamedTuple):
    """A quotation and its source."""

    text: str
    attribution: str
    """As written, parentheses and dash included; may be empty."""


def quote_in(line: Line) -> Quote | None:
    """Return the quotation that the whole of *line* is: in quotation marks, or ended by its source; else None."""
    text = line.text
    if len(text) > MAX_CHARACTERS:
        return None
    citation = CITATION.search(text)
    if citation and 4 <= line.words <= 80:
        return Quote(text[: citation.start()].rstrip(), citation[0])
    quoted, attribution = _split(text)
    if _is_quoted(quoted):
        return Quote(quoted, attribution)
    return None


def attribution_in(line: Line) -> str:
    """Return the line if it is nothing but the source of the quotation above it: a dash and a name; else empty."""
    if line.text[:1] in "—–―-~" and line.words <= MAX_NAME_WORDS and not line.ends_sentence:
        return line.text
    return ""


def _split(text: str) -> tuple[str, str]:
    for pattern in (DASH_AND_NAME, IN_PARENTHESES):
        found = pattern.search(text)
        if found and len(found[0].split()) <= MAX_NAME_WORDS:
            return text[: found.start()].rstrip(), text[found.start() :].strip()
    return text, ""


def _is_quoted(text: str) -> bool:
    """One quotation from the first character to the last, none inside that ends before."""
    closing = PAIRS.get(text[:1])
    if closing is None or len(text) < 8:
        return False
    inner = text[1:].rstrip(".,")
    return inner[-1:] in closing and not any(mark in inner[:-1] for mark in closing if mark != "’")
