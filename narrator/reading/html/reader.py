"""An HTML page, as its author or its site wrote it → `Article`."""

import re
from typing import Final

from lxml import etree
from lxml.html import HtmlElement
from msgspec.structs import replace

from narrator.article.identity import asset_id
from narrator.article.model import Article, Asset, Notice, Source
from narrator.errors import SourceError
from narrator.languages.tags import SOURCE_LANGUAGE
from narrator.reading.html.metadata.gather import Metadata, gather
from narrator.reading.html.region import region_of
from narrator.reading.page_formulas import mark_formulas
from narrator.reading.walker import Walked, walk_html
from narrator.reading.walker.depth import MAX_DEPTH
from narrator.reading.walker.images import absolute
from narrator.reading.walker.parse import parse_page

MAX_ELEMENTS: Final = 300_000
"""The longest articles of Wikipedia have 60,000; beyond this a page is an archive or an attack (some 30 s of work)."""
MAX_COMMENTS: Final = 20_000
"""Pages have some hundreds. libxml2 walks over long rows of comments in time that grows as their square."""
MAY_BE_TEMPLATE: Final = re.compile(
    r"\A\ufeff?\s{0,1000}(?:---|\+\+\+)[ \t]*\r?\n|\A(?!.{0,2000}<(?:html|body|!doctype)[\s>]).*?\{[{%]",
    re.IGNORECASE | re.DOTALL,
)
"""Front matter, or template tags in what does not begin as a page."""
_DEEP: Final = Notice(
    "deep-nesting",
    f"Its elements stand more than {MAX_DEPTH} deep in one another; what stands deeper is read without its structure.",
)


def read_html(source: Source) -> Article:
    """Return the article of the page *source*; all else on the page is among its left-outs, in order.

    Raises SourceError where there is no HTML in it.
    """
    if MAY_BE_TEMPLATE.search(source.text):
        from narrator.reading.markdown import html_post  # noqa: PLC0415 -- Python-Markdown, which pages do without

        if html_post.is_generator_post(source.text):
            return html_post.read_generator_post(source)
    try:
        root, is_flattened = parse_page(source.text)
    except SourceError as error:
        raise SourceError(error.what, hint=error.hint, where=source.name) from error
    elements = list(root.iter())  # kept while the page is read: lxml would make each anew for every walk
    if len(elements) > MAX_ELEMENTS or sum(element.tag is etree.Comment for element in elements) > MAX_COMMENTS:
        what = f"it has more than {MAX_ELEMENTS:,} elements or {MAX_COMMENTS:,} comments, too many for one post"
        raise SourceError(what, hint="Save the article alone, without the page around it.", where=source.name)
    mark_formulas(root)
    base_url = _base_url(root, source.url)
    metadata = gather(root, url=source.url)
    region = region_of(root, metadata.title, metadata.author, metadata.descriptions)
    walked = walk_html(
        root,
        base_url=base_url,
        language=metadata.language,
        excluded=region.excluded,
        unread=region.unread,
        controls=region.controls,
        notes=region.notes,
    )
    article = _article(source, metadata, walked, base_url)
    return replace(article, notices=(*article.notices, _DEEP)) if is_flattened else article


def _base_url(root: HtmlElement, url: str) -> str:
    base = next(root.iter("base"), None)
    stated = (base.get("href") or "").strip() if base is not None else ""
    return absolute(stated, url) if stated else url


def _article(source: Source, metadata: Metadata, walked: Walked, base_url: str) -> Article:
    assets, cover = walked.assets, ""
    if metadata.image:
        reference = absolute(metadata.image, base_url)
        cover = asset_id(reference)
        if all(asset.id != cover for asset in assets):
            assets = (*assets, Asset(cover, reference, ""))
    return Article(
        source,
        metadata.title,
        walked.blocks,
        author=metadata.author,
        language=metadata.language or SOURCE_LANGUAGE,
        language_confidence=1.0 if metadata.language else 0.0,
        published=metadata.published,
        published_inferred=metadata.published_inferred,
        updated=metadata.updated,
        description=metadata.description,
        tags=metadata.tags,
        site_name=metadata.site_name,
        canonical_url=metadata.canonical_url,
        cover=cover,
        assets=assets,
        left_out=walked.left_out,
        notices=walked.notices,
    )
