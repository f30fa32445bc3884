"""Template tags in Markdown (Liquid, Jinja, Hugo and Zola shortcodes, MDX expressions) and what text they carry."""

import re
from collections.abc import Iterator
from typing import Final

from narrator.article.model import LeftOutReason
from narrator.ledger.lexers.stretch import Markup, Stretch

_CLOSERS: Final = {"{{<": ">}}", "{{%": "%}}", "{{": "}}", "{%": "%}", "{#": "#}", "{/*": "*/}"}
_VALUE: Final = re.compile(r"""\b([A-Za-z_][\w-]*)\s*[=:]\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')""")
SAID: Final = frozenset({"alt", "caption"})
"""Values that generators show as text."""
MAY_BE_SAID: Final = frozenset(
    {"title", "text", "description", "attribution", "author", "quote", "summary", "label", "heading", "content", "attr"}
)
_LIST: Final = re.compile(
    r"\{:[ \t]*[#.:\w][^{}\n]*\}"  # kramdown, Python-Markdown
    r"|(?<![\w^\\])\{[ \t]*(?:[#.][\w:-]|[\w-]+=)[^{}\n]*\}"  # Pandoc; TeX has `_{n=0}` and `\\frac{.5}`
    r"|(?<=[)\]`*_])\{[ \t]*[#.][^{}\n]*\}"  # after a link, code or emphasis
)
_LONGEST: Final = 10_000


def template_at(text: str, begin: int, end: int) -> int:
    """Return where the template tag at the `{` at *begin* ends, or -1 where there is none."""
    for opener, closer in _CLOSERS.items():
        if text.startswith(opener, begin):
            if opener == "{#" and _LIST.match(text, begin, end):
                return -1
            closing = text.find(closer, begin + len(opener), min(end, begin + _LONGEST))
            return -1 if closing < 0 else closing + len(closer)
    return -1


def attribute_list_at(text: str, begin: int, end: int) -> int:
    """Return where the attribute list (kramdown, Pandoc, Python-Markdown) at *begin* ends, or -1."""
    match = _LIST.match(text, begin, end)
    return match.end() if match else -1


def template_stretches(text: str, begin: int, end: int, note: str = "") -> Iterator[Stretch]:
    """Yield the tag as left out, but for values that carry text."""
    if text.startswith(("{/*", "{#"), begin):
        yield Stretch(begin, end, reason=LeftOutReason.COMMENT, note=note)
        return
    whole = end
    place, end = _inside(text, begin, end)
    for match in _VALUE.finditer(text, place, end):
        if match[1].lower() in SAID | MAY_BE_SAID:
            group = 2 if match[2] is not None else 3
            yield Stretch(place, match.start(group), reason=LeftOutReason.TEMPLATE, note=note)
            said = match[1].lower() in SAID
            yield Stretch(
                match.start(group),
                match.end(group),
                reason=None if said else LeftOutReason.TEMPLATE,
                optional=not said,
                entities=True,
                note=note,
            )
            place = match.end(group)
    yield Stretch(place, end, reason=LeftOutReason.TEMPLATE, note=note)
    yield Stretch(whole, whole)


def _inside(text: str, begin: int, end: int) -> tuple[int, int]:
    """Return the tag without its brackets: `%` would count as a word."""
    while begin < end and text[begin] in "{%<":
        begin += 1
    while begin < end and text[end - 1] in "}%>":
        end -= 1
    return begin, end


def list_stretch(begin: int, end: int, note: str = "") -> Stretch:
    """Return an attribute list as markup."""
    return Stretch(begin, end, Markup.ATTRIBUTES, note=note)
