"""The spoken form of a stretch of text, remembered: announcements repeat, and an edit changes little of a post."""

from functools import lru_cache

from msgspec import Struct, field

from narrator.script.formulas import formula_words
from narrator.script.spoken.form import traced_form
from narrator.script.spoken.traced import Stretch, TracedText, traced

FORMULAS = "formulas"
"""Stands after a language's tag, among the languages whose forms are kept, for those of its formulas."""


class Form(Struct, frozen=True, array_like=True, omit_defaults=True):
    """What is said for a text."""

    said: str
    stretches: tuple[Stretch, ...] = ()
    """How it comes from what is written; empty: it is the same."""


@lru_cache(maxsize=1024)
def form_of(text: str, language: str) -> Form:
    """Return what a reader says for *text*: nothing where it has no spoken form."""
    form = traced_form(text, language=language)
    return Form(text) if form.text == text else Form(form.text, form.stretches)


def in_words(text: str, language: str) -> str:
    """Return what a reader says for *text*, or nothing where it has no spoken form."""
    return form_of(text, language).said


class SpokenForms(Struct):
    """The spoken forms of an article's texts: those an earlier run found, and those that were asked for since."""

    known: dict[str, dict[str, Form]] = field(default_factory=dict)
    """Language → text → what is said, by the same rules."""
    used: dict[str, dict[str, Form]] = field(default_factory=dict)
    """The same, of what this article says now."""
    regions: dict[str, str] = field(default_factory=dict)
    """Tag of a language without a region → that by whose rules this article's texts in it are said."""

    def of(self, text: str, language: str) -> str:
        """Return what a reader says for *text*, or nothing where it has no spoken form."""
        return self._form(text, language).said

    def traced(self, text: str, language: str) -> TracedText:
        """Return what a reader says for *text*, with the written characters of each stretch of it."""
        form = self._form(text, language)
        return TracedText(form.said, form.stretches) if form.stretches else traced(form.said)

    def formula(self, value: str, language: str) -> str:
        """Return what a reader says for the formula *value*, or nothing where it cannot be said."""
        key = f"{language} {FORMULAS}"
        used = self.used.setdefault(key, {})
        if value not in used:
            known = self.known.get(key, {}).get(value)
            used[value] = Form(formula_words(value, language)) if known is None else known
        return used[value].said

    def _form(self, text: str, language: str) -> Form:
        language = self.regions.get(language, language)
        used = self.used.setdefault(language, {})
        if text not in used:
            known = self.known.get(language, {}).get(text)
            used[text] = form_of(text, language) if known is None else known
        return used[text]
