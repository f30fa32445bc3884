"""Link reference definitions: CommonMark 0.31, section 4.7."""

import re
from typing import Final

from narrator.reading.markdown.inline.targets import normal_label, plain_target, unescape

FOOTNOTE: Final = re.compile(r"\^[^\s]")
LABEL: Final = re.compile(r"[ ]{0,3}\[((?:[^\\\[\]]|\\.){1,999})\]:", re.DOTALL)
SPACE: Final = re.compile(r"[ ]*\n?[ ]*")
TITLE: Final = re.compile(r'"((?:[^"\\]|\\.)*+)"|\'((?:[^\'\\]|\\.)*+)\'|\(((?:[^()\\]|\\.)*+)\)', re.DOTALL)
LINE_END: Final = re.compile(r"[ ]*(?:\n|$)")


def take_definition(text: str, position: int = 0) -> tuple[str, tuple[str, str], int] | None:
    """Return label, (target, title) and end of the definition at *position*, or None."""
    label = LABEL.match(text, position)
    if not label or not label[1].strip() or FOOTNOTE.match(label[1]):
        return None
    begin = SPACE.match(text, label.end())
    target = plain_target(text, begin.end() if begin else label.end())
    if target is None or (not target[0] and text[target[1] - 1 : target[1]] != ">"):
        return None
    url, end = target
    ends = LINE_END.match(text, end)
    gap = SPACE.match(text, end)
    title = TITLE.match(text, gap.end()) if gap and gap.end() > end else None
    title_ends = LINE_END.match(text, title.end()) if title else None
    if title and title_ends:
        words = next(group for group in title.groups() if group is not None)
        return normal_label(label[1]), (url, unescape(words)), title_ends.end()
    if ends:
        return normal_label(label[1]), (url, ""), ends.end()
    return None
