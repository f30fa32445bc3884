"""An HTML post of a static site generator, with front matter and template tags → `Article`."""

import re
from typing import Final

from narrator.article.model import Article, Source
from narrator.languages.tags import SOURCE_LANGUAGE
from narrator.reading.html.region import Region, region_of
from narrator.reading.markdown.assembly import Post, assembled, headed
from narrator.reading.markdown.front_matter.fenced import read as fenced_head
from narrator.reading.markdown.templates.take import take
from narrator.reading.walker import parse_html, walk_html

_PAGE: Final = re.compile(r"<(?:html|body|!doctype)[\s>]", re.IGNORECASE)
_GENERATOR: Final = re.compile(r"\{%-?\s*\w|\{\{[<%]|\{\{-?\s*(?:site|page|post|content|include)\b")
"""Tags of Liquid, Nunjucks and Hugo; double braces alone may be what a page writes about."""
_START: Final = re.compile(r"\ufeff?\s{0,1000}(?:---|\+\+\+)[ \t]*\r?\n")


def is_generator_post(text: str) -> bool:
    """Return whether HTML has front matter, or is no whole page and has template tags (Jekyll, Hugo, Eleventy)."""
    if _START.match(text):
        return fenced_head(text.replace("\r\n", "\n").lstrip("\ufeff"), 0) is not None
    return not _PAGE.search(text) and bool(_GENERATOR.search(text))


def read_generator_post(source: Source) -> Article:
    """Return the article of *source*: what stands below its head is the post, unless it is a whole page."""
    headed_post = headed(source)
    html, taken = take(headed_post.body, html=True)
    tree = parse_html(html if html.strip() else "<p></p>")
    region = region_of(tree, headed_post.given.title) if _PAGE.search(html) else Region()
    walked = walk_html(
        tree,
        base_url=source.url,
        language=headed_post.language or SOURCE_LANGUAGE,
        excluded=region.excluded,
        unread=region.unread,
    )
    return assembled(headed_post, Post(walked, taken))
