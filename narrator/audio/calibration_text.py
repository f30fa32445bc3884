"""The text each voice is calibrated on: one of our own, in its language or the nearest we have."""

from functools import cache
from importlib.resources import files
from typing import Final

from msgspec import Struct

from narrator.config.voice_profile import Breaks

NEAREST: Final = {
    "af": "nl", "ast": "es", "be": "ru", "bg": "ru", "ca": "es", "co": "it", "da": "de", "gl": "pt", "fy": "nl",
    "is": "de", "lb": "de", "mk": "ru", "nb": "de", "nn": "de", "no": "de", "oc": "fr", "ro": "it", "sc": "it",
    "scn": "it", "sr": "ru", "sv": "de", "uk": "ru",
}  # fmt: skip
"""A language of the same family and script, whose text a voice can read with sounds and lengths of its own."""

TEXTS: Final = ("de", "en", "es", "fr", "it", "nl", "pt", "ru")
ANY: Final = "digits"
"""For all others: digits, which every voice reads as words of its own language, one to two syllables each."""


LETTERS_A_WORD: Final = {
    "de": 6.0, "en": 4.85, "es": 5.0, "fr": 5.0, "it": 5.2, "nl": 5.2, "pt": 4.7, "ru": 5.9, ANY: 1.5,
}  # fmt: skip
"""Letters and digits in a word of a blog's prose: en, de, fr, es, pt measured on posts, the others set beside them.

Time goes with letters far more than with words, and posts have longer words than a text that everybody can read: so
the words of ours are counted by their letters. A digit is taken for a word of its own, shorter than most.
"""

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
    letters_a_word = LETTERS_A_WORD[name] * POSTS_TAKE_LONGER
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
    first = language.lower().replace("_", "-").split("-")[0]
    return first if first in TEXTS else NEAREST.get(first, ANY)


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
    text = files("narrator.audio").joinpath("calibration_texts", f"{name}.txt").read_text(encoding="utf-8")
    return tuple(tuple(paragraph.splitlines()) for paragraph in text.strip().split("\n\n"))
