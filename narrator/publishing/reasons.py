"""Why something is not spoken, and what does not add up, in the reader's words."""

from typing import Final

from narrator.languages.phrases import message_in

CONTEXT: Final = "left out"
REASONS: Final = (
    message_in("left out", "front matter"),
    message_in("left out", "page furniture"),
    message_in("left out", "byline"),
    message_in("left out", "repeated"),
    message_in("left out", "comment"),
    message_in("left out", "template tag"),
    message_in("left out", "script or style"),
    message_in("left out", "hidden text"),
    message_in("left out", "link target"),
    message_in("left out", "code, described"),
    message_in("left out", "table, described"),
    message_in("left out", "math, described"),
    message_in("left out", "image without description"),
    message_in("left out", "embedded media"),
    message_in("left out", "note, by policy"),
    message_in("left out", "by policy"),
    message_in("left out", "marked by the author"),
    message_in("left out", "not speakable"),
    message_in("left out", "unaccounted"),
    message_in("left out", "invented"),
    message_in("left out", "unspoken"),
)
"""The values of `LeftOutReason`, and the problems of the ledger's faults."""
