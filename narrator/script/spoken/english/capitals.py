"""Text in capitals, lower-cased so that a voice reads it: "FEED THE NASA DOG" → "feed the NASA dog"."""

import re
from typing import Final

from narrator.script.spoken.english.acronym_lists import SAID_AS_WORDS, SPELLED
from narrator.script.spoken.english.acronyms import is_sayable, spelled
from narrator.script.spoken.english.common_words import COMMON, is_word
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import Rule

_WORD: Final = r"[A-Z](?:[A-Z'’]{0,30}[A-Z])?"
_RUN: Final = Pattern(rf"(?<![\w.'’@/-]){_WORD}(?:[-,;:!?] ?{_WORD}| {_WORD}){{1,400}}(?![\w@])")
_PART: Final = Pattern(_WORD)
_VOWEL: Final = Pattern("[AEIOUY]")
_STRETCHED: Final = Pattern(r"[A-Z]{4,30}(?![\w.])")
_NUMERAL: Final = Pattern(r"[IVX]{1,12}[A-D]")
_THRICE: Final = Pattern(r"([A-Z])\1\1")
_LONGEST_INITIALISM: Final = 6
"""Letters: what is longer and stands among words in capitals is a name."""


def _is_word(word: str) -> bool:
    """Return whether capitals hold an ordinary word."""
    if word in SAID_AS_WORDS | SPELLED:
        return word.lower() in COMMON
    return is_word(word) or (len(word) > 4 and is_sayable(word) and bool(_VOWEL.search(word)))


def _is_text(words: list[str]) -> bool:
    """Return whether a run of capitals holds ordinary words, not acronyms alone: "AM FM" is none."""
    ordinary = [word for word in words if len(word) > 1 and _is_word(word)]
    return len(ordinary) > 1 or any(len(word) > 2 for word in ordinary)


def _say_word(word: str, before: str) -> str:
    if before == "THE" and word in {"US", "IT", "WHO", "ER"}:
        return spelled(word)
    if len(word) == 1:
        return word if word == "I" else word.lower() if word == "A" else word
    if not _VOWEL.search(word) or (word in SAID_AS_WORDS and word.lower() not in COMMON):
        return word
    if word in SPELLED:
        return spelled(word)
    if is_word(word) or is_sayable(word) or len(word) > _LONGEST_INITIALISM:
        return word.lower()
    return spelled(word)


def _say_stretched(match: re.Match[str]) -> str:
    before = match.string[match.start() - 1 : match.start()]
    if _NUMERAL.fullmatch(match[0]):
        return match[0]
    is_stretched = not (before.isalnum() or (before and before in "_.")) and _THRICE.search(match[0])
    return match[0].lower() if is_stretched else match[0]


def _say(match: re.Match[str]) -> str:
    words = _PART.findall(match[0])
    if sum(len(word) > 1 for word in words) < 2 or not _is_text(words):
        return match[0]
    before = ""

    def say(part: re.Match[str]) -> str:
        nonlocal before
        said = _say_word(part[0], before)
        before = part[0]
        return said

    return _PART.sub(say, match[0])


RULE: Final = Rule("text in capitals", _RUN, _say, frozenset("AEIOUY"))
STRETCHED: Final = Rule("stretched words", _STRETCHED, _say_stretched, frozenset("AEIOUHMRSZ"))
