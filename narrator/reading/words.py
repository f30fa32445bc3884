"""Words and stop words: what tells running text from labels, and one language from another."""

import re
from collections import Counter
from functools import cache
from typing import Final

from justext import get_stoplist

WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
UNSPACED: Final = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
"""Scripts that put no space between words: Thai, Lao, kana, Han."""
LANGUAGES: Final = {
    "af": "Afrikaans",
    "ar": "Arabic",
    "bg": "Bulgarian",
    "bn": "Bengali",
    "ca": "Catalan",
    "cs": "Czech",
    "cy": "Welsh",
    "da": "Danish",
    "de": "German",
    "el": "Greek",
    "en": "English",
    "eo": "Esperanto",
    "es": "Spanish",
    "et": "Estonian",
    "eu": "Basque",
    "fa": "Persian",
    "fi": "Finnish",
    "fr": "French",
    "ga": "Irish",
    "gl": "Galician",
    "he": "Hebrew",
    "hi": "Hindi",
    "hr": "Croatian",
    "hu": "Hungarian",
    "id": "Indonesian",
    "is": "Icelandic",
    "it": "Italian",
    "la": "Latin",
    "lt": "Lithuanian",
    "lv": "Latvian",
    "ms": "Malay",
    "nb": "Norwegian_Bokmal",
    "nl": "Dutch",
    "pl": "Polish",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian",
    "sk": "Slovak",
    "sl": "Slovenian",
    "sq": "Albanian",
    "sr": "Serbian",
    "sv": "Swedish",
    "sw": "Swahili",
    "ta": "Tamil",
    "te": "Telugu",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "ur": "Urdu",
    "vi": "Vietnamese",
}
"""BCP 47 → jusText's name for its list of the language's commonest words."""
BY_SCRIPT: Final = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u3400-\u9fff]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
)
SAMPLE_CHARACTERS: Final = 20_000


def count_words(text: str) -> float:
    """Return the number of words; in scripts without spaces two characters count as one word."""
    unspaced = len(UNSPACED.findall(text))
    if unspaced:
        return unspaced / 2 + len(WORD.findall(UNSPACED.sub(" ", text)))
    return float(len(WORD.findall(text)))


def fold(text: str) -> list[str]:
    """Return the words of *text* in lower case."""
    return [word.lower() for word in WORD.findall(text)]


@cache
def stop_words(language: str) -> frozenset[str]:
    """Return the commonest words of *language* (BCP 47); empty: no list."""
    name = LANGUAGES.get(language)
    return frozenset(word.lower() for word in get_stoplist(name)) if name else frozenset()


@cache
def _languages_of_word() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for language in LANGUAGES:
        for word in stop_words(language):
            found.setdefault(word, []).append(language)
    return {word: tuple(languages) for word, languages in found.items()}


def likely_language(text: str) -> str:
    """Return the language whose stop words serve best for *text* (BCP 47); empty: none does.

    By script, else by vote: a stop word counts for each of its languages, the less the more languages share it.
    """
    sample = text[:SAMPLE_CHARACTERS]
    letters = max(1, sum(character.isalpha() for character in sample))
    for language, script in BY_SCRIPT:
        if len(script.findall(sample)) > letters * 0.2:
            return language
    votes: dict[str, float] = {}
    for word, count in Counter(fold(sample)).items():
        languages = _languages_of_word().get(word, ())
        for language in languages:
            votes[language] = votes.get(language, 0.0) + count / len(languages)
    return max(votes, key=lambda language: (votes[language], language), default="")
