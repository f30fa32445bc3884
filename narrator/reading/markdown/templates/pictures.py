"""A shortcode that shows a picture → HTML with its description and caption, Markdown in the caption included."""

import re
from html import escape
from typing import Final

from narrator.reading.markdown.convert import to_html
from narrator.reading.markdown.templates.parameters import Parameters

SOURCES: Final = ("src", "url", "path", "file", "image", "image_path", "img", "link", "filename", "href")
PICTURE_NAMES: Final = re.compile(
    r"(?:.*[-_/.])?(?:image|img|figure|fig|picture|photo|screenshot)s?\d?(?:[-_/.].*)?", re.IGNORECASE
)
PICTURE_FILE: Final = re.compile(r"\.(?:png|jpe?g|gif|svg|webp|avif|bmp|tiff?)(?:[?#].*)?$", re.IGNORECASE)
PARAGRAPH: Final = re.compile(r"\s*<p>(.*)</p>\s*", re.DOTALL)


def picture(name: str, given: Parameters, *, alone: bool) -> str:
    """Return the HTML of what a tag called *name* shows, or nothing where it has no text for people.

    *alone*: it has its line to itself, and can be a figure.
    """
    alt, caption, source = given.named.get("alt"), given.first("caption"), given.first(*SOURCES)
    if alt is None and PICTURE_NAMES.fullmatch(name) and given.positional:
        source = source or next((value for value in given.positional if PICTURE_FILE.search(value)), "")
        alt = next((value for value in given.positional if value != source and " " in value), None)
    if not alt and not caption and not (source and PICTURE_FILE.search(source)):
        return ""
    image = _image(source, alt) if alt or source else ""
    if not caption:
        return image
    words = inline_html(caption)
    return f"<figure>{image}<figcaption>{words}</figcaption></figure>" if alone else f"{image} {words}"


def inline_html(text: str) -> str:
    """Return the HTML of *text*, one line of Markdown, without its paragraph."""
    html = to_html(text)
    paragraph = PARAGRAPH.fullmatch(html)
    inner = paragraph[1] if paragraph else html
    return inner.replace("\n", " ")


def _image(source: str, alt: str | None) -> str:
    described = "" if alt is None else f' alt="{escape(alt)}"'
    return f'<img src="{escape(source)}"{described}>'
