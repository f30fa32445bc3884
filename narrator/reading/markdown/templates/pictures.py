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
TITLED: Final = re.compile(r"(?:.*[-_/.])?figure(?:[-_/.].*)?", re.IGNORECASE)
"""Hugo's `figure` shows its title and whom it is from; elsewhere a title is a hint that few see."""
PICTURE_FILE: Final = re.compile(r"\.(?:png|jpe?g|gif|svg|webp|avif|bmp|tiff?)(?:[?#].*)?$", re.IGNORECASE)
_BLOCK_MARK: Final = re.compile(r"^(\s*\d{0,9})([-+*#>.)]+)(?=\s)")
"""Would begin a list, a heading or a quotation: "1. Who owns it" is a title."""
PARAGRAPH: Final = re.compile(r"\s*<p>(.*)</p>\s*", re.DOTALL)


def picture(name: str, given: Parameters, *, alone: bool) -> str:
    """Return the HTML of what a tag called *name* shows, or nothing where it has no text for people.

    Description and caption stand in the order that the tag has them in. *alone*: it has its line to itself, and can
    be a figure.
    """
    alt, source = given.named.get("alt"), given.first(*SOURCES)
    if alt is None and PICTURE_NAMES.fullmatch(name) and given.positional:
        source = source or next((value for value in given.positional if PICTURE_FILE.search(value)), "")
        alt = next((value for value in given.positional if value != source and " " in value), None)
    texts = ("title", "caption", "attr") if TITLED.fullmatch(name) else ("caption",)
    captions = {key: inline_html(value) for key, value in given.named.items() if key in texts and value}
    if not alt and not captions and not (source and PICTURE_FILE.search(source)):
        return ""
    image = _image(source, alt) if alt or source else ""
    if not captions:
        return image
    keys = list(given.named)
    first = [words for key, words in captions.items() if alt and "alt" in keys and keys.index(key) < keys.index("alt")]
    rest = list(captions.values())[len(first) :]
    if not alone:
        return " ".join([*first, image, *rest])
    return f"<figure>{_caption(first)}{image}{_caption(rest)}</figure>"


def inline_html(text: str) -> str:
    """Return the HTML of *text*, one line of Markdown, without its paragraph."""
    html = to_html(_BLOCK_MARK.sub(r"\1\\\2", text))
    paragraph = PARAGRAPH.fullmatch(html)
    inner = paragraph[1] if paragraph else html
    return inner.replace("\n", " ")


def _caption(words: list[str]) -> str:
    return f"<figcaption>{'<br> '.join(words)}</figcaption>" if words else ""


def _image(source: str, alt: str | None) -> str:
    described = "" if alt is None else f' alt="{escape(alt)}"'
    found = f' src="{escape(source)}"' if source else ""
    return f"<img{found}{described}>"
