"""HTML that is an article and nothing else → `Article`: items of feeds, and what DOCX and EPUB become."""

from lxml.html import HtmlElement

from narrator.article.model import Article, LeftOutReason, Source
from narrator.article.words import folded
from narrator.languages.tags import SOURCE_LANGUAGE
from narrator.reading.catalogues.shortcodes import TEMPLATE_ELEMENT
from narrator.reading.html.pull_quotes import pull_quotes
from narrator.reading.html.tails import tails_of_item
from narrator.reading.html.widgets import widgets_of_item
from narrator.reading.page_formulas import mark_formulas
from narrator.reading.walker import Exclusion, parse_html, walk_html

HEADINGS = ("h1", "h2", "h3")


def read_fragment(source: Source) -> Article:
    """Return the article that the HTML of *source* holds, all of it.

    Of a feed's item forms, buttons, tails and pull quotes are its site's, and left out.
    """
    root = parse_html(source.text)
    mark_formulas(root)
    excluded = {element: Exclusion(LeftOutReason.TEMPLATE, "shortcode") for element in root.iter(TEMPLATE_ELEMENT)}
    if not source.trusted:  # a feed's, not an author's own document
        excluded |= {element: Exclusion(LeftOutReason.FURNITURE, "page") for element in tails_of_item(root)}
        excluded |= {element: Exclusion(LeftOutReason.FURNITURE, "widget") for element in widgets_of_item(root)}
        excluded |= {element: Exclusion(LeftOutReason.REPEATED, "pull quote") for element in pull_quotes([root])}
    excluded |= _repeated_title(root, source.given.title)
    walked = walk_html(root, base_url=source.url, language=source.given.language, excluded=excluded)
    return Article(
        source,
        title=source.given.title,
        blocks=walked.blocks,
        language=source.given.language or root.get("lang") or SOURCE_LANGUAGE,
        language_confidence=1.0 if source.given.language or root.get("lang") else 0.0,
        assets=walked.assets,
        left_out=walked.left_out,
        notices=walked.notices,
    )


def _repeated_title(root: HtmlElement, title: str) -> dict[HtmlElement, Exclusion]:
    """A first heading that says the title once more."""
    first = next(iter(root.iter(*HEADINGS)), None)
    if first is None or not title or folded(first.text_content()) != folded(title):
        return {}
    return {first: Exclusion(LeftOutReason.REPEATED, "title")}
