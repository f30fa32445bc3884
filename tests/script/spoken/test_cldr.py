"""What is said beside a number is what the Unicode CLDR writes in full, in the same plural form."""

import re

import pytest
from babel.core import Locale
from babel.dates import get_month_names
from babel.numbers import get_currency_name, get_decimal_symbol

from narrator.languages.folders import known_languages
from narrator.script.spoken.cldr.habits import habits_of
from narrator.script.spoken.form import spoken_form

UNITS = {
    "km": "length-kilometer", "kg": "mass-kilogram", "cm": "length-centimeter", "ml": "volume-milliliter",
    "kWh": "energy-kilowatt-hour", "MB": "digital-megabyte", "°C": "temperature-celsius",
    "km²": "area-square-kilometer",
}  # fmt: skip
NUMBERS = (1, 2, 3, 5, 11, 21, 100, 1.5)
LANGUAGES = [language for language in known_languages() if habits_of(language)]


def written(number: float, language: str) -> str:
    """Return *number* with the language's comma."""
    return str(number).replace(".", get_decimal_symbol(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_units_are_named_as_in_cldr(language: str) -> None:
    """But for the names that a language's own file mends."""
    locale, habits = Locale.parse(language), habits_of(language)
    assert habits is not None
    for sign, unit in UNITS.items():
        patterns = locale._data["unit_patterns"][unit]["long"]
        if unit in habits.unit_names:
            continue
        for number in NUMBERS:
            pattern = patterns.get(locale.plural_form(number)) or patterns["other"]
            said = spoken_form(f"{written(number, language)} {sign}", language=language)
            for words in filter(None, map(str.strip, pattern.split("{0}"))):
                assert words in said, f"{number} {sign}: {said}, not {pattern}"
            assert sign not in said.split()


@pytest.mark.parametrize("language", LANGUAGES)
def test_money_is_named_as_in_cldr(language: str) -> None:
    """The euro, in the plural form of the number."""
    habits = habits_of(language)
    assert habits is not None
    if "EUR" in habits.currency_names:
        return
    for number in (1, 2, 5, 21, 100):
        said = spoken_form(f"{number} €", language=language)
        assert said.endswith(get_currency_name("EUR", count=number, locale=language)), said


@pytest.mark.parametrize("language", LANGUAGES)
def test_dates_have_the_months_of_cldr(language: str) -> None:
    """In the form that stands in a date ("marca", not "marzec"), and no figure of the written date is left over."""
    habits = habits_of(language)
    assert habits is not None
    for month, name in get_month_names("wide", "format", language).items():
        said = spoken_form(f"2025-{month:02}-07", language=language)
        wanted = habits.dates.month.format(n=month) if habits.dates.month else name
        assert spoken_form(wanted, language=language) in said
        assert not re.search(r"\d-\d", said)
