"""All that a page says of itself, from every place where pages say it, in one record."""

from datetime import date, datetime
from typing import Final

from lxml.html import HtmlElement
from msgspec import Struct
from trafilatura.metadata import extract_metadata

from narrator.reading.html.metadata import json_ld
from narrator.reading.html.metadata.authors import author_names, byline_element, byline_name
from narrator.reading.html.metadata.dates import first_date, parsed, stated_times
from narrator.reading.html.metadata.meta_tags import MetaTags
from narrator.reading.html.metadata.titles import best_title
from narrator.reading.walker.attributes import language_of

_MAX_FALLBACK_ELEMENTS: Final = 50_000
"""trafilatura's search for a date grows faster than the page; beyond this the page is no ordinary page."""


class Metadata(Struct, frozen=True):
    """What a page says of itself; empty where it does not say."""

    title: str = ""
    author: str = ""
    published: datetime | date | None = None
    published_inferred: bool = False
    updated: datetime | date | None = None
    description: str = ""
    site_name: str = ""
    language: str = ""
    canonical_url: str = ""
    image: str = ""
    tags: tuple[str, ...] = ()


def gather(root: HtmlElement, *, url: str = "", elements: int = 0) -> Metadata:
    """Return the metadata of the page *root*; *elements* is its size, where known."""
    node, meta = json_ld.article_node(root), MetaTags(root)
    site_name = meta.first("og:site_name", "application-name") or "".join(json_ld.names_of(node.get("publisher"))[:1])
    linked = [json_ld.text_of(node, "headline"), json_ld.text_of(node, "name")]
    author = author_names(json_ld.names_of(node.get("author"))) or author_names(meta.authors)
    published = first_date((json_ld.text_of(node, "datePublished"), *meta.published, *stated_times(root)))
    inferred = False
    if not author:
        byline = byline_element(root)
        author = author_names([byline_name(byline)]) if byline is not None else ""
    if (not author or published is None) and elements < _MAX_FALLBACK_ELEMENTS:
        found = extract_metadata(root, default_url=url or None, extensive=False)
        author = author or (found.author or "").replace(";", ",")
        if published is None and found.date:
            published, inferred = parsed(found.date), True
    return Metadata(
        title=best_title([title for title in linked if title], list(meta.titles), root, site_name),
        author=author,
        published=published,
        published_inferred=inferred,
        updated=first_date((json_ld.text_of(node, "dateModified"), meta.updated)),
        description=meta.description or json_ld.text_of(node, "description"),
        site_name=site_name,
        language=_language(root, meta, json_ld.text_of(node, "inLanguage")),
        canonical_url=_canonical(root, meta),
        image=meta.first("og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src"),
        tags=meta.tags,
    )


def _language(root: HtmlElement, meta: MetaTags, stated: str) -> str:
    body = root.find("body")
    tags = (
        language_of(root),
        language_of(body) if body is not None else "",
        stated,
        meta.first("content-language", "dc:language", "dcterms:language", "language", "inlanguage"),
        meta.first("og:locale"),
    )
    tag = next((tag for tag in tags if tag), "").replace("_", "-").split(",")[0].strip()
    return tag if tag[:2].isalpha() and len(tag) <= 35 else ""


def _canonical(root: HtmlElement, meta: MetaTags) -> str:
    for link in root.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            return (link.get("href") or "").strip()
    return meta.first("og:url")
