"""MDX: components whose children are text, comments in braces, lines that import and export."""

import re
from typing import Final

from narrator.reading.markdown.templates import names
from narrator.reading.markdown.templates.parameters import Parameters, parameters
from narrator.reading.markdown.templates.pictures import inline_html, picture

VALUE: Final = r"""(?:"[^"]*+"|'[^']*+'|\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*+\})*+\})*+\}|[^\s"'{}<>]++)"""
COMPONENT: Final = (
    rf"<(?P<component>[A-Z][\w.]*+)(?P<props>(?:\s++(?:[A-Za-z_][\w:.-]*+(?:=\s*+{VALUE})?+|\{{\.\.\.[^{{}}]*+\}}))*+)"
    r"\s*+(?P<empty>/?)>"
    r"|</(?P<ends>[A-Z][\w.]*+)\s*+>"
)
COMMENT: Final = r"\{/\*"
MODULE_LINE: Final = re.compile(
    r"""(?:import\s++(?:[\w*${][^\n;]*?\sfrom\s++)?["'][^"'\n]++["']\s*+;?|import\s++\{[^{}]*+\}\s++from\s++["'][^"'\n]++["']\s*+;?|export\s++(?:const|let|var|default|function|async|class|type|interface|\{|\*)[^\n]*+)[ ]*+(?=\n|\Z)"""
)


def replacement(name: str, props: str, *, empty: bool, alone: bool) -> str:
    """Return the HTML for a component's start tag; its children follow as they are."""
    given = parameters(props)
    lower = name.lower()
    if alone and not empty:
        opening = _opening(lower, given)
        if opening:
            return opening
    return picture(lower, given, alone=alone) if given.named.keys() & {"alt", "caption", "src"} else ""


def _opening(name: str, given: Parameters) -> str:
    title = given.first("title", "summary", "label", "header")
    if name in names.ASIDES:
        kind = names.aside_type(name, (given.first("type", "kind", "variant", "severity"),))
        head = f'<p class="admonition-title">{inline_html(title)}</p>' if title else ""
        return f'<div class="admonition {kind}">{head}\n'
    if name in names.DETAILS:
        return f"<details><summary>{inline_html(title)}</summary>\n"
    return ""


def closing(name: str) -> str:
    """Return the HTML for a component's end tag."""
    if name.lower() in names.ASIDES:
        return "\n</div>\n"
    return "\n</details>\n" if name.lower() in names.DETAILS else ""
