"""Which head a text has: the dialects are tried in the order of `DIALECTS`."""

import re
from collections.abc import Callable
from typing import Final

from narrator.reading.markdown.front_matter import fenced, plain
from narrator.reading.markdown.front_matter.model import Head

START: Final = re.compile(r"\ufeff?(?:[ \t]*\n)*")
DIALECTS: Final[tuple[Callable[[str, int], Head | None], ...]] = (
    fenced.read,
    plain.lektor,
    plain.definitions,
    plain.title_block,
    plain.headers,
)


def split(text: str) -> Head:
    r"""Return the head of *text*, whose line ends are `\n`; one without fields where it has none."""
    start = START.match(text)
    begin = start.end() if start else 0
    for dialect in DIALECTS:
        head = dialect(text, begin)
        if head is not None:
            return head
    return Head({}, begin if begin and text.startswith("\ufeff") else 0, len(text))
