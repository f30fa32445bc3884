"""What a picture's description, its caption and the article's title all say is said once."""

import pytest
from script.posts import script, written

from narrator.article.model import Container, ContainerKind, LeftOutReason, Segment, SegmentKind


def figure(alt: str, caption: str) -> Container:
    """Return a picture with its caption."""
    children = (Segment("", SegmentKind.IMAGE, alt), Segment("", SegmentKind.CAPTION, caption))
    return Container(ContainerKind.FIGURE, children)


@pytest.mark.parametrize(
    ("alt", "caption", "said"),
    [
        ("A grey sea", "A grey sea", ["A grey sea"]),
        ("A grey sea", "A grey sea. It was March.", ["A grey sea.", "It was March."]),
        ("A grey sea", "The sea, grey", ["A grey sea", "The sea, grey"]),
        ("Ferries", "The old ferry.", ["The old ferry."]),
    ],
)
def test_alternative_text_and_caption(alt: str, caption: str, said: list[str]) -> None:
    """The longer of two that begin alike; neither where they differ; none that is the title."""
    made = script("One.", figure(alt, caption))
    assert [text for text in written(made) if text in said] == said
    assert [one.reason for one in made.left_out] == [LeftOutReason.REPEATED] * (
        alt != "A grey sea" or caption[:10] == alt
    )


def test_a_files_name_is_not_said() -> None:
    """It describes nothing."""
    made = script("One.", Segment("", SegmentKind.IMAGE, "IMG_2034.JPG"))
    assert [(one.text, one.reason) for one in made.left_out] == [("IMG_2034.JPG", LeftOutReason.IMAGE)]
