"""Words run together with capitals, as in hashtags and handles: "JaneDoe" → "Jane Doe"."""

from typing import Final

from narrator.script.spoken.pattern import Pattern

_BORDER: Final = Pattern(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|_")


def words_of(name: str) -> str:
    """Return *name* with spaces where its words meet."""
    return " ".join(_BORDER.sub(" ", name).split())
