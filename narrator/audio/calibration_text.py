"""The text each voice is calibrated on: one of our own, in its language or the nearest we have."""

from functools import cache
from typing import Final

from msgspec import Struct

from narrator.config.voice_profile import Breaks
from narrator.languages.folders import language_file, primary
from narrator.languages.registry import language_of, neighbour

FILE: Final = "calibration.txt"
ANY: Final = "digits"
DIGITS: Final = """\
7, 3, 9, 1, 6, 2, 8, 4, 5, 3.

4, 8, 2, 6, 1, 9, 3, 7, 5, 8, 2, 4.

5, 1, 7, 3, 9, 2, 6, 8.
2, 9, 4, 7, 1, 5, 3, 8, 6.

1, 5, 8, 3, 7, 2, 9, 6, 4, 1, 7.
"""
"""For all others: digits, which nearly every voice reads as words of its own language, one to two syllables each."""

ANY_LETTERS: Final = 1.5
"""A digit is taken for a word of its own, shorter than most.

Time goes with letters far more than with words, and posts have longer words than a text that everybody can read: so
the words of ours are counted by their letters (`letters_a_word` in a language's file)."""

POSTS_TAKE_LONGER: Final = 1.08
"""For each letter, than our texts, which have no figures, signs and web addresses, and few names: what is written in
one letter is often said in five. The middle of 46 English posts at 160 and at 300 words a minute (bench/rate.py)."""


class CalibrationSentence(Struct, frozen=True):
    """A sentence, how many words of a post it stands for, and the silence heard after it."""

    text: str
    words: float
    break_after_ms: int


def calibration_sentences(language: str, breaks: Breaks) -> tuple[CalibrationSentence, ...]:
    """Return the calibration text for *language* (BCP 47), with *breaks* as a script of it would have them.

    It has the measures of blog posts (106 English ones): 19 words a sentence, a word stands in one of 26 on average,
    4.9 letters a word, two sentences a paragraph. Voices fall towards the end of a long sentence, in loudness too, so
    that a text of short ones would be calibrated too loud.
    """
    name = text_for(language)
    paragraphs = _paragraphs(name)
    letters_a_word = _letters_a_word(name) * POSTS_TAKE_LONGER
    sentences: list[CalibrationSentence] = []
    for paragraph, following in zip(paragraphs, (*paragraphs[1:], ()), strict=True):
        for number, line in enumerate(paragraph, start=1):
            last = number == len(paragraph)
            after_ms = _break_after_ms(line, following, breaks) if last else breaks.sentence_ms
            text = line.removeprefix("# ")
            sentences.append(CalibrationSentence(text, _letters(text) / letters_a_word, after_ms))
    return tuple(sentences)


def text_for(language: str) -> str:
    """Return the name of the text that a voice of *language* is calibrated on."""
    tag = language.replace("_", "-")
    near = (primary(tag), neighbour(tag))
    return next((name for name in near if name and language_file(name, FILE) is not None), ANY)


def _letters_a_word(name: str) -> float:
    """Return the letters of a word: of a blog's prose where they are known, else of the text itself."""
    if name == ANY:
        return ANY_LETTERS
    known = language_of(name).letters_a_word
    text = " ".join(line for paragraph in _paragraphs(name) for line in paragraph)
    return known or _letters(text) / len(text.split())


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))


def _break_after_ms(line: str, following: tuple[str, ...], breaks: Breaks) -> int:
    if not following:
        return 0
    if line.startswith("# "):
        return breaks.heading_after_ms
    return max(breaks.paragraph_ms, breaks.heading_before_ms if following[0].startswith("# ") else 0)


@cache
def _paragraphs(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the sentences of each paragraph. The files hold one a line, paragraphs apart by an empty line."""
    file = None if name == ANY else language_file(name, FILE)
    text = DIGITS if file is None else file.read_text(encoding="utf-8")
    return tuple(tuple(paragraph.splitlines()) for paragraph in text.strip().split("\n\n"))
