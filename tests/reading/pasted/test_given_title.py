"""A pasted text that is given another title keeps its own among its words."""

from narrator.article.model import Given, LeftOutReason, Source, SourceFormat
from narrator.reading.pasted.reader import read_pasted

TEXT = (
    "The night ferry\n\nIt leaves the harbour at ten, and nobody knows why. The crew does not say.\n\n"
    "More follows here."
)


def _read(title: str) -> tuple[list[str], list[LeftOutReason]]:
    article = read_pasted(Source("-", SourceFormat.TEXT, TEXT, given=Given(title=title)))
    return [one.text for one in article.segments()], [one.reason for one in article.left_out]


def test_another_title_leaves_the_first_line_in_the_text() -> None:
    """Nothing is lost by naming it."""
    said, left_out = _read("A letter")
    assert (said[0], left_out) == ("The night ferry", [])


def test_its_own_title_is_said_once() -> None:
    """As the title."""
    said, left_out = _read("The night ferry")
    assert ("The night ferry" in said, left_out) == (False, [LeftOutReason.BYLINE])
