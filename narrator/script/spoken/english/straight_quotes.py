"""Whether straight quotation marks stand in pairs; an odd one is a sign for inches."""

from functools import lru_cache


@lru_cache(maxsize=4)
def are_paired(text: str) -> bool:
    """Return whether every straight quotation mark of *text* has a partner; counted once for all of its marks."""
    return text.count('"') % 2 == 0
