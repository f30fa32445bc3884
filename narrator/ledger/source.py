"""Raw source → tokens: each word with its offsets, its line, and what the lexer says of it."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import NamedTuple

from narrator.article.model import SourceFormat
from narrator.ledger.lexers.html import lex_html
from narrator.ledger.lexers.markdown import lex_markdown
from narrator.ledger.lexers.packed import lex_packed
from narrator.ledger.lexers.stretch import Stretch
from narrator.ledger.lexers.text import lex_text
from narrator.ledger.words import words

LEXERS: dict[SourceFormat, Callable[[str], Iterator[Stretch]]] = {
    SourceFormat.MARKDOWN: lex_markdown,
    SourceFormat.HTML: lex_html,
    SourceFormat.TEXT: lex_text,
    SourceFormat.DOCX: lex_packed,
    SourceFormat.EPUB: lex_packed,
}


class Token(NamedTuple):
    """A word of the raw source."""

    key: str
    begin: int
    end: int
    stretch: Stretch


def tokens(text: str, source_format: SourceFormat) -> list[Token]:
    """Return the words of the source in order, markup included."""
    return [
        Token(word.key, word.begin, word.end, stretch)
        for stretch in LEXERS[source_format](text)
        for word in words(text, stretch.begin, stretch.end, entities=stretch.entities)
    ]


class LineFinder:
    """From an offset to its line, counted from 1."""

    def __init__(self, text: str) -> None:
        """Find where each line of *text* begins."""
        self._begins = [0, *(match.end() for match in re.finditer(r"\r\n?|\n", text))]

    def line(self, offset: int) -> int:
        """Return the line that *offset* stands on."""
        return bisect_right(self._begins, offset)
