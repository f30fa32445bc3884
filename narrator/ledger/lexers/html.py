"""HTML's raw source → stretches, after the tokenizer of the HTML standard (13.2.5), for pages however broken."""

import re
from collections.abc import Iterator
from typing import Final

from narrator.article.model import LeftOutReason
from narrator.ledger.lexers.stretch import Markup, Stretch
from narrator.ledger.lexers.tags import Tag, tag_at, tag_stretches

_HIDDEN_WHOLE: Final = {
    "script": LeftOutReason.SCRIPT,
    "style": LeftOutReason.SCRIPT,
    "template": LeftOutReason.HIDDEN,
}
"""Elements whose content no browser shows."""
_FORMULA: Final = re.compile(r"\btype\s{0,9}=\s{0,9}[\"']?math/(?:tex|asciimath)\b", re.IGNORECASE)
"""MathJax keeps the source of what it shows in a script: a reader may say it."""
_METADATA: Final = frozenset({"title"})
_COMMENT_END: Final = re.compile(r"--!?>")


def lex_html(text: str, begin: int = 0, end: int | None = None) -> Iterator[Stretch]:
    """Yield the stretches of the page, in order; entities in text stand for their characters."""
    end = len(text) if end is None else end
    place = begin
    drawings = 0
    absent: set[str] = set()
    """Ends that do not come any more: looked for once, so that time stays linear."""
    while place < end:
        opening = text.find("<", place, end)
        if opening < 0:
            yield Stretch(place, end, entities=True)
            return
        if opening > place:
            yield Stretch(place, opening, entities=True)
        place = opening
        tag = tag_at(text, opening, end)
        if tag is not None:
            yield from tag_stretches(text, tag)
            place = tag.end
            if tag.name == "svg":  # its title is its text, not the page's
                drawings = max(0, drawings + (-1 if tag.closing else text[tag.end - 2] != "/"))
            if not tag.closing and not (drawings and tag.name == "title"):
                hidden = _raw_content(text, tag, end, absent)
                if hidden is not None:
                    yield hidden
                    place = hidden.end
        elif text.startswith(("<!", "<?", "</"), opening):
            place = _declaration_end(text, opening, end, absent)
            comment = text.startswith("<!--", opening)
            yield (
                Stretch(opening, place, reason=LeftOutReason.COMMENT, inline=True)
                if comment
                else Stretch(opening, place, Markup.TAG)
            )
        else:
            place = opening + 1


def _declaration_end(text: str, opening: int, end: int, absent: set[str]) -> int:
    """Return where a comment, a doctype or an instruction ends."""
    if text.startswith("<!--", opening):
        if text.startswith(">", opening + 4):
            return opening + 5
        match = None if "-->" in absent else _COMMENT_END.search(text, opening + 4, end)
        if match:
            return match.end()
        absent.add("-->")
    closing = text.find("]]>" if text.startswith("<![CDATA[", opening) else ">", opening, end)
    return end if closing < 0 else text.index(">", closing) + 1


def _raw_content(text: str, tag: Tag, end: int, absent: set[str]) -> Stretch | None:
    """Return the content of an element whose inside is not markup (script, style) or not shown."""
    if tag.name in absent or (tag.name not in _HIDDEN_WHOLE and tag.name not in _METADATA):
        return None
    match = re.compile(rf"</{tag.name}(?=[\s/>])", re.IGNORECASE).search(text, tag.end, end)
    if match is None:
        absent.add(tag.name)
        return None
    if tag.name == "script" and _FORMULA.search(text, tag.begin, tag.end):
        return Stretch(tag.end, match.start())
    if tag.name in _METADATA:
        return Stretch(tag.end, match.start(), Markup.METADATA, entities=True)
    return Stretch(tag.end, match.start(), reason=_HIDDEN_WHOLE[tag.name])
