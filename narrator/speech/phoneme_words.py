"""Phonemes with their lengths, as an engine spoke them → the words of the text that they say."""

from collections.abc import Iterable, Sequence
from typing import Final

from narrator.speech.model import SpokenWord
from narrator.speech.word_positions import WORD

BETWEEN_WORDS: Final = " "

Timed = tuple[str, int, int]
"""A phoneme, and where it begins and ends in samples."""


def phoneme_words(text: str, phonemes: Iterable[Timed]) -> tuple[SpokenWord, ...]:
    """Return the words of *text*, if as many were spoken as are written; else none, since nobody knows which is which.

    eSpeak, which most such engines ask for phonemes, says a number in several words and "in the" in one.
    """
    groups: list[list[Timed]] = [[]]
    for phoneme in phonemes:
        if phoneme[0] == BETWEEN_WORDS:
            groups.append([])
        elif phoneme[0].isalpha():
            groups[-1].append(phoneme)
    spoken: Sequence[Sequence[Timed]] = [group for group in groups if group]
    written = [match.span() for match in WORD.finditer(text) if any(map(str.isalnum, match.group()))]
    if len(spoken) != len(written):
        return ()
    return tuple(SpokenWord(*at, group[0][1], group[-1][2]) for at, group in zip(written, spoken, strict=True))
