"""The rules of German, French and Spanish, in the order in which they apply."""

from typing import Final

from narrator.script.spoken.european import (
    abbreviations,
    dates,
    german_dates,
    german_verses,
    numbers,
    quantities,
    roman,
    telephones,
    times,
)  # fmt: skip
from narrator.script.spoken.european.french import FRENCH as _FRENCH
from narrator.script.spoken.european.german import GERMAN as _GERMAN
from narrator.script.spoken.european.spanish import SPANISH as _SPANISH
from narrator.script.spoken.european.wording import Wording
from narrator.script.spoken.rule import Rule


def _rules(words: Wording) -> tuple[Rule, ...]:
    return (
        *(german_verses.rules() if words.code == "de" else ()),
        *abbreviations.before_numbers(words),
        *telephones.rules(words),
        *roman.rules(words),
        *(german_dates.rules(words) if words.code == "de" else ()),
        *dates.rules(words),
        *times.rules(words),
        *quantities.rules(words),
        *numbers.rules(words),
        *abbreviations.rules(words),
    )


GERMAN: Final = _rules(_GERMAN)
FRENCH: Final = _rules(_FRENCH)
SPANISH: Final = _rules(_SPANISH)
