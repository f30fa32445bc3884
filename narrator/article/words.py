"""How many words an article has: what rates, lengths and reports count."""

import re
from typing import Final

from narrator.article.model import Article

WORD = re.compile(r"\S*\w\S*")
"""A run without white space that holds a letter or a digit."""
UNSPACED: Final = (
    (r"\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff", 1.7),
    (r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff", 4.5),
)
"""Characters of scripts that write no spaces, as in a class of a pattern, and how many of them are a word: Chinese and
Japanese; Thai, Lao, Burmese and Khmer."""
_UNSPACED: Final = tuple((re.compile(f"[{characters}]"), each) for characters, each in UNSPACED)


def word_count(article: Article) -> int:
    """Return the number of words in all segments."""
    return sum(count_words(segment.text) for segment in article.segments())


def count_words(text: str) -> int:
    """Return the number of words in *text*; where words have no spaces between them, by its characters."""
    unspaced = 0.0
    for characters, each in () if text.isascii() else _UNSPACED:
        text, count = characters.subn(" ", text)
        unspaced += count / each
    return round(unspaced + 0.49) + sum(1 for _ in WORD.finditer(text))


def folded(text: str) -> str:
    """Return the letters and digits of *text*, case folded: two titles are the same where these are.

    A title without any ("?!") is compared as it stands.
    """
    return "".join(character for character in text.casefold() if character.isalnum()) or text.strip()
