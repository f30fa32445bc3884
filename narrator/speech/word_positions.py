"""Words as an engine read them, with their times → the words of the text that it was given."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final

from narrator.speech.model import SpokenWord

WORD: Final = re.compile(r"\S+")

Span = tuple[int, int]
"""Begin and end, in samples."""


def placed(text: str, read: Sequence[tuple[str, Span | None]]) -> tuple[SpokenWord, ...]:
    """Return when each word of *text* is heard, given the words that an engine *read*, and when.

    An engine may read other words than were written ("three thirty" for "3:30"): where the numbers of words differ,
    those written share the time by their lengths. A word of which nothing is heard is not returned.
    """
    written = [match.span() for match in WORD.finditer(text)]
    words = [text[begin:end] for begin, end in written]
    said = [word for word, _ in read]
    if words == said:
        blocks: Iterator[tuple[range, range]] = ((range(n, n + 1), range(n, n + 1)) for n in range(len(words)))
    else:
        codes = SequenceMatcher(None, words, said, autojunk=False).get_opcodes()
        blocks = (block for code in codes for block in _blocks(*code))
    found: list[SpokenWord] = []
    for ours, theirs in blocks:
        times = [time for n in theirs if (time := read[n][1]) is not None]
        if ours and times:
            found += shared_time([written[n] for n in ours], times[0][0], times[-1][1])
    return tuple(found)


def _blocks(kind: str, a: int, b: int, c: int, d: int) -> Iterator[tuple[range, range]]:
    if kind == "equal" or b - a == d - c:
        yield from ((range(a + n, a + n + 1), range(c + n, c + n + 1)) for n in range(b - a))
    else:
        yield range(a, b), range(c, d)


def shared_time(spans: Sequence[tuple[int, int]], begin: int, end: int) -> Iterator[SpokenWord]:
    """Yield the words at *spans*, which share the time from *begin* to *end* by their lengths."""
    total, gone = sum(b - a for a, b in spans), 0
    for a, b in spans:
        from_, gone = gone, gone + b - a
        yield SpokenWord(a, b, begin + (end - begin) * from_ // total, begin + (end - begin) * gone // total)
