"""Plain text, as pasted from a page: every word is text."""

from collections.abc import Iterator

from narrator.ledger.lexers.stretch import Stretch


def lex_text(text: str) -> Iterator[Stretch]:
    """Yield the whole text as one stretch."""
    yield Stretch(0, len(text))
