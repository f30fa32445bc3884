"""Figures, dates, times, money and units sound as the words that a reader says for them."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from narrator.script.sentences import sentences
from narrator.script.spoken.form import spoken_form
from narrator.speech.espeak.reading import PhonemeReader

FIXTURE = Path(__file__).parents[1] / "fixtures/heard/paragraphs.md"
FEWEST_LANGUAGES = 10
STRESS = re.compile(r"[ˈˌ\s]")
"""Where a voice stresses depends on where it thinks that a number ends: the sounds are compared."""


def paragraphs() -> Iterator[tuple[str, str, str]]:
    """Yield language, paragraph, and the same in words."""
    for section in FIXTURE.read_text("utf-8").split("\n## ")[1:]:
        language, written, in_words = section.strip().split("\n\n")
        yield language, written, in_words


@pytest.fixture(scope="module")
def reader() -> PhonemeReader:
    """Return eSpeak, which tells its phonemes."""
    return PhonemeReader()


def sounds(reader: PhonemeReader, text: str, language: str) -> str:
    """Return the phonemes of *text*."""
    return STRESS.sub("", reader._read(text, language))


@pytest.mark.parametrize(
    ("language", "written", "in_words"), [pytest.param(*case, id=case[0]) for case in paragraphs()]
)
def test_a_paragraph_sounds_as_it_does_in_words(
    reader: PhonemeReader, language: str, written: str, in_words: str
) -> None:
    """Sentence by sentence, as it is spoken."""
    said = [spoken_form(written[begin:end], language=language) for begin, end in sentences(written, language)]
    heard = sounds(reader, " ".join(said), language)
    assert heard
    assert heard == sounds(reader, in_words, language)


def test_ten_languages_are_heard() -> None:
    """Each paragraph has ten forms with figures."""
    found = {language: len(re.findall(r"\d[\d.,:½–]*", written)) for language, written, _ in paragraphs()}
    assert len([language for language, count in found.items() if count >= 10]) >= FEWEST_LANGUAGES
