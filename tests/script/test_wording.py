"""Announcements in each language."""

import string
import tomllib
from importlib.resources import files

import pytest

from narrator.script.announcements.wording import wording_for

FOLDER = files("narrator.script.announcements")
LANGUAGES = sorted(file.name.removesuffix(".toml") for file in FOLDER.iterdir() if file.name.endswith(".toml"))


def fields(phrase: str) -> set[str]:
    """Return the names in braces."""
    return {name for _, name, _, _ in string.Formatter().parse(phrase) if name}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_phrase(language: str) -> None:
    """A translation has the same keys as the English file, and fills in the same values."""
    english, translated = wording_for("en").phrases, dict(wording_for(language).phrases)
    own = {key: phrase for key, phrase in english.items() if key != "date_day_first"}
    translated.pop("date_day_first", None)
    one = {key for key in own if key.endswith(".one")}
    assert translated.keys() == own.keys()
    assert all(fields(translated[key]) == fields(own[key]) for key in own.keys() - one)
    assert all(fields(own[key]) - fields(translated[key]) <= {"n"} for key in one)


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
