"""Raw source → tokens: each word with its offsets, its line, and what the lexer says of it."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator

from msgspec import Struct

from narrator.article.model import SourceFormat
from narrator.article.source_formats import READ_BY
from narrator.ledger.lexers.stretch import Stretch
from narrator.ledger.words import is_sign, words
from narrator.named import named


def lexer_of(source_format: SourceFormat) -> Callable[[str], Iterator[Stretch]]:
    """Return the lexer that `narrator.article.source_formats` names for the format."""
    lexer: Callable[[str], Iterator[Stretch]] = named(READ_BY[source_format].lexer)
    return lexer


class Token(Struct, frozen=True, gc=False):
    """A word of the raw source."""

    key: str
    begin: int
    end: int
    stretch: Stretch


def tokens(text: str, source_format: SourceFormat) -> list[Token]:
    """Return the words of the source in order, markup included; tags inside a word do not part it."""
    found: list[Token] = []
    joined = -1
    """Where a word must begin to go on with the last one; -1: it ended."""
    last = -1
    """The last word of text: between it and the one that goes on with it stand the tags' own words."""
    for stretch in lexer_of(source_format)(text):
        first = len(found)
        if stretch.begin < stretch.end:
            found.extend(
                Token(word.key, word.begin, word.end, stretch)
                for word in words(text, stretch.begin, stretch.end, entities=stretch.entities)
            )
        if stretch.inline:
            joined = stretch.end if joined == stretch.begin else -1
            continue
        to_its_end = bool(found) and stretch.text and found[-1].end == stretch.end
        if first < len(found) and found[first].begin == joined and stretch.text:
            _join(found, last, first)
        if first < len(found) and stretch.text:
            last = len(found) - 1
        joined = stretch.end if to_its_end else -1
    return found


def _join(found: list[Token], last: int, first: int) -> None:
    """Make the word at *first* the end of the one at *last*, unless either is a sign of its own."""
    before, after = found[last], found[first]
    if before.key[-1].isalnum() and after.key[0].isalnum() and not (is_sign(before.key[-1]) or is_sign(after.key[0])):
        found[last] = Token(before.key + after.key, before.begin, after.end, before.stretch)
        del found[first]


class LineFinder:
    """From an offset to its line, counted from 1."""

    def __init__(self, text: str) -> None:
        """Find where each line of *text* begins."""
        self._begins = [0, *(match.end() for match in re.finditer(r"\r\n?|\n", text))]

    def line(self, offset: int) -> int:
        """Return the line that *offset* stands on."""
        return bisect_right(self._begins, offset)
