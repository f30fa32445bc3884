"""How far a word's spelling is from what a language's letter-to-sound rules expect."""

import re
from functools import lru_cache
from typing import Final

from narrator.languages.registry import language_of

_CONSONANTS: Final = re.compile(r"[bcdfghjklmnpqrstvwxzß]{5}|\b[bcdfghjklmnpqrstvwxz]{3,12}\b")
_ORDINARY_NAMES: Final = (
    "I I'm I've I'd I'll Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May "
    "June July August September October November December Christmas Easter God Bible Internet Mr Mrs Ms Dr Sir "
    "America American Americans Britain British England English London Europe European Europeans France French Paris "
    "Germany German Germans Berlin Italy Italian Rome Spain Spanish Canada Canadian Australia Australian India Indian "
    "China Chinese Japan Japanese Russia Russian Africa African Asia Asian Washington York New United States Kingdom "
    "Boston Chicago California Texas Florida Google Apple Amazon Facebook Microsoft Twitter Linux Windows Android "
    "James John Robert Michael William David Richard Joseph Thomas Charles Daniel Matthew Anthony Mark Paul Steven "
    "Andrew Peter George Edward Henry Adam Ben Sam Tom Tim Jack Jim Joe Bob Bill Dan Mike Steve Chris Alex Max Simon "
    "Mary Elizabeth Jennifer Linda Susan Jessica Sarah Karen Lisa Anna Emma Alice Jane Kate Laura Amy Ruth Helen "
    "Maria Rachel Emily Smith Johnson Williams Brown Jones Miller Davis Wilson Anderson Taylor Moore Jackson Martin Lee"
)
ORDINARY_NAMES: Final = frozenset(_ORDINARY_NAMES.split())
"""Capitalized words that every English voice says well."""
_WEIGHT: Final = 0.15


def is_foreign_letter(word: str, language: str) -> bool:
    """Return whether *word* holds a letter that *language* does not write; False where its letters are not listed."""
    known = language_of(language).letters
    if not known or word.isascii():
        return False
    return any(character.isalpha() and not character.isascii() and character not in known for character in word.lower())


def spelling_oddity(word: str, language: str) -> float:
    """Return 0 for a spelling that the language's rules can read, more for each thing that they cannot.

    Marks are letter groups that hardly occur in its words (English: `cz`, `-ewski`, `Ng…`), where its file lists them;
    for every language written in Latin letters, runs of consonants without a vowel.
    """
    small = word.lower()
    odd = _WEIGHT * len(_CONSONANTS.findall(small)) * 2
    groups = language_of(language).odd_spellings
    if groups:
        odd += _WEIGHT * len(_odd(groups).findall(small)) + (_WEIGHT if not word.isascii() else 0)
    return odd


@lru_cache(maxsize=8)
def _odd(groups: str) -> re.Pattern[str]:
    return re.compile(groups)
