"""A pattern, or a post's own permalink → the address at which people read the post on its site."""

import re
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import quote, urljoin

from msgspec.structs import replace

from narrator.article.model import Article
from narrator.config.site import PERMALINK_PARTS, Site
from narrator.show.lock import Pin

PART: Final = re.compile(r":([a-z]+)")
DATED: Final = re.compile(r"^\d{4}-\d{1,2}-\d{1,2}-")
BUNDLES: Final = frozenset({"index", "_index", "readme"})
"""Names of files that stand for their folder."""
SAFE: Final = "/:?#[]@!$&'()*+,;=%~"
"""What stays as it is in an address: RFC 3986's reserved characters."""


def with_permalink(article: Article, site: Site, pin: Pin) -> Article:
    """Return *article* with the address at which its site shows it, where the post or narrator.toml says so.

    An address of another site (`canonical_url`) stays; the guid is pinned and follows nothing.
    """
    own = article.settings.get("permalink") if article.source.trusted else None
    if article.canonical_url or not site.show.site_url or not article.source.trusted:
        return article
    pattern = own if isinstance(own, str) and own else site.show.permalink
    path = filled(pattern, article, pin) if pattern else ""
    if not path:
        return article
    base = site.show.site_url.rstrip("/") + "/"
    return replace(article, canonical_url=urljoin(base, quote(path.removeprefix("/"), safe=SAFE)))


def filled(pattern: str, article: Article, pin: Pin) -> str:
    """Return *pattern* with its parts; empty where the post's own pattern has one that narrator does not know."""
    if any(name not in PERMALINK_PARTS for name in PART.findall(pattern.partition("://")[2] or pattern)):
        return ""
    source = PurePosixPath(article.source.name.replace("\\", "/"))
    path = source.with_suffix("")
    if path.name.lower() in BUNDLES:
        path = path.parent
    year, month, day = pin.published[:10].split("-")
    own = article.slug.strip("/").rpartition("/")[2]
    name = DATED.sub("", path.name)
    values = {
        "year": year, "month": month, "day": day, "slug": own or name, "title": own or name, "name": name,
        "filename": path.name, "path": "/".join(path.parts[1:]) or path.name, "narrator": pin.slug,
    }  # fmt: skip
    return PART.sub(lambda found: values[found[1]], pattern)
