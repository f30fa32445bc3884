"""Lines that head what follows, and their capitals."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from narrator.reading.pasted.lines import NUMBER, Line

MAX_WORDS: Final = 10
WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
NOT_AT_THE_END: Final = (".", ",", ";", ":", "。", "、", "…", "—", "–", "-", "”", '"', "’")


CHAPTER: Final = re.compile(
    r"(?:chapter|part|book|section|act|scene|appendix|kapitel|teil|buch|abschnitt|chapitre|partie|livre|capítulo|parte"
    r"|libro|capitolo|hoofdstuk|deel|rozdział|глава|часть)\s+(?:[IVXLCDM]{1,7}|\d{1,3}|[a-z]{3,12})\b[.:]?(?:\s.{0,60})?",
    re.IGNORECASE,
)
"""How books head their chapters; such a line may end with a full stop."""
UNDERLINE: Final = re.compile(r"([=~*^#-])\1{2,}")
UNDERLINE_OFF: Final = 3
"""Signs by which a row below a heading is longer or shorter than it."""
NUMERAL: Final = re.compile(r"[IVXLCDM]{1,7}")
LONGEST_CHAPTER: Final = 12
FEWEST_BELOW: Final = 6
"""Words of a line that a heading leads to; fewer where that line ends like a sentence, or is a list's."""
FEWEST_BELOW_ENDED: Final = 4
FEWEST_TITLED: Final = 2


def is_heading(line: Line, before: Line | None, after: Line | None, *, is_verse: bool) -> bool:
    """Return whether *line* heads *after*: short, no full stop, capitals or title case, and text after it.

    It stands apart from the text above (*before*); a bullet or a verse beside other verses is none.
    """
    titled = is_in_title_case(line.text)
    if after is None or line.words <= 0 or (is_verse and not (titled and _is_sentence(after))):
        return False
    apart = bool(line.blank_before)
    if CHAPTER.fullmatch(line.text) and line.words <= LONGEST_CHAPTER:
        return (apart or before is None) and (line.text[:1].isupper() and not after.text[:1].islower())
    text = line.body if NUMBER.match(line.text) else line.text
    if line.words > MAX_WORDS or text.endswith(NOT_AT_THE_END) or not text[:1].isalnum():
        return False
    if line.mark:
        return text is not line.text and apart and _leads_to_paragraph(text, after)
    if not apart and not (titled and before is not None and before.ends_sentence):
        return False
    return (not _has_case(text) or text[:1].isupper() or text[:1].isdigit()) and _leads_to(line, after, titled=titled)


def underlined(lines: Sequence[Line]) -> frozenset[int]:
    """Return the first source lines of those that have a row of signs of their own length right below them."""
    return frozenset(
        line.first
        for line, below in pairwise(lines)
        if UNDERLINE.fullmatch(below.text.strip())
        and below.first == line.last + 1
        and line.first == line.last
        and 0 < line.words <= MAX_WORDS
        and abs(len(line.text) - len(below.text.strip())) <= UNDERLINE_OFF
    )


def _is_sentence(line: Line) -> bool:
    return line.ends_sentence and line.words >= FEWEST_BELOW and not is_in_title_case(line.text)


def _leads_to(line: Line, after: Line, *, titled: bool) -> bool:
    if after.mark:
        return True
    if after.words > line.words and after.words >= FEWEST_BELOW:
        return True
    ended = after.ends_sentence or after.text.endswith((":", "："))
    return after.words >= FEWEST_BELOW_ENDED and (ended or (titled and not is_in_title_case(after.text)))


def _leads_to_paragraph(text: str, after: Line) -> bool:
    """Return whether a numbered line heads a paragraph: it begins with a capital, and is no item of a list."""
    starts = text[:1].isupper() or not _has_case(text)
    goes_on = not after.blank_before and (after.text[:1].islower() or not after.ends_sentence)
    return starts and not goes_on and not after.mark and after.words >= FEWEST_BELOW


def is_in_title_case(text: str) -> bool:
    """Return whether all longer words of *text* begin with capitals, two at least, and not all letters are capitals."""
    words = [word for word in WORD.findall(text) if len(word) >= 4]
    return len(words) >= FEWEST_TITLED and not text.isupper() and all(word[:1].isupper() for word in words)


def _has_case(text: str) -> bool:
    return text.lower() != text.upper()


def in_sentence_case(text: str, forms: dict[str, str]) -> str:
    """Return a heading in capitals as the rest of the text would write it ("STAYING WELL" → "Staying well").

    *forms* tells how words stand elsewhere (`forms_in`): names and acronyms keep their capitals.
    """
    if not text.isupper() or sum(character.isalpha() for character in text) < 4:
        return text

    is_chapter = CHAPTER.fullmatch(text) is not None
    first = next(place for place, character in enumerate(text) if character.isalnum())

    def lowered(match: re.Match[str]) -> str:
        word = match[0]
        if is_chapter and NUMERAL.fullmatch(word):
            return word
        form = forms.get(word.lower(), word.lower() if _is_pronounceable(word) else word)
        starts = match.start() <= first
        return form[:1].upper() + form[1:] if starts else form

    return WORD.sub(lowered, text)


def _is_pronounceable(word: str) -> bool:
    """A word of Latin capitals without a vowel is an acronym."""
    return not word.isascii() or any(letter in "AEIOUY" for letter in word) or len(word) == 1


def forms_in(lines: list[str]) -> dict[str, str]:
    """Return, for each word that lines with lower-case letters hold, how it is most often written inside a sentence."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for line in lines:
        if line.isupper():
            continue
        for match in WORD.finditer(line):
            starts_sentence = not line[max(0, match.start() - 8) : match.start()].rstrip(" \"'“‘(")[-1:].isalnum()
            if not starts_sentence or not match[0].istitle():
                seen[match[0].lower()][match[0]] += 1
    return {word: counts.most_common(1)[0][0] for word, counts in seen.items()} | {"i": "I"}
