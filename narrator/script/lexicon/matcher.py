"""Finding the lexicon's graphemes in a text: whole words, the longest first, in one pass over the words."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from narrator.config.voice_profile import LexiconEntry
from narrator.script.lexicon.inflection import is_capital_form, plural, singulars

_MARKS: Final = (
    "\u0300-\u036f\u0591-\u05c7\u0610-\u065f\u0670\u06d6-\u06ed\u0900-\u0903\u093a-\u094f\u0962-\u0963\u200c\u200d"
)
_CHARACTER_WORDS: Final = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0e7f"
_TOKEN: Final = rf"[{_CHARACTER_WORDS}]|(?:(?![{_CHARACTER_WORDS}])[\w{_MARKS}])+|[^\w\s]"
"""A word with its combining marks, a sign, or one character of a script that writes no spaces."""


class Lexicon:
    """All lexemes that hold for an article; of two for the same grapheme the later wins."""

    def __init__(self, entries: Iterable[LexiconEntry] = ()) -> None:
        """Keep *entries*, given in the order site, profile, post."""
        self.entries = tuple(entries)
        self._tables: dict[str, _Table] = {}

    def __bool__(self) -> bool:
        return bool(self.entries)

    def split(self, text: str, language: str) -> Iterator[tuple[str, LexiconEntry | None]]:
        """Yield the stretches of *text* in order, each with the lexeme that says it, or None."""
        table = self._tables.get(language)
        if table is None:
            table = self._tables[language] = _Table(
                (entry for entry in self.entries if _holds(entry, language)), language
            )
        return table.split(text)


class _Table:
    """The lexemes of one language by their first word, so that each word of a text is looked up once."""

    def __init__(self, entries: Iterable[LexiconEntry], language: str) -> None:
        self._language = language
        self._by_first: dict[str, dict[tuple[str, ...], list[LexiconEntry]]] = {}
        self._lengths: dict[str, list[int]] = {}
        for entry in entries:
            words = tuple(word.casefold() for word, *_ in _words(entry.grapheme))
            if words:
                self._by_first.setdefault(words[0], {}).setdefault(words, []).append(entry)
        for first, phrases in self._by_first.items():
            self._lengths[first] = sorted({len(words) for words in phrases}, reverse=True)

    def split(self, text: str) -> Iterator[tuple[str, LexiconEntry | None]]:
        """Yield stretches and lexemes, as `Lexicon.split` does."""
        words = _words(text)
        folded = [word.casefold() for word, *_ in words]
        done = place = 0
        while place < len(words):
            entry, length = self._at(text, words, folded, place)
            if entry is not None:
                begin, end = words[place][1], words[place + length - 1][2]
                if begin > done:
                    yield text[done:begin], None
                yield text[begin:end], entry
                done = end
            place += max(length, 1)
        if done < len(text):
            yield text[done:], None

    def _at(
        self, text: str, words: list[tuple[str, int, int]], folded: list[str], place: int
    ) -> tuple[LexiconEntry | None, int]:
        """Return the lexeme of the longest grapheme that begins at the word *place*, and how many words it has."""
        phrases = self._by_first.get(folded[place])
        for length in self._lengths[folded[place]] if phrases else ():
            candidates = (phrases or {}).get(tuple(folded[place : place + length]), ())
            if not candidates:
                continue
            found = _spaced(text[words[place][1] : words[place + length - 1][2]])
            latest_first = [*reversed(candidates)]
            latest_first.sort(key=lambda entry: found != _spaced(entry.grapheme))  # "Polish" beside "polish"
            for entry in latest_first:
                wanted = _spaced(entry.grapheme)
                is_same = found == wanted or (not entry.case_sensitive and found.casefold() == wanted.casefold())
                if is_same or is_capital_form(found, wanted):
                    return entry, length
        return self._plural(words[place][0])

    def _plural(self, word: str) -> tuple[LexiconEntry | None, int]:
        """Return the lexeme whose plural *word* is, said so."""
        for singular in singulars(word.casefold(), self._language):
            for entry in reversed(self._by_first.get(singular, {}).get((singular,), [])):
                base = word[: len(singular)]
                if base == entry.grapheme or is_capital_form(base, entry.grapheme) or not entry.case_sensitive:
                    return plural(entry), 1
        return None, 0


def _words(text: str) -> list[tuple[str, int, int]]:
    return [(match[0], match.start(), match.end()) for match in re.finditer(_TOKEN, text)]


def _spaced(text: str) -> str:
    return " ".join(text.split())


def _holds(entry: LexiconEntry, language: str) -> bool:
    """Return whether a lexeme's language (empty: any) covers *language*, as RFC 4647's basic filtering does."""
    wanted, spoken = entry.language.lower(), language.lower()
    return not wanted or spoken == wanted or spoken.startswith(f"{wanted}-")
