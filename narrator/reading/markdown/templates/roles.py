"""What MyST writes inside a line, and its lines for programs: roles, labels, block breaks, remarks."""

import re
from typing import Final

from narrator.article.directives import ROLE, TARGETED, RoleKind, role_kind
from narrator.article.model import LeftOutReason as Reason
from narrator.reading.markdown.templates.desk import Desk
from narrator.reading.markdown.templates.myst import START

ROLE_MARK: Final = f"(?P<role>{ROLE.pattern})"
LINE: Final = r"(?P<myst_line>(?:\([\w:. -]{1,80}\)=|\+\+\+(?:[ \t]*\{[^\n]*\})?|%[ \t][^\n]*)[ \t]*$)"
"""`(its-label)=`, `+++` and `% a remark`, on lines of their own."""
_ELEMENTS: Final = {"sub": "sub", "subscript": "sub", "sup": "sup", "superscript": "sup", "kbd": "kbd"}
_EXPANSION: Final = re.compile(r"\s*\([^()]*\)\s*$")


def role(desk: Desk, found: re.Match[str]) -> int | None:
    """`{ref}`the text <its-label>``: the text; a label alone, a citation and a value are for programs."""
    begin, end = found.span("role")
    name, text = found["role_name"], found["role_text"].strip()
    kind = role_kind(name)
    targeted = TARGETED.fullmatch(text) if kind not in {RoleKind.MATH, RoleKind.CITATION} else None
    if kind in {RoleKind.CITATION, RoleKind.VALUE} or (kind is RoleKind.REFERENCE and targeted is None):
        desk.leave(Reason.TEMPLATE, "role", begin, end, is_hole=kind is not RoleKind.CITATION)
        return end
    shown = targeted[1] if targeted else text
    if name == "abbr":
        shown = _EXPANSION.sub("", text)
    elif kind is RoleKind.CODE and not targeted and ":" in name:
        shown = shown.removeprefix("!").rsplit(".", 1)[-1] if shown.startswith("~") else shown.removeprefix("!")
    if shown != text:
        desk.leave(Reason.TEMPLATE, "role", begin, end, said=(shown,))
    desk.pieces.append(_written(name, kind, shown, found["role_ticks"]))
    return end


def _written(name: str, kind: RoleKind, shown: str, ticks: str) -> str:
    if kind is RoleKind.MATH:
        return f"${shown}$"
    if kind is RoleKind.CODE:
        return f"{ticks}{shown}{ticks}"
    element = _ELEMENTS.get(name)
    return f"<{element}>{shown}</{element}>" if element else shown


def line(desk: Desk, found: re.Match[str]) -> int | None:
    """A line for programs, in a text that has MyST's directives."""
    if desk.myst is None:
        desk.myst = START.search(desk.written) is not None
    if not desk.myst:
        return None
    desk.leave(Reason.TEMPLATE, "directive", found.start(), found.end())
    return found.end()
