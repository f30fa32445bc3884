"""The voice that speaks a language is the one a listener expects, or an error that names the way out."""

from types import SimpleNamespace

import pytest

from narrator.errors import EngineMissingError, ProfileError
from narrator.speech.model import EngineInfo, EngineOptions, Voice
from narrator.speech.voices import lookup, resolve_voice

LANGUAGES = ["en-029", "en-GB", "en-GB-scotland", "en-US", "es-ES", "es-419", "fr-BE", "fr-FR", "pt-PT", "pt-BR"]
LANGUAGES += ["cmn", "yue", "nb", "de", "he"]
VOICES = tuple(Voice(tag.lower(), tag, f"Voice of {tag}") for tag in LANGUAGES)


def engine(voices=VOICES, *, present=True):
    """Return an engine that offers *voices*."""
    info = EngineInfo("fake", present=present, how_to_get="" if present else "install fake")
    return SimpleNamespace(name="fake", probe=lambda options: info, voices=lambda options: voices)


def resolved(language, wanted="", voices=VOICES):
    """Return the name of the voice that is chosen."""
    return resolve_voice(engine(voices), EngineOptions(), language, wanted).name


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("en", "en-us"),
        ("en-US", "en-us"),
        ("en_us", "en-us"),
        ("EN-gb", "en-gb"),
        ("en-AU", "en-gb"),
        ("en-CA", "en-us"),
        ("es", "es-es"),
        ("es-MX", "es-419"),
        ("fr", "fr-fr"),
        ("fr-CA", "fr-fr"),
        ("pt", "pt-br"),
        ("pt-AO", "pt-pt"),
        ("zh", "cmn"),
        ("zh-Hant-TW", "cmn"),
        ("zh-HK", "yue"),
        ("no", "nb"),
        ("de-AT", "de"),
        ("iw", "he"),
    ],
)
def test_the_voice_follows_the_language(language, name):
    """The region's own voice, else its parent's, else the likely one."""
    assert resolved(language) == name


def test_the_tags_looked_up_are_in_order():
    """RFC 4647's lookup, then CLDR's parent, then the likely tag, then the language."""
    assert lookup("en-AU") == ("en-au", "en-gb", "en-us", "en")


def test_a_language_without_a_voice_is_an_error_with_the_way_out():
    """It names what the engine speaks, and the two settings that help."""
    with pytest.raises(ProfileError, match="no voice for the language “el”") as caught:
        resolved("el")
    assert "[languages.el]" in caught.value.hint
    assert "language_fallback" in caught.value.hint


@pytest.mark.parametrize("wanted", ["en-gb", "EN-GB", "en_GB", "gmw/en-GB", "Voice of en-GB"])
def test_a_voice_is_found_by_any_of_its_names(wanted):
    """ESpeak's identifier, its description, either case, hyphen or underscore."""
    assert resolved("en", wanted) == "en-gb"


def test_a_variant_stays_with_the_name():
    """ESpeak's `+f3`."""
    assert resolved("en", "en-GB+f3") == "en-gb+f3"


def test_a_plus_with_no_variant_behind_it_is_an_error():
    """It names the voice alone, and how a variant is written."""
    with pytest.raises(ProfileError, match="no variant after its") as caught:
        resolved("en", "en-gb+")
    assert "“en-gb” alone" in caught.value.hint


def test_an_unknown_voice_is_an_error_that_names_those_close_to_it():
    """Never another voice in its place."""
    with pytest.raises(ProfileError, match="no voice “en-gp” here") as caught:
        resolved("en", "en-gp")
    assert "en-gb" in caught.value.hint


def test_an_engine_that_is_not_here_says_how_to_get_it():
    """The environment's error, with the engine's own sentence."""
    with pytest.raises(EngineMissingError) as caught:
        resolve_voice(engine(present=False), EngineOptions(), "en", "")
    assert caught.value.hint == "install fake"


def test_a_voice_of_no_language_speaks_all():
    """The tone."""
    assert resolved("el", voices=(Voice("low", "mul"),)) == "low"


def test_a_program_takes_any_voice_but_not_none():
    """A command with `{voice}` finds out when it speaks."""
    anything = (Voice("*", "und"),)
    assert resolved("en", "slt", anything) == "slt"
    with pytest.raises(ProfileError, match="no voice is named"):
        resolved("en", "", anything)
