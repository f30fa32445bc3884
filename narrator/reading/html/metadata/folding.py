"""How titles and lines are compared: without case and punctuation."""

import re


def folded(text: str) -> str:
    """Return *text* with case and punctuation taken away, to compare titles."""
    return " ".join(re.findall(r"\w+", text.lower()))
