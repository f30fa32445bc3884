"""The spoken form of a stretch of text, remembered: announcements repeat, and an edit changes little of a post."""

from functools import lru_cache

from msgspec import Struct, field


@lru_cache(maxsize=1024)
def in_words(text: str, language: str) -> str:
    """Return what a reader says for *text*, or nothing where it has no spoken form."""
    from narrator.script.spoken.form import spoken_form  # noqa: PLC0415  # where all is remembered, no rule is needed

    return spoken_form(text, language=language)


class SpokenForms(Struct):
    """The spoken forms of an article's texts: those an earlier run found, and those that were asked for since."""

    known: dict[str, dict[str, str]] = field(default_factory=dict)
    """Language → text → what is said, by the same rules."""
    used: dict[str, dict[str, str]] = field(default_factory=dict)
    """The same, of what this article says now."""

    def of(self, text: str, language: str) -> str:
        """Return what a reader says for *text*, or nothing where it has no spoken form."""
        used = self.used.setdefault(language, {})
        if text not in used:
            said = self.known.get(language, {}).get(text)
            used[text] = in_words(text, language) if said is None else said
        return used[text]
