"""A byline → the people in it, so that each is somebody of her own to an app."""

import re
from typing import Final

AND: Final = r"and|und|et|y|e|i|og|och|en|и"
"""The word in the languages of the feed's commonest bylines (CLDR, list patterns)."""
BETWEEN: Final = re.compile(rf"\s*;\s*|\s*,?\s+(?:{AND}|&)\s+", re.IGNORECASE)
MOST: Final = 20
"""Of one byline; more are no byline."""


def people(byline: str) -> tuple[str, ...]:
    """Return the names in *byline*, each once.

    Commas part names only where each of them has two words and more: "Doe, Jane" is one person.
    """
    flat = " ".join(byline.split())
    names = [name.strip(" ,") for name in BETWEEN.split(flat)]
    parted = [part.strip() for name in names for part in name.split(",")]
    if all(len(part.split()) > 1 for part in parted):
        names = parted
    elif any(len(name.split()) < 2 for name in names):
        names = [flat]  # "Marks and Spencer", "Doe, Jane"
    found = tuple(dict.fromkeys(name for name in names if name))
    return found if len(found) <= MOST else (flat,)
