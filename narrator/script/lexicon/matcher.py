"""Finding the lexicon's graphemes in a text: whole words, the longest first, in one pass."""

import re
from collections.abc import Iterable, Iterator

from narrator.config.voice_profile import LexiconEntry


class Lexicon:
    """All lexemes that hold for an article; a later one of the same grapheme wins."""

    def __init__(self, entries: Iterable[LexiconEntry] = ()) -> None:
        """Keep *entries* in the order site, profile, post."""
        self._entries = tuple(entries)
        self._tables: dict[str, _Table] = {}

    def __bool__(self) -> bool:
        return bool(self._entries)

    def split(self, text: str, language: str) -> Iterator[tuple[str, LexiconEntry | None]]:
        """Yield the stretches of *text* in order, each with the lexeme that says it, or None."""
        table = self._tables.get(language)
        if table is None:
            table = self._tables[language] = _Table(e for e in self._entries if _holds(e, language))
        yield from table.split(text)


class _Table:
    """The lexemes of one language, as one alternation: linear in the text whatever the number of lexemes' words."""

    def __init__(self, entries: Iterable[LexiconEntry]) -> None:
        self._exact: dict[str, LexiconEntry] = {}
        self._folded: dict[str, LexiconEntry] = {}
        for entry in entries:
            grapheme = " ".join(entry.grapheme.split())
            if entry.case_sensitive:
                self._exact[grapheme] = entry
            else:
                self._folded[grapheme.casefold()] = entry
        graphemes = sorted({*self._exact, *(e.grapheme for e in self._folded.values())}, key=lambda g: (-len(g), g))
        self._pattern = re.compile("|".join(map(_pattern, graphemes)), re.IGNORECASE) if graphemes else None

    def split(self, text: str) -> Iterator[tuple[str, LexiconEntry | None]]:
        position = 0
        for match in self._pattern.finditer(text) if self._pattern else ():
            found = " ".join(match[0].split())
            entry = self._exact.get(found) or self._folded.get(found.casefold())
            if entry is not None:
                if match.start() > position:
                    yield text[position : match.start()], None
                yield match[0], entry
                position = match.end()
        if position < len(text):
            yield text[position:], None


def _pattern(grapheme: str) -> str:
    """Return a pattern for the whole word or phrase: a letter or digit at its border must not have a neighbour."""
    words = r"\s+".join(map(re.escape, grapheme.split()))
    return (r"(?<!\w)" if _is_word(grapheme[0]) else "") + words + (r"(?!\w)" if _is_word(grapheme[-1]) else "")


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _holds(entry: LexiconEntry, language: str) -> bool:
    wanted = entry.language.lower()
    spoken = language.lower()
    return not wanted or spoken == wanted or spoken.startswith(f"{wanted}-")
