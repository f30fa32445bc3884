"""Links without brackets: `<https://…>`, `<me@example.com>`, bare URLs and addresses (GFM), `[[wiki links]]`."""

import re
import xml.etree.ElementTree as ET
from typing import Final

from markdown import Markdown

from narrator.reading.markdown.inline.rule import NOT_MINE, Handled, Rule
from narrator.reading.markdown.inline.targets import normal_label
from narrator.reading.markdown.inline.tokens import escape

SCHEME: Final = r"[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*+"
MAIL: Final = r"[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]++@[a-zA-Z0-9-]++(?:\.[a-zA-Z0-9-]++)*+"
IN_URL: Final = r"[^\s<>`\[\]\u3000-\u303f\uff00-\uff65|]"
TRAILING: Final = "?!.,:*_~'\";"
PICTURE: Final = re.compile(r"\.(?:png|jpe?g|gif|svg|webp|avif|bmp|tiff?)(?:#[\w-]*+)?$", re.IGNORECASE)
SIZE: Final = re.compile(r"\|[ ]*\d{1,5}(?:x\d{1,5})?[ ]*$")
"""Obsidian's width and height, after the last bar of a picture's text."""


class PointedLinkProcessor(Rule):
    """`<https://example.org>` and `<me@example.org>`."""

    def __init__(self) -> None:
        super().__init__(rf"<({SCHEME}|{MAIL})>")

    def _read(self, found: re.Match[str]) -> Handled:
        url = found[1] if re.match(SCHEME, found[1]) else f"mailto:{found[1]}"
        return _link(url, found[1]), found.start(), found.end()


class BareLinkProcessor(Rule):
    """`https://example.org` and `www.example.org`; final punctuation is the sentence's, as GFM says."""

    def __init__(self) -> None:
        # Its full stop is looked for first, and not far: a run of beginnings without one stays linear.
        super().__init__(rf"(?:https?://|www\.)(?=[\w-])(?={IN_URL}{{0,2000}}\.){IN_URL}++")
        self.compiled_re = re.compile(self.pattern, re.IGNORECASE)

    def _read(self, found: re.Match[str]) -> Handled:
        url = _trimmed(found[0])
        if "." not in url or len(url) <= len("www."):
            return NOT_MINE
        href = url if url.lower().startswith("http") else f"http://{url}"
        return _link(href, url), found.start(), found.start() + len(url)


class WikiLinkProcessor(Rule):
    """Obsidian's `[[Page]]`, `[[Page#Part|text]]`, `![[picture.png|text|300]]`.

    A link's own brackets (`[[1]](…)`) are not its.
    """

    def __init__(self, md: Markdown) -> None:
        self._references = md.references
        super().__init__(r"(!?)\[\[(?![ ])([^\[\]|\n]{1,300})(?:\|([^\[\]\n]{1,300}))?\]\](?![(\[:])")

    def _read(self, found: re.Match[str]) -> Handled:
        if normal_label(found[2]) in self._references:
            return NOT_MINE
        target, words = found[2].strip(), (found[3] or "").strip()
        if found[1]:
            words = SIZE.sub("", f"|{words}").removeprefix("|")
        if found[1] and PICTURE.search(target):
            image = ET.Element("img", {"src": escape(target)})
            if words:
                image.set("alt", escape(words))
            return image, found.start(), found.end()
        return _link(target, words or _page(target)), found.start(), found.end()


def _page(target: str) -> str:
    """Return a target as readers see it: page and part, without the mark of a block that has no name."""
    page, *parts = target.split("#")
    return ", ".join(part for part in (page, *parts) if part and not part.startswith("^")) or target


def _trimmed(url: str) -> str:
    unmatched = url.count(")") - url.count("(")
    end = len(url)
    while end:
        if url[end - 1] in TRAILING:
            end -= 1
        elif url[end - 1] == ")" and unmatched > 0:
            end -= 1
            unmatched -= 1
        else:
            break
    return url[:end]


def _link(url: str, text: str) -> ET.Element:
    link = ET.Element("a", {"href": escape(url)})
    link.text = escape(text)
    return link
