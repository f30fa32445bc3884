"""The rules of German, French and Spanish, in the order in which they apply."""

from typing import Final

from narrator.languages.folders import primary
from narrator.script.spoken.about import about
from narrator.script.spoken.codes import codes
from narrator.script.spoken.european import (
    abbreviations,
    algebra,
    date_spans,
    dates,
    figure_signs,
    foreign_decimals,
    halves,
    identifiers,
    mixed_numbers,
    numbers,
    paces,
    parts,
    quantities,
    roman,
    roman_parts,
    telephones,
    times,
    verses,
    weekdays,
)  # fmt: skip
from narrator.script.spoken.european.french import FRENCH
from narrator.script.spoken.european.german import GERMAN
from narrator.script.spoken.european.numerals import cardinal
from narrator.script.spoken.european.spanish import SPANISH, SPANISH_BY_REGION
from narrator.script.spoken.rule import Rule

WORDINGS: Final = {words.code: words for words in (GERMAN, FRENCH, SPANISH)}


def rules_for_language(language: str) -> tuple[Rule, ...]:
    """Return the rules for a language (BCP 47) that has a wording here."""
    first, *others = language.split("-")
    region = next((part.upper() for part in others if len(part) == 2), "")
    words = SPANISH_BY_REGION.get(f"{first.lower()}-{region}") or WORDINGS[primary(language)]
    return (
        codes(lambda figure: cardinal(int(figure), words.code)),
        about(words.signs["≈"]),
        *date_spans.rules(words),
        *words.first_rules(words),
        *verses.rules(words),
        *identifiers.rules(words),
        *parts.rules(words),
        *halves.rules(words),
        *weekdays.rules(words),
        *figure_signs.rules(words),
        *roman_parts.rules(words),
        *abbreviations.before_numbers(words),
        *telephones.rules(words),
        *roman.rules(words),
        *words.date_rules(words),
        *dates.rules(words),
        *words.later_rules(words),
        *paces.rules(words),
        *times.rules(words),
        *foreign_decimals.rules(words),
        *algebra.before_quantities(words),
        *quantities.rules(words),
        *algebra.after_quantities(words),
        figure_signs.powers(words),
        *mixed_numbers.rules(words),
        *numbers.rules(words),
        *abbreviations.rules(words),
    )
