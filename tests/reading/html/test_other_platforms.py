"""Pages in the shapes of platforms: what the author wrote stays, what the platform adds goes."""

import pytest
from lxml.html import fragment_fromstring
from reading.html.pages import PROSE, blog, paragraphs

from narrator.article.model import Source, SourceFormat
from narrator.reading.html.reader import read_html


def texts(html):
    """Return the title and what is read."""
    article = read_html(Source("page.html", SourceFormat.HTML, html))
    return article.title, [segment.text for segment in article.segments()]


@pytest.mark.parametrize(
    "own",
    [
        "<p>Writing by hand is slow, and that is the point of it.</p>",
        '<p>Sign up for a free account on <a href="https://git.example">the forge</a>. Then make a repository.</p>',
        "<p>The pump started in 1911, and it has run, with pauses, since then.[1]</p>",
        "<p>The <b>ferry north</b> (<i>navis borealis</i>) is a small grey boat of fast rivers.[2]</p>",
        '<section id="related-work"><h2>Related work</h2><p>Others measured it too, before us.</p></section>',
        '<section id="ad-hoc-tests"><h2>Ad hoc tests</h2><p>We read <a href="https://a.example">Ann</a>.</p></section>',
        "<table><tr><th>Year</th><th>Hours</th></tr><tr><td><p>1911</p></td><td><p>900</p></td></tr></table>",
        "<h2>See also</h2><ul><li><a href='/w/Tern'>Common tern</a></li></ul>",
        "<p>More on it:</p><ul><li><a href='https://a.example'>A</a></li><li><a href='https://b.example'>B</a></li></ul>",
        "<p>Image: a tern sits on the captain's hat, and he lets it.</p>",
        '<p>On <time datetime="2020-05-03">3 May</time> we sailed.</p>',
    ],
)
@pytest.mark.parametrize("place", ["first", "last"])
def test_what_looks_like_furniture_but_is_the_authors_stays(own, place):
    """Sentences with names, dates, asks or the title in them are prose."""
    body = own + paragraphs() if place == "first" else paragraphs() + own
    _, read = texts(blog(body))
    said = " ".join(read)
    words = " ".join(fragment_fromstring(own, create_parent="div").itertext()).split()
    assert [word for word in words if word not in said and word not in "[1][2]"] == []


@pytest.mark.parametrize(
    "furniture",
    [
        "<div>41 Likes · 3 comments</div>",
        '<div><a href="#recipe">Jump to the recipe</a></div>',
        '<div class="recent-posts"><h3>Recent posts</h3><p>Boots, ranked from worst to best.</p></div>',
        '<p class="noprint">Edit this article if you know better than we do.</p>',
        "<p>Last updated: 4 May 2024</p>",
        '<div><a href="/other"><h3>How the clock was mended</h3><p>Another story.</p></a></div>',
        '<h4>More:</h4><ul><li><h4><a href="/a">How the clock was mended</a></h4></li></ul>',
        '<div class="h">More great Harbour stories</div><ul><li>Why <a href="/a">gulls wake early</a></li></ul>',
        '<div id="x-ad-1"><span>ADVERTISEMENT</span><script>show("x-ad-1")</script></div>',
        "<center><span>Advert</span></center>",
        '<div class="credit">(Image: © ABC/D. E. Fisher)</div>',
        "<p><em>Updated at 1:23 p.m.</em></p>",
        "<p><em>Like this story? Share it with a friend!</em></p>",
        "<p>Every word of this site is ©2019 Harbour Press.</p>",
    ],
)
def test_what_platforms_put_in_goes(furniture):
    """Counts, jumps, lists of other pages, cards."""
    _, read = texts(blog(paragraphs(*PROSE[:2]) + furniture + paragraphs(*PROSE[2:])))
    assert read == list(PROSE)


@pytest.mark.parametrize(
    "head",
    [
        '<div><img alt="Ada Quill" src="a.jpg"><a href="/ada">Ada Quill</a> · <a href="#">Follow</a></div>',
        '<div class="standfirst"><p>A voyage in four parts, and what came of it in the end.</p></div><p>Ada Quill</p>',
        '<ul class="post-metadata"><li>Ada Quill</li><li>4 min read</li></ul>',
    ],
)
def test_the_authors_name_above_the_text_is_the_byline(head):
    """With a picture of her, after the standfirst, or in a list."""
    article = read_html(
        Source("p.html", SourceFormat.HTML, blog(header=head, head='<meta name="author" content="Ada Quill">'))
    )
    assert "Ada Quill" not in [segment.text for segment in article.segments()]
    assert PROSE[0] in [segment.text for segment in article.segments()]


def test_a_page_of_questions_is_read_whole():
    """Short answers in `details` beside an accordion of longer ones are all in the page's only `main`."""
    asked = "".join(
        f"<details><summary>May I {what}?</summary><p>Of course.</p></details>"
        for what in ("row", "sail", "swim", "dive", "fish")
    )
    longer = f"<div class='accordion'><div><h2>How do I join?</h2><div><div>{PROSE[0]}</div></div></div></div>"
    _, read = texts(f"<html><body><nav><a href='/'>Home</a></nav><main>{asked}{longer}</main></body></html>")
    assert read[:2] == ["May I row?", "Of course."]
    assert PROSE[0] in read


def test_a_title_loses_what_is_not_in_the_only_h1():
    """A section and a site around the heading, in `title` and Open Graph alike, are no part of it."""
    head = "<html><head><title>Setup | Install the agent | Fieldmouse</title></head>"
    page = f"{head}<body><main><h1>Install the agent¶</h1>{paragraphs()}</main></body></html>"
    assert texts(page)[0] == "Install the agent"


def test_a_word_processors_title_style_is_the_title():
    """An export without `title` and with chapters as h1."""
    page = '<html><body><p class="title"><span>Letters from the pump room</span></p><h1>Water</h1>'
    assert texts(f"{page}{paragraphs()}</body></html>") == ("Letters from the pump room", ["Water", *PROSE])


def test_pictures_side_by_side_with_captions_stay():
    """Even where each caption is mostly a link to what it shows."""
    pair = "".join(
        f'<div class="one"><div><a href="/{n}"><img src="{n}.jpg" alt="{n}"></a></div>'
        f'<div class="thumbcaption"><a href="/w/{n}">The {n}</a>, today</div></div>'
        for n in ("weir", "lock")
    )
    _, read = texts(
        blog(paragraphs(*PROSE[:2]) + f'<div class="thumb"><div>{pair}</div></div>' + paragraphs(*PROSE[2:]))
    )
    assert read == [*PROSE[:2], "weir", "The weir, today", "lock", "The lock, today", *PROSE[2:]]


def test_a_teaser_of_a_picture_and_a_heading_goes():
    """A link around both leads to another page; and a counting picture outside the article is not read."""
    card = '<div><a href="/other"><img src="c.jpg" alt="A clock"><h3>How the clock was mended</h3></a></div>'
    counter = '<noscript><img src="https://count.example/p.gif" alt="count"></noscript>'
    page = blog(paragraphs(*PROSE[:2]) + card + paragraphs(*PROSE[2:])).replace("</body>", f"{counter}</body>")
    assert texts(page)[1] == list(PROSE)


def test_what_comes_up_over_a_name_goes_and_the_name_stays():
    """A box that a page shows when the reader points at a word is no part of the sentence."""
    name = '<span class="rollover"><a href="/p/ada">Ada Quill</a><span class="rollover-block">More of her</span></span>'
    _, read = texts(blog(f"<p>With us on board was {name}, who counts terns.</p>" + paragraphs()))
    assert read[0] == "With us on board was Ada Quill, who counts terns."


def test_a_gallerys_counter_is_not_in_its_caption():
    """The number of a picture stands before its caption's first word."""
    caption = "<span>3<span>of</span>4</span><span>A tern</span>"
    figure = f'<figure><img src="a.jpg" alt=""><figcaption>{caption}</figcaption></figure>'
    _, read = texts(blog(paragraphs(*PROSE[:2]) + figure + paragraphs(*PROSE[2:])))
    assert read == [*PROSE[:2], "", "A tern", *PROSE[2:]]


@pytest.mark.parametrize(
    "menu",
    [
        '<td><a href="index.html">Home</a><br><a href="hut.html">The hut</a><br><a href="g.html">Guest book</a></td>',
        '<td><p><a href="/">Home</a> | <a href="/hut">The hut</a> | <a href="/mail">Mail</a></p></td>',
    ],
)
def test_a_menu_in_a_layout_table_goes(menu):
    """On pages made by hand, before sites had names for their parts."""
    table = f"<table><tr>{menu}<td>{paragraphs()}</td></tr></table>"
    assert texts(f"<html><head><title>Hut life</title></head><body>{table}</body></html>") == ("Hut life", list(PROSE))


def test_an_authors_own_links_stay_on_a_plain_page():
    """To other sites, to places on the page, in sentences, or as a list of titles."""
    own = (
        '<p><a href="https://a.example">Ann</a>, <a href="https://b.example">Bo</a>, <a href="https://c.example">Cy</a></p>'
        '<p><a href="#one">One</a> <a href="#two">Two</a> <a href="#three">Three</a></p>'
        '<p>See <a href="a.html">here</a>, <a href="b.html">here</a> and <a href="c.html">here</a></p>'
    )
    _, read = texts(f"<html><head><title>Hut life</title></head><body>{paragraphs()}{own}</body></html>")
    assert read == [*PROSE, "Ann, Bo, Cy", "One Two Three", "See here, here and here"]


def test_a_note_that_comes_up_over_its_mark_stays():
    """It is the author's, wherever the page shows it."""
    text = '<span class="footnote-tooltip">Terns, not gulls.</span>'
    note = f'<span class="tooltip footnote"><a href="#n">*</a>{text}</span>'
    _, read = texts(blog(f"<p>They came to count the birds {note} in August.</p>" + paragraphs()))
    assert "Terns, not gulls." in read[0]
