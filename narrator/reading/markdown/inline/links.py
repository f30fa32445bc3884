"""Links without brackets: `<https://…>`, `<me@example.com>`, bare URLs and addresses (GFM), `[[wiki links]]`."""

import re
import xml.etree.ElementTree as etree
from typing import Final

from markdown.inlinepatterns import InlineProcessor

from narrator.reading.markdown.inline.literal import Handled
from narrator.reading.markdown.inline.tokens import escape

SCHEME: Final = r"[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*+"
MAIL: Final = r"[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]++@[a-zA-Z0-9-]++(?:\.[a-zA-Z0-9-]++)*+"
TRAILING: Final = "?!.,:*_~'\";"
PICTURE: Final = re.compile(r"\.(?:png|jpe?g|gif|svg|webp|avif|bmp|tiff?)$", re.IGNORECASE)


class PointedLinkProcessor(InlineProcessor):
    """`<https://example.org>` and `<me@example.org>`."""

    def __init__(self) -> None:
        super().__init__(rf"<({SCHEME}|{MAIL})>")

    def handleMatch(self, m: re.Match[str], data: str) -> Handled:  # noqa: D102, N802, ARG002
        url = m[1] if re.match(SCHEME, m[1]) else f"mailto:{m[1]}"
        return _link(url, m[1]), m.start(), m.end()


class BareLinkProcessor(InlineProcessor):
    """`https://example.org` and `www.example.org`; final punctuation is the sentence's, as GFM says."""

    def __init__(self) -> None:
        super().__init__(r"(?:https?://|www\.)[^\s<>`\u3000-\u303f\uff00-\uff65|]++", None)
        self.compiled_re = re.compile(self.pattern, re.IGNORECASE)

    def handleMatch(self, m: re.Match[str], data: str) -> Handled:  # noqa: D102, N802, ARG002
        url = _trimmed(m[0])
        if "." not in url or len(url) <= len("www."):
            return None, None, None
        href = url if url.lower().startswith("http") else f"http://{url}"
        return _link(href, url), m.start(), m.start() + len(url)


class WikiLinkProcessor(InlineProcessor):
    """Obsidian's `[[Page]]`, `[[Page|text]]`, `![[picture.png]]`; a link's own brackets (`[[1]](…)`) are not its."""

    def __init__(self) -> None:
        super().__init__(r"(!?)\[\[(?![ ])([^\[\]|\n]{1,300})(?:\|([^\[\]\n]{1,300}))?\]\](?![(\[:])")

    def handleMatch(self, m: re.Match[str], data: str) -> Handled:  # noqa: D102, N802, ARG002
        target, text = m[2].strip(), (m[3] or "").strip()
        if m[1] and PICTURE.search(target):
            alt = "" if text.replace("x", "").isdigit() else text
            image = etree.Element("img", {"src": escape(target)})
            if alt:
                image.set("alt", escape(alt))
            return image, m.start(), m.end()
        return _link(target, text or target), m.start(), m.end()


def _trimmed(url: str) -> str:
    while True:
        if url.endswith(")") and url.count(")") > url.count("("):
            shorter = url[:-1]
        else:
            shorter = url.rstrip(TRAILING)
        if shorter == url:
            return url
        url = shorter


def _link(url: str, text: str) -> etree.Element:
    link = etree.Element("a", {"href": escape(url)})
    link.text = escape(text)
    return link
