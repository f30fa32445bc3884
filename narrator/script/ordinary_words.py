"""The ordinary words of a language, from the word lists of pyspellchecker: "birthday" is one, "NCAA" is none."""

import gzip
import json
from functools import lru_cache
from importlib.resources import files
from typing import Final

from narrator.languages.tags import SOURCE_LANGUAGE

RARE: Final = 20
"""A word that the list's corpus (film subtitles) holds less often may be an abbreviation or a slip."""
SHORT_RARE: Final = 2000
"""For words of up to three letters, of which most combinations are somebody's abbreviation."""
LISTED: Final = frozenset({"ar", "de", "en", "es", "fr", "it", "nl", "pt", "ru"})
"""Languages that have a list."""


@lru_cache(maxsize=4)
def _frequencies(language: str) -> dict[str, int]:
    """Return each word of *language* and how often the list's corpus holds it; some 50 ms, once a process."""
    packed = files("spellchecker").joinpath("resources", f"{language}.json.gz").read_bytes()
    loaded: dict[str, int] = json.loads(gzip.decompress(packed))
    return loaded


@lru_cache(maxsize=8192)
def is_ordinary(word: str, language: str = SOURCE_LANGUAGE) -> bool:
    """Return whether *word*, in any letter case, is an ordinary word; False for a language without a list."""
    primary = language.partition("-")[0].lower()
    if primary not in LISTED:
        return False
    floor = SHORT_RARE if len(word) <= 3 else RARE
    return _frequencies(primary).get(word.lower().replace("’", "'"), 0) >= floor


def rarity(word: str, language: str = SOURCE_LANGUAGE) -> int | None:
    """Return how often the list of *language* holds *word*, 0 where it does not; None for a language without one."""
    primary = language.partition("-")[0].lower()
    return _frequencies(primary).get(word.lower().replace("’", "'"), 0) if primary in LISTED else None
