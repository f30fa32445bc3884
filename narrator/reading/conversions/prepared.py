"""The author's text → the text that pandoc gets: what it stumbles over is taken out or written in its own words.

Pandoc reads no other file: a text that is included is told, and does not end the run. Sphinx's directives for code are
the plain one of reStructuredText. Lines stay in their order; what is told has the line of the author's file.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from narrator.article.model import Notice
from narrator.formulas.source import ASCIIMATH
from narrator.reading.conversions.latex_macros import without_xparse

CODE: Final = r"doctest|testcode|testoutput|prompt|ipython|parsed-literal|productionlist|literal|terminal|sourcecode"
RST_CODE: Final = re.compile(rf"^([ \t]*)\.\.[ ](?:{CODE})::.*$")
RST_DRAWN: Final = re.compile(r"^([ \t]*)\.\.[ ](?:graphviz|digraph|graph|mermaid|uml|plantuml|blockdiag|tikz)::.*$")
RST_ONLY: Final = re.compile(r"^([ \t]*\.\.[ ]only::)[ \t]+\S.*$")
RST_FILE: Final = re.compile(r"^[ \t]+:(?:file|url):[ \t]+(\S.*?)[ \t]*$")
RST_TABLE: Final = re.compile(r"^([ \t]*)\.\.[ ]csv-table::.*$")
DOCTEST: Final = re.compile(r"^>>> ")
INCLUDE: Final = {
    "asciidoc": re.compile(r"^include::(\S[^\[\n]{0,300})\[.*\][ \t]*$"),
    "rst": re.compile(r"^[ \t]*\.\.[ ]include::[ \t]+(\S.*?)[ \t]*$"),
    "org": re.compile(r"^[ \t]*#\+include:[ \t]+\"?([^\"\n]{1,300}?)\"?(?:[ \t].*)?$", re.IGNORECASE),
    "latex": re.compile(r"^(?:[^%\\\n]|\\[^%])*?\\(?:input|include|subfile)\{([^{}\n]{1,300})\}"),
}
TEX_IN_PREAMBLE: Final = re.compile(r"\\begin\{document\}")
ADOC_CONDITION: Final = re.compile(r"^(?:ifn?def|endif|ifeval)::\S{0,300}\[.*\][ \t]*$")
ADOC_FENCE: Final = re.compile(r"^(-{4,}|\.{4,}|`{3,}|/{4,}|\+{4,})[ \t\w,]*$")
ADOC_STEM: Final = re.compile(r"^:stem:[ \t]*(\w*)[ \t]*$")
ADOC_STEM_BLOCK: Final = re.compile(r"^\[(?:stem|asciimath)\b[^\]\n]{0,80}\][ \t]*$")
ADOC_FORMULA: Final = re.compile(r"\b(stem|asciimath):\[((?:[^\]\\\n]|\\.){1,500})\]")
TEX_COMMAND: Final = re.compile(r"\\[a-zA-Z]")
ORG_BLOCK: Final = re.compile(r"[ \t]*(?:#\+|\\)(begin|end)[_{]", re.IGNORECASE)
ORG_BREAK: Final = re.compile(
    r"((?<!\S)[=~][^=~\n]{1,500}[=~](?!\w)|\$[^$\n]{1,500}\$|\\\([^\n]{1,500}?\\\))"
    r"|(\\\\)(?=[ \t]*\S)|(?<!\\)(\\)(?=[ \t]|$)"
)
"""Code and formulas, whose signs stand for themselves; or two backslashes that do not end their line, or one alone."""
BACKSLASH: Final = "\ue03f"
"""Stands for a backslash until pandoc is done."""
SHOWN: Final = 80


def prepared(text: str, reader: str) -> tuple[str, tuple[Notice, ...]]:
    """Return what pandoc's *reader* gets for *text*, and what is told of it."""
    text = without_xparse(text) if reader == "latex" else text
    lines = text.split("\n")
    notices = tuple(_included(lines, reader))
    change = CHANGES.get(reader)
    return ("\n".join(change(lines)) if change is not None else text), notices


def _included(lines: list[str], reader: str) -> Iterator[Notice]:
    pattern = INCLUDE.get(reader)
    if pattern is None:
        return
    whole = reader == "latex" and any(TEX_IN_PREAMBLE.search(line) for line in lines)
    for number, line in enumerate(lines, 1):
        if whole:  # packages and macros stand in the preamble's files
            whole = TEX_IN_PREAMBLE.search(line) is None
            continue
        found = pattern.match(line)
        if found is not None:
            yield _told(found[1], number)
        file = RST_FILE.match(line) if reader == "rst" else None
        if file is not None:
            yield _told(file[1], number)


def _told(name: str, number: int) -> Notice:
    told = f"The text of another file is included and is not read: {name.strip()[:SHOWN]!r}. Write it into the post."
    return Notice("template-hole", told, number)


def _rst(lines: list[str]) -> Iterator[str]:
    place = 0
    while place < len(lines):
        line = lines[place]
        code, drawn = RST_CODE.match(line), RST_DRAWN.match(line)
        end = _block_end(lines, place) if line.lstrip().startswith(".. ") else place + 1
        if RST_TABLE.match(line) and any(map(RST_FILE.match, lines[place:end])):
            place = end
            yield ""
            continue
        if code is not None or drawn is not None:
            indent = (code or drawn or line)[1]
            yield from _as_code(lines[place + 1 : end], indent)
            place = end
            continue
        if DOCTEST.match(line) and not (place and lines[place - 1].strip()):
            end = next((n for n in range(place, len(lines)) if not lines[n].strip()), len(lines))
            yield from _as_code(["", *(f"   {one}" for one in lines[place:end])], "")
            place = end
            continue
        only = RST_ONLY.match(line)
        yield only[1] if only is not None else line
        place += 1


def _as_code(body: list[str], indent: str) -> Iterator[str]:
    """Yield *body*, the options and the text of a directive, as code; nothing where there is no text."""
    first = 0
    while first < len(body) and re.match(r"[ \t]+:[\w-]{1,40}:", body[first]):
        first += 1
    content = body[first:]
    if not any(line.strip() for line in content):
        return
    yield f"{indent}.. code::"
    yield ""
    yield from content
    yield ""


def _block_end(lines: list[str], place: int) -> int:
    """Return where the block of the directive at *place* ends: at the first line that is not deeper than it."""
    width = len(lines[place]) - len(lines[place].lstrip())
    end = place + 1
    last = end
    while end < len(lines):
        line = lines[end]
        if line.strip():
            if len(line) - len(line.lstrip()) <= width:
                break
            last = end + 1
        end += 1
    return last


def _asciidoc(lines: list[str]) -> Iterator[str]:
    """Yield the lines without what pandoc stumbles over, and with formulas in ASCIIMath marked: it takes all for TeX.

    `stem` is ASCIIMath unless the document's head says `:stem: latexmath`.
    """
    fence = ""
    named = next((found[1] for found in map(ADOC_STEM.match, lines) if found is not None), "")
    is_tex = named.lower() in {"latexmath", "tex", "latex"}
    begins = False
    for line in lines:
        mark = ADOC_FENCE.match(line)
        if mark is not None:
            comment = fence.startswith("/") or (not fence and line.startswith("/"))
            fence = "" if fence == mark[1] else fence or mark[1]
            if comment:
                yield ""
                continue
        if fence.startswith("/"):  # in some places pandoc refuses the file for a comment
            yield ""
            continue
        if INCLUDE["asciidoc"].match(line) or (not fence and ADOC_CONDITION.match(line)):
            yield ""
            continue
        if begins and line.strip() and mark is None:
            yield line if TEX_COMMAND.search(line) else f"{ASCIIMATH}{line}"
            begins = False
            continue
        if ADOC_STEM_BLOCK.match(line):
            begins = "asciimath" in line or not is_tex
        elif mark is None or not mark[1].startswith("+"):
            begins = False
        yield line if fence else ADOC_FORMULA.sub(lambda found: _notation_told(found, is_tex), line)


def _notation_told(found: re.Match[str], is_tex: bool) -> str:
    """Return the formula with the name of its notation in it, where it is ASCIIMath."""
    name, formula = found.groups()
    if (name == "stem" and is_tex) or TEX_COMMAND.search(formula):
        return found[0]
    return f"{name}:[{ASCIIMATH}{formula}]"


def _org(lines: list[str]) -> Iterator[str]:
    """Yield the lines with two backslashes as text where they do not end a line, as Org has them.

    Pandoc refuses the file for them; over those in a table's cells it never comes to an end.
    """
    inside = False
    for line in lines:
        block = ORG_BLOCK.match(line)
        inside = block[1].lower() == "begin" if block is not None else inside
        if inside or block is not None or "\\" not in line:
            yield line
        elif line.lstrip().startswith("|"):
            yield line.replace("\\\\", " ")
        else:
            yield ORG_BREAK.sub(lambda found: found[1] or len(found[0]) * BACKSLASH, line)


CHANGES: Final[Mapping[str, Callable[[list[str]], Iterator[str]]]] = {"rst": _rst, "asciidoc": _asciidoc, "org": _org}
