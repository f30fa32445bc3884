"""The spoken form of a stretch of text, remembered: announcements and cells repeat."""

from functools import lru_cache

from narrator.script.spoken.form import spoken_form


@lru_cache(maxsize=4096)
def in_words(text: str, language: str) -> str:
    """Return what a reader says for *text*, or nothing where it has no spoken form."""
    return spoken_form(text, language=language)
