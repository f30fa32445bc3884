"""JavaScript in MDX: modules over several lines, expressions with elements in them, fragments."""

import re
from typing import Final

from narrator.article.model import LeftOutReason as Reason
from narrator.reading.markdown.templates.components import MODULE_LINE, balanced
from narrator.reading.markdown.templates.desk import Desk
from narrator.reading.markdown.templates.imported import file_of

DEEP: Final = r"(?P<deep><(?P<deep_name>[A-Z][\w.]{0,60})(?=\s))"
"""A component that `components.COMPONENT` does not reach the end of."""
_IN_TAG: Final = re.compile(r"[\"'{<]|/?>")
FRAGMENT: Final = r"(?P<fragment><[ ]*/?[ ]*>)"
BRACED: Final = r"(?P<braced>(?<![\w\\$^{}])\{(?![{%#]))"
"""A brace that no formula and no template tag begins with."""
_CODE: Final = re.compile(r"=>|&&|\|\||\?\?|<[A-Za-z/>]|[\w)\]]\(|^\{\s*[\w.$]+\s*[-+*/?]\s")
"""What an expression has, and what braces that an author typed have not."""
_FARTHEST: Final = 20_000


def end_of_component(text: str, place: int) -> int:
    """Return where a component's tag ends whose values begin at *place*, or -1; braces have any depth."""
    limit, braced = min(len(text), place + _FARTHEST), False
    while found := _IN_TAG.search(text, place, limit):
        place = found.end()
        if found[0] == "<":
            return -1
        if found[0].endswith(">"):
            return place if braced else -1
        place = balanced(text, found.start(), place) if found[0] == "{" else text.find(found[0], place, limit) + 1
        braced = braced or found[0] == "{"
        if place <= 0:
            return -1
    return -1


def module_line(desk: Desk, found: re.Match[str]) -> int | None:
    """`import X from "y"`, `export const …`, up to where its brackets are closed."""
    whole = MODULE_LINE.match(desk.text, found.start())
    if not whole:
        return None
    end = balanced(desk.text, whole.start(), whole.end())
    if end > whole.end():
        line_end = desk.text.find("\n", end)
        end = line_end if line_end >= 0 else len(desk.text)
    else:
        end = whole.end()
    desk.leave(Reason.TEMPLATE, "module line", whole.start(), end)
    return end


def braced(desk: Desk, found: re.Match[str]) -> int | None:
    """`{items.map(item => <li>{item}</li>)}`: what it shows, only the site's generator knows."""
    begin = found.start()
    is_value = desk.is_value(begin)
    end = balanced(desk.text, begin, begin + 1) if desk.mdx or is_value else -1
    if end >= 0 and is_value:
        address = picture_at(desk, begin, end)
        desk.leave(Reason.TEMPLATE, "expression", begin, end, address=address)
        return end
    if end < 0 or not _CODE.search(desk.text[begin:end]):
        return None
    desk.leave(Reason.TEMPLATE, "expression", begin, end, is_hole=True)
    return end


def picture_at(desk: Desk, begin: int, end: int) -> str:
    """Return the file of the picture that an attribute's value in braces stands for, in quotation marks; or nothing."""
    file = file_of(desk.text[begin:end], desk.text)
    return f'"{file}"' if file else ""


def fragment(desk: Desk, found: re.Match[str]) -> int | None:
    """`<>` and `</>`, which only hold other elements."""
    if not desk.mdx:
        return None
    desk.leave(Reason.TEMPLATE, "component", found.start(), found.end())
    return found.end()
