"""What an element's attributes say about it: classes, types, whether it is seen, the author's marks for narrator."""

import re
from typing import Final

from lxml.html import HtmlElement

from narrator.reading.walker.elements import EMBEDS, HEADINGS

CHAPTER: Final = "data-narrator-chapter"
"""Names the chapter that begins with the element's text; only the reader of books sets it."""
_UNSEEN: Final = re.compile(r"(?:display\s{0,5}:\s{0,5}none|visibility\s{0,5}:\s{0,5}hidden)", re.IGNORECASE)
_VERSE: Final = frozenset(("wp-block-verse", "verse", "poem", "poetry"))
_EPUB_TYPE: Final = "{http://www.idpf.org/2007/ops}type"
_CALL_OUTS: Final = frozenset(("admonition", "markdown-alert", "callout", "hint", "admonitionblock", "notecard"))
_CALL_OUT_TYPES: Final = re.compile(
    r"(?:markdown-alert-|callout-|alert-|is-|hint-)?(note|tip|important|warning|caution|danger|info|hint|attention|error|"
    r"abstract|success|question|failure|bug|example|quote|todo|seealso)$"
)
_CALL_OUT_TITLES: Final = frozenset(
    ("admonition-title", "markdown-alert-title", "callout-title", "callout-title-inner")
)
_LONGEST_TYPE: Final = 20


def classes(element: HtmlElement) -> frozenset[str]:
    """Return the element's classes, in lower case."""
    value = element.get("class")
    return frozenset(value.lower().split()) if value else frozenset()


def types(element: HtmlElement) -> frozenset[str]:
    """Return the element's `epub:type` and `role` words (EPUB 3 structural semantics, DPUB-ARIA)."""
    words = f"{element.get('epub:type') or element.get(_EPUB_TYPE) or ''} {element.get('role') or ''}"
    return frozenset(words.lower().split())


def language_of(element: HtmlElement) -> str:
    """Return the BCP 47 tag that the element states, or nothing."""
    tag = element.get("lang") or element.get("xml:lang") or element.get("{http://www.w3.org/XML/1998/namespace}lang")
    return (tag or "").strip().replace("_", "-")


def is_hidden(element: HtmlElement) -> bool:
    """Return whether a browser would not show the element, or its author took it from the accessibility tree.

    Text for screen readers only (`sr-only`, `visually-hidden`) is written for the ear and is not hidden.
    """
    if element.get("hidden") is not None and element.get("hidden") != "until-found":
        return True
    if (element.get("aria-hidden") or "").lower() == "true" and element.tag not in ("body", "main", "article", "html"):
        return "fallback-image" not in (element.get("class") or "")
    style = element.get("style")
    if style and _UNSEEN.search(style[:2000]):
        return True
    return bool(element.tag == "dialog" and element.get("open") is None)


def is_skipped(element: HtmlElement) -> bool:
    """Return whether the author marked it not to be spoken."""
    return element.get("data-narrator") == "skip" or "no-audio" in classes(element)


def voice_of(element: HtmlElement) -> str:
    """Return the name of the profile's voice that the author wants for the element, or nothing."""
    return (element.get("data-narrator-voice") or "").strip()[:64]


def silenced(element: HtmlElement) -> tuple[str, ...]:
    """Return the codes of the findings that the author does not want to be told of it."""
    return tuple((element.get("data-narrator-silenced") or "")[:500].split())


def pause_ms(element: HtmlElement) -> str:
    """Return the silence that the author asks for here, as digits of milliseconds, or nothing."""
    value = (element.get("data-narrator-pause") or "").strip()
    return value if value.isascii() and value.isdigit() and len(value) <= 5 else ""


def is_verse(element: HtmlElement) -> bool:
    """Return whether a `pre` holds a poem, as WordPress's block of that name does: its lines are the poet's."""
    return element.tag == "pre" and not _VERSE.isdisjoint(classes(element))


def stands_in(element: HtmlElement) -> str:
    """Return the text that stands in for what a picture or player shows: its alternative text, or its title."""
    if element.tag == "img":
        alt = element.get("alt")
        return (element.get("title") or "") if alt is None else alt
    return (element.get("title") or "") if element.tag in EMBEDS else ""


def plain_text(element: HtmlElement) -> str:
    """Return the element's text with white space folded."""
    return " ".join("".join(element.itertext()).split())


def shown_text(element: HtmlElement) -> str:
    """Return the element's text with white space folded and its pieces parted, without scripts and styles."""
    silent = list(element.iter("script", "style"))
    if not silent:
        return " ".join(" ".join(element.itertext()).split())
    hidden = {id(inner) for outer in silent for inner in outer.iter()}
    pieces = [element.text or ""]
    for inner in element.iterdescendants():
        pieces += (
            (inner.text or "") if id(inner) not in hidden and isinstance(inner.tag, str) else "",
            inner.tail or "",
        )
    return " ".join(" ".join(pieces).split())


def pixels(value: str | None) -> int | None:
    """Return a width or height in pixels, or None where it is not stated so."""
    match = re.match(r"\s{0,9}(\d{1,5})(?:px)?\s{0,9}$", value or "")
    return int(match.group(1)) if match else None


def call_out_type(element: HtmlElement) -> str | None:
    """Return the type of a call-out as written ("warning"), empty if it states none; None if it is no call-out."""
    if element.tag == "aside":
        pass
    elif element.tag not in ("div", "section") or not classes(element) & _CALL_OUTS:
        return None
    for name in (element.get("class") or "").split():
        match = _CALL_OUT_TYPES.match(name.lower())
        if match:
            return match.group(1)
    return ""


def is_call_out_title(element: HtmlElement) -> bool:
    """Return whether a line in a call-out is its title: by its class, or a heading that names nothing but the type."""
    if classes(element) & _CALL_OUT_TITLES:
        return True
    if element.tag not in HEADINGS:
        return False
    words = plain_text(element)[:_LONGEST_TYPE].strip(" :!.").lower()
    return _CALL_OUT_TYPES.fullmatch(words) is not None
