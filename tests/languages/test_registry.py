"""Every language's folder holds all that narrator uses, and says it in one way."""

import ast
import re
from pathlib import Path

import langcodes
import pytest
from babel.core import Locale

from narrator.audio.calibration_text import ANY, text_for
from narrator.languages.folders import known_languages, language_file, primary
from narrator.languages.phrases import phrases_for
from narrator.languages.registry import language_of, neighbour
from narrator.languages.tags import SOURCE_LANGUAGE
from narrator.script.languages import detect_language, is_written_in
from narrator.script.sentence_habits import sentence_habits
from narrator.script.sentences import sentences
from narrator.script.spoken.cldr.habits import Habits, habits_of
from narrator.script.spoken.cldr.numerals import Numerals
from narrator.script.spoken.form import rules_for, spoken_form

ROOT = Path(__file__).parents[2]
FILES = {"language.toml", "phrases.po", "phrases.mo", "numbers.toml", "sentences.toml", "calibration.txt"}
OPTIONAL = {"studio.po", "studio.mo"}
"""The studio speaks some of the languages."""
WITHOUT_ABBREVIATIONS = {"he", "ja", "ko", "zh"}
"""Their sentences end in signs of their own, or their abbreviations have other marks."""
FORMS = 60
PACKAGE = ROOT / "narrator"


@pytest.mark.parametrize("language", known_languages())
def test_a_folder_holds_what_is_used(language: str) -> None:
    """Phrases but for English, rules of its own or numbers, sentences, a text for calibration, a sample."""
    folder = PACKAGE / "languages" / language
    there = {path.name for path in folder.iterdir()}
    known = language_of(language)
    lacks = FILES - there - ({"phrases.po", "phrases.mo"} if language == SOURCE_LANGUAGE else set())
    optional = {"numbers.toml"} if known.rules else {"sentences.toml"} if language in WITHOUT_ABBREVIATIONS else set()
    assert lacks - optional == set()
    assert there <= FILES | OPTIONAL
    assert known.sample
    assert known.quote
    assert known.iso_639_2 == langcodes.Language.get(language).to_alpha3(variant="B")
    assert (habits_of(language) is None) == bool(known.rules)
    forms = (ROOT / f"tests/fixtures/spoken/forms_{language}.md").read_text("utf-8")
    assert len(re.findall(r"(?m)^- .+ => .+$", forms)) >= FORMS
    assert rules_for(language)
    assert phrases_for(language).language == language
    assert text_for(language) == language


@pytest.mark.parametrize("language", known_languages())
def test_a_sample_is_in_its_language(language: str) -> None:
    """It is two sentences, detected as what it is, and what a voice gets of it has no figure that could be words."""
    sample = language_of(language).sample
    assert is_written_in(sample, language)
    assert detect_language(sample)[0] == language
    assert detect_language(language_of(language).quote)[0] == language
    assert len(sentences(sample, language)) == 2
    said = spoken_form(sample, language=language)
    habits = habits_of(language)
    if habits is None or habits.words:
        assert not re.search(r"\d", said)
    assert not re.search(r"[€$₹₩₪₴₽₺₫°℃]", said)


@pytest.mark.parametrize("language", known_languages())
def test_the_commonest_words_are_words(language: str) -> None:
    """None twice; they stand in the language's own prose."""
    words = language_of(language).frequent.split()
    assert len(words) == len(set(words))
    prose = language_file(language, "calibration.txt")
    assert prose is not None
    found = set(re.findall(r"\w+", prose.read_text("utf-8").lower()))
    assert not words or len(found & set(words)) >= len(words) // 4


@pytest.mark.parametrize("language", known_languages())
def test_abbreviations_end_no_sentence(language: str) -> None:
    """Those of the list before a name; ordinary words do."""
    habits = sentence_habits(language)
    assert all(word.endswith(".") for word in habits.always | habits.figures | habits.small)
    assert not any(habits.ends and re.fullmatch(rf"(?:{habits.ends})\.", word) for word in habits.always)
    re.compile(habits.ends)


def test_neighbours_have_no_folder() -> None:
    """A language that has one is calibrated on its own text; each of the others has one neighbour."""
    claimed = [tag for language in known_languages() for tag in language_of(language).also_calibrates]
    assert len(claimed) == len(set(claimed))
    assert not set(claimed) & set(known_languages())
    assert {primary(tag) for tag in claimed} == set(claimed)
    assert all(text_for(tag) == neighbour(tag) != ANY for tag in claimed)
    assert neighbour("th") == ""
    assert text_for("th") == ANY


def test_no_code_asks_for_a_language_by_its_name() -> None:
    """What differs between languages stands in their folders; what others made (models, word lists) has their names."""
    others = ("narration/", "formulas/", "speech/", "script/detector.py")
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        place = path.relative_to(PACKAGE).as_posix()
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Compare) and not place.startswith(others):
                sides = (node.left, *node.comparators)
                asked = {side.value for side in sides if isinstance(side, ast.Constant)} & {*known_languages(), "no"}
                about = ast.unparse(node)
                found += [
                    f"{place}: {about}"
                    for _ in asked
                    if re.search(r"language|primary|first|code|ordinals|words", about)
                ]
    assert found == []


@pytest.mark.parametrize("language", known_languages())
def test_cldr_knows_the_language(language: str) -> None:
    """So that dates, plurals and names of units are there."""
    assert Locale.parse(language).english_name


def test_numbers_of_a_language_that_num2words_has_not() -> None:
    """The message names the key, in place of an exception in the middle of a sentence."""
    with pytest.raises(ValueError, match="num2words has no hr; leave the key out"):
        Numerals("hr", Habits("zarez", "minus", "plus", "do", "{n} posto", "puta", words="hr"))
