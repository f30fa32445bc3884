"""Lines that head what follows, and their capitals."""

import re
from collections import Counter, defaultdict
from typing import Final

from narrator.reading.pasted.lines import Line

MAX_WORDS: Final = 10
WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
NOT_AT_THE_END: Final = (".", ",", ";", ":", "。", "、", "…", "—", "–", "-", "”", '"', "’")


def is_heading(line: Line, next_line: Line | None, *, is_verse: bool) -> bool:
    """Return whether *line* heads *next_line*: short, no full stop, capitals or title case, and text after it.

    It stands apart from the text above; a bullet or a verse beside other verses is none.
    """
    if next_line is None or line.mark or is_verse or not 0 < line.words <= MAX_WORDS:
        return False
    if line.text.endswith(NOT_AT_THE_END) or not line.text[:1].isalnum() or not line.blank_before:
        return False
    leads = next_line.words > line.words and (next_line.words >= 6 or bool(next_line.mark))
    return leads and (not _has_case(line.text) or line.text[:1].isupper() or line.text[:1].isdigit())


def _has_case(text: str) -> bool:
    return text.lower() != text.upper()


def in_sentence_case(text: str, forms: dict[str, str]) -> str:
    """Return a heading in capitals as the rest of the text would write it ("STAYING WELL" → "Staying well").

    *forms* tells how words stand elsewhere (`forms_in`): names and acronyms keep their capitals.
    """
    if not text.isupper() or sum(character.isalpha() for character in text) < 4:
        return text

    def lowered(match: re.Match[str]) -> str:
        word = match[0]
        form = forms.get(word.lower(), word.lower() if _is_pronounceable(word) else word)
        starts = not any(character.isalnum() for character in text[: match.start()])
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
            starts_sentence = not line[: match.start()].rstrip(" \"'“‘(")[-1:].isalnum()
            if not starts_sentence or not match[0].istitle():
                seen[match[0].lower()][match[0]] += 1
    return {word: counts.most_common(1)[0][0] for word, counts in seen.items()} | {"i": "I"}
