"""Neither MDX's components nor kramdown's cells (`<td markdown="span">`) know code by indentation: it is taken off.

Nor does MDX know raw HTML: what stands in an element is Markdown.
"""

import re
from typing import Final

OPENING: Final = re.compile(r"([ \t]*)<([A-Z][\w.]*)(?:[ \t][^<>\n]*[^<>\n/])?>[ \t]*$")
CLOSING: Final = re.compile(r"[ \t]*</([A-Z][\w.]*)[ \t]*>[ \t]*$")
TABLE: Final = re.compile(r"[ \t]*<table\b", re.IGNORECASE)
TABLE_END: Final = re.compile(r"</table>", re.IGNORECASE)
TAG: Final = re.compile(r"[ \t]+(?=</?(?:table|caption|colgroup|col|thead|tbody|tfoot|tr|td|th)\b)", re.IGNORECASE)
CELL: Final = re.compile(r"<t[dh]\b[^<>]*\bmarkdown\s*=[^<>]*>[ \t]*$", re.IGNORECASE)
_LINE_OF_MARKDOWN: Final = re.compile(
    r"^([ \t]*<(p|h[1-6]|summary|figcaption|caption|dt|address|legend)(?:\s[^<>]*)?)(>.*</\2>[ \t]*)$"
)
_TAG_ALONE: Final = re.compile(r"[ \t]*</?(?!pre|script|style)[a-z][^<>]*>[ \t]*")
_FAR_IN: Final = ("    ", "\t")
"""Would be code behind a blank line."""
_NO_TEXT: Final = ("<", "{", "/>", ">")
_FAR_FENCE: Final = re.compile(r"^ {4,}(?:`{3}|~{3})", re.MULTILINE)
_ITEM: Final = re.compile(r" *(?:[-*+]|\d{1,9}[.)]) +(?=\S)")
_CODE_INDENT: Final = 4
_RAW: Final = re.compile(r"<(/?)(?:pre|script|style)[\s>](?!.*</(?:pre|script|style)>)")
FENCE: Final = re.compile(r"[ \t]*(`{3,}|~{3,})")


def with_markdown_inside(text: str) -> str:
    """Return MDX with the lines that stand in elements as Markdown: marked, or with a blank line before them."""
    if "</" not in text:
        return text
    kept: list[str] = []
    fence, below_tag = "", False
    for line in text.split("\n"):
        mark = FENCE.match(line)
        if mark:
            fence = "" if fence and mark[1].startswith(fence) else fence or mark[1]
        raw = _RAW.search(line) if fence in {"", "<"} else None
        if raw:
            fence = "" if raw[1] else "<"
        stays = bool(fence) or line.startswith(_FAR_IN)
        marked = line if stays else _LINE_OF_MARKDOWN.sub(r'\1 markdown="1"\3', line)
        if below_tag and line.strip() and not stays and (marked != line or not line.lstrip().startswith(_NO_TEXT)):
            kept.append("")
        below_tag = not stays and (_TAG_ALONE.fullmatch(line) is not None or marked != line)
        kept.append(marked)
    return "\n".join(kept)


def with_fences_in_place(text: str) -> str:
    """Return MDX with fenced code, however far in, no further than the items of lists that it stands in."""
    if not _FAR_FENCE.search(text):
        return text
    kept: list[str] = []
    contents: list[int] = []
    fence, shift = "", 0
    for line in text.split("\n"):
        indent = len(line) - len(line.lstrip(" "))
        mark = FENCE.match(line)
        if not fence and line.strip():
            while contents and indent < contents[-1]:
                contents.pop()
            item = _ITEM.match(line)
            if item:
                contents.append(len(item[0]))
            base = contents[-1] if contents else 0
            shift = indent - base if mark and not item and indent - base >= _CODE_INDENT else 0
        kept.append(line[min(shift, indent) :])
        if mark:
            fence = "" if fence and mark[1].startswith(fence) else fence or mark[1]
    return "\n".join(kept)


def without_indents(text: str) -> str:
    """Return *text* with the content of components as far in as their tags; lines stay lines."""
    lines = text.split("\n")
    last = {found[1]: number for number, line in enumerate(lines) if (found := CLOSING.match(line))}
    if not last:
        return text
    kept: list[str] = []
    open_components: list[_Component] = []
    fence = ""
    for number, written in enumerate(lines):
        line = written.expandtabs(4) if open_components and "\t" in written else written
        closing = None if fence else CLOSING.match(line)
        if closing and open_components and open_components[-1].name == closing[1]:
            open_components.pop()
        shift = open_components[-1].shift_of(line) if open_components else 0
        kept.append(line[min(shift, len(line) - len(line.lstrip(" "))) :])
        mark = FENCE.match(line)
        if mark:
            fence = "" if fence and mark[1].startswith(fence) else fence or mark[1]
        opening = None if fence else OPENING.match(line)
        if opening and last.get(opening[2], -1) > number:
            open_components.append(_Component(opening[2], len(opening[1]), shift))
    return "\n".join(kept)


def without_cell_indents(text: str) -> str:
    """Return *text* with the tags of such tables, and what stands in their cells, moved to the left."""
    if "markdown=" not in text or not TABLE_END.search(text):
        return text
    lines = text.split("\n")
    begin = 0
    while begin < len(lines):
        if TABLE.match(lines[begin]):
            end = next((n for n in range(begin, len(lines)) if TABLE_END.search(lines[n])), -1)
            if end < 0:
                break
            if any(CELL.search(line) for line in lines[begin : end + 1]):
                lines[begin : end + 1] = _moved(lines[begin : end + 1])
            begin = end
        begin += 1
    return "\n".join(lines)


def _moved(lines: list[str]) -> list[str]:
    moved: list[str] = []
    shift: int | None = 0
    for line in lines:
        tag = TAG.match(line)
        own = len(line) - len(line.lstrip(" \t"))
        if tag:
            moved.append(line[tag.end() :])
        else:
            shift = own if shift is None and line.strip() else shift
            moved.append(line[min(own, shift or 0) :])
        if CELL.search(line):
            shift = None
    return moved


class _Component:
    """An open component, and how far its content stands to the right of its tag."""

    def __init__(self, name: str, indent: int, outer: int) -> None:
        self.name = name
        self._indent = indent
        self._outer = outer
        self._shift = -1

    def shift_of(self, line: str) -> int:
        """Return how many spaces to take off *line*; the first line with text decides."""
        if self._shift < 0:
            if not line.strip():
                return 0
            own = len(line) - len(line.lstrip(" ")) - self._indent
            self._shift = self._outer + max(0, own)
        return self._shift
