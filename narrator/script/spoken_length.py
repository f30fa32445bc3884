"""How long a text is to say, in English words: each script counted as it is spoken."""

import re
from typing import Final

from narrator.script.spoken.characters import plain

_HAN: Final = r"\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_UNSPACED: Final = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
_HANGUL: Final = r"\uac00-\ud7af"
_WORD: Final = re.compile(rf"[^\W\d_{_HAN}{_UNSPACED}{_HANGUL}]+")
_COUNTED: Final = (
    (re.compile(rf"[{_HAN}]"), 1.7),
    (re.compile(rf"[{_HANGUL}]"), 1.9),
    (re.compile(rf"[{_UNSPACED}]"), 4.5),
    (re.compile(r"\d"), 1.3),
)
"""Characters that take the time of an English word, of scripts that write no spaces and of figures.

Chinese and Japanese: some 260 to 300 characters a minute beside 165 words. Estimates, not measured on every voice.
"""


def spoken_words(text: str) -> float:
    """Return the time that *text* takes to say, in English words."""
    characters = plain(text)
    return len(_WORD.findall(characters)) + sum(len(kind.findall(characters)) / each for kind, each in _COUNTED)
