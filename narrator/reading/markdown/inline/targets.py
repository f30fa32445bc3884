"""Link targets, titles and labels: CommonMark 0.31, section 6.3."""

import html
import re
from typing import Final

ESCAPED: Final = re.compile(r"\\([!-/:-@\[-`{-~])")
ENTITY: Final = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
POINTED: Final = re.compile(r"<((?:[^<>\n\\]|\\.)*+)>")
MOST_PARENTHESES: Final = 32
SPACES: Final = re.compile(r"\s+")


def unescape(text: str) -> str:
    """Resolve backslash escapes and character references."""
    return ENTITY.sub(lambda found: html.unescape(found[0]), ESCAPED.sub(r"\1", text))


def normal_label(label: str) -> str:
    """Return *label* as references compare it: case folded, white space collapsed."""
    return SPACES.sub(" ", label.strip()).casefold().upper()


def plain_target(text: str, position: int) -> tuple[str, int] | None:
    """Return the link target at *position* and where it ends, or None."""
    pointed = POINTED.match(text, position)
    if pointed:
        return unescape(pointed[1]), pointed.end()
    if text.startswith("<", position):
        return None
    depth, index = 0, position
    while index < len(text):
        character = text[index]
        if character == "\\" and index + 1 < len(text) and ESCAPED.match(text, index):
            index += 2
            continue
        if character <= " " or character == "\x7f":
            break
        if character == "(":
            depth += 1
            if depth > MOST_PARENTHESES:
                return None
        elif character == ")":
            if depth == 0:
                break
            depth -= 1
        index += 1
    return (unescape(text[position:index]), index) if depth == 0 else None
