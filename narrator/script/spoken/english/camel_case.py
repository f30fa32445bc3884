"""Words run together with capitals, as in hashtags and handles: "JaneDoe" → "Jane Doe"."""

import re
from typing import Final

_BORDER: Final = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|_")


def words_of(name: str) -> str:
    """Return *name* with spaces where its words meet."""
    return " ".join(_BORDER.sub(" ", name).split())
