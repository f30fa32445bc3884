"""A post of a few sentences is read whatever its readers wrote below it; what they wrote is not."""

import pytest

from narrator.article.model import Source, SourceFormat
from narrator.reading.html.reader import read_html

POST = (
    "The mill wheel was taken out this week, and the race has been dry since Tuesday.",
    "If you want to see it, come before the rain does.",
)
REPLIES = (
    "My grandfather worked at that wheel for thirty years, and he always said that the lower bearing would go first.",
    "Is the miller's house still open on Sundays, as it was in the summer, or has the trust, once more, no volunteers?",
    "We came from the valley, in two cars, with the children, and found the gate locked, which the site does not say.",
    "The wheel at the upper mill, which is older, smaller and far less famous, was mended with oak in one winter.",
)


def page(body):
    """Return a page of a site around *body*."""
    return (
        '<html lang="en"><head><title>The dry race - Mill Diary</title></head><body class="single has-comments">'
        f'<header><a href="/">Mill Diary</a></header>{body}<footer><p>© Mill Diary</p></footer></body></html>'
    )


def replies(item):
    """Return each reply in the HTML of *item*."""
    return "".join(item.format(text=text) for text in REPLIES)


POST_HTML = "".join(f"<p>{text}</p>" for text in POST)
SHAPES = {
    "WordPress": page(
        f'<main><article class="post"><h1>The dry race</h1><div class="entry-content">{POST_HTML}</div></article>'
        '<div id="comments" class="comments-area"><h2>4 thoughts on “The dry race”</h2><ol class="comment-list">'
        + replies('<li class="comment"><article class="comment-body"><p>{text}</p></article></li>')
        + "</ol></div></main>"
    ),
    "comments inside the article": page(
        f"<article><h1>The dry race</h1>{POST_HTML}<section class='comments'><h2>Replies</h2>"
        + replies("<article class='comment'><p>{text}</p></article>")
        + "</section></article>"
    ),
    "a list of no known name": page(
        f'<article><h1>The dry race</h1>{POST_HTML}</article><div class="voices">'
        + replies('<div class="voice"><p>{text}</p></div>')
        + "</div>"
    ),
    "schema.org": page(
        f'<div itemprop="articleBody">{POST_HTML}</div><div>'
        + replies('<div itemscope itemtype="https://schema.org/Comment"><p itemprop="text">{text}</p></div>')
        + "</div>"
    ),
    "an old theme": page(
        f'<div id="content"><h2>The dry race</h2><div class="post-body">{POST_HTML}</div>'
        '<ul class="commentlist">'
        + replies('<li class="alt"><div class="commenttext"><p>{text}</p></div></li>')
        + "</ul></div>"
    ),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_the_post_is_read_and_its_readers_are_not(shape):
    """Two sentences of an author stand before any number of theirs."""
    article = read_html(Source("page.html", SourceFormat.HTML, SHAPES[shape]))
    assert [segment.text for segment in article.segments()] == list(POST)
    left = " ".join(one.text for one in article.left_out)
    assert all(text in left for text in REPLIES)


def test_a_page_of_comments_alone_is_read():
    """Where nobody else says anything, what readers wrote is the page."""
    html = page(
        '<div id="comments"><h1>What people say</h1>' + replies('<div class="comment"><p>{text}</p></div>') + "</div>"
    )
    texts = [segment.text for segment in read_html(Source("page.html", SourceFormat.HTML, html)).segments()]
    assert all(text in texts for text in REPLIES)
