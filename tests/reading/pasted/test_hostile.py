"""Text made to run a reader into the ground is read in time linear in its length."""

import pytest

from narrator.article.model import Source, SourceFormat, walk
from narrator.errors import SourceError
from narrator.reading.reader import read

SIZE = 60_000
"""Characters: what is quadratic takes minutes at this size, what is linear a moment."""


@pytest.mark.parametrize(
    "piece",
    [
        '"',
        "(",
        "a",
        "a\n",
        "Go on\n\n",
        "top of page\na b c\n",
        "Sep 9, ",
        "• a\n",
        "1. a\n",
        "by ",
        "— ",
        "http://",
        "© 2024 ",
        "Photo by ",
        "cookie subscribe ",
        "CAPS LOCK\n\nthen some text that is not in capitals at all.\n\n",
        "“a” ",
        "1 h ago ",
        "雨",
        "word word word word word word word word word word word word wo\n",
    ],
)
def test_repetition_is_read_whole_or_refused(piece: str) -> None:
    """No word gets lost on the way: each is in a segment or left out."""
    text = piece * (SIZE // len(piece))
    try:
        article = read(Source("x.txt", SourceFormat.TEXT, text))
    except SourceError:
        assert not any(character.isalnum() for character in text)
        return
    said = sum(len(segment.text.split()) for segment, _ in walk(article.blocks))
    left = sum(len(item.text.split()) for item in article.left_out)
    assert said + left >= len(text.split()) - text.count("• ") - text.count("1. ")
