"""One pass over a post: code is stepped over, every template tag is taken out or replaced by what it says."""

import re
from typing import Final

from narrator.article.model import LeftOutReason as Reason
from narrator.reading.markdown.templates import (
    brackets,
    components,
    names,
    references,
    roles,
    script_code,
    short_marks,
    tags,
)
from narrator.reading.markdown.templates.constructs import CONSTRUCTS
from narrator.reading.markdown.templates.desk import Desk
from narrator.reading.markdown.templates.indents import (
    with_fences_in_place,
    with_markdown_inside,
    without_cell_indents,
    without_indents,
)
from narrator.reading.markdown.templates.list_tables import with_tables
from narrator.reading.markdown.templates.marks import UNCLOSED
from narrator.reading.markdown.templates.myst import is_machine, with_directives
from narrator.reading.markdown.templates.taken import Taken

TABLE_OF_CONTENTS: Final = (
    r"^[ \t]*(?:\[(?:\[?_?toc_?\]?)\]|\\(?:toc|tableofcontents))[ \t]*$"
    r"|^(?:[-*+]|1[.)])[ \t][^\n]{0,80}\n[ \t]*\{:[ \t]*toc[^}\n]{0,80}\}[ \t]*$"
)
EMOJI: Final = r"(?<![\w:/`])(?<!::):(?:[a-z][a-z0-9]*(?:[_-][a-z0-9]+)*|[+-]1):(?![\w:`])"
"""As GitHub, Slack and Jekyll's jemoji write them."""
BLOCK_ID: Final = r"(?<=[ \t])\^[A-Za-z0-9][A-Za-z0-9-]{2,40}[ \t]*$"
"""Obsidian's name of a paragraph, at its end."""
MARKDOWN_ALONE: Final = (
    "emoji",
    "block_id",
    "reference",
    "bracket",
    "stray",
    "undefined_note",
    "ticks",
    "escaped",
    "jsx",
    "percent",
    "component",
    "deep",
    "ends",
    "expression",
    "braced",
    "fragment",
    "keys",
    "critic",
    "directive",
    "directive_end",
    "module",
    "toc",
    "role",
    "myst_line",
)
"""Groups of `START` that mean nothing in HTML."""
START: Final = re.compile(
    r"(?=[`\\<{%:\[^+])(?:"
    r"(?P<ticks>`+)|(?P<escaped>\\[{<`])|(?P<comment><!--)|(?P<jsx>\{/\*)|(?P<jinja>\{#-?\s)|(?P<percent>%%)"
    rf"|{references.UNDEFINED}|{brackets.BRACKET}|{brackets.CLOSING}|(?P<emoji>{EMOJI})|(?P<block_id>{BLOCK_ID})"
    rf"|{short_marks.KEYS}|{short_marks.CRITIC}|{short_marks.DIRECTIVE}|{script_code.FRAGMENT}"
    rf"|{roles.ROLE_MARK}|{tags.TAG}|{components.COMPONENT}|{script_code.DEEP}|(?P<expression>{components.EXPRESSION})|{script_code.BRACED})"
    rf"|^(?:(?P<module>(?:import|export)\s)|(?P<toc>{TABLE_OF_CONTENTS})|{short_marks.DIRECTIVE_END}|{roles.LINE})",
    re.MULTILINE | re.IGNORECASE,
)
INCLUDE: Final = re.compile(
    rf"`{{3,}}[ \t]*\{{(?:md)?include\}}[ \t]+{tags.TEXT_FILE.pattern}[ \t]*$", re.IGNORECASE | re.MULTILINE
)
RAW: Final = re.compile(r"\{%[-~+]?[ ]*(?:end_?)?(?:raw|verbatim)[ ]*[-~+]?%\}", re.IGNORECASE)
"""What generators take out of code as well, before it is Markdown."""


def take(text: str, *, mdx: bool = False, html: bool = False) -> tuple[str, tuple[Taken, ...]]:
    """Return the Markdown that is left of *text*, with marks in it, and what was taken, in order.

    *mdx*: braces hold expressions, as in `.mdx` files. *html*: the text is HTML, in which Markdown's marks are text.
    """
    written, text = text, text if html else with_tables(with_directives(without_indents(without_cell_indents(text))))
    text = with_fences_in_place(with_markdown_inside(text)) if mdx else text
    desk = Desk(text, mdx=mdx, html=html)
    desk.written = written
    position = copied = 0
    while found := START.search(text, position):
        begin = found.start()
        if html and any(found[group] for group in MARKDOWN_ALONE):
            position = begin + 1
        elif found["ticks"] and desk.is_fence(begin, found.end()):
            position = found.end()
            if "{" in text[position : position + 2] and is_machine(text, begin) and desk.opens_code(begin):
                desk.pieces.append(text[copied:begin])
                position = copied = _leave_directive(desk, begin)
        elif found["ticks"]:
            position = desk.after_code_span(begin, found.end())
            if not html and RAW.search(text, found.end(), position):
                desk.pieces += (text[copied:begin], RAW.sub("", text[begin:position]))
                copied = position
        elif found["escaped"] or (desk.code_end(begin) >= 0 and not _is_raw(found)):
            position = found.end()
        else:
            desk.pieces.append(text[copied:begin])
            end = _handle(desk, found)
            if end is None:
                end = (
                    begin + 1 if found["component"] or found["deep"] else found.end()
                )  # an element's attributes may hold tags
                desk.pieces.append(text[begin:end])
            position = copied = end
    desk.pieces.append(text[copied:])
    desk.drop_open_marks(UNCLOSED)
    return "".join(desk.pieces), tuple(desk.taken)


def _leave_directive(desk: Desk, begin: int) -> int:
    """Leave out a directive for programs, whole; the text of another file that it includes is told."""
    end = desk.code_end(begin)
    end = len(desk.text) if end < 0 else end - desk.text[:end].endswith("\n")
    is_text = INCLUDE.match(desk.text, begin) is not None
    desk.leave(Reason.TEMPLATE, tags.INCLUDED if is_text else "directive", begin, end)
    return end


def _handle(desk: Desk, found: re.Match[str]) -> int | None:
    return next((read(desk, found) for group, read in CONSTRUCTS.items() if found[group] is not None), None)


def _is_raw(found: re.Match[str]) -> bool:
    """Return whether the tag is one that generators take out of code as well."""
    return found["liquid"] is not None and tags.read_tag(found).name in names.RAW
