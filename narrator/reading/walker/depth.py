"""Takes tags out of HTML that nests deeper than the parser goes, so that its text is not lost."""

import re
from typing import Final

MAX_DEPTH: Final = 300
"""Elements nested in one another. libxml2 stops reading at 2048; real pages stay below 100."""

_TAG: Final = re.compile(r"<(/?)([a-zA-Z][^\s/>]{0,60})[^>]*>?")
_UNCOUNTED: Final = frozenset((
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr", "p", "li", "td", "th", "tr", "dt", "dd", "option", "optgroup", "tbody", "thead", "tfoot", "colgroup",
    "html", "head", "body",
))  # fmt: skip
"""Elements without content, and those that the parser closes by itself."""
_PARTS: Final = frozenset((
    "li", "td", "th", "tr", "dt", "dd", "option", "optgroup", "tbody", "thead", "tfoot", "colgroup", "col",
))  # fmt: skip
"""Elements that mean nothing without the list or table around them."""
_INLINE: Final = frozenset((
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "em", "font", "i", "ins", "kbd", "mark", "q", "s",
    "small", "span", "strong", "sub", "sup", "u",
))  # fmt: skip


def flattened(text: str) -> str:
    """Return *text* without the tags that stand deeper than `MAX_DEPTH`."""
    depth = 0

    def kept(match: re.Match[str]) -> str:
        nonlocal depth
        name = match.group(2).lower()
        if name in _UNCOUNTED:
            return " " if depth >= MAX_DEPTH and name in _PARTS else match.group()
        closes = match.group(1) == "/"
        here = depth if closes else depth + 1
        depth = max(here - 1, 0) if closes else here
        if here <= MAX_DEPTH:
            return match.group()
        return "" if name in _INLINE else " "

    return _TAG.sub(kept, text)
