"""References whose definition is not in the post: an include of the site has it, or nobody."""

import re
from typing import Final

from narrator.article.model import LeftOutReason as Reason
from narrator.reading.markdown.templates.desk import Desk

UNDEFINED: Final = (
    r"(?P<reference>(?<![\w\]!\\])\[(?P<words>[^\[\]\n^`][^\[\]\n`]{0,199})\]\[(?P<label>[^\[\]\n]{0,99})\](?![\[(:]))"
    r"|(?P<undefined_note>\[\^(?P<note>[^\s\[\]^]{1,60})\](?![:\[(]))"
)
UNDEFINED_NOTE: Final = "undefined note"
"""What is left out of a reference to a note that the post does not have."""
DEFINITION: Final = re.compile(r"^[ ]{0,3}(?:[>*+-][ ]{1,3}){0,3}\[(\^?[^\[\]\n]{1,200})\]:", re.MULTILINE)


def is_defined(desk: Desk, label: str) -> bool:
    """Return whether the post defines *label*, case and white space folded (CommonMark 6.6)."""
    if desk.labels is None:
        desk.labels = {_folded(found[1]) for found in DEFINITION.finditer(desk.text)}
    return _folded(label) in desk.labels


def reference(desk: Desk, found: re.Match[str]) -> int | None:
    """`[words][label]` and `[words][]` whose label is defined elsewhere: the words of a link."""
    label = found["label"] or found["words"]
    if is_defined(desk, label) or is_defined(desk, found["words"]):
        return None
    desk.pieces.append(found["words"])
    if found["label"].strip():
        desk.leave(Reason.LINK_TARGET, "undefined reference", found.start("label"), found.end("label"))
    return found.end()


def note(desk: Desk, found: re.Match[str]) -> int | None:
    """`[^x]` without its note: nothing that can be heard."""
    if is_defined(desk, f"^{found['note']}"):
        return None
    desk.leave(Reason.NOTE, UNDEFINED_NOTE, found.start(), found.end())
    return found.end()


def _folded(label: str) -> str:
    return " ".join(label.split()).casefold()
