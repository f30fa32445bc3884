"""Components of MDX over several lines, and tables with Markdown in their cells: no code by indentation in them."""

import re
from collections import deque
from collections.abc import Iterator
from typing import Final

_OPENING: Final = re.compile(r"[ \t]*<([A-Z][\w.]*)(?:[ \t][^<>]*[^<>/])?>[ \t]*$")
_CLOSING: Final = re.compile(r"^[ \t]*</([A-Z][\w.]*)[ \t]*>[ \t]*$", re.MULTILINE)
_TABLE: Final = re.compile(r"^[ \t]*<table\b", re.MULTILINE | re.IGNORECASE)
_TABLE_END: Final = re.compile(r"</table>", re.IGNORECASE)
_CELL: Final = re.compile(r"<t[dh]\b[^<>]*\bmarkdown\s*=[^<>]*>[ \t]*$", re.MULTILINE | re.IGNORECASE)


_DEEP: Final = re.compile(r"<[A-Z][\w.]{0,60}(?=\s)")
_MODULE: Final = re.compile(r"(?:import|export)[ \t]+(?:[\w{*\"'])[^\n]*(?:from[ \t]|[\"']|=)[^\n]*")
_BRACKET: Final = re.compile(r"[\"'`{}()\[\]]")
_LITERAL: Final = {"`": re.compile(r"\\.|[`]|\$\{", re.DOTALL), "{": re.compile(r"[`{}]")}
_DEEPEST: Final = 200
_SIGN: Final = re.compile(r"[\"'`{}()\[\]]|/?>|<")
_FARTHEST: Final = 20_000


def module_end(text: str, place: int, end: int) -> int:
    """Return where the module ends that begins on the line `text[place:end]`, or -1; most are known line by line.

    One whose template literals hold fences of code is known as a whole.
    """
    line = text[place:end].rstrip("\r")
    if not line.startswith(("import", "export")):
        return -1
    stop = _script_end(text, place, end) if line.endswith(("{", "(", "`", "=>")) else -1
    if stop > end and "\n~~~" in text[place:stop]:
        return stop
    return end if _MODULE.fullmatch(line) else -1


def _script_end(text: str, place: int, end: int) -> int:
    """Return the end of the line on which the brackets are closed that `text[place:end]` opens, or -1."""
    depth, limit = 0, min(len(text), place + _FARTHEST)
    while sign := _BRACKET.search(text, place, limit):
        place = sign.end()
        if sign[0] == "`":
            place = max(place, _literal_end(text, place, limit))
        elif sign[0] in "\"'":
            place = max(place, _closing_quote(text, sign[0], place, limit, inside=True))
        else:
            depth += 1 if sign[0] in "{([" else -1
            if depth > _DEEPEST:
                return -1
            if depth <= 0 and place >= end:
                stop = text.find("\n", place)
                return stop if stop >= 0 else len(text)
    return -1


def _literal_end(text: str, place: int, limit: int) -> int:
    inside = ["`"]
    while inside and len(inside) < _DEEPEST:
        sign = _LITERAL[inside[-1]].search(text, place, limit)
        if sign is None:
            return -1
        place = sign.end()
        if sign[0] == inside[-1] or (sign[0] == "}" and inside[-1] == "{"):
            inside.pop()
        elif not sign[0].startswith("\\") and sign[0] != "}":
            inside.append(sign[0][-1])
    return place if not inside else -1


def open_tag(text: str, place: int, end: int) -> range | None:
    """Return the tag of a component that begins the line `text[place:end]` and ends on a later one."""
    begin = place + len(text[place:end]) - len(text[place:end].lstrip())
    stop = deep_tag_end(text, begin, braced=True)
    return range(begin, stop) if stop > end else None


def deep_tag_end(text: str, begin: int, *, braced: bool = False) -> int:
    """Return where a component's tag at *begin* ends whose values in braces are nested deeply, or -1.

    *braced*: it need have no such values.
    """
    name = _DEEP.match(text, begin)
    if name is None:
        return -1
    place, depth, limit = name.end(), 0, min(len(text), begin + _FARTHEST)
    while sign := _SIGN.search(text, place, limit):
        place = sign.end()
        if sign[0] in "\"'`":
            closing = _closing_quote(text, sign[0], place, limit, inside=depth > 0)
            place = closing if closing >= 0 else place
        elif sign[0] in "{([":
            depth += 1
            braced = braced or sign[0] == "{"
            if depth > _DEEPEST:
                return -1
        elif sign[0] in "})]":
            depth -= 1
        elif depth == 0:
            return place if braced and sign[0] != "<" else -1
    return -1


def _closing_quote(text: str, quote: str, place: int, limit: int, *, inside: bool) -> int:
    """Return where the string that *quote* opens ends; one in a script ends on its line, but a template's."""
    end = text.find(quote, place, limit)
    while inside and end >= 0 and text[end - 1] == "\\":
        end = text.find(quote, end + 1, limit)
    return -1 if end < 0 or (inside and quote != "`" and "\n" in text[place:end]) else end + 1


class Components:
    """Which components are open; asked line by line."""

    def __init__(self, text: str) -> None:
        """Find where each component is last closed: one that never is, is none."""
        self._last = {match[1]: match.start() for match in _CLOSING.finditer(text)}
        self._open: list[str] = []
        self._tables = deque(_tables(text) if "markdown=" in text else ())

    def holds(self, line: str, place: int) -> bool:
        """Return whether *line*, which begins at *place*, stands in a component or such a table, or is one's tag."""
        while self._tables and place >= self._tables[0][1]:
            self._tables.popleft()
        if self._tables and place >= self._tables[0][0]:
            return True
        if not self._last:
            return False
        opening = _OPENING.match(line)
        if opening and self._last.get(opening[1], -1) > place:
            self._open.append(opening[1])
            return True
        inside = bool(self._open)
        closing = _CLOSING.match(line)
        if closing and self._open and self._open[-1] == closing[1]:
            self._open.pop()
        return inside


def _tables(text: str) -> Iterator[tuple[int, int]]:
    """Yield begin and end of each table that has Markdown in a cell."""
    end = 0
    while (opening := _TABLE.search(text, end)) and (closing := _TABLE_END.search(text, opening.end())):
        begin, end = opening.start(), closing.end()
        if _CELL.search(text, begin, end):
            yield begin, end
