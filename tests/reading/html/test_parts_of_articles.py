"""Headings in frames of their own, captions behind a table's rows, numbers of notes: parts that themes add are told."""

import pytest
from reading.html.pages import PROSE, blog, paragraphs

from narrator.article.model import SegmentKind, Source, SourceFormat
from narrator.ledger.prose import prose_left_out
from narrator.reading.fragment import read_fragment
from narrator.reading.html.reader import read_html

LIST = "<ul><li>two blankets</li><li>a lamp for the hold</li></ul>"
ROWS = "<thead><tr><th>Port</th><th>Hours</th></tr></thead><tbody><tr><td>Skerry</td><td>4</td></tr></tbody>"


def article_of(between, after=""):
    """Read a post with *between* in its middle and *after* at its end."""
    html = blog(paragraphs(*PROSE[:2]) + between + paragraphs(*PROSE[2:]) + after)
    return read_html(Source("page.html", SourceFormat.HTML, html))


def body(between, after=""):
    """Return kind and text of what is read between the post's own paragraphs."""
    return [(one.kind, one.text) for one in article_of(between, after).segments() if one.text not in PROSE]


@pytest.mark.parametrize("name", ["list-header", "section-header", "HEADER kit", "header"])
def test_a_heading_in_a_frame_called_header_is_one(name):
    """The buttons beside it are not read."""
    frame = f'<div class="box"><div class="{name}"><h3>Kit</h3><button>Copy</button></div>{LIST}</div>'
    assert body(frame)[0] == (SegmentKind.HEADING, "Kit")
    assert len(body(frame)) == 3


def test_a_caption_behind_the_rows_leaves_the_table_whole():
    """Browsers show it above them."""
    read = body(f"<table>{ROWS}<caption>Crossings</caption></table>")
    assert [kind for kind, _ in read] == [SegmentKind.TABLE, SegmentKind.CAPTION]


def test_the_number_of_a_note_in_an_element_of_its_own_is_not_read():
    """It is announced."""
    note = '<hr><p id="fn1"><sup>1</sup> Counted in May. <a href="#r1">↩</a></p>'
    read = body('<p>They came early<sup><a id="r1" href="#fn1">1</a></sup> and left late.</p>', note)
    assert read[-1][1] == "Counted in May."


def test_letters_and_signs_after_a_sentence_refer():
    """Their notes are not there; ordinals and indices keep their letters."""
    said = "They came early.<sup>a</sup> They left late.<sup>†</sup> So did M<sup>lle</sup> Roe and x<sup>n</sup>."
    assert body(f"<p>{said}</p>")[0][1] == "They came early. They left late. So did Mlle Roe and xn."


@pytest.mark.parametrize(
    "opening",
    ['class="callout"', 'class="note box-3"', 'class="Callout_warning__x1"', 'role="note"', 'class="tip" id="t1"'],
)
def test_a_call_out_that_is_written_as_an_aside_is_read(opening):
    """By its name or role; where it stands."""
    read = article_of(f"<aside {opening}><p>Mind the tide at the pier.</p></aside>")
    assert [one.kind for one in read.segments()] == ["paragraph", "paragraph", "aside", "paragraph", "paragraph"]


@pytest.mark.parametrize(
    "box",
    [
        f'<aside class="pullquote note"><p>{PROSE[0]}</p></aside>',
        '<aside class="note newsletter"><p>Sign up for our newsletter, with the best of the ferry.</p></aside>',
        '<aside class="callout"><p>Get it all.</p><form><input name="mail"></form></aside>',
        '<aside class="callout"><a href="/1">On fog and its uses</a> <a href="/2">Knots for beginners</a></aside>',
        '<aside class="note"><p>Read more: <a href="/1">On fog and its uses</a>.</p></aside>',
        '<aside class="widget tip"><p>Great deals of the day, only here.</p></aside>',
    ],
)
def test_asides_of_the_site_are_left_out(box):
    """Quotations set large, forms, links to other pages, boxes of the theme."""
    assert body(box) == []


def test_prose_in_an_aside_without_a_name_is_told():
    """It may be the author's, or the site's."""
    article = article_of("<aside><p>The pier was built in 1902, of oak from the wood behind the bay.</p></aside>")
    assert [one.words for one in prose_left_out(article, {})] == [14]


def test_a_heading_that_only_names_the_type_of_a_call_out_is_no_chapter():
    """Any other heading is one."""
    kinds = [kind for kind, _ in body('<aside class="note"><h4>Note:</h4><p>Mind the tide.</p></aside>')]
    assert kinds == [SegmentKind.ASIDE, SegmentKind.ASIDE]
    kinds = [kind for kind, _ in body('<aside class="note"><h4>High tides</h4><p>Mind them.</p></aside>')]
    assert kinds == [SegmentKind.HEADING, SegmentKind.ASIDE]


@pytest.mark.parametrize(
    "line",
    [
        '<p class="newsletter-cta"><em>Sign up for our Sunday letter, with the best of the ferry and light.</em></p>',
        "<p>Did you make this? Tag @ferrycook on Instagram!</p>",
    ],
)
def test_what_asks_to_follow_is_left_out_and_no_finding(line):
    """Names and words agree."""
    article = article_of(line)
    assert [one.text for one in article.segments()] == list(PROSE)
    assert prose_left_out(article, {}) == ()


CREDIT = 'Photo by <a href="/a">Ona Berg</a> on <a href="/u">Unsplash</a>'


@pytest.mark.parametrize(
    ("caption", "said"), [(f"The quay. {CREDIT}", ["The quay."]), (CREDIT, []), ("By Ona", ["By Ona"])]
)
def test_a_credit_with_links_is_none_of_the_caption(caption, said):
    """It is parted by its links, and stays one."""
    figure = f'<figure><img src="q.jpg" alt="A quay"><figcaption>{caption}</figcaption></figure>'
    assert [text for _, text in body(figure)] == ["A quay", *said]


ITEM = """<p>The stove came aboard on Friday, and smoked all the way.</p>
<div class="subscription-widget-wrap"><p>Thanks for reading! Subscribe for free to receive posts.</p><form></form></div>
<blockquote class="pullquote"><p>The stove came aboard on Friday</p></blockquote>
<p class="button-wrapper"><a class="button" href="/s"><span>Share</span></a></p>
<p class="button-wrapper"><a class="button" href="/t"><span>Come to the tern count</span></a></p>
<div class="promotion"><p>We were promoted to second mate on the way, all of us.</p></div>"""


def test_widgets_of_a_feed_are_not_the_items():
    """Forms, buttons that say what buttons say, lines that are said twice; a button or box of the author's is hers."""
    source = Source("feed.xml#1", SourceFormat.HTML, ITEM, is_fragment=True, trusted=False)
    assert [one.text for one in read_fragment(source).segments()] == [
        "The stove came aboard on Friday, and smoked all the way.",
        "Come to the tern count",
        "We were promoted to second mate on the way, all of us.",
    ]
