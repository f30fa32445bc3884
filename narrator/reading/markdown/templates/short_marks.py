"""Marks of single dialects inside a text: keys to press, an editor's changes, Nuxt's and remark's directives."""

import re
from typing import Final

from narrator.article.model import LeftOutReason as Reason
from narrator.reading.markdown.templates import containers, names
from narrator.reading.markdown.templates.desk import Desk
from narrator.reading.markdown.templates.parameters import Parameters, parameters
from narrator.reading.markdown.templates.pictures import inline_html
from narrator.reading.markdown.templates.prose import with_prose

KEYS: Final = r"(?<![\w+])\+\+(?P<keys>[a-z0-9][a-z0-9-]{0,20}(?:\+[a-z0-9-]{1,20}){0,4})\+\+(?![\w+])"
"""`++ctrl+alt+del++` (PyMdown)."""
CRITIC: Final = (
    r"(?P<critic>\{(?:>>(?P<remark>[^{}\n]{1,900}?)<<|\+\+(?P<added>[^{}\n]{1,900}?)\+\+|--(?P<cut>[^{}\n]{1,900}?)--"
    r"|~~(?P<old>[^{}\n~]{1,900}?)~>(?P<new>[^{}\n~]{1,900}?)~~|==(?P<marked>[^{}\n]{1,900}?)==)\})"
)
"""CriticMarkup: `{>>a remark<<}`, `{++added++}`, `{--cut--}`, `{~~old~>new~~}`, `{==marked==}`."""
DIRECTIVE: Final = (
    r"(?P<directive>(?<![\w:`/])(?P<directive_colons>::?)(?P<directive_name>[a-z][\w-]{0,40})"
    r"(?:\[(?P<directive_text>[^\[\]\n]{1,500})\])?(?P<directive_values>\{[^{}\n]{0,500}\})?)"
)
DIRECTIVE_END: Final = r"(?P<directive_end>^[ \t]*::[ \t]*$)"
"""`::alert{title="Mind"}` … `::` (Nuxt), `::video[A talk]{#id}`, `:badge[New]{.red}` (remark)."""
_END: Final = re.compile(r"^[ \t]*::[ \t]*$", re.MULTILINE)
_TITLES: Final = ("title", "summary", "label", "heading")
CONTAINER: Final = "::"
"""What the desk calls a container that two colons close."""


def keys(desk: Desk, found: re.Match[str]) -> int | None:
    """The keys, as an element of HTML."""
    desk.pieces.append(f"<kbd>{found['keys']}</kbd>")
    return found.end()


def critic(desk: Desk, found: re.Match[str]) -> int | None:
    """An editor's remark is left out; what was cut is crossed out, what was added is text."""
    if found["remark"]:
        desk.leave(Reason.TEMPLATE, "editor's remark", found.start(), found.end())
        return found.end()
    cut, new = found["cut"] or found["old"], found["added"] or found["new"] or found["marked"]
    desk.pieces.append(" ".join([*([f"~~{cut.strip()}~~"] if cut else []), *([new] if new else [])]))
    return found.end()


def directive(desk: Desk, found: re.Match[str]) -> int | None:
    """A directive of one colon stands in a sentence, one of two has its line to itself."""
    text, values = found["directive_text"], found["directive_values"] or ""
    begin, end = found.span()
    if len(found["directive_colons"]) == 1:
        return _in_text(desk, found) if text and values else None
    if not (text or values) or not desk.alone(begin, end):
        return None
    name, given = found["directive_name"], parameters(values[1:-1])
    closing = None if text else _END.search(desk.text, end)
    html, ending = _opening(name, given) if closing else ("", "")
    if text:
        html = f"<p>{inline_html(text)}</p>\n"
    shown = given.said_in(html)
    html, prose = with_prose(html, name, given, alone=True)
    desk.leave(
        Reason.TEMPLATE, "component", begin, end, said=dict.fromkeys((*([text] if text else []), *shown, *prose))
    )
    if closing:
        desk.open.append((CONTAINER, ending))
    desk.put(html, begin, alone=True)
    return end


def _opening(name: str, given: Parameters) -> tuple[str, str]:
    title = given.first(*_TITLES)
    if name in names.ASIDES:
        return containers.aside(names.aside_type(name, (given.first("type", "kind", "color", "variant"),)), title)
    return containers.details(title) if name in names.DETAILS else ("", "")


def _in_text(desk: Desk, found: re.Match[str]) -> int:
    begin, end = found.span("directive_text")
    desk.leave(Reason.TEMPLATE, "component", found.start(), begin - 1)
    desk.pieces.append(desk.text[begin:end])
    desk.leave(Reason.TEMPLATE, "component", found.start("directive_values"), found.end())
    return found.end()


def directive_end(desk: Desk, found: re.Match[str]) -> int | None:
    """Two colons on a line close what two colons opened."""
    if not desk.open or desk.open[-1][0] != CONTAINER:
        return None
    desk.leave(Reason.TEMPLATE, "component", found.start(), found.end())
    desk.close(CONTAINER)
    return found.end()
