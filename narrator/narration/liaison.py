"""French words before a vowel → the consonant that they may end with there: "les amis" is heard as "lay zah-mee"."""

import unicodedata
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise
from typing import Final

from narrator.narration.model import WordToHear

LATENT: Final = {"s": "Z", "x": "Z", "z": "Z", "t": "T", "d": "T", "n": "N", "r": "R", "p": "P"}
"""Last letter → what is heard of it."""
NEVER: Final = frozenset({"et"})
VOWELS: Final = frozenset("aeiouyhœæ")
"""Letters that a sound of vowels begins with; of *h* nobody can tell."""
MOST: Final = 3
"""So many pronunciations get one with the consonant: the likeliest."""


def words_before_vowels(words: Iterable[WordToHear]) -> frozenset[str]:
    """Return the French words that stand before a vowel somewhere and end in a letter that is heard there alone."""
    return frozenset(
        one.text
        for one, following in pairwise(words)
        if one.language.partition("-")[0].lower() == "fr"
        and one.text[-1:] in LATENT
        and one.text not in NEVER
        and unicodedata.normalize("NFD", following.text)[:1] in VOWELS
    )


def with_liaison(text: str, sounds: Sequence[str], before_vowels: Collection[str]) -> tuple[str, ...]:
    """Return the pronunciations *sounds* of a word, and what they are before a vowel."""
    if text not in before_vowels:
        return tuple(sounds)
    consonant = LATENT[text[-1]]
    linked = (f"{sound} {consonant}" for sound in sounds[:MOST] if sound.rpartition(" ")[2] != consonant)
    return tuple(dict.fromkeys((*sounds[:MOST], *linked, *sounds[MOST:])))
