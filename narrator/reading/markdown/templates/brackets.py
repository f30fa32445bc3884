"""WordPress's shortcodes and forums' tags (`[button link="…"]text[/button]`): the tag goes, its text stays."""

import re
from typing import Final

from narrator.article.model import LeftOutReason as Reason
from narrator.reading.catalogues.shortcodes import CORE
from narrator.reading.markdown.templates.desk import Desk
from narrator.reading.markdown.templates.parameters import parameters
from narrator.reading.markdown.templates.prose import with_prose
from narrator.reading.markdown.templates.references import is_defined

BRACKET: Final = (
    r"(?P<bracket>(?<![\w\]!\\])\[(?P<closes>/?)(?P<bracket_name>[a-z][\w-]{0,40})"
    r"(?P<bracket_values>(?:=[^\[\]\s]{1,500}|\s[^\[\]\n]{0,500})?)\](?![\[(:]))"
)
CLOSING: Final = r"(?P<stray>(?<=\S)\[/(?P<stray_name>[a-z][\w-]{0,40})\])"
VALUE: Final = r"""[\w-]{1,40}\s?=\s?(?:"[^"]*"|'[^']*'|[^\s"']+)"""
VALUES: Final = re.compile(rf"\s*(?:{VALUE}\s*)+/?")


def bracket(desk: Desk, found: re.Match[str]) -> int | None:
    """A tag that WordPress knows, that has values, or whose end or beginning stands in the post."""
    closes = bool(found["closes"] or found["stray"])
    name = (found["bracket_name"] or found["stray_name"]).lower()
    values = (found["bracket_values"] or "").strip()
    if not _is_tag(desk, name, values, found, closes=closes):
        return None
    begin, end = found.span()
    alone = desk.alone(begin, end)
    html, prose = ("", ()) if closes else with_prose("", name, parameters(values), alone=alone)
    desk.leave(Reason.TEMPLATE, "shortcode", begin, end, said=dict.fromkeys(prose))
    desk.put(html, begin, alone=alone)
    return end


def _is_tag(desk: Desk, name: str, values: str, found: re.Match[str], *, closes: bool) -> bool:
    if is_defined(desk, found[0][1:-1]):
        return False
    if closes:
        return name in CORE or desk.find(f"[{name}", 0) in range(found.start())
    ends = desk.find(f"[/{name}]", found.end()) >= 0
    if ends or not values or values.startswith("="):  # `[x=1]` may be an equation
        return ends or (name in CORE and desk.alone(*found.span()))
    return VALUES.fullmatch(values) is not None
