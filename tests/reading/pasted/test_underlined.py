"""Lines with a row of signs of their own length below them are headings, whatever stands after them."""

import pytest

from narrator.article.model import SegmentKind, Source, SourceFormat
from narrator.reading.pasted.reader import read_pasted

BEFORE = "The tower is old. Nobody knows who built it, and nobody asks."


def headings(text: str) -> list[str]:
    """Return the headings of a pasted text."""
    article = read_pasted(Source("a.txt", SourceFormat.TEXT, text))
    return [segment.text for segment in article.segments() if segment.kind is SegmentKind.HEADING]


@pytest.mark.parametrize("sign", ["=", "-", "~", "*"])
def test_a_row_of_signs_makes_a_heading(sign: str) -> None:
    """Also over a short line, which no heading without it would lead to; the row is not said."""
    text = f"{BEFORE}\n\nThe old bell\n{sign * 12}\n\nIt rang.\n"
    assert headings(text) == ["The old bell"]


@pytest.mark.parametrize(
    "text",
    [
        f"{BEFORE}\n\nIt rang.\n\n========\n\nThen it fell.\n",  # apart: a pause
        f"{BEFORE}\n\nIt rang at six.\n{'-' * 60}\nThen it fell.\n",  # far longer: a line across the page
    ],
)
def test_other_rows_make_none(text: str) -> None:
    """A rule between paragraphs parts them."""
    assert headings(text) == []
