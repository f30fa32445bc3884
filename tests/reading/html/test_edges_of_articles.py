"""What belongs to an article at its edges, and what a site has added there."""

import pytest
from reading.html.pages import PROSE, blog, paragraphs

from narrator.article.model import LeftOutReason, Source, SourceFormat
from narrator.reading.html.reader import read_html
from narrator.reading.reader import read

LEAD = "Before dawn the first ferry of the year goes north, with eleven students and a stove on board."
CAPTION = "The ferry at the old quay, before dawn."
SAID = "The captain, who is 70, said that no winter of his had been as long as this one."
OFF = "We are off, at last."
VIEW = '<a href="https://i.example/p/1">View this post on Instagram</a>'
FORMULA = '<img class="mwe-math-fallback-image-inline" src="m.svg" alt="{\\displaystyle v}">'
FORMULAS = f"For each vector {FORMULA} of the plane {FORMULA} and of space {FORMULA} the product {FORMULA}"
TEX = r"{\displaystyle v}"
FORMULAS_SAID = f"For each vector {TEX} of the plane {TEX} and of space {TEX} the product {TEX} is real."
FIGURE = f'<figure><img src="f.jpg" alt="A ferry"><figcaption>{CAPTION}</figcaption></figure>'


def article_of(html):
    """Read a page."""
    return read_html(Source("page.html", SourceFormat.HTML, html))


def texts(html):
    """Return what is read of a page."""
    return [segment.text for segment in article_of(html).segments()]


def body(between):
    """Return what is read of a post with *between* in its middle, without its own paragraphs."""
    html = blog(paragraphs(*PROSE[:2]) + between + paragraphs(*PROSE[2:]))
    return [text for text in texts(html) if text not in PROSE]


@pytest.mark.parametrize(
    ("header", "read_aloud"),
    [
        (f'<p class="standfirst">{LEAD}</p>{FIGURE}', [LEAD, "A ferry", CAPTION]),
        (f'<header><h2 class="subtitle">{LEAD}</h2>{FIGURE}</header>', [LEAD, "A ferry", CAPTION]),
        (
            f'<div class="post-excerpt"><p>{LEAD}</p></div><p class="byline">By Ada Quill</p>{FIGURE}',
            [LEAD, "A ferry", CAPTION],
        ),
        ('<p class="subtitle">News</p>', []),
    ],
)
def test_standfirst_and_lead_picture_are_read(header, read_aloud):
    """They stand between the title and the text, in their order."""
    assert texts(blog(header=header)) == [*read_aloud, *PROSE]


DESCRIBED = f'<meta property="og:description" content="{LEAD}">'
SITE = '<body><nav><a href="/">Harbour Notes</a></nav>'
BODY = f'<div class="entry-content">{paragraphs()}</div>'


@pytest.mark.parametrize(
    ("head", "page"),
    [
        (DESCRIBED, f'<header class="c7"><h1>The Ferry North</h1><p class="x1">{LEAD}</p></header><div>{BODY}</div>'),
        (DESCRIBED, f'<div class="banner"><h1>The Ferry North</h1><div><span>{LEAD}</span></div></div>{BODY}'),
        (DESCRIBED, f"<article><header><h1>The Ferry North</h1><h2>{LEAD}</h2></header>{BODY}</article>"),
        (DESCRIBED, f'<article><h1>The Ferry North</h1><div class="teaser">{LEAD}</div>{BODY}</article>'),
        (DESCRIBED, f"<h1>The Ferry North</h1><div><p>{LEAD}</p></div><p>By Ada Quill</p><main>{BODY}</main>"),
        (
            f'<script type=\'application/ld+json\'>{{"@type": "NewsArticle", "description": "{LEAD}"}}</script>',
            f'<section><h1>The Ferry North</h1><p class="c3">{LEAD}</p></section><section>{BODY}</section>',
        ),
    ],
)
def test_what_a_page_says_of_itself_under_its_title_is_its_standfirst(head, page):
    """Wherever it stands: the line that the page's head gives as its description belongs to the article."""
    html = f"<html><head><title>The Ferry North</title>{head}</head>{SITE}{page}</body></html>"
    read_aloud = article_of(html)
    assert [segment.text for segment in read_aloud.segments()] == [LEAD, *PROSE]
    assert {segment.kind for segment in read_aloud.segments()} == {"paragraph"}


@pytest.mark.parametrize(
    "page",
    [
        f'<h1>The Ferry North</h1>{BODY}<div class="teasers"><p>{LEAD}</p></div>',
        f"<nav><p>{LEAD}</p></nav><h1>The Ferry North</h1><aside><p>{LEAD}</p></aside><div>{BODY}</div>",
        f'<h1>The Ferry North</h1><p><a href="/x">{LEAD}</a></p><div>{BODY}</div>',
        f'<h1>The Ferry North</h1><p style="display:none">{LEAD}</p><div>{BODY}</div>',
    ],
)
def test_the_same_words_elsewhere_are_no_standfirst(page):
    """In a menu, a side bar, a teaser or hidden they stay what they are."""
    html = f"<html><head><title>The Ferry North</title>{DESCRIBED}</head>{SITE}{page}</body></html>"
    assert texts(html) == [*PROSE]


def test_a_description_that_is_the_first_paragraph_is_said_once():
    """Many sites give their first sentences as description."""
    head = f'<meta name="description" content="{PROSE[0]}">'
    assert texts(blog(head=head, header=f'<div class="share">{PROSE[0]}</div>')) == [*PROSE]


@pytest.mark.parametrize(
    ("between", "read_aloud"),
    [
        (f'<p><a href="/x">{SAID}</a></p>', [SAID]),
        (f'<div class="wrap"><p><a href="/x"><strong>{SAID}</strong></a></p></div>', [SAID]),
        ('<div class="wrap"><p><a href="/x">How the captain came to have a ferry of his own</a></p></div>', []),
        ('<h3 class="recipe-header">Ingredients</h3><ul><li>rope</li></ul>', ["Ingredients", "rope"]),
        (
            f'<blockquote class="twitter-tweet"><p>{OFF}</p>&mdash; Bo <a href="/1">May 3</a></blockquote>',
            [OFF, "— Bo May 3"],
        ),
        (f'<blockquote class="instagram-media"><div>{VIEW}<p>{OFF}</p></div></blockquote>', [OFF]),
        ('<blockquote class="pullquote"><p>a captain who knows every rock</p></blockquote>', []),
        ('<figure class="pull-quote"><blockquote><p>when the gulls are still asleep</p></blockquote></figure>', []),
        (f"<blockquote><p>{SAID}</p></blockquote>", [SAID]),
        (f"<blockquote><p>{SAID}</p></blockquote><p>Yes.</p><blockquote>{SAID}</blockquote>", [SAID, "Yes.", SAID]),
        (
            f'<div class="widget"><div><blockquote class="twitter-tweet"><p>{OFF}</p></blockquote></div></div>',
            [OFF],
        ),
        (f'<img src="f.jpg" alt=""><div class="media-caption">{CAPTION}</div>', ["", CAPTION]),
        (f'<p>{SAID} Follow him on <a href="/t">Twitter</a>.</p>', [f"{SAID} Follow him on Twitter."]),
        ('<p>And now: follow him on <a href="/t">Twitter</a>, or <a href="/s">subscribe now</a>.</p>', []),
        ('<div><div class="label">ADVERTISING</div><div class="player"></div></div>', []),
        ('<a class="fb" href="/f"><p>We’re interested in your feedback on this page. <b>Tell us.</b></p></a>', []),
        (f"<ul><li>{FORMULAS} is real.</li></ul>", [FORMULAS_SAID]),
        ('<amp-ad type="x"><div fallback>No ad</div></amp-ad>', []),
    ],
)
def test_what_stands_between_paragraphs(between, read_aloud):
    """Links that are sentences, headings of cards, posts of others are read; what the text says anyway is not."""
    assert body(between) == read_aloud


@pytest.mark.parametrize(
    ("caption", "said"),
    [
        ('The quay. <span class="credit">Photo: Ann Lee / Agency</span>', ["The quay."]),
        ("The quay. Photograph by Ann Lee.", ["The quay."]),
        ("The quay (Photo: Ann Lee)", ["The quay"]),
        ("<span>Image copyright</span> Agency Pictures", []),
        ('<span class="hidden-label">Image:</span> <span>The quay at dawn</span>', ["The quay at dawn"]),
        ("Image source, Agency Pictures <span>Image caption, The quay at dawn</span>", ["The quay at dawn"]),
        ("A photo by the quay, which Ann took.", ["A photo by the quay, which Ann took."]),
    ],
)
def test_who_took_a_picture_is_no_part_of_its_caption(caption, said):
    """By a class, a label, or at the end."""
    assert body(f'<figure><img src="q.jpg" alt="A quay"><figcaption>{caption}</figcaption></figure>') == [
        "A quay",
        *said,
    ]


@pytest.mark.parametrize(
    "tail",
    [
        '<p>Follow us on <a href="https://t.example/h">Twitter</a> and <a href="https://f.example/h">Facebook</a>.</p>',
        "<p>Follow Ada Quill on Twitter @adaquill.</p>",
        "<p>Write to Ada Quill at ada@harbour.example.</p><p>ada@harbour.example</p>",
        '<p>The post <a href="/f">The Ferry North</a> appeared first on <a href="/">Harbour Notes</a>.</p>',
        '<p>submitted by <a href="/u/ada">/u/ada</a><br><a href="/l">[link]</a> <a href="/c">[comments]</a></p>',
        '<p>Filed under: <a href="/t/f">Ferries</a>, <a href="/t/i">Islands</a></p>',
        '<p>Posted in <a href="/t/f">Ferries</a> | <a href="#respond">Leave a comment</a></p>',
        "<p>Copyright 2024 Harbour Notes. All rights reserved.</p>",
        '<div class="author-bio"><h2>About the author</h2><p>Ada Quill keeps the light at North Head.</p></div>',
    ],
)
def test_what_sites_add_at_the_end_is_left_out(tail):
    """And told by nothing: nobody wrote it for this article."""
    assert texts(blog(paragraphs() + tail)) == list(PROSE)


def test_a_feeds_own_lines_are_left_out_of_an_item():
    """Those at its end alone, and of feeds alone."""
    html = f"{paragraphs()}<p>The post <a href='/f'>The Ferry</a> appeared first on <a href='/'>Harbour Notes</a>.</p>"
    item = Source("feed.xml", SourceFormat.HTML, html, is_fragment=True, trusted=False)
    assert [segment.text for segment in read(item).segments()] == list(PROSE)
    own = Source("own.html", SourceFormat.HTML, html, is_fragment=True)
    assert len(read(own).segments()) == len(PROSE) + 1


def test_a_short_note_is_a_note():
    """One word is enough."""
    note = '<div class="footnote"><a id="n1" href="#r1">1</a><div class="footnote-content"><p>Ibid.</p></div></div>'
    article = article_of(
        blog(f'<p>{PROSE[0]}<a id="r1" class="footnote-anchor" href="#n1">1</a></p>{paragraphs(*PROSE[1:])}{note}')
    )
    assert [(segment.kind, segment.text) for segment in article.segments()][-1] == ("note", "Ibid.")


def test_the_articles_below_the_one_with_the_title_are_others():
    """Sites put their next posts below the one that was asked for."""
    others = "".join(f'<article class="post"><h2>Another</h2><p>{LEAD} {LEAD}</p></article>' for _ in range(4))
    article = article_of(blog(after="</article>" + others + "<article>"))
    assert [segment.text for segment in article.segments()] == list(PROSE)
    assert LEAD in " ".join(one.text for one in article.left_out if one.reason is LeftOutReason.FURNITURE)


@pytest.mark.parametrize(
    "label",
    ["Auch interessant", "Czytaj więcej", "Les også", "Läs mer", "À lire aussi", "Читайте также", "Lees ook"],
)
def test_what_leads_to_other_pages_is_furniture_in_many_languages(label):
    """As a line of its own, and before a link."""
    assert body(f"<p>{label}</p>") == []
    assert body(f'<p>{label}: <a href="/x">How the captain came to have a ferry</a></p>') == []


def test_a_heading_with_a_time_heads_an_entry_of_a_live_report():
    """It is no date line."""
    heading = "11.04: The ferry turns back in thick fog"
    assert body(f"<h2>{heading}</h2><p>{SAID}</p>") == [heading, SAID]
    html = blog(f"<h2>{heading}</h2>{paragraphs()}")
    assert texts(html) == [heading, *PROSE]


def test_a_column_that_is_called_a_gutter_is_text():
    """So are the classes of line numbers in code; those hold numbers alone."""
    assert body(f'<div class="col gutter">{paragraphs(SAID)}</div>') == [SAID]
    code = '<pre><code><span class="gutter">1\n2</span>ring()\nrest()</code></pre>'
    assert body(code) == ["ring()\nrest()"]


def test_a_menu_without_an_end_holds_the_article():
    """Browsers show what stands in it."""
    top = '<nav class="n"><div class="crumb"><a href="/">Home</a></div><div class="entry-content">'
    page = blog().replace('<div class="entry-content">', top)
    assert [text for text in texts(page) if text in PROSE] == list(PROSE)
