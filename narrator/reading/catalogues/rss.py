"""An item of an RSS feed (0.9x, 1.0, 2.0) → `Item`."""

from collections.abc import Mapping

from lxml.etree import _Element

from narrator.reading.catalogues.elements import children_named, text_of, texts_of
from narrator.reading.catalogues.item import Item, moment, plain
from narrator.reading.catalogues.text_to_html import html_of


def item_of(element: _Element, site: Mapping[str, str]) -> Item | None:
    """Return the article of an RSS `item`: the full text where the feed has it, else the description; None: neither."""
    full = text_of(element, "encoded", within="/content/")
    html = full or text_of(element, "description")
    if not html.strip():
        return None
    guid = next(children_named(element, "guid"), None)
    link = text_of(element, "link").strip()
    identity = (guid.text or "").strip() if guid is not None else ""
    if not link and identity.startswith("http") and (guid is None or guid.get("isPermaLink", "true") == "true"):
        link = identity
    return Item(
        html=html_of(html),
        title=plain(text_of(element, "title")),
        author=plain(text_of(element, "creator")) or _author(text_of(element, "author")),
        published=moment(text_of(element, "pubDate")) or moment(text_of(element, "date")),
        guid=identity,
        url=link,
        language=text_of(element, "language").strip() or site.get("language", ""),
        site_name=site.get("title", ""),
        tags=tuple(tag for tag in map(plain, texts_of(element, "category")) if tag),
        is_summary=not full,
    )


def _author(text: str) -> str:
    """RSS writes "mail@example.com (Name)"; iTunes, just the name."""
    name = plain(text)
    if "(" in name and name.endswith(")"):
        return name[name.index("(") + 1 : -1].strip()
    return "" if "@" in name else name
