"""Template tags in Markdown (Liquid, Jinja, Hugo and Zola shortcodes, MDX expressions) and what text they carry."""

import re
from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

from narrator.article.model import LeftOutReason
from narrator.ledger.lexers.stretch import Markup, Stretch

Inline: TypeAlias = Callable[[int, int, str], Iterator[Stretch]]
"""Lexes `text[begin:end]` of the same source as inline Markdown of a note."""

_CLOSERS: Final = {"{{<": ">}}", "{{%": "%}}", "{{": "}}", "{%": "%}", "{#": "#}", "{/*": "*/}"}
_VALUE: Final = re.compile(
    r"""(?:\b([A-Za-z_][\w-]*)\s*[=:]\s*)?(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|\u201c([^\u201d]*)\u201d|`([^`]*)`)"""
)
_SENTENCE: Final = re.compile(r"\s*[^\s/=]{1,100}\s+[^\s/=]")
"""A value without a name carries text where it has several words; paths and options have none."""
_PICTURE: Final = re.compile(
    r"\{[{%][<%]?[-~+]?\s*(?:include\s+)?[\w./-]*?(?:image|img|figure|picture|photo)", re.IGNORECASE
)
"""Tags that show a picture, whose unnamed words describe it."""
_ENDS: Final = re.compile(r"\S\s+\S+\s+\S.*[.!?…]['\"”’»)*_]{0,3}\s*\Z", re.DOTALL)
"""A sentence, which no option is."""
_WORD: Final = re.compile(r"\w[\w'’+-]*[!?]?")
"""One that may be a title or an option."""
RAW: Final = re.compile(r"\{%[-~+]?\s*(raw|verbatim)\s*[-~+]?%\}", re.IGNORECASE)
"""Up to its end tag nothing is a template tag."""
RAW_TAG: Final = re.compile(r"\{%[-~+]?\s*(?:end_?)?(?:raw|verbatim)\s*[-~+]?%\}", re.IGNORECASE)
_COMMENT_TAG: Final = re.compile(r"\{%-?\s*comment\s*-?%\}")
_END_COMMENT: Final = re.compile(r"\{%-?\s*endcomment\s*-?%\}")
SAID: Final = frozenset({"alt", "caption"})
"""Values that generators show as text."""
_MAY_BE_SAID: Final = """
    title text description attribution author quote summary label heading header content attr source cite work book by
    name from message msg body desc note question answer lead intro details tip footer kicker subtitle headline tagline
    subheading
"""
MAY_BE_SAID: Final = frozenset(_MAY_BE_SAID.split())
_ARGUMENTS: Final = re.compile(r"\{%-?\s*(?:blockquote|pullquote|post_link|asset_link|link)\s")
"""Tags of Hexo whose arguments are text, but for those that are not: no telling without its code."""
_DESCRIPTION: Final = re.compile(r"""\b(?:fig-)?(?:alt|cap)=(?:"((?:[^"\\\n]|\\.)*)"|'([^']*)')""")
_LIST: Final = re.compile(
    r"\{:[ \t]*[#.:\w][^{}\n]*\}"  # kramdown, Python-Markdown
    r"|(?<![A-Za-z0-9^\\])(?<![^_]_)\{[ \t]*(?:[#.][\w:-]|[\w-]+=)[^{}\n]*\}"  # Pandoc, not TeX's `_{n=0}`
    r"|(?<=[)\]`*_])\{[ \t]*[#.][^{}\n]*\}"  # after a link, code or emphasis
)
_LONGEST: Final = 4_000
_LONGEST_COMMENT: Final = 30_000
"""Characters: what goes on longer was never closed, and would be looked for again and again."""


def template_at(text: str, begin: int, end: int) -> int:
    """Return where the template tag at the `{` at *begin* ends, or -1 where there is none.

    Liquid's `comment` ends with its end tag.
    """
    for opener, closer in _CLOSERS.items():
        if text.startswith(opener, begin):
            if opener == "{#" and _LIST.match(text, begin, end):
                return -1
            comment = opener == "{%" and _COMMENT_TAG.match(text, begin, end)
            if comment:
                closing_tag = _END_COMMENT.search(text, comment.end(), min(end, begin + _LONGEST_COMMENT))
                return closing_tag.end() if closing_tag else comment.end()
            closing = text.find(closer, begin + len(opener), min(end, begin + _LONGEST))
            return -1 if closing < 0 else closing + len(closer)
    return -1


def attribute_list_at(text: str, begin: int, end: int) -> int:
    """Return where the attribute list (kramdown, Pandoc, Python-Markdown) at *begin* ends, or -1."""
    match = _LIST.match(text, begin, end)
    return match.end() if match else -1


def template_stretches(text: str, begin: int, end: int, inline: Inline, note: str = "") -> Iterator[Stretch]:
    """Yield the tag as left out, but for values that carry text; *inline* lexes those."""
    if text.startswith(("{/*", "{#"), begin) or _COMMENT_TAG.match(text, begin, end):
        yield Stretch(begin, end, reason=LeftOutReason.COMMENT, note=note)
        return
    place, stop = _inside(text, begin, end)
    arguments = _ARGUMENTS.match(text, begin, end)
    if arguments:
        yield Stretch(place, arguments.end(), reason=LeftOutReason.TEMPLATE, note=note)
        yield Stretch(arguments.end(), stop, reason=LeftOutReason.TEMPLATE, optional=True, entities=True, note=note)
        yield Stretch(end, end)
        return
    is_picture = _PICTURE.match(text, begin, end) is not None
    for match in _VALUE.finditer(text, place, stop):
        group = next(group for group in (2, 3, 4, 5) if match[group] is not None)
        name = (match[1] or "").lower()
        several = _SENTENCE.match(match[group])
        is_text = several and not name and not text.startswith("{{ ", begin)
        said = name in SAID or (is_text and (is_picture or _ENDS.search(match[group])))
        if said or name in MAY_BE_SAID or several or (not name and _WORD.fullmatch(match[group])):
            yield Stretch(place, match.start(group), reason=LeftOutReason.TEMPLATE, note=note)
            place = match.end(group)
            if said:
                yield from inline(match.start(group), place, note)
            else:
                yield Stretch(
                    match.start(group), place, reason=LeftOutReason.TEMPLATE, optional=True, entities=True, note=note
                )
    yield Stretch(place, stop, reason=LeftOutReason.TEMPLATE, note=note)
    yield Stretch(end, end)


def _inside(text: str, begin: int, end: int) -> tuple[int, int]:
    """Return the tag without its brackets: `%` would count as a word."""
    while begin < end and text[begin] in "{%<":
        begin += 1
    while begin < end and text[end - 1] in "}%>":
        end -= 1
    return begin, end


def list_stretches(text: str, begin: int, end: int, note: str = "") -> Iterator[Stretch]:
    """Yield an attribute list as markup that may be said: in the wrong place it is text; Quarto describes pictures."""
    in_place = begin > 0 and text[begin - 1] in ")`*_>~="
    for match in _DESCRIPTION.finditer(text, begin, end):
        first, last = match.span(1 if match[1] is not None else 2)
        yield Stretch(begin, first, Markup.ATTRIBUTES, optional=not in_place, note=note)
        yield Stretch(first, last, Markup.ATTRIBUTES, optional=True, entities=True, note=note)
        begin = last
    yield Stretch(begin, end, Markup.ATTRIBUTES, optional=not in_place, note=note)
