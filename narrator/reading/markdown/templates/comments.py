"""Comments in HTML, Liquid, Jinja, MDX and Obsidian, and the author's marks for narrator."""

import re

from narrator.article.model import LeftOutReason as Reason
from narrator.reading.markdown.templates import marks
from narrator.reading.markdown.templates.desk import Desk


def html_comment(desk: Desk, found: re.Match[str]) -> int | None:
    """Read `<!-- narrator: … -->`; other comments stay, for the walker to list in their place."""
    begin = found.start()
    own = marks.COMMENT.match(desk.text, begin)
    if own:
        return _own_mark(desk, own)
    end = desk.find("-->", found.end())
    if end < 0:
        return None
    end += len("-->")
    if desk.has_blank_line(begin, end) and desk.line_before(begin).strip():
        desk.leave(Reason.COMMENT, "comment", begin, end)
    else:
        desk.pieces.append(desk.text[begin:end])
    return end


def _own_mark(desk: Desk, own: re.Match[str]) -> int:
    """Read a mark for narrator; one that is none, or ends nothing, is listed with the comments, and told."""
    html = marks.replacement(own, alone=desk.alone(own.start(), own.end()))
    verb = own["verb"].lower()
    if html is None or (verb == marks.END and not desk.marks):
        desk.leave(Reason.COMMENT, marks.UNKNOWN if html is None else marks.STRAY, own.start(), own.end())
        return own.end()
    if verb == marks.END:
        desk.marks.pop()
    elif verb in marks.OPENING:
        desk.open_mark(own.start(), own.end())
    desk.pieces.append(html)
    return own.end()


def mdx_comment(desk: Desk, found: re.Match[str]) -> int | None:
    """`{/* … */}`."""
    end = desk.find("*/}", found.end())
    if end < 0:
        return None
    desk.leave(Reason.COMMENT, "comment", found.start(), end + len("*/}"))
    return end + len("*/}")


def jinja_comment(desk: Desk, found: re.Match[str]) -> int | None:
    """`{# … #}`, within a paragraph."""
    end = desk.find("#}", found.end())
    if end < 0 or desk.has_blank_line(found.start(), end):
        return None
    desk.leave(Reason.COMMENT, "comment", found.start(), end + len("#}"))
    return end + len("#}")


def percent_comment(desk: Desk, found: re.Match[str]) -> int | None:
    """Obsidian's `%% … %%`, on one line or around whole lines; `%%time` and `100%%` are none."""
    end = desk.find("%%", found.end())
    if end < 0:
        return None
    inside, before, after = (
        desk.text[found.end() : end],
        desk.text[max(0, found.start() - 1) : found.start()],
        desk.text[end + 2 : end + 3],
    )
    if not inside.strip() or inside[-1].isdigit() or before.isalnum() or after.isalnum() or "%" in {before, after}:
        return None
    if "\n" in inside and not desk.alone(found.start(), found.end()):
        return None
    desk.leave(Reason.COMMENT, "comment", found.start(), end + len("%%"))
    return end + len("%%")
