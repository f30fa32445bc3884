"""Where a language's sentences end and where not: `sentences.toml` in its folder, with its abbreviations."""

import tomllib
from functools import lru_cache
from typing import Final

from msgspec import Struct

from narrator.languages.folders import language_file

FILE: Final = "sentences.toml"


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
