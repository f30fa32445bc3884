"""HTML tags in the raw source: where they end, and which of their attributes people read."""

import re
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from narrator.ledger.lexers.elements import BREAKING
from narrator.ledger.lexers.stretch import Markup, Stretch

ATTRIBUTE: Final = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+)))?""")
_STOP: Final = re.compile(r"[\"'>]")
_MOST_QUOTES: Final = 100
"""Quotation marks that are looked at before a `<` is taken for a sign: keeps `<a b='` repeated linear."""
_SOURCE: Final = re.compile(r"<annotation\s[^<>]*tex[^<>]*>\s*[^\s<]", re.IGNORECASE)
_LONGEST_FORMULA: Final = 8_000
NAME: Final = re.compile(r"</?([A-Za-z][^\s/>\"'=<]*)")
MEDIA: Final = frozenset({"iframe", "video", "audio", "embed", "object"})
"""Elements that show something foreign: their title is all that can be said of them."""


class Tag(Struct, frozen=True, gc=False):
    """A tag `text[begin:end]`."""

    name: str
    """In lower case."""
    closing: bool
    begin: int
    end: int


def tag_at(text: str, begin: int, end: int) -> Tag | None:
    """Return the tag that begins at the `<` at *begin*, or None; a `>` inside a quoted value does not end it."""
    match = NAME.match(text, begin, end)
    if match is None or text.find(">", match.end(), end) < 0:
        return None
    place = match.end()
    for _ in range(_MOST_QUOTES):
        stop = _STOP.search(text, place, end)
        if stop is None:
            break
        if stop[0] == ">":
            return Tag(match[1].lower(), text[begin + 1] == "/", begin, stop.end())
        place = stop.end()
        if text[max(match.end(), stop.start() - 8) : stop.start()].rstrip().endswith("="):
            closing = text.find(stop[0], place, end)
            place = place if closing < 0 else closing + 1
    return None


def attributes(text: str, tag: Tag) -> Iterator[tuple[str, int, int]]:
    """Yield the tag's attributes: name in lower case, where the value begins and ends."""
    start = tag.begin + 1 + len(tag.name) + tag.closing
    for match in ATTRIBUTE.finditer(text, start, tag.end - 1):
        group = next((group for group in (2, 3, 4) if match[group] is not None), 0)
        if group:
            yield match[1].lower(), match.start(group), match.end(group)


def tag_stretches(text: str, tag: Tag, note: str = "") -> Iterator[Stretch]:
    """Yield what a tag consists of: markup, and the values that stand in for what cannot be seen."""
    place = tag.begin
    for begin, end, optional in _said(text, tag):
        yield Stretch(place, begin, Markup.TAG, note=note)
        yield Stretch(begin, end, Markup.TAG if optional else None, optional=optional, entities=True, note=note)
        place = end
    yield Stretch(place, tag.end, Markup.TAG, inline=tag.name not in BREAKING, note=note)


def _has_source(text: str, tag: Tag) -> bool:
    """Return whether the formula has its TeX as an annotation, which is said in place of its `alttext`."""
    end = text.find("</math", tag.end, tag.end + _LONGEST_FORMULA)
    return end >= 0 and _SOURCE.search(text, tag.end, end) is not None


def _said(text: str, tag: Tag) -> list[tuple[int, int, bool]]:
    """Return where the values stand that are read in place of what the tag shows, and whether they need not be."""
    player = ("title", "aria-label") if tag.name in MEDIA else ()
    names = {"img": ("alt", "title"), "math": ("alttext",)}.get(tag.name, player)
    if tag.closing or not names:
        return []
    if tag.name == "math" and _has_source(text, tag):
        return []
    values = {name: (begin, end) for name, begin, end in attributes(text, tag)}
    empty = {name for name, (begin, end) in values.items() if player and not text[begin:end].strip()}
    name = next((name for name in names if name in values and name not in empty), "")
    return [(*values[name], name == "alttext")] if name else []
