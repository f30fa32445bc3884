"""The spoken form of written text: what a good reader says for "$5.2 million"."""

import re
from typing import Final

from narrator.script.spoken.characters import plain
from narrator.script.spoken.english.rules import AMERICAN, BRITISH
from narrator.script.spoken.rule import Rule, apply

MONTH_FIRST: Final = frozenset({"en", "en-us", "en-ph"})
"""English as written where 9/11 is in September."""
_SPACES: Final = re.compile(r"[ \t]{2,}")
_BEFORE_STOP: Final = re.compile(r" (?=[,;!?](?:\s|$)|\.(?:\s|$))")
_STOPS: Final = re.compile(r"(?<=[(,;:]),(?= |$)|^, ")
_WORD: Final = re.compile(r"\w")


def rules_for(language: str) -> tuple[Rule, ...]:
    """Return the rules for a BCP 47 tag; none for a language that has none: the engine reads it in its own way."""
    tag = language.lower().replace("_", "-")
    if tag.split("-", 1)[0] == "en":
        return AMERICAN if tag in MONTH_FIRST else BRITISH
    return ()


def spoken_form(text: str, *, language: str) -> str:
    """Return what is said for *text* in *language* (BCP 47): figures, signs and abbreviations in words.

    Text that holds a word never becomes empty. A language without rules comes back with plain characters only.
    """
    characters = plain(text)
    rules = rules_for(language)
    if not rules:
        return characters
    said = _tidy(apply(rules, characters))
    return said if said and (_WORD.search(said) or not _WORD.search(text)) else characters


def _tidy(text: str) -> str:
    """Close the gaps that rules leave."""
    return _STOPS.sub("", _BEFORE_STOP.sub("", _SPACES.sub(" ", text))).strip()
