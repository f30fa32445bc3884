"""Verses: "Luke 4:23-25" → "Luke chapter four, verses twenty-three to twenty-five"."""

import re
from typing import Final

from narrator.script.spoken.english.bible import BOOK, NUMBERED
from narrator.script.spoken.english.numerals import cardinal
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import DIGITS, Rule, either

_SAID: Final = {**BOOK, "Job": "Jobe", "Jb": "Jobe"}
"""The book of Job rhymes with "robe"."""
_LIST: Final = (
    r"\d{1,3}[a-f]?(?![\w:])(?:(?: ?[-–—] ?|, ?(?=\d{1,3}[a-f]?(?![\w:]))|; ?(?=\d{1,3}"
    r"(?![\w:])))\d{1,3}[a-f]?(?![\w:])){0,12}"
)
_PATTERN: Final = Pattern(
    rf"(?:\b(1st|2nd|3rd|First|Second|Third|[123]|I{{1,3}}) ?)?\b({either(BOOK)})\b\.? "
    rf"(\d{{1,3}})[:.]({_LIST}|\d{{1,3}}(?: ?[-–—] ?\d{{1,3}}:\d{{1,3}}))"
    rf"((?:(?:; ?|, ?(?!\d{{1,2}}:\d\d ?[ap]\.?m\b))\d{{1,3}}:{_LIST}){{0,8}})"
)
_ACROSS: Final = Pattern(rf"\b({either(BOOK)})\b\.? (\d{{1,3}}):(\d{{1,3}}) ?[-–—] ?(\d{{1,3}}):(\d{{1,3}})(?!\w)")
_CHAPTERS: Final = Pattern(
    rf"\b([123]|I{{1,3}}) ({either(tuple(name for name in BOOK if BOOK[name] in NUMBERED))})\b\.?(?= \d|[,;.)]|$)"
)
_SHORT: Final = tuple(
    name for name in BOOK if len(name) < 6 and BOOK[name] != name and name not in {"Ex", "Song", "Sir", "Dan"}
)
_CHAPTER: Final = Pattern(
    rf"(?:\b([123]|I{{1,3}}) )?\b(?:({either(_SHORT)})\.|(Pss?|Psa)) (?=\d{{1,3}}(?![\w,.]\d|\d|\w))"
)
_NUMBER: Final = {"1": "First", "2": "Second", "3": "Third", "I": "First", "II": "Second", "III": "Third",
                  "1st": "First", "2nd": "Second", "3rd": "Third"}  # fmt: skip
_STEP: Final = Pattern(r"(\d{1,3})([a-f]?)|([-–—])|([,;])")
_FURTHER: Final = Pattern(r"[;,] ?(\d{1,3}):((?:(?![;,] ?\d{1,3}:).){1,200})")


def _verses(written: str) -> str:
    """Say "23-25, 27" as "verses twenty-three to twenty-five and twenty-seven"."""
    words = []
    for step in _STEP.finditer(written):
        if step[1]:
            words.append(cardinal(step[1]) + (f" {step[2].upper()}" if step[2] else ""))
        else:
            words.append("to" if step[3] else "and")
    return f"{'verse' if len(words) == 1 else 'verses'} {' '.join(words)}"


def _say(match: re.Match[str]) -> str:
    number, book, chapter, verses, further = match.groups()
    name = _SAID[book]
    before = ""
    if number:
        before = f"{_NUMBER.get(number, number)} " if name in NUMBERED else f"{number} "
    chaptered = "" if name in {"Psalm", "Psalms", "Surah"} else "chapter "
    said = f"{before}{name} {chaptered}{cardinal(chapter)}, {_verses(verses)}"
    for more in _FURTHER.finditer(further):
        said += f"; chapter {cardinal(more[1])}, {_verses(more[2])}"
    return said


def _say_across(match: re.Match[str]) -> str:
    book, chapter, verse, last_chapter, last_verse = match.groups()
    return (
        f"{BOOK[book]} chapter {cardinal(chapter)}, verse {cardinal(verse)} to chapter {cardinal(last_chapter)}, "
        f"verse {cardinal(last_verse)}"
    )


def _say_chapter(match: re.Match[str]) -> str:
    number, short, psalm = match.groups()
    name = _SAID[short or psalm]
    return f"{_NUMBER[number] + ' ' if number else ''}{name} "


CHAPTERS: Final = Rule("chapters of the Bible", _CHAPTER, _say_chapter, DIGITS)
ACROSS: Final = Rule("verses across chapters", _ACROSS, _say_across, frozenset(":"))
RULE: Final = Rule("verses", _PATTERN, _say, DIGITS)
BOOKS: Final = Rule(
    "numbered books", _CHAPTERS, lambda match: f"{_NUMBER[match[1]]} {BOOK[match[2]]}", frozenset("123I")
)
