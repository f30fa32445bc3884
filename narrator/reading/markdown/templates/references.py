"""References whose definition is not in the post: an include of the site has it, or nobody."""

import re
from typing import Final

from narrator.article.model import LeftOutReason as Reason
from narrator.reading.markdown.templates.desk import Desk

_WRAPPED: Final = r"\n(?![ \t>]*\n)"
"""The end of a line that goes on in the next."""
_CODE: Final = r"`[^`\[\]\n]{1,99}`"
UNDEFINED: Final = (
    r"(?P<reference>(?<![^\W\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af])(?<![\]!\\])"
    rf"\[(?P<words>(?:{_CODE}|[^\[\]\n^`])(?:[^\[\]\n`]|{_CODE}|{_WRAPPED}){{0,199}})\]"
    rf"\[(?P<label>(?:[^\[\]\n]|{_WRAPPED}){{0,99}})\](?![\[(:]))"
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
