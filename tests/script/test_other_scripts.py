"""Words of another script inside a sentence."""

import pytest
from script.posts import script

from narrator.config.voice_profile import VoiceProfile
from narrator.script.other_scripts import SPELLING_LATIN, runs_of_other_scripts
from narrator.speech.espeak.reading import PhonemeReader


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("The word λόγος means reason.", "en", [("λόγος", "el")]),
        ("She said שלום עליכם twice.", "en", [("שלום עליכם", "he")]),
        ("From 東京 to 北京大学, by train", "en", [("東京", "zh"), ("北京大学", "zh")]),
        ("カラオケ and 仕事する", "fr", [("カラオケ", "ja"), ("仕事する", "ja")]),
        ("Він сказав «дякую», я — спасибо", "de", [("Він сказав «дякую», я — спасибо", "uk")]),
        ("블로그와 日本語", "ko", []),
        ("日本語のブログ", "ja", []),
        ("the angle α, the operator Δ and 5 Ω", "en", []),
        ("React로 만든 Hugo", "ko", []),
        ("Кrakow", "en", []),
        ("Он живёт в Αθήνα давно", "ru", [("Αθήνα", "el")]),
        ("नमस्ते means hello", "en", [("नमस्ते", "hi")]),
        ("今日は React Native と Next.js を試した。", "ja", [("React Native", "en"), ("Next.js", "en")]),
        ("GitHub Actions", "ja", [("GitHub Actions", "en")]),
        ("距離は5 km、300kWh、USD 20、A社", "ja", []),
        ("He said לא twice.", "en", [("לא", "he")]),
        ("In Japanese, 東京 is a name", "en", [("東京", "ja")]),
        ("GO 3を見た", "ja", [("GO", "en")]),
        ("長さ5 metre", "ja", [("metre", "en")]),
        ("אנחנו משתמשים ב-React כבר 3 שנים", "he", [("React", "en")]),
    ],
)
def test_where_they_are_and_whose(text: str, language: str, found: list[tuple[str, str]]) -> None:
    """Neighbours are one stretch; single letters are signs; Latin words stay, unless their voices spell them."""
    assert [(text[begin:end], tag) for begin, end, tag in runs_of_other_scripts(text, language)] == found


def test_a_voice_that_reads_them_says_them() -> None:
    """The sentence keeps its order, and every character has its part."""
    made = script("The word λόγος means reason.", profile=VoiceProfile("d"))
    parts = made.utterances[-1].parts
    assert [(part.text, part.language) for part in parts] == [
        ("The word", "en"),
        ("λόγος", "el"),
        ("means reason.", "en"),
    ]
    assert made.guessed == ("el",)


def test_latin_words_alone_go_to_the_voice_that_reads_them() -> None:
    """A sentence of nothing else, in a language whose voices spell them."""
    made = script("GitHub Actions", profile=VoiceProfile("d"), language="ja")
    assert [(part.text, part.language) for part in made.utterances[-1].parts] == [("GitHub Actions", "en")]


def test_where_no_voice_reads_them_the_author_is_told_once_a_language() -> None:
    """The main voice says what it can."""
    only_english = VoiceProfile("p", engine="piper", model="en.onnx", language="en")
    made = script("The word λόγος means reason, and νοῦς mind.", profile=only_english)
    assert {part.language for part in made.utterances[-1].parts} == {"en"}
    assert [notice.code for notice in made.notices] == ["script-without-voice"]


@pytest.mark.parametrize("language", ["he", "ja", "my", "ar", "bg", "el", "hi", "ko", "ru", "th", "uk"])
def test_the_voices_that_spell_latin_words_are_known(language: str) -> None:
    """By eSpeak's own phonemes: more vowels than the word has."""
    heard = PhonemeReader()._read("React", language)
    assert (heard.count("ː") + heard.count("ˈ") > 4) is (language in SPELLING_LATIN)
