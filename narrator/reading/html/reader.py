"""An HTML page, as its author or its site wrote it → `Article`."""

from lxml.html import HtmlElement

from narrator.article.identity import asset_id
from narrator.article.model import Article, Asset, Source
from narrator.errors import SourceError
from narrator.reading.html.metadata.gather import Metadata, gather
from narrator.reading.html.region import region_of
from narrator.reading.walker import Walked, parse_html, walk_html
from narrator.reading.walker.images import absolute


def read_html(source: Source) -> Article:
    """Return the article of the page *source*; all else on the page is among its left-outs, in order.

    Raises SourceError where there is no HTML in it.
    """
    try:
        root = parse_html(source.text)
    except SourceError as error:
        raise SourceError(error.what, hint=error.hint, where=source.name) from error
    base_url = _base_url(root, source.url)
    metadata = gather(root, url=source.url)
    region = region_of(root, metadata.title)
    walked = walk_html(
        root, base_url=base_url, language=metadata.language, excluded=region.excluded, unread=region.unread
    )
    return _article(source, metadata, walked, base_url)


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
        language=metadata.language or "en",
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
