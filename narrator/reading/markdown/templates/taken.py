"""What was taken out of a text, and the mark that stands in its place so that its order is kept."""

import re
from typing import Final

from msgspec import Struct

from narrator.article.model import LeftOutReason

MARK: Final = re.compile(r"left-out:(\d{1,9})")


class Taken(Struct, frozen=True):
    """A template tag, as it stood in the source."""

    reason: LeftOutReason
    kind: str
    text: str
    lines: tuple[int, int]
    """From 1, counted from the body's first line."""
    hole: str = ""
    """Where it leaves a hole in a sentence: what stands around it."""


def mark(number: int) -> str:
    """Return the HTML comment that keeps the place of the *number*th thing taken."""
    return f"<!--left-out:{number}-->"


def split_comment(comment: str) -> tuple[tuple[int, ...], str]:
    """Return the numbers of the marks that *comment* (several, perhaps, one after the other) holds, and the rest."""
    return tuple(int(number) for number in MARK.findall(comment)), MARK.sub("", comment).strip()
