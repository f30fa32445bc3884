"""Where a language's sentences end and where not: its abbreviations (`sentences.toml`), and its ordinary words."""

import re
import tomllib
from functools import lru_cache
from typing import Final

from msgspec import Struct

from narrator.languages.folders import language_file
from narrator.languages.tags import SOURCE_LANGUAGE
from narrator.script.detector import is_common
from narrator.script.ordinary_words import SHORT_RARE, rarity

FILE: Final = "sentences.toml"
FREQUENT: Final = 100
"""A word that the list's corpus holds as often is no abbreviation that slipped into it."""
LONG_WORD: Final = 9
"""Letters of a word that nobody shortens so."""
_CAPITAL: Final = "A-ZÀ-ÖØ-ÞĄĆĘŁŃŚŹŻČĎĚŇŘŠŤŮŽĞİŞȘȚĂŐŰЀ-Я"
_ENDS: Final = re.compile(rf"(?<![\w.’'-])([^\W\d_]{{2,40}})\.(?= [{_CAPITAL}])")
_ERA: Final = re.compile(
    r"(?<=\d )(?:[ad]\. ?[CK]|av\. ?J\.-C|[np]\.? ?e|до н\. ?[эе]|н\. ?[эе])\."
    rf"(?= ([{_CAPITAL}][^\W\d_]{{0,20}})(?!\w))"
)
_GRADE: Final = re.compile(
    rf"(?<!\w)[^\W\d_{_CAPITAL}]{{4,30}} [A-Z]\.(?= ([{_CAPITAL}][^\W\d_]{{0,20}}) [^\W\d_{_CAPITAL}])"
)
"""A letter that names a thing, before a word that begins a sentence: "vitamina C. El cuerpo …"."""
_INITIAL: Final = re.compile(rf"(?<!\w)[{_CAPITAL}]\.\Z")
_NAME: Final = re.compile(rf"([{_CAPITAL}][^\W\d_]{{1,30}})(?!\w)")


class SentenceHabits(Struct, frozen=True):
    """A language's abbreviations, each with its full stop, and its other habits."""

    always: frozenset[str] = frozenset()
    """Never the end of a sentence: "Mr."."""
    figures: frozenset[str] = frozenset()
    """Not its end before a figure: "vol. 2"."""
    small: frozenset[str] = frozenset()
    """Not its end before a small letter: "2 tbsp. oil"."""

    ends: str = ""
    """A pattern: words that look like abbreviations, and end a sentence before a capital ("etc", Spanish "no")."""
    holds: str = ""
    """A pattern: what stands around a full stop that ends nothing ("9 a.m. EST")."""
    ordinal_starts: frozenset[str] = frozenset()
    """Where a full stop after figures makes an ordinal ("am 3. Mai"): words that begin a sentence and follow none."""
    dots_ordinals: bool = False
    """A full stop after figures makes an ordinal before any small letter ("w 3. rundzie"), whatever else is small."""
    is_split: bool = True
    """Letters with full stops may stand apart ("z. B."): no sentence ends between them."""


LISTS: Final = ("always", "figures", "small", "cldr")


@lru_cache(maxsize=32)
def sentence_habits(language: str) -> SentenceHabits:
    """Return what is known of *language* (BCP 47); empty lists for a language without a file."""
    file = language_file(language, FILE)
    if file is None:
        return SentenceHabits()
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    lists = {name: frozenset(f"{word}." for word in table.get(name, "").split()) for name in LISTS}
    figures = lists["figures"] | lists["cldr"]
    return SentenceHabits(
        lists["always"],
        figures,
        lists["small"] | figures | lists["always"],
        table.get("ends", ""),
        table.get("holds", ""),
        frozenset(table.get("ordinal_starts", "").split()),
        table.get("dots_ordinals", False),
        table.get("is_split", True),
    )


def word_ends(line: str, language: str, cuts: set[int]) -> set[int]:
    """Return the borders that *cuts* lacks, behind ordinary words and eras of *line* that look like abbreviations.

    Lists of abbreviations hold words that a language has as well: Italian "file", German "über", Danish "jul".
    """
    if language == SOURCE_LANGUAGE or ". " not in line:
        return set()  # English has its own lists, and its commonest words are names as often
    found = {
        match.end()
        for match in _ENDS.finditer(line)
        if match.end() not in cuts and match.end() + 1 not in cuts and _is_whole(match[1], language)
    }
    for pattern in (_ERA, _GRADE):
        found.update(match.end() for match in pattern.finditer(line) if is_common(match[1], language))
    return found


def is_initial(tail: str, following: str, language: str) -> bool:
    """Return whether *tail* ends with the initial of the name that follows: "do J. Kowalskiego"."""
    if language == SOURCE_LANGUAGE or not _INITIAL.search(tail):
        return False
    name = _NAME.match(following)
    return name is not None and not name[1].isupper() and not is_common(name[1], language)


@lru_cache(maxsize=4096)
def _is_whole(word: str, language: str) -> bool:
    """Return whether *word* is no abbreviation."""
    known = sentence_habits(language)
    if f"{word}." in known.small or f"{word}.".lower() in known.small:
        return False
    if len(word) >= LONG_WORD:
        return True
    if not word.islower():
        return False
    seen = rarity(word, language)
    if seen is None:
        return len(word) > 2 and is_common(word, language)
    return seen >= (SHORT_RARE if len(word) <= 3 else FREQUENT)
