"""Formulas: "H2O" → "H two O", "CO₂" → "C O two"."""

import re
from typing import Final

from narrator.script.spoken.english.numerals import cardinal
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import DIGITS, Rule

_ELEMENTS: Final = "H|He|Li|Be|B|C|N|O|F|Ne|Na|Mg|Al|Si|P|S|Cl|Ar|K|Ca|Ti|Cr|Mn|Fe|Co|Ni|Cu|Zn|Br|Ag|Sn|I|Au|Hg|Pb|U"
_STEP: Final = rf"(?:{_ELEMENTS})(?:\d{{1,2}}|[₀-₉]{{1,2}})?"
_PATTERN: Final = Pattern(rf"(?<![\w-])(?=[A-Za-z]{{1,9}}[\d₀-₉])(?:{_STEP}){{1,8}}(?![\w-])")
_PART: Final = Pattern(r"([A-Z])([a-z]?)(\d{0,2})([₀-₉]{0,2})")
_FIGURES: Final = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")


def _say(match: re.Match[str]) -> str:
    words: list[str] = []
    letters = ""
    for capital, small, plain, lowered in _PART.findall(match[0]):
        letters += "." * bool(letters) + capital + ("." + small.upper() if small else "")
        if plain or lowered:
            words += [letters, cardinal(plain or lowered.translate(_FIGURES))]
            letters = ""
    return " ".join([*words, letters] if letters else words)


RULE: Final = Rule("chemical formulas", _PATTERN, _say, DIGITS | frozenset("₀₁₂₃₄₅₆₇₈₉"))
