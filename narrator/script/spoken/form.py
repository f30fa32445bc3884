"""The spoken form of written text: what a good reader says for "$5.2 million"."""

import re
from functools import lru_cache
from importlib import import_module
from typing import Final

from narrator.languages.folders import language_file, primary
from narrator.languages.registry import language_of
from narrator.script.spoken import emoji_names
from narrator.script.spoken.characters import plain, traced_plain
from narrator.script.spoken.cldr.habits import FILE as NUMBERS_FILE
from narrator.script.spoken.rule import Rewriting, Rule
from narrator.script.spoken.traced import TracedText, traced

CLDR: Final = "cldr"
"""The folder of the rules that all languages share which have none of their own."""
_SPACES: Final = re.compile(r"[ \t]{2,4000}")
_BEFORE_STOP: Final = re.compile(r" (?=[,;!?](?:\s|$)|\.(?:\s|$))")
_STOPS: Final = re.compile(r"(?<=[(,;:]),(?= |$)|^, ")
_UNTIDY: Final = re.compile(r"[ \t][ \t,;!?.]|[(,;:],|^, ")
"""What any of the three may find."""
_WORD: Final = re.compile(r"\w")


@lru_cache(maxsize=64)
def rules_for(language: str) -> tuple[Rule, ...]:
    """Return the rules for a BCP 47 tag; none for a language that has none: the engine reads it in its own way."""
    tag = language.replace("_", "-")
    folder = language_of(tag).rules or (CLDR if language_file(tag, NUMBERS_FILE) else "")
    emoji = emoji_names.rules(primary(tag))
    if not folder:
        return emoji
    module = import_module(f"narrator.script.spoken.{folder}.rules")  # of one language alone, and CLDR's data is heavy
    own: tuple[Rule, ...] = module.rules_for_language(tag)
    return (*emoji, *own)


@lru_cache(maxsize=64)
def _rewriting(language: str) -> Rewriting:
    return Rewriting(rules_for(language))


def spoken_form(text: str, *, language: str) -> str:
    """Return what is said for *text* in *language* (BCP 47): figures, signs and abbreviations in words.

    Text never becomes empty. In a language without rules only characters change (spaces, ligatures, full-width forms),
    and emoji.
    """
    characters = plain(text)
    if not rules_for(language):
        return characters
    said = _tidy(_rewriting(language).of(characters))
    return said if said and (_WORD.search(said) or not _WORD.search(text)) else characters


def traced_form(text: str, *, language: str) -> TracedText:
    """Return what `spoken_form` gives, with the written characters of each stretch of it."""
    characters = traced_plain(traced(text))
    if not rules_for(language):
        return characters
    said = _rewriting(language).traced(characters)
    if _UNTIDY.search(said.text):
        said = said.sub(_SPACES, " ").sub(_BEFORE_STOP, "").sub(_STOPS, "")
    said = said.stripped()
    return said if said.text and (_WORD.search(said.text) or not _WORD.search(text)) else characters


def _tidy(text: str) -> str:
    """Close the gaps that rules leave."""
    if _UNTIDY.search(text):
        text = _STOPS.sub("", _BEFORE_STOP.sub("", _SPACES.sub(" ", text)))
    return text.strip()
