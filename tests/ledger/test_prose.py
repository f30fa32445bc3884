"""Prose that nobody asked to leave out is told; furniture is not."""

import pytest

from narrator.article.model import Article, LeftOut, LeftOutReason, Segment, SegmentKind, Source, SourceFormat
from narrator.ledger.prose import prose_left_out

SAID = (
    "The river rises in the hills, and nobody has ever owned it.",
    "In the spring the water is high and the mill can turn all day.",
    "In August there is hardly enough of it to wet your shoes.",
)
ANSWER = "The mill can turn again in the autumn, when the rain has filled the river and all the hills are wet."
SHARE = LeftOutReason.FURNITURE


def told(*left_out: LeftOut) -> list[tuple[int, str]]:
    """Return the words and the reason of each finding about an article of three paragraphs."""
    segments = tuple(Segment(f"s{number}", SegmentKind.PARAGRAPH, text) for number, text in enumerate(SAID))
    article = Article(Source("a.html", SourceFormat.HTML, ""), "The river", segments, left_out=left_out)
    return [(one.words, one.reason) for one in prose_left_out(article, {})]


def test_sentences_inside_the_article_are_told() -> None:
    """They are in its language, about its matter, and its author gave no reason."""
    assert told(LeftOut(SHARE, ANSWER, "page", before="s1")) == [(21, "page furniture")]
    assert told(LeftOut(LeftOutReason.HIDDEN, ANSWER, "hidden", before="s1")) == [(21, "hidden text")]


@pytest.mark.parametrize(
    "left_out",
    [
        LeftOut(SHARE, "Home About Contact Archive Share Tweet Email Print", "page", before="s1"),
        LeftOut(SHARE, "Melden Sie sich bei unserem Rundbrief an, damit Sie nie wieder etwas verpassen!", "page"),
        LeftOut(SHARE, " ".join(SAID), "page", before="s1"),
        LeftOut(LeftOutReason.COMMENT, ANSWER, "comment", before="s1"),
        LeftOut(LeftOutReason.MARKED, ANSWER, "paragraph", before="s1"),
        LeftOut(LeftOutReason.HIDDEN, ANSWER, "hidden"),
        LeftOut(SHARE, f"The water of the hills {ANSWER} In the spring nobody can… Read more", "page", before="s1"),
        LeftOut(SHARE, "The River The Mill The Hills In The Spring Water Of All The Day", "page", before="s1"),
    ],
    ids=[
        "labels",
        "another language",
        "said already",
        "a comment",
        "marked",
        "a dialog beside the article",
        "a teaser",
        "a menu",
    ],
)
def test_what_is_no_loss_is_not_told(left_out: LeftOut) -> None:
    """Labels, other languages, repetitions, and what the author herself left out."""
    assert told(left_out) == []


def test_a_post_beside_what_is_read_is_told() -> None:
    """Where the wrong part of a page is read, the right one is prose of its size."""
    post = f"{ANSWER} In the spring the water is high in the hills, and in August nobody can turn the mill all day."
    assert told(LeftOut(SHARE, post, "page", before="s0")) == [(41, "page furniture")]


def test_a_sentence_in_a_template_tag_is_told() -> None:
    """Its author wrote it into the post; names, addresses and labels in tags are no sentences."""
    tag = '{{< callout type="note" text="Bring your insulin with you." >}}'
    assert told(LeftOut(LeftOutReason.TEMPLATE, tag, "shortcode", before="s1")) == [(5, "template tag")]
    assert told(LeftOut(LeftOutReason.TEMPLATE, '{{< figure src="a.png" title="The old mill" >}}', "shortcode")) == []
