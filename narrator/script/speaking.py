"""The spoken form of a stretch of text, remembered: announcements and cells repeat."""

from functools import lru_cache
from importlib.util import find_spec


@lru_cache(maxsize=4096)
def in_words(text: str, language: str) -> str:
    """Return what a reader says for *text*, or nothing where it has no spoken form."""
    if find_spec("narrator.script.spoken.form") is None:
        return text
    from narrator.script.spoken.form import spoken_form  # noqa: PLC0415

    return spoken_form(text, language=language)
