"""An article → its show notes: its own HTML, sanitized, under a line that discloses the voice, and its chapters."""

from collections.abc import Sequence
from html import escape
from typing import Final
from urllib.parse import urljoin

import nh3
from lxml import etree

from narrator.article.model import Article, SegmentKind
from narrator.languages.phrases import phrases_for
from narrator.publishing.disclosure import disclosure
from narrator.publishing.html.render import article_element
from narrator.publishing.model import Publication
from narrator.publishing.record import ChapterRecord
from narrator.publishing.rss.addresses import base_url
from narrator.publishing.rss.elements import line

TAGS: Final = frozenset(
    """
    a abbr b blockquote br caption cite code dd del details dfn dl dt em figcaption figure h2 h3 h4 h5 h6 hr i ins kbd
    li mark ol p pre q s samp small strong sub summary sup table tbody td tfoot th thead tr u ul var
    """.split()  # noqa: SIM905  # fifty names on two lines
)
"""What podcast apps show; everything else loses its tags and keeps its words."""
ATTRIBUTES: Final = {"a": {"href"}, "ol": {"start"}, "td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan"}}
LARGEST_BYTES: Final = 24_000
"""Of the article in show notes: some 3,500 words. Feeds of hundreds of posts are fetched whole, again and again."""
HEADINGS: Final = ("h1", "h2", "h3", "h4", "h5", "h6")
SUMMARY_CHARACTERS: Final = 400


def show_notes(publication: Publication, chapters: Sequence[ChapterRecord]) -> str:
    """Return the show notes as HTML that cannot run anything."""
    article = publication.article
    base = article.canonical_url or article.source.url or publication.show.site_url
    html, is_whole = bounded(article_element(article, None, media={}))
    head = f"<p>{escape(disclosure(publication.main), quote=False)}</p>\n"
    return head + _contents(chapters) + sanitized(html, base) + ("" if is_whole else _rest(publication))


def bounded(root: etree._Element) -> tuple[str, bool]:
    """Return what *root* holds as HTML of at most `LARGEST_BYTES`, and True if that is all of it.

    It is cut before a heading where there is one in the second half, else between two blocks.
    """
    blocks = [etree.tostring(child, encoding="unicode", method="html").strip() for child in root]
    total, fitting = 0, 0
    for block in blocks:
        total += len(block.encode("utf-8")) + 1
        if total > LARGEST_BYTES:
            break
        fitting += 1
    if fitting == len(blocks):
        return "\n".join(blocks), True
    headings = [n for n in range(fitting // 2, fitting + 1) if n and root[n].tag in HEADINGS]
    return "\n".join(blocks[: headings[-1] if headings else fitting]), False


def _rest(publication: Publication) -> str:
    """Return a link to the page, where there is one to lead to."""
    base, canonical = base_url(publication.show), publication.article.canonical_url
    whole = canonical if canonical.startswith("http") else f"{base}/{publication.slug_address}/" if base else ""
    words = escape(phrases_for(publication.main.script.language).say("Read along, with chapters and transcript"))
    return f'\n<p>… <a href="{escape(whole)}">{words}</a></p>' if whole else "\n<p>…</p>"


def sanitized(html: str, base: str) -> str:
    """Return *html* with allowed elements only, and its links absolute."""

    def absolute(_tag: str, attribute: str, value: str) -> str | None:
        if attribute != "href" or value.startswith(("http://", "https://", "mailto:", "tel:")):
            return value
        return urljoin(base, value) if base.startswith("http") and not value.startswith("#") else None

    return nh3.clean(
        html,
        tags=set(TAGS),
        attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
        attribute_filter=absolute,
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
    )


def summary(article: Article) -> str:
    """Return what the article says of itself, else its first paragraph."""
    if article.description:
        return article.description
    texts = (segment.text for segment in article.segments() if segment.kind is SegmentKind.PARAGRAPH)
    return line(next(texts, article.title), SUMMARY_CHARACTERS)


def _contents(chapters: Sequence[ChapterRecord]) -> str:
    """Return the chapters with their times, which apps turn into links; a lone chapter says nothing."""
    if len(chapters) < 2:
        return ""
    rows = "<br>\n".join(f"({clock(chapter.begin_ms)}) {escape(chapter.title, quote=False)}" for chapter in chapters)
    return f"<p>{rows}</p>\n"


def clock(ms: int) -> str:
    """Return a time as 03:07 or 1:02:30, the form that apps recognise."""
    minutes, seconds = divmod(ms // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes:02}:{seconds:02}"
