"""A Markdown source → `Article`: head off, template tags out, HTML, and the walker that all HTML goes through."""

from narrator.article.model import Article, Source
from narrator.languages.tags import SOURCE_LANGUAGE
from narrator.reading.markdown.assembly import Post, assembled, headed
from narrator.reading.markdown.convert import to_html
from narrator.reading.markdown.templates.franklin import is_franklin, with_raw_html
from narrator.reading.markdown.templates.take import take
from narrator.reading.markdown.unknown_tags import unknown_tags
from narrator.reading.walker import parse_html, walk_html


def read_markdown(source: Source) -> Article:
    """Return the article that *source*, Markdown of any blog, holds.

    Raises SourceError where nothing is left to read. Options of the front matter are taken from trusted sources only.
    """
    headed_post = headed(source)
    text, body = headed_post.text, headed_post.body
    if is_franklin(text):
        body = with_raw_html(body)
    markdown, taken = take(body, mdx=source.name.lower().endswith(".mdx"))
    tree = parse_html(f"<html><body>{to_html(markdown)}</body></html>")
    elements = list(tree.iter())  # kept while the post is read: lxml would make each anew for every walk
    walked = walk_html(tree, base_url=source.url, language=headed_post.language or SOURCE_LANGUAGE)
    # An author may write notes in HTML, numbers and all; then what was left out stands in the source.
    own = "<sup" not in text.lower() or "[^" in text or "^[" in text
    generated = GENERATED if own else frozenset[str]()
    unknown = tuple(unknown_tags(tree, text))
    del elements
    return assembled(headed_post, Post(walked, taken, unknown, generated))


GENERATED = frozenset({"note reference", "back reference"})
"""What our own HTML of a footnote holds and the author never wrote: the number and the way back."""
