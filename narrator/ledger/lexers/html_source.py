"""An HTML file → stretches: a page, or a post of a static site generator with front matter and template tags."""

import re
from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from narrator.article.model import LeftOutReason
from narrator.ledger.lexers.front_matter import body_of
from narrator.ledger.lexers.html import lex_html
from narrator.ledger.lexers.stretch import Stretch
from narrator.ledger.lexers.templates import template_at, template_stretches

_FENCE: Final = re.compile(r"\ufeff?\s{0,1000}(?:---|\+\+\+)[ \t]*\r?\n")
_PAGE: Final = re.compile(r"<(?:html|body|!doctype)[\s>]", re.IGNORECASE)
_TEMPLATE: Final = re.compile(r"\{%-?\s*\w|\{\{[<%]|\{\{-?\s*(?:site|page|post|content|include)\b")
_RAW: Final = re.compile(r"\{%-?\s*(raw|verbatim)\s*-?%\}(.*?)\{%-?\s*end_?\1\s*-?%\}", re.IGNORECASE | re.DOTALL)


def lex_html_source(text: str) -> Iterator[Stretch]:
    """Yield the stretches of the file, in order."""
    begin = body_of(text.replace("\r\n", " \n"))[0] if _FENCE.match(text) else 0
    if not begin and (_PAGE.search(text) or not _TEMPLATE.search(text)):
        yield from lex_html(text)
        return
    if begin:
        yield Stretch(0, begin, reason=LeftOutReason.FRONT_MATTER)
    raw = [match.span(2) for match in _RAW.finditer(text, begin)]
    reached = begin
    for stretch in lex_html(text, begin):
        if stretch.end <= reached and stretch.begin < reached:
            continue  # inside a template tag
        here = replace(stretch, begin=max(stretch.begin, reached))
        if not here.text:
            yield here
            continue
        for part in _with_templates(text, here, raw):
            yield part
            reached = part.end


def _with_templates(text: str, stretch: Stretch, raw: list[tuple[int, int]]) -> Iterator[Stretch]:
    """Yield a stretch of text, parted at the template tags in it; the last may reach beyond its end."""
    place = search = stretch.begin
    while (opening := text.find("{", search, stretch.end)) >= 0:
        end = template_at(text, opening, len(text))
        if end < 0 or any(first <= opening < last for first, last in raw):
            search = opening + 1
            continue
        yield replace(stretch, begin=place, end=opening)
        yield from template_stretches(text, opening, end, _plain)
        place = search = end
    if place < stretch.end:
        yield replace(stretch, begin=place)


def _plain(begin: int, end: int, note: str) -> Iterator[Stretch]:
    yield Stretch(begin, end, entities=True, note=note)
