"""All that a page says of itself, from every place where pages say it, in one record."""

from datetime import date, datetime
from html import unescape
from typing import Final

from lxml.html import HtmlElement
from msgspec import Struct

from narrator.reading.html.metadata import json_ld
from narrator.reading.html.metadata.authors import author_names, byline_element, byline_name
from narrator.reading.html.metadata.dates import first_date, stated_times
from narrator.reading.html.metadata.folding import folded
from narrator.reading.html.metadata.inferred_dates import inferred_date
from narrator.reading.html.metadata.meta_tags import MetaTags
from narrator.reading.html.metadata.titles import best_title
from narrator.reading.walker.attributes import language_of

_ENCODINGS: Final = frozenset(("utf-8", "utf-16", "iso-8859-1", "win-1252"))
"""What some sites write where their language should stand."""


class Metadata(Struct, frozen=True):
    """What a page says of itself; empty where it does not say."""

    title: str = ""
    author: str = ""
    published: datetime | date | None = None
    published_inferred: bool = False
    updated: datetime | date | None = None
    description: str = ""
    descriptions: tuple[str, ...] = ()
    """All that the page says it is about, each once."""
    site_name: str = ""
    language: str = ""
    canonical_url: str = ""
    image: str = ""
    tags: tuple[str, ...] = ()


def gather(root: HtmlElement, *, url: str = "") -> Metadata:
    """Return the metadata of the page *root*, which came from *url*, where known."""
    node, meta = json_ld.article_node(root), MetaTags(root)
    site_name = meta.first("og:site_name", "application-name") or "".join(json_ld.names_of(node.get("publisher"))[:1])
    linked = [json_ld.text_of(node, "headline"), json_ld.text_of(node, "name")]
    author = author_names(json_ld.names_of(node.get("author"))) or author_names(meta.authors)
    stated = first_date((json_ld.text_of(node, "datePublished"), *meta.published, *stated_times(root)))
    publishers = json_ld.names_of(node.get("publisher"))
    if not author or _is_site(author, (site_name, *publishers)):
        byline = byline_element(root)
        author = (author_names([byline_name(byline)]) if byline is not None else "") or author
    described = (*meta.descriptions, json_ld.text_of(node, "description"))
    published = stated or inferred_date(root, (url, _canonical(root, meta)))
    return Metadata(
        title=best_title([title for title in linked if title], list(meta.titles), root, site_name),
        author=author,
        published=published,
        published_inferred=stated is None and published is not None,
        updated=first_date((json_ld.text_of(node, "dateModified"), meta.updated)),
        description=meta.description or json_ld.text_of(node, "description"),
        descriptions=tuple(dict.fromkeys(unescape(text) for text in described if text)),
        site_name=site_name,
        language=_language(root, meta, json_ld.text_of(node, "inLanguage")),
        canonical_url=_canonical(root, meta),
        image=meta.first("og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src"),
        tags=meta.tags,
    )


def _is_site(author: str, names: tuple[str, ...]) -> bool:
    """Return whether the one author is the site itself; then a person may stand in the byline."""
    return folded(author) in {folded(name) for name in names if name}


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
    return tag if tag[:2].isalpha() and tag.lower() not in _ENCODINGS and len(tag) <= 35 else ""


def _canonical(root: HtmlElement, meta: MetaTags) -> str:
    for link in root.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            return (link.get("href") or "").strip()
    return meta.first("og:url")
