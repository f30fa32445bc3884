"""Who took a picture: lines that say nothing else, and what stands so at a caption's end."""

import re
from typing import Final

from lxml.html import HtmlElement

_KIND: Final = r"(?:photo(?:graph)?|image|picture|foto|bild|illustration|abbildung|imagen|fotografía)s?"
_CREDITED: Final = r"(?:credit|courtesy|copyright|source)s?(?: of)?(?:\s?[:,©]|\s)"
_LABEL: Final = re.compile(
    rf"\W{{0,2}}(?:{_KIND}(?: {_CREDITED}|\s?:\s?©?| by\b| ©)|©|courtesy of\b)\s?",
    re.IGNORECASE,
)
_LABEL_OF_CAPTION: Final = re.compile(
    rf"\s*(?:(?:image|media|picture) caption(?:[,:]?\s+|\s*$)|{_KIND}\s?:\s*$)", re.IGNORECASE
)
"""As the BBC writes before what a picture shows, or a label in an element of its own."""
_AT_END: Final = re.compile(
    rf"(?<=[.!?…”\"»)])\s+(?=[(\[]?(?:{_KIND}\b|©|courtesy of\b))|(?<=\S)\s+(?=[(\[](?:{_KIND}\b|©))", re.IGNORECASE
)
_MOST_WORDS: Final = 9
"""Words of the longest line that only says who took a picture: names of people and agencies."""
_PIECES: Final = frozenset(("a", "em", "i", "b", "strong", "span", "cite", "small"))
_BETWEEN_NAMES: Final = frozenset(("and", "for", "via", "of", "by", "courtesy", "und", "de", "von", "van", "the", "on"))


def is_picture_credit(text: str) -> bool:
    """Return whether a whole line says only who took a picture: after the label, nothing but names."""
    label = _LABEL.match(text)
    names = re.findall(r"\w+", text[label.end() :]) if label else []
    return 0 < len(names) <= _MOST_WORDS and all(name[0].isupper() or name in _BETWEEN_NAMES for name in names)


def split_credit(caption: str) -> tuple[str, str, str]:
    """Return a caption's text in three: a label before it, what it says, and who took the picture."""
    label = _LABEL_OF_CAPTION.match(caption)
    begin = label.end() if label else 0
    if is_picture_credit(caption[begin:].strip()):
        return caption[:begin], "", caption[begin:]
    for border in _AT_END.finditer(caption, begin):
        if is_picture_credit(caption[border.end() :].strip()):
            return caption[:begin], caption[begin : border.start()], caption[border.start() :]
    return caption[:begin], caption[begin:], ""


def uncredited(caption: HtmlElement) -> int | None:
    """Return how many characters of a caption in several pieces stand before its credit; None: it is in one, or none.

    "A net. Photo by", a link with a name, "on", a link with a site's.
    """
    pieces = list(caption.iterdescendants())
    if not pieces or any(piece.tag not in _PIECES for piece in pieces):
        return None
    text = "".join(caption.itertext())
    label, said, credit = split_credit(text)
    if not credit or (caption.text or "").endswith(credit):
        return None
    return len(label) + len(said)
