"""Plain text, as pasted from a page: every word is text, but for the numbers of list items, which may be said."""

import re
from collections.abc import Iterator
from typing import Final

from narrator.ledger.lexers.stretch import Markup, Stretch

_NUMBER: Final = re.compile(r"^[ \t]*(?:\d{1,3}[.)]|o)(?=[ \t]+\S)", re.MULTILINE)
"""Numbers of items, and Word's hollow bullets, which are pasted as the letter."""


def lex_text(text: str) -> Iterator[Stretch]:
    """Yield the whole text, parted at the numbers that lines begin with."""
    place = 0
    for number in _NUMBER.finditer(text):
        yield Stretch(place, number.start())
        yield Stretch(number.start(), number.end(), Markup.LIST_NUMBER, optional=True)
        place = number.end()
    yield Stretch(place, len(text))
