"""Franklin (Julia): what stands between `~~~` is raw HTML, where Markdown has code."""

import re
from typing import Final

HEAD: Final = re.compile(r"\ufeff?\s*@def[ \t]")
"""How a post of Franklin begins."""
BLOCK: Final = re.compile(r"^[ \t]*~~~[ \t]*\n(?P<html>(?:(?![ \t]*~~~)[^\n]*\n)*)[ \t]*~~~[ \t]*$", re.MULTILINE)
INLINE: Final = re.compile(r"~~~(<[^~\n]+>)~~~")


def is_franklin(text: str) -> bool:
    """Return whether *text* is a post of Franklin, by its head."""
    return HEAD.match(text) is not None


def with_raw_html(body: str) -> str:
    """Return *body* with its raw HTML as it stands, on as many lines."""
    return INLINE.sub(r"\1", BLOCK.sub(lambda found: f"\n{found['html']}", body))
