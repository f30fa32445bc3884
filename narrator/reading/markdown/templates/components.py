"""MDX: components whose children are text, comments in braces, lines that import and export."""

import re
from typing import Final

from narrator.reading.markdown.templates import containers, names
from narrator.reading.markdown.templates.parameters import Parameters, parameters
from narrator.reading.markdown.templates.pictures import picture
from narrator.reading.markdown.templates.sources import sources

VALUE: Final = r"""(?:"[^"]*+"|'[^']*+'|\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*+\})*+\})*+\}|[^\s"'{}<>]++)"""
COMPONENT: Final = (
    rf"<(?P<component>[A-Z][\w.-]*+)(?P<props>(?:\s++(?:[A-Za-z_][\w:.-]*+(?:=\s*+{VALUE})?+|\{{\.\.\.[^{{}}]*+\}}))*+)"
    r"\s*+(?P<empty>/?)>"
    r"|</(?P<ends>[A-Z][\w.-]*+)\s*+>"
)
MODULE_LINE: Final = re.compile(
    r"""(?:import[ ]++(?:[\w*$][^\n;]*?[ ]from[ ]++|\{[^{}]*+\}[ ]++from[ ]++)?["'][^"'\n]++["'][ ]*+;?"""
    r"""|export[ ]++(?:const|let|var|default|function|async|class|type|interface|\{|\*)[^\n]*+)[ ]*+(?=\n|\Z)"""
)
_TOKEN: Final = re.compile(r"""["'`{}()\[\]]""")
_QUOTED: Final = {quote: re.compile(rf"(?:[^{quote}\\\n]|\\.)*+{quote}") for quote in "\"'"}
_IN_TEMPLATE: Final = re.compile(r"\\.|`|\$\{", re.DOTALL)
_IN_HOLE: Final = re.compile(r"""["'`{}]""")
_OPENS: Final = "{(["
_FARTHEST: Final = 20_000
_DEEPEST: Final = 200
_EXPORT: Final = re.compile(r"^export\s", re.MULTILINE)
_TILDES: Final = re.compile(r"^[ \t]*~~~[^\n]*$", re.MULTILINE)
EXPRESSION: Final = r"""\{(?:[A-Za-z_$][\w.$()\[\]?]*+|\s*(?:"[^"\n]*"|'[^'\n]*'|`[^`$\n]*`)\s*)\}"""


def replacement(name: str, props: str, *, empty: bool, alone: bool) -> tuple[str, str]:
    """Return the HTML for a component's start tag and for its end tag; its children stand between, as they are."""
    given = parameters(props)
    lower = name.lower()
    if alone and not empty:
        opening = _opening(lower, given)
        if any(opening):
            return opening
    shows = lower not in names.PLAYERS and given.named.keys() & {"alt", "caption", "src"}
    return (picture(lower, given, alone=alone) if shows else ""), ""


def _opening(name: str, given: Parameters) -> tuple[str, str]:
    title = given.first("title", "summary", "label", "header")
    if name in names.ASIDES:
        kind = names.aside_type(name, (given.first("type", "kind", "variant", "severity"),))
        return containers.aside(kind, title)
    if name in names.TABS:
        return containers.tab(title), ""
    if name in names.QUOTES:
        return containers.quote(", ".join(sources(name, given, "")))
    return containers.details(title) if name in names.DETAILS else ("", "")


def balanced(text: str, begin: int, end: int) -> int:
    """Return where the brackets are closed that open in `text[begin:end]`, or -1; strings are stepped over."""
    depth, place, limit = 0, begin, min(len(text), begin + _FARTHEST)
    while found := _TOKEN.search(text, place, limit):
        if found.start() >= end and depth <= 0:
            return end
        place = found.end()
        if found[0] == "`":
            place = max(place, _template_end(text, place, limit))
        elif found[0] in _QUOTED:
            string = _QUOTED[found[0]].match(text, place, limit)
            place = string.end() if string else place  # an apostrophe in the text of an element
        else:
            depth += 1 if found[0] in _OPENS else -1
            if depth > _DEEPEST:
                return -1
            if depth <= 0 and place >= end:
                return place
    return end if depth <= 0 else -1


def _template_end(text: str, place: int, limit: int) -> int:
    """Return where the template literal ends in which *place* stands, or -1; there are others in its holes."""
    inside = ["`"]
    while inside and len(inside) < _DEEPEST:
        pattern = _IN_TEMPLATE if inside[-1] == "`" else _IN_HOLE
        found = pattern.search(text, place, limit)
        if found is None:
            return -1
        place, sign = found.end(), found[0]
        if sign == inside[-1] or (sign == "}" and inside[-1] == "{"):
            inside.pop()
        elif sign in {"`", "{", "${"}:
            inside.append(sign[-1])
        elif sign in _QUOTED:
            string = _QUOTED[sign].match(text, place, limit)
            place = string.end() if string else place
    return place if not inside else -1


def without_fences_in_modules(text: str) -> str:
    """Return *text* with blank lines where a module's template literal has a fence of tildes: it opens no code."""
    if "~~~" not in text:
        return text
    for found in _EXPORT.finditer(text):
        line_end = text.find("\n", found.start())
        end = balanced(text, found.start(), line_end) if line_end > 0 else -1
        if end > line_end:
            blanked = _TILDES.sub(lambda line: " " * len(line[0]), text[found.start() : end])
            text = f"{text[: found.start()]}{blanked}{text[end:]}"
    return text
