"""An article → the HTML of its body."""

from collections.abc import Mapping

from lxml import etree

from narrator.article.model import Article
from narrator.languages.written import direction
from narrator.publishing.html.blocks import render_blocks
from narrator.publishing.html.context import context_of
from narrator.publishing.html.directions import set_directions
from narrator.script.model import Script


def render_article(
    article: Article,
    script: Script | None,
    *,
    media: Mapping[str, str],
    xhtml: bool = False,
    heading_shift: int = 0,
    lazy: bool = False,
    draws_formulas: bool = False,
) -> str:
    """Return the article's blocks as HTML, or as XHTML without a namespace of its own.

    Each utterance of *script* is a `span` of class `u` under its id; each segment's element carries the segment's
    id. *media* maps asset ids to the pictures' addresses; with *lazy* they are loaded when they come near. Formulas are
    drawn with *draws_formulas*, else their phrase stands for them. The
    author's heading levels are shifted by *heading_shift*, and none is skipped. The title is not part of it.
    """
    root = article_element(
        article, script, media=media, heading_shift=heading_shift, lazy=lazy, draws_formulas=draws_formulas
    )
    return html_of(root, xhtml=xhtml)


def html_of(root: etree._Element, *, xhtml: bool = False) -> str:
    """Return what *root* holds as HTML, or as XHTML without a namespace of its own."""
    method = "xml" if xhtml else "html"
    return "\n".join(etree.tostring(child, encoding="unicode", method=method).strip() for child in root)


def article_element(
    article: Article,
    script: Script | None,
    *,
    media: Mapping[str, str],
    heading_shift: int = 0,
    lazy: bool = False,
    draws_formulas: bool = False,
) -> etree._Element:
    """Return the same as an element: a `div` that holds the blocks."""
    root = etree.Element("div")
    context = context_of(article, script, media, heading_shift, lazy=lazy, draws_formulas=draws_formulas)
    render_blocks(root, article.blocks, context)
    set_directions(root, direction(article.language))
    return root
