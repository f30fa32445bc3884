"""How many words an article has: what rates, lengths and reports count."""

import re

from narrator.article.model import Article

WORD = re.compile(r"\S*\w\S*")
"""A run without white space that holds a letter or a digit. Scripts without spaces count runs, not words."""


def word_count(article: Article) -> int:
    """Return the number of words in all segments."""
    return sum(count_words(segment.text) for segment in article.segments())


def count_words(text: str) -> int:
    """Return the number of words in *text*."""
    return sum(1 for _ in WORD.finditer(text))


def folded(text: str) -> str:
    """Return the letters and digits of *text*, case folded: two titles are the same where these are.

    A title without any ("?!") is compared as it stands.
    """
    return "".join(character for character in text.casefold() if character.isalnum()) or text.strip()
