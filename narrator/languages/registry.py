"""What narrator has to know of a language beside phrases, sentences, numbers and calibration: one small file each."""

import tomllib
from functools import lru_cache
from typing import Final

import msgspec
from msgspec import Struct

from narrator.languages.folders import known_languages, language_file, primary

FILE: Final = "language.toml"


class Language(Struct, frozen=True, forbid_unknown_fields=True):
    """One language's `language.toml`; for one without a folder everything is empty."""

    rules: str = ""
    """The folder in `narrator/script/spoken/` of its own rules; empty: those for all, by its `numbers.toml`."""
    sample: str = ""
    """What `voices preview` has a voice say, with a date, a unit and a price."""
    quote: str = ""
    """What the voice for quotes says after it."""
    iso_639_2: str = ""
    """The bibliographic code of three letters that ID3 wants; empty: langcodes knows it."""
    frequent: str = ""
    """Its some twenty commonest words: a paragraph with its share of them needs no detection."""
    letters: str = ""
    """Letters beyond a to z that its readers, and so its voices, know; empty: nothing is said of letters."""
    odd_spellings: str = ""
    """A pattern: groups of small letters that hardly occur in its words."""
    letter_words: str = ""
    """Letters that are words too ("a"): large in formulas, so that a voice names them."""
    plural_s: bool = False
    """Plurals and possessives of what an author taught end in an s of their own."""
    nouns_have_capitals: bool = False
    """A capital inside a sentence tells no name."""
    letters_a_word: float = 0.0
    """Letters and digits in a word of a blog's prose; signs that take the time of an English word where no blanks
    stand between words; 0: as in the calibration text. en, de, fr, es, pt were measured on posts."""
    also_calibrates: tuple[str, ...] = ()
    """Languages without a folder whose voices read its calibration text: of the same family and script."""


@lru_cache(maxsize=64)
def language_of(tag: str) -> Language:
    """Return what is known of the language of *tag* (BCP 47)."""
    file = language_file(tag, FILE)
    return Language() if file is None else msgspec.convert(tomllib.loads(file.read_text("utf-8")), Language)


@lru_cache(maxsize=64)
def neighbour(tag: str) -> str:
    """Return the language whose calibration text serves that of *tag*; empty where none does."""
    first = primary(tag)
    return next((name for name in known_languages() if first in language_of(name).also_calibrates), "")
