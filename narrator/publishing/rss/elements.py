"""XML elements of a feed by their prefixed names, with text that XML and PSP-1 allow."""

from html import escape
from typing import Final

from lxml import etree

from narrator.xml_text import clean

NAMESPACES: Final = {
    "atom": "http://www.w3.org/2005/Atom",
    "dc": "http://purl.org/dc/elements/1.1/",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "podcast": "https://podcastindex.org/namespace/1.0",
}
DESCRIPTION_BYTES: Final = 4000
"""PSP-1 and Apple: descriptions of at most 4,000 bytes."""
VALUE_CHARACTERS: Final = 255
"""PSP-1: every other value."""
PERSON_CHARACTERS: Final = 128
"""Podcast Namespace, "podcast:person"."""
LABEL_CHARACTERS: Final = 32
"""Podcast Namespace, "podcast:alternateEnclosure": the title."""


def tag(name: str) -> str:
    """Return the name that lxml wants for `itunes:author` or `title`."""
    prefix, _, local = name.rpartition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}" if prefix else local


def add(parent: etree._Element, name: str, text: str = "", /, **attributes: str) -> etree._Element:
    """Append the element *name* to *parent* and return it."""
    element = etree.SubElement(parent, tag(name), {key: clean(value) for key, value in attributes.items()})
    if text:
        element.text = clean(text)
    return element


def line(text: str, characters: int = VALUE_CHARACTERS) -> str:
    """Return *text* on one line, trimmed, cut after *characters* with an ellipsis."""
    flat = " ".join(clean(text).split())
    return flat if len(flat) <= characters else flat[: characters - 1].rstrip() + "…"


def cut(text: str, limit_bytes: int = DESCRIPTION_BYTES) -> str:
    """Return *text*, trimmed, in at most *limit_bytes* of UTF-8: whole characters, and whole words where it can be."""
    trimmed = clean(text).strip()
    if len(trimmed.encode("utf-8")) <= limit_bytes:
        return trimmed
    kept = trimmed.encode("utf-8")[: limit_bytes - len("…".encode())].decode("utf-8", "ignore")
    words, _, rest = kept.rpartition(" ")
    return (words if words and len(rest) < 40 else kept).rstrip() + "…"


def as_html(text: str, limit_bytes: int = DESCRIPTION_BYTES) -> str:
    """Return plain *text* as the HTML that podcast apps take a description for, in at most *limit_bytes* of UTF-8.

    RSS 2.0 leaves open whether a description is text or HTML, and apps read it as HTML: "vector<bool>" would lose a
    word, and a stranger's tags would be the app's. What is cut is the text, so that no reference is cut in two.
    """
    limit = limit_bytes
    while True:
        kept = escape(cut(text, limit), quote=False)
        over = len(kept.encode("utf-8")) - limit_bytes
        if over <= 0:
            return kept
        limit -= max(over // 5, 1)  # a sign becomes at most five characters (&amp;)
