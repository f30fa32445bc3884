"""Web pages: their article is read, all else is left out, in order."""

import pytest
from reading.html.pages import PROSE, blog, paragraphs

from narrator.article.model import LeftOutReason, SegmentKind, Source, SourceFormat
from narrator.errors import SourceError
from narrator.reading.html.reader import MAX_COMMENTS, MAX_ELEMENTS, read_html


def read(text, **fields):
    """Read a page."""
    return read_html(Source("page.html", SourceFormat.HTML, text, **fields))


def texts(article):
    """Return what is read."""
    return [segment.text for segment in article.segments()]


def left(article, reason):
    """Return what is left out for that reason."""
    return " ".join(left.text for left in article.left_out if left.reason is reason)


def test_the_article_is_read_and_the_site_around_it_is_not():
    """Header, menu, sidebar and footer are furniture; every paragraph of the post is read, in order."""
    article = read(blog())
    assert texts(article) == list(PROSE)
    furniture = left(article, LeftOutReason.FURNITURE)
    assert all(words in furniture for words in ("Harbour Notes", "About", "Recent posts", "Knots for beginners", "©"))


def test_the_title_is_not_said_twice():
    """The post's own h1 repeats the title and is left out as repeated."""
    article = read(blog())
    assert article.title == "The Ferry North"
    assert left(article, LeftOutReason.REPEATED) == "The Ferry North"


def test_byline_and_date_go_into_the_metadata():
    """They are no part of the text."""
    header = '<p class="byline">By Ada Quill</p><time class="published" datetime="2024-05-03">3 May 2024</time>'
    article = read(blog(header=header))
    assert texts(article) == list(PROSE)
    assert (article.author, str(article.published)) == ("Ada Quill", "2024-05-03")
    assert left(article, LeftOutReason.BYLINE).endswith("By Ada Quill 3 May 2024")


@pytest.mark.parametrize(
    "furniture",
    [
        '<div class="sharedaddy"><a href="#">Share on Facebook</a></div>',
        '<div class="related-posts"><h3>Related</h3><ul><li><a href="/x">Another post</a></li></ul></div>',
        '<div id="comments"><p>Ben: First! I liked this, a lot, and I will come back, promise.</p></div>',
        '<p>Read more: <a href="/y">How the lighthouse was saved</a></p>',
        '<div class="newsletter-signup"><p>Get our letters by mail.</p><form><input></form></div>',
        "<p>Advertisement</p>",
        '<p>Want more? <a href="/s">Subscribe to our letters</a> today.</p>',
        '<p><a href="/z"><b>CAPTAIN PROUD OF HIS NEW FERRY</b></a></p>',
        "<p>(Reporting by Ada Quill; editing by Bo Reed)</p>",
    ],
)
def test_what_sites_put_between_the_paragraphs_is_left_out(furniture):
    """Share bars, related posts, comments, promotion: left out, and said to be."""
    article = read(blog(paragraphs(*PROSE[:2]) + furniture + paragraphs(*PROSE[2:])))
    assert texts(article) == list(PROSE)


@pytest.mark.parametrize(
    ("html", "kind", "text"),
    [
        (
            '<figure><img src="t.jpg" alt="A tern"><figcaption>Tern, June.</figcaption></figure>',
            "caption",
            "Tern, June.",
        ),
        ('<p><img src="t.jpg" alt="A tern"></p>', "image", "A tern"),
        ("<pre><code>count(terns)</code></pre>", "code", "count(terns)"),
        ("<ul><li>Boots</li><li>Rope</li></ul>", "list_item", "Boots"),
        ("<blockquote><p>Count twice.</p></blockquote>", "quote", "Count twice."),
        ("<h2>The stove</h2>", "heading", "The stove"),
        (
            "<table><tr><th>Year</th><th>Terns</th></tr><tr><td>2023</td><td>41</td></tr></table>",
            "table",
            "Year\tTerns\n2023\t41",
        ),
    ],
)
def test_what_belongs_to_the_article_stays(html, kind, text):
    """Figures, small tables, code, lists and quotes between paragraphs are never dropped."""
    article = read(blog(paragraphs(*PROSE[:2]) + html + paragraphs(*PROSE[2:])))
    assert (kind, text) in [(segment.kind, segment.text) for segment in article.segments()]


def test_a_page_that_is_just_an_article_is_read_whole():
    """An author's own HTML file loses nothing, however short its parts."""
    article = read("<h1>Packing</h1><p>Take:</p><ul><li>boots</li><li>rope</li></ul><p>Go.</p><h2>Also</h2><p>Tea.</p>")
    assert article.title == "Packing"
    assert texts(article) == ["Take:", "boots", "rope", "Go.", "Also", "Tea."]


def test_a_page_of_one_line_says_that_line():
    """Where the title is all there is, it is read."""
    assert texts(read("<title>Hello</title><p>Hello</p>")) == ["Hello"]


def test_several_articles_on_one_page_are_all_read():
    """A page of short articles side by side is read from the first to the last."""
    entries = "".join(
        f'<article class="entry"><h2>Day {n}</h2>{paragraphs(text, text + " Truly.")}</article>'
        for n, text in enumerate(PROSE)
    )
    article = read(
        f"<html><head><title>Log</title></head><body><nav><a href=/>Home</a></nav><main>{entries}</main></body></html>"
    )
    headings = [segment.text for segment in article.segments() if segment.kind is SegmentKind.HEADING]
    assert headings == ["Day 0", "Day 1", "Day 2", "Day 3"]


def test_an_author_may_speak_of_newsletters_and_clicks():
    """Words that furniture uses are cut only where a line does nothing but ask."""
    line = 'Last week I wrote in <a href="/n">my newsletter</a> about how many readers click here and there.'
    assert len(texts(read(blog(paragraphs(*PROSE[:2], line, *PROSE[2:]))))) == 5


def test_an_article_cut_into_pieces_is_read_from_all_of_them():
    """Pieces of the same class, in frames of their own with adverts between, are one article."""
    piece = '<div class="chunk"><div class="grid body">{}</div><div class="ad-slot">Buy!</div></div>'
    pieces = piece.format(paragraphs(*PROSE[:2])) + piece.format(paragraphs(*PROSE[2:]))
    assert texts(read(blog(f'<div class="chunks">{pieces}</div>'))) == list(PROSE)


def test_the_standfirst_before_the_body_is_read():
    """A summary that stands above the text belongs to it."""
    lead = "An island, a light and a great many terns: notes from a day at sea."
    page = f'<div class="story"><div class="summary">{lead}</div><div class="text">{paragraphs()}</div></div>'
    assert texts(read(blog(page)))[0] == lead


def test_a_caption_under_several_pictures_is_read_once():
    """Repetitions word for word are left out as repeated."""
    figure = '<figure><img src="{}.jpg" alt="Tern"><figcaption>The colony in June.</figcaption></figure>'
    article = read(blog(paragraphs(*PROSE[:2]) + figure.format(1) + figure.format(2) + paragraphs(*PROSE[2:])))
    assert texts(article).count("The colony in June.") == 1
    assert "The colony in June." in left(article, LeftOutReason.REPEATED)


def test_left_outs_stand_in_document_order():
    """Each names the segment that follows it, so that the ledger can walk source and account together."""
    article = read(blog())
    order = {segment.id: place for place, segment in enumerate(article.segments())}
    places = [order.get(entry.before, len(order)) for entry in article.left_out]
    assert places == sorted(places)


def test_pictures_and_links_are_resolved_against_the_page():
    """The page's own address, or its `base`, makes references absolute."""
    body = paragraphs() + '<p><img src="tern.jpg" alt="A tern"></p>'
    article = read(blog(body, head='<base href="/notes/">'), url="https://harbour.example/2024/")
    assert [asset.reference for asset in article.assets] == ["https://harbour.example/notes/tern.jpg"]


@pytest.mark.parametrize("text", ["", "\0\0", "<!-- nothing -->"])
def test_a_page_without_html_is_a_clear_error(text):
    """The error names the source."""
    with pytest.raises(SourceError) as error:
        read(text)
    assert error.value.where == "page.html"


def test_a_page_with_too_many_elements_is_refused():
    """The bound is said, and what to do."""
    with pytest.raises(SourceError, match="too many"):
        read("<p>a</p>" * (MAX_ELEMENTS + 1))


def test_a_page_with_too_many_comments_is_refused():
    """The parser's walk over a row of them takes time that grows as its square."""
    with pytest.raises(SourceError, match="comments"):
        read("<p>a</p>" + "<!-- -->" * (MAX_COMMENTS + 1))


@pytest.mark.parametrize("nested", ["<table><tr><td>", "<ul><li>", "<div>"])
def test_what_nests_too_deep_is_read_flat_and_the_author_is_told(nested):
    """No word of it is lost, before, in and after."""
    article = read(f"<p>{PROSE[0]}</p>" + nested * 70_000 + f"deep<p>{PROSE[1]}</p>")
    assert [text for text in texts(article) if text] == [PROSE[0], "deep", PROSE[1]]
    assert [notice.code for notice in article.notices] == ["deep-nesting"]


@pytest.mark.parametrize(
    "hostile",
    [
        "<div>" * 100_000,
        "<table><tr><td>" * 2_000,
        "<a href='" * 5_000,
        '<script type="application/ld+json">' + "[" * 100_000 + "</script>",
        '<script type="application/ld+json">{"@type": "Article", "author": {"name": {"name": [[[1]]]}}}</script>',
        '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>&b;',
        "<title>" + "a - " * 20_000 + "</title>",
        '<div class="' + "share " * 50_000 + '">',
    ],
)
def test_hostile_markup_still_gives_the_article(hostile):
    """Whatever stands before it, the text is read and nothing raises."""
    article = read(f"<body>{hostile}'></title>{paragraphs()}")
    assert PROSE[0] in " ".join(texts(article) + [entry.text for entry in article.left_out])
