"""What holds for every text."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from narrator.script.spoken.form import rules_for, spoken_form

LANGUAGES = ("en", "en-GB", "de", "fr", "es", "ja")
PIECES = st.sampled_from([
    "1", "12", "1984", "2025", "1,000", "3.5", "$", "£", "€", "%", "-", "–", "/", ":", ".", ",", " ", " ", " ", "'",
    '"', "(", ")", "a", "the", "Henry", "VIII", "May", "am", "p.m.", "km", "St.", "Dr.", "No.", "US", "NASA",
    "read", "Luke", "@", "#", "&", "²", "😀", "ß", "日本", "½", "x", "=", "+", "[", "]", "th", "s", "http://", ".com",
    "v", "ISBN", "°C", "https://example.com/a", "\u00a0", "\n",
])  # fmt: skip


@given(st.lists(PIECES, max_size=12).map("".join), st.sampled_from(LANGUAGES))
@settings(max_examples=400, deadline=None, derandomize=True)
def test_words_never_vanish(text, language):
    """A text that holds a word is never said as nothing."""
    if re.search(r"\w", text):
        assert re.search(r"\w", spoken_form(text, language=language))


@given(st.text(max_size=60), st.sampled_from(LANGUAGES))
@settings(max_examples=300, deadline=None, derandomize=True)
def test_any_text_is_said(text, language):
    """No text makes a rule fail, and only an empty one is said as nothing."""
    assert bool(spoken_form(text, language=language)) >= bool(text.strip())


@given(st.lists(PIECES, max_size=12).map("".join))
@settings(max_examples=300, deadline=None, derandomize=True)
def test_english_leaves_no_figure(text):
    """Every figure of an English text is said in words."""
    assert not re.search("[0-9]", spoken_form(text, language="en"))


def test_a_language_without_rules_keeps_its_text():
    """No English rule is applied to a language that has none of its own."""
    assert spoken_form("5 €, 50% & 10 km", language="et") == "5 €, 50% & 10 km"
    assert rules_for("et") == ()


def test_the_region_decides_on_dates_in_figures():
    """9/11 is in September for American readers, in November for British ones."""
    assert spoken_form("9/11/2025", language="en-US").startswith("September eleventh")
    assert spoken_form("9/11/2025", language="en-GB").startswith("November ninth")
    assert spoken_form("9/11/2025", language="en_AU").startswith("November ninth")


def test_a_plain_sentence_is_returned_as_it_is():
    """What needs no help is the same text."""
    assert spoken_form("It was a quiet day.", language="en") == "It was a quiet day."


@pytest.mark.parametrize(
    ("language", "spoken"),
    [
        ("en", "It is three e two five, nine six zero A, seven nine d b now."),
        ("de", "It is drei e zwei fünf, neun sechs null A, sieben neun d b now."),
        ("fr", "It is trois e deux cinq, neuf six zéro A, sept neuf d b now."),
        ("pl", "It is trzy e dwa pięć, dziewięć sześć zero A, siedem dziewięć d b now."),
    ],
)
def test_a_checksum_is_read_sign_by_sign(language: str, spoken: str) -> None:
    """Whatever numbers seem to stand in it."""
    assert spoken_form("It is 3e25960a79db now.", language=language) == spoken
    assert "1234567" not in spoken_form("It is 1234567, or 12345678a.", language=language)


@pytest.mark.parametrize("language", ["de", "fr", "es"])
def test_a_unit_without_an_article_may_stand_below_another(language: str) -> None:
    """Found by fuzzing."""
    assert spoken_form("C: 80m/x, 80m/h, 80 km/x.", language=language)
