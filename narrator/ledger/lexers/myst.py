"""MyST in the raw source: fences and options of directives, roles inside a line."""

import re
from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

from narrator.article.directives import (
    NAME,
    OPTION,
    ROLE,
    TARGETED,
    UNTITLED,
    DirectiveKind,
    RoleKind,
    kind_of,
    role_kind,
)
from narrator.article.model import LeftOutReason
from narrator.ledger.lexers.stretch import Markup, Stretch

Inline: TypeAlias = Callable[[int, int, str], Iterator[Stretch]]
"""Lexes `text[begin:end]` of the same source as inline Markdown of a note."""

_FENCE: Final = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+){0,9}(`{3,}|~{3,}|:{3,})[ \t]*([^\n]*?)[ \t\r]*$")
DIRECTIVE: Final = re.compile(
    r"^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+){0,9}(?:`{3,}|~{3,}|:{3,})[ \t]*\{[A-Za-z]", re.MULTILINE
)
_LINE: Final = re.compile(r"(\([\w:. -]{1,80}\)=|\+\+\+(?:[ \t]*\{[^\n]*\})?|%[ \t][^\n]*)[ \t\r]*")
"""Labels, block breaks, remarks."""
_LABELLED: Final = re.compile(r"[^\n]*\$\$[ \t]+(?=\([\w:.-]{1,80}\)[ \t\r]*$)", re.MULTILINE)
_YAML: Final = re.compile(r"[ \t>]*-{3,}[ \t\r]*$")
_EXPANSION: Final = re.compile(r"\s*\([^()]*\)\s*$")
_VERBATIM: Final = frozenset((DirectiveKind.CODE, DirectiveKind.MATH, DirectiveKind.MACHINE))
_SAID: Final = frozenset(("alt", "caption", "header"))
_MOST_OPTIONS: Final = 40


class Directives:
    """Which directives are open; asked line by line."""

    def __init__(self, text: str, inline: Inline) -> None:
        """*text* is the whole source; *inline* lexes titles and descriptions."""
        self._text = text
        self._inline = inline
        self._open: list[str] = []

    def at(self, place: int, end: int, note: str) -> list[Stretch] | None:
        """Return the stretches of a directive's fence, with its options, on the line `text[place:end]`; else None."""
        if _LINE.fullmatch(self._text, place, end):
            found = Stretch(place, end, reason=LeftOutReason.TEMPLATE, optional=True, note=note)
            return [found, Stretch(end, end)]
        fence = _FENCE.match(self._text, place, end)
        if fence is None:
            return None
        name = NAME.match(fence[2])
        if name is not None:
            return self._opening(fence, name, end, note)
        if not fence[2]:
            return self._closing(fence, place, end, note)
        if fence[1][0] == ":":
            self._open.append(f"-{fence[1]}")
        return None

    def _opening(self, fence: re.Match[str], name: re.Match[str], end: int, note: str) -> list[Stretch] | None:
        place = fence.start()
        options, content = self._options(end + 1, note)
        kind = kind_of(name[1], self._line(content), fence[1])
        if kind is None:
            return None
        begin = fence.start(2) + name.end()
        title = self._title(kind, name[1].lower(), begin, end, note)
        found = [Stretch(place, begin, Markup.FENCE, optional=True, note=note), *title, *options]
        if kind in _VERBATIM:
            stop, after = self._end_of(fence[1], content)
            return [*found, Stretch(min(content, stop), stop, note=note), Stretch(after, after)]
        self._open.append(fence[1])
        return [*found, Stretch(content - 1, content - 1)] if options else [*found, Stretch(end, end)]

    def _closing(self, fence: re.Match[str], place: int, end: int, note: str) -> list[Stretch] | None:
        for depth in range(len(self._open) - 1, -1, -1):
            opened = self._open[depth].removeprefix("-")
            if fence[1][0] == opened[0] and len(fence[1]) >= len(opened):
                is_own = self._open[depth] == opened
                del self._open[depth:]
                return [Stretch(place, end, Markup.FENCE, optional=True, note=note)] if is_own else None
        return None

    def _title(self, kind: DirectiveKind, name: str, begin: int, end: int, note: str) -> list[Stretch]:
        if kind in _VERBATIM or kind is DirectiveKind.PICTURE or name in UNTITLED:
            return [Stretch(begin, end, Markup.FENCE, optional=True, note=note)]
        return list(self._inline(begin, end, note)) if begin < end else []

    def _line(self, place: int) -> str:
        end = self._text.find("\n", place)
        return self._text[place : end if end >= 0 else len(self._text)]

    def _options(self, place: int, note: str) -> tuple[list[Stretch], int]:
        """Return the options that begin on the line at *place*, and where the line after them begins."""
        yaml = _YAML.match(self._line(place)) is not None
        found: list[Stretch] = []
        for count in range(_MOST_OPTIONS):
            line = self._line(place)
            if not line and place >= len(self._text):
                break
            option = OPTION.match(line.rstrip("\r"))
            if not option and not yaml:
                break
            if option and option[2] and option[1].lower() in _SAID:
                begin = place + option.start(2)
                found.append(Stretch(place, begin, Markup.ATTRIBUTES, note=note))
                found.extend(self._inline(begin, place + option.end(2), note))
            else:
                found.append(Stretch(place, place + len(line), Markup.ATTRIBUTES, optional=True, note=note))
            place += len(line) + 1
            if yaml and count and _YAML.match(line):
                break
        return found, place

    def _end_of(self, fence: str, place: int) -> tuple[int, int]:
        """Return where the content that begins at *place* ends, and where its closing fence does."""
        while place < len(self._text):
            line = self._line(place)
            closing = _FENCE.match(line)
            if closing and not closing[2] and closing[1][0] == fence[0] and len(closing[1]) >= len(fence):
                return place, place + len(line)
            place += len(line) + 1
        return len(self._text), len(self._text)


def label_of_equation(text: str, place: int, end: int) -> int:
    """Return where on the line `text[place:end]` the label behind an equation begins, or -1."""
    found = _LABELLED.match(text, place, end) if text.find("$$ ", place, end) >= 0 else None
    return found.end() if found else -1


def role_at(text: str, begin: int, end: int, note: str) -> list[Stretch]:
    """Return the role that begins at the brace at *begin*; an empty list: there is none."""
    found = ROLE.match(text, begin, end)
    if found is None:
        return []
    first, last = found.span("role_text")
    kind = role_kind(found["role_name"])
    targeted = TARGETED.fullmatch(found["role_text"]) if kind not in {RoleKind.MATH, RoleKind.CITATION} else None
    if kind in {RoleKind.CITATION, RoleKind.VALUE} or (kind is RoleKind.REFERENCE and not targeted):
        return [Stretch(begin, found.end(), reason=LeftOutReason.TEMPLATE, optional=True, note=note)]
    stop = first + targeted.end(1) if targeted else last
    text_of = Stretch(first, stop, note=note)
    if found["role_name"] == "abbr":
        expansion = _EXPANSION.search(found["role_text"])
        stop = first + expansion.start() if expansion else stop
        text_of = Stretch(first, stop, note=note)
    elif ":" in found["role_name"]:  # the last name of a path
        text_of = Stretch(first, stop, reason=LeftOutReason.TEMPLATE, optional=True, note=note)
    return [
        Stretch(begin, first, Markup.TAG, inline=True, note=note),
        text_of,
        Stretch(stop, found.end(), Markup.TAG, inline=True, note=note),
    ]
