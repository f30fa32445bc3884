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
