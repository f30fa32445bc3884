"""The name in a byline, out of what its elements glue together; what is no name is none."""

import pytest
from reading.html.pages import PROSE, blog

from narrator.article.model import Source, SourceFormat
from narrator.reading.html.reader import read_html

NAMED = [
    '<div class="byline"><span>By Ada Quill</span><span>Staff Writer</span></div>',
    '<div class="author"><a href="/ada">Ada Quill</a><span>5 min read</span></div>',
    '<p class="author">Ada Quill<sup>2</sup></p>',
    '<div class="byline"><span class="name">Ada Quill</span><span class="when">Mar 02</span></div>',
    '<p class="byline"><span>Written by</span><span>Ada Quill</span></p>',
    '<div class="post-author"><strong>Ada Quill</strong><em>Keeper of the light at North Head</em></div>',
    '<div class="author-line"><div>Ada Quill</div><div>Follow</div></div>',
    '<div class="byline">Reviewed: today<br>By Ada Quill, Senior Correspondent</div>',
    '<p class="byline">Last updated: May 3, 2024</p><p class="byline">By Ada Quill</p>',
]
NAMELESS = [
    '<div class="author-details"><em>Last Updated:</em> January 7, 2025</div>',
    '<p class="byline">5 min read</p>',
    '<p class="author">admin</p>',
    '<p class="author">aquill7</p>',
    '<meta name="author" content="aquill"><meta name="author" content="wordpress">',
]


def author(header):
    """Return whom the page is by, and see that its header is not read."""
    article = read_html(Source("page.html", SourceFormat.HTML, blog(header=header)))
    assert [segment.text for segment in article.segments()] == list(PROSE)
    return article.author


@pytest.mark.parametrize("header", NAMED)
def test_the_name_is_found(header):
    """Role, date, reading time, a note's figure and buttons are cut off."""
    assert author(header) == "Ada Quill"


@pytest.mark.parametrize("header", NAMELESS)
def test_what_is_no_name_is_none(header):
    """Dates, accounts and labels: better nobody than somebody who is not."""
    assert author(header) == ""


def test_two_authors_are_two():
    """Joined as the byline joins them."""
    assert author('<p class="byline">By <span>Ada Quill</span> <span>and</span> <span>Bo Reed</span></p>') in {
        "Ada Quill and Bo Reed",
        "Ada Quill, Bo Reed",
    }


def test_a_byline_in_a_list_goes_before_those_of_cards():
    """Its list names one person, whatever of it is empty; a video's card below names its own."""
    byline = (
        '<div class="authorInfo"><ul><li itemprop="author"></li><li><a rel="author" class="author" href="/ada">'
        "<span>Ada Quill</span></a></li></ul></div>"
    )
    card = '<div class="videoPromo"><span class="author">by <span class="name">Bo Reed</span></span></div>'
    article = read_html(Source("page.html", SourceFormat.HTML, blog(header=byline, after=card)))
    assert article.author == "Ada Quill"
