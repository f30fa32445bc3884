"""Plain text, as pasted from a page: every word is text, but for numbers and boxes of list items, which may be said."""

import re
from collections.abc import Iterator
from typing import Final

from narrator.ledger.lexers.stretch import Markup, Stretch

_NUMBER: Final = re.compile(
    r"^[ \t]*(?:\d{1,3}[.)]|o|(?P<box>(?:[*+•-][ \t]+)?(?:\[[ xX]\]|[☐☑☒])))(?=[ \t]+\S)", re.MULTILINE
)
"""Numbers of items, Word's hollow bullets, which are pasted as the letter, and the boxes of tasks."""


def lex_text(text: str) -> Iterator[Stretch]:
    """Yield the whole text, parted at the numbers that lines begin with."""
    place = 0
    for number in _NUMBER.finditer(text):
        yield Stretch(place, number.start())
        kind = Markup.TASK_BOX if number["box"] else Markup.LIST_NUMBER
        yield Stretch(number.start(), number.end(), kind, optional=True)
        place = number.end()
    yield Stretch(place, len(text))
