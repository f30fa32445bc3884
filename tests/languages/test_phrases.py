"""What narrator says of its own, in each language."""

import re
import string
from datetime import date
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from babel.core import Locale
from babel.dates import format_date

from narrator.languages import collect
from narrator.languages.folders import known_languages
from narrator.languages.phrases import WINDOW_CATALOGUE, phrases_for, worded
from narrator.languages.written import DAY_FIRST, length

TRANSLATED = [name for name in known_languages() if (collect.FOLDER / name / "phrases.po").is_file()]
CATALOGUES = [
    (which, name)
    for which in collect.CATALOGUES
    for name in known_languages()
    if (collect.FOLDER / name / f"{which}.po").is_file()
]


def fields(phrase: str) -> set[str]:
    """Return the names in braces."""
    return {name for _, name, _, _ in string.Formatter().parse(phrase) if name}


def entries(file: Any) -> dict[Any, str]:
    """Return what an MO file says, but for its header."""
    return {key: text for key, text in GNUTranslations(file)._catalog.items() if key}


@pytest.fixture(scope="module")
def messages() -> Any:
    """Return the messages in the code, by catalogue."""
    return {which: collect.collected(which) for which in collect.CATALOGUES}


@pytest.mark.parametrize("which", collect.CATALOGUES)
def test_the_template_has_the_messages_of_the_code(which: str, messages: Any) -> None:
    """Where this fails: `python -m narrator.languages.collect`."""
    with collect.template(which).open("rb") as file:
        template = collect.read_po(file)
    assert {(m.context, m.id) for m in template} == {(m.context, m.id) for m in messages[which]}


@pytest.mark.parametrize(("which", "language"), CATALOGUES)
def test_a_catalogue_is_complete(which: str, language: str, messages: Any) -> None:
    """Every phrase in every plural category of CLDR, with its names; the failure says which phrases it lacks."""
    catalogue = collect.catalogue_of(language, which)
    assert collect.missing(catalogue, messages[which]) == []
    assert catalogue.num_plurals == len(collect.plural_forms(language))
    for entry in catalogue:
        if not entry.id:
            continue
        english = entry.id[-1] if isinstance(entry.id, tuple) else entry.id
        for phrase in entry.string if isinstance(entry.string, tuple) else (entry.string,):
            assert fields(phrase) - {"n", "count"} == fields(english) - {"n", "count"}, phrase
            assert isinstance(entry.id, tuple) or fields(phrase) == fields(english), phrase
    with (collect.FOLDER / language / f"{which}.mo").open("rb") as shipped:
        assert entries(shipped) == entries(BytesIO(collect.binary(catalogue)))


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_number_decides_as_cldr_says(language: str) -> None:
    """Gettext's own rule in the catalogue chooses CLDR's category for every number."""
    forms, plural_form = collect.plural_forms(language), Locale.parse(language).plural_form
    for message in collect.catalogue_of(language):
        if isinstance(message.id, tuple):
            one, other = message.id
            named = dict.fromkeys(fields(other) - {"n"}, "x")
            said = phrases_for(language).say_count
            for n in (*range(130), 1000, 1_000_000):
                wanted = message.string[forms.index(plural_form(n))].format(n=n, **named)
                assert said(one, other, n, **named) == wanted


def test_what_is_missing_is_named(messages: Any) -> None:
    """A phrase that is empty, doubtful or without one of its plurals counts as missing."""
    catalogue = collect.updated(collect.catalogue_of("de"), messages["phrases"], "de")
    catalogue.get("Quote.").string = ""
    catalogue.get("End quote.").flags.add("fuzzy")
    catalogue.get("{n} row").string = ("eine Zeile", "")
    assert sorted(collect.missing(catalogue, messages["phrases"])) == ["End quote.", "Quote.", "{n} row"]


@pytest.mark.parametrize("language", [*TRANSLATED, "en"])
def test_dates_are_those_of_cldr(language: str) -> None:
    """In full, in the language's main region."""
    for month in range(1, 13):
        when = date(2025, month, 15)
        assert phrases_for(language).date(when) == format_date(when, "long", locale=language)


@pytest.mark.parametrize("region", sorted(DAY_FIRST - {"UK", "ZA"}))
def test_english_dates_are_those_of_their_region(region: str) -> None:
    """The day comes first where CLDR puts it; South Africa's leading zero is not for the ear."""
    when = date(2025, 9, 9)
    assert phrases_for(f"en-{region}").date(when) == format_date(when, "long", locale=f"en_{region}")


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", ["0 sec", "2 min 52 sec", "3 hr 3 min"]), ("de", ["0 Sek.", "2 Min. 52 Sek.", "3 Std. 3 Min."])],
)
def test_lengths_are_in_the_language_s_units(language: str, said: list[str]) -> None:
    """Hours and minutes, or minutes and seconds."""
    assert [length(ms, language) for ms in (200, 172_400, 10_999_000)] == said


def test_one_thing_takes_the_gender_of_its_noun() -> None:
    """One is written as a word, since a figure would be read without its gender."""
    assert phrases_for("de").say_count("{n} minute.", "{n} minutes.", 1) == "Eine Minute."
    assert phrases_for("fr").say_count("{n} column", "{n} columns", 1) == "une colonne"
    assert phrases_for("es").say_count("{n} minute.", "{n} minutes.", 1) == "Un minuto."


def test_a_region_keeps_its_tag() -> None:
    """The announcements of an article in fr-CA are spoken by the voice that speaks fr-CA."""
    assert phrases_for("fr-CA").language == "fr-CA"
    assert phrases_for("fr-CA").say("Quote.") == "Citation."


def test_a_number_in_a_message_has_the_language_s_sign_for_decimals() -> None:
    """The message is worded when it is read."""
    pause = worded("a pause of {n} s", n=0.25)
    assert pause.words(phrases_for("de", WINDOW_CATALOGUE)) == "eine Pause von 0,25 s"
    assert str(pause) == "a pause of 0.25 s"
    assert str(worded("a pause of {n} s", n=2.0)) == "a pause of 2 s"


@pytest.mark.parametrize("language", ["tlh", "xx", "", "../en", "languages"])
def test_other_languages_fall_back_to_english(language: str) -> None:
    """The phrases say that they are English."""
    phrases = phrases_for(language)
    assert (phrases.language, phrases.is_translated) == ("en", False)
    assert phrases.say("Quote.") == "Quote."


def test_the_page_on_languages_names_each() -> None:
    """docs/languages.md lists what is shipped."""
    text = (Path(__file__).parents[2] / "docs/languages.md").read_text("utf-8")
    listed = text.partition("At home are")[2].partition(". In these")[0]
    assert sorted(re.findall(r"`([a-z]+)`", listed)) == sorted([*TRANSLATED, "en"])
