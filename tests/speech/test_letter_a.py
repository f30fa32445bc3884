"""The letter A is said by its name where it is one, and the article stays the article."""

import numpy as np
import pytest

from narrator.speech.engines.hibari.model import Model
from narrator.speech.engines.hibari.reading import Reader
from narrator.speech.espeak.words import with_marks, without_marks
from narrator.speech.letter_a import letters_a
from narrator.speech.model import EngineOptions, Request

LETTERS = (
    "Vitamin A is good for the eyes.",
    "Plan A was to row across.",
    "She got an A in rowing.",
    "Hepatitis A and B are two things.",
    "The bus goes from point A to point B.",
    "Team A won the race.",
    "It was a type A personality.",
    "Take the A train north.",
    "A to Z of knots",
    "A or B?",
    "Print it on A four paper.",
    "The code is one A nine, B A C.",
    "Vitamin A Deficiency in Sailors",
    "Take option (a) or (b).",
    "a) The first one",
    "A squared plus b squared equals c squared",
    "A over b",
    "The sides are A squared plus b.",
    "A sub one comma A sub two",
)
ARTICLES = (
    "A boat came in.",
    "Once Upon A Time at Sea",
    "What A Wonderful Harbour",
    "We saw A Star Is Born.",
    "GIVE ME A BREAK",
    "We met A. Smith.",
    "A and the others left.",
    "A hundred boats came.",
    "He said, “A boat came.”",
    "Section A.",
    "A prime number is odd.",
    "A plus for readers",
)


@pytest.mark.parametrize("text", LETTERS)
def test_a_letter_is_found(text):
    """By what stands beside it."""
    assert letters_a(text, "en-GB")


@pytest.mark.parametrize("text", ARTICLES)
def test_an_article_is_none(text):
    """Nor what voices get right by themselves: at an end, before a full stop."""
    assert letters_a(text, "en-GB") == ()


def test_other_languages_have_no_such_article():
    """Their voices know the letter."""
    assert letters_a("Vitamin A ist gut.", "de") == ()


def test_marks_come_and_go():
    """Each event points at the same word as before."""
    text = "Plan A was to beat team A then."
    places = letters_a(text, "en-GB")
    marked = with_marks(text, places)
    assert marked == "Plan A- was to beat team A- then."
    begins = [0, *(at + 1 for at, character in enumerate(marked) if character == " ")]
    events = [number for begin in begins for number in (begin + 1, 10 * begin)]
    unmarked = without_marks(events, places)[::2]
    assert [text[position - 1 :].split(maxsplit=1)[0] for position in unmarked] == text.split()


def test_espeak_says_the_letters_name(supervise):
    """The letter is far longer than the article, and every word has its place."""
    speaker = supervise("pyttsx3", EngineOptions())

    def said(text):
        sound = speaker.speak(Request(text, "en", "en-us", 160.0))
        return [(text[word.text_begin : word.text_end], word.end_samples - word.begin_samples) for word in sound.words]

    letter, article = said("We took plan A with us then."), said("We took plan a with us then.")
    assert [word for word, _ in letter] == ["We", "took", "plan", "A", "with", "us", "then."]
    assert dict(letter)["A"] > 1.5 * dict(article)["a"]
    assert [length for word, length in letter[:2]] == [length for word, length in article[:2]]


def test_the_natural_voice_says_the_letters_name():
    """And the article as ever."""
    reader = Reader(Model().symbols)

    def symbols(text):
        return next(word.symbols for word in reader.read(text) if word.text == "A")

    assert np.all([symbols(text) == "ˈA" for text in LETTERS[:10]])
    assert next(word.symbols for word in reader.read("Take option (a) or (b).") if "a)" in word.text) == "(ˈA)"
    assert symbols("Once Upon A Time at Sea") == "ɐ"
