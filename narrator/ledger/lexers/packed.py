"""The text parts of a packed file (DOCX, EPUB), one after the other, as XML or HTML."""

from collections.abc import Iterator

from narrator.ledger.lexers.html import lex_html
from narrator.ledger.lexers.stretch import Stretch


def lex_packed(text: str) -> Iterator[Stretch]:
    """Yield the stretches of all parts."""
    yield from lex_html(text)
