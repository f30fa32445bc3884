"""What single dialects write inside a line: Obsidian's wiki links, sizes and comments, Pandoc's inline notes."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from narrator.article.model import LeftOutReason
from narrator.ledger.lexers.stretch import Markup, Stretch

WIKI_LINK: Final = re.compile(r"\[\[(?! )([^\[\]|\n]{1,300}?)(?:\\?\|([^\[\]\n]{1,300}))?\]\](?![(\[:])")
SIZE: Final = r"\|[ ]*\d{1,5}(?:x\d{1,5})?[ ]*"
"""Width and height of a picture, after its text."""
_SIZE_AT_END: Final = re.compile(rf"{SIZE}$")
_PICTURE: Final = re.compile(r"\.(?:png|jpe?g|gif|svg|webp|avif|bmp|tiff?)(?:#[\w-]*)?$", re.IGNORECASE)
_BLOCK_NAME: Final = re.compile(r"#\^[\w-]*$")
_MARKS: Final = re.compile(r"\\.|`+|[\[\]]", re.DOTALL)
_SEVERAL_WORDS: Final = re.compile(r"\w\S*\s+\S")


def wiki_link(text: str, match: re.Match[str], note: str) -> Iterator[Stretch]:
    """Yield a wiki link: its text, or the page's name where it has none; a picture has no name."""
    embeds = text.startswith("!", match.start() - 1) and match.start() > 0
    begin, end = match.span(2) if match[2] is not None else match.span(1)
    if embeds:
        size = _SIZE_AT_END.search(f"|{text[begin:end]}" if match[2] is not None else "")
        end -= min(end - begin, size.end() - size.start()) if size else 0
        if match[2] is None and _PICTURE.search(match[1].rstrip()):
            end = begin
    if match[2] is None:
        block = _BLOCK_NAME.search(text[begin:end])
        end -= block.end() - block.start() if block and block.start() else 0
    yield Stretch(match.start(), begin, Markup.LINK_TARGET, note=note)
    yield Stretch(begin, end, note=note)
    yield Stretch(end, match.end(), Markup.LINK_TARGET, note=note)


def percent_comment(text: str, begin: int, end: int) -> Stretch | None:
    """Return Obsidian's `%%comment%%` inside a line; `%%time` and `100%%` are none."""
    line_end = text.find("\n", begin, end)
    closing = text.find("%%", begin + 2, end if line_end < 0 else line_end)
    around = text[max(0, begin - 1) : begin] + text[closing + 2 : closing + 3]
    inside = text[begin + 2 : max(begin + 2, closing)]
    if closing < 0 or not inside.strip() or inside[-1:].isdigit() or any(c.isalnum() or c == "%" for c in around):
        return None
    return Stretch(begin, closing + 2, reason=LeftOutReason.COMMENT)


def inline_notes(text: str, begin: int, end: int) -> dict[int, int]:
    """Return where the notes `^[…]` of a run begin (their bracket) and end; a note has several words."""
    if text.find("^[", begin, end) < 0:
        return {}
    ends: dict[int, int] = {}
    open_brackets: list[int] = []
    ticks: dict[str, list[int]] = {}
    for run in re.finditer(r"`+", text[begin:end]):
        ticks.setdefault(run[0], []).append(begin + run.start())
    place = begin
    while match := _MARKS.search(text, place, end):
        place = match.end()
        if match[0] == "[":
            open_brackets.append(match.start() if text.startswith("^", match.start() - 1) else -1)
        elif match[0] == "]" and open_brackets:
            opening = open_brackets.pop()
            if opening > begin and _SEVERAL_WORDS.search(text, opening + 1, match.start()):
                ends[opening] = match.start()
        elif match[0][0] == "`":
            places = ticks[match[0]]
            index = bisect_left(places, match.end())
            place = places[index] + len(match[0]) if index < len(places) else place
    return ends
