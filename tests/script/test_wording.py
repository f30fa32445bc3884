"""Announcements in each language."""

import string
import tomllib
from datetime import date
from importlib.resources import files

import pytest
from babel.core import Locale
from babel.dates import format_date

from narrator.script.announcements.wording import (
    DAY_FIRST_ENGLISH,
    ONE_OR_OTHER,
    Wording,
    plural_category,
    wording_for,
)

FOLDER = files("narrator.script.announcements")
LANGUAGES = sorted(file.name.removesuffix(".toml") for file in FOLDER.iterdir() if file.name.endswith(".toml"))


def fields(phrase: str) -> set[str]:
    """Return the names in braces."""
    return {name for _, name, _, _ in string.Formatter().parse(phrase) if name}


CATEGORIES = frozenset({"zero", "one", "two", "few", "many", "other"})


def without_category(key: str) -> str:
    """Return the key of a phrase without its plural category."""
    head, _, tail = key.rpartition(".")
    return head if tail in CATEGORIES else key


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_phrase(language: str) -> None:
    """A translation has the phrases of the English file, each in the plural categories that CLDR gives its language.

    "many" of the Romance languages is for millions, which nobody counts here.
    """
    english, translated = wording_for("en").phrases, wording_for(language).phrases
    keys = {key for key in translated if key != "date_day_first"}
    assert {without_category(key) for key in keys} == {without_category(key) for key in english} - {"date_day_first"}
    counted = {without_category(key) for key in english if key.endswith(".other")}
    wanted = {plural_category(language, n) for n in range(1000)}
    for key in counted:
        assert {name.rpartition(".")[2] for name in keys if without_category(name) == key} == wanted
    for key in keys:
        like = key if key in english else f"{without_category(key)}.other"
        missing = fields(english[like]) - fields(translated[key])
        assert missing == set() or (without_category(key) in counted and missing == {"n"})
        assert fields(translated[key]) <= fields(english[like]) | {"n"}


@pytest.mark.parametrize("language", sorted(ONE_OR_OTHER))
def test_what_is_not_looked_up_is_what_cldr_says(language: str) -> None:
    """For every number that is ever counted."""
    plural_form = Locale.parse(language).plural_form
    assert all(plural_category(language, n) == plural_form(n) for n in range(100_000))


def test_a_language_with_more_than_two_forms_can_be_added() -> None:
    """Polish has few for 2 and 22, and many for 5 and 12; Arabic has all six."""
    phrases = {f"list.begin.{form}": f"{{n}} {form}" for form in ("one", "few", "many", "other")}
    polish = Wording("pl", phrases, ())
    assert [polish.count("list.begin", n) for n in (1, 2, 5, 12, 22)] == [
        "1 one",
        "2 few",
        "5 many",
        "12 many",
        "22 few",
    ]
    assert {plural_category("ar", n) for n in range(200)} == CATEGORIES
    assert plural_category("xx", 1) == "one"


@pytest.mark.parametrize("language", LANGUAGES)
def test_dates_are_those_of_cldr(language: str) -> None:
    """In full, in the language's main region; months as well."""
    wording = wording_for(language)
    for month in range(1, 13):
        for day in (1, 2, 15, 28):
            when = date(2025, month, day)
            assert wording.date(when) == format_date(when, "long", locale=language)


@pytest.mark.parametrize("region", sorted(DAY_FIRST_ENGLISH - {"UK", "ZA"}))
def test_english_dates_are_those_of_their_region(region: str) -> None:
    """The day comes first where CLDR puts it; South Africa's leading zero is not for the ear."""
    when = date(2025, 9, 9)
    assert wording_for(f"en-{region}").date(when) == format_date(when, "long", locale=f"en_{region}")


def test_one_thing_takes_the_gender_of_its_noun() -> None:
    """One is written as a word, since a figure would be read without its gender."""
    assert wording_for("de").count("opening.minutes", 1) == "Eine Minute."
    assert wording_for("fr").count("table.columns", 1) == "une colonne"
    assert wording_for("es").count("opening.minutes", 1) == "Un minuto."


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_names_twelve_months(language: str) -> None:
    """Twelve, all different."""
    table = tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
    assert len(set(table["month_names"])) == 12


def test_a_region_keeps_its_tag() -> None:
    """The announcements of an article in fr-CA are spoken by the voice that speaks fr-CA."""
    assert wording_for("fr-CA").language == "fr-CA"
    assert wording_for("fr-CA").say("quote.begin") == "Citation."


@pytest.mark.parametrize("language", ["fi", "xx", "", "../en"])
def test_other_languages_fall_back_to_english(language: str) -> None:
    """The phrases say that they are English."""
    wording = wording_for(language)
    assert (wording.language, wording.is_translated) == ("en", False)


def test_one_and_many() -> None:
    """The number decides the form."""
    wording = wording_for("de")
    assert [wording.count("list.begin", n) for n in (1, 2)] == ["Liste, ein Punkt.", "Liste, 2 Punkte."]
