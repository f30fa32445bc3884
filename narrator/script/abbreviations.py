"""Abbreviations by language, and what their full stop means: one list a language in `abbreviation_lists/`."""

import tomllib
from functools import lru_cache
from importlib.resources import files

from msgspec import Struct


class Abbreviations(Struct, frozen=True):
    """A language's abbreviations, each with its full stop."""

    always: frozenset[str] = frozenset()
    """Never the end of a sentence: "Mr."."""
    figures: frozenset[str] = frozenset()
    """Not its end before a figure: "vol. 2"."""
    small: frozenset[str] = frozenset()
    """Not its end before a small letter: "2 tbsp. oil"."""


@lru_cache(maxsize=32)
def abbreviations_of(language: str) -> Abbreviations:
    """Return the list of *language*, a primary subtag such as "en"; an empty one for a language without."""
    path = files("narrator.script").joinpath("abbreviation_lists", f"{language}.toml")
    if not language.isalpha() or not path.is_file():
        return Abbreviations()
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    lists = {name: frozenset(f"{word}." for word in words.split()) for name, words in table.items()}
    cldr = lists.get("cldr", frozenset())
    figures = lists["figures"] | cldr
    return Abbreviations(lists["always"], figures, lists["small"] | figures | lists["always"])
