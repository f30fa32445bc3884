"""The wording of announcements in one language: one file a language, English where there is none."""

import tomllib
from datetime import date
from functools import lru_cache
from importlib.resources import files

from msgspec import Struct

ONE_OR_OTHER = frozenset({"de", "en", "es", "fr"})
"""Languages whose numbers that are counted here need no look into CLDR: one is "one", and in French 0 is as well."""
DAY_FIRST_ENGLISH = frozenset({"GB", "UK", "AU", "NZ", "IE", "IN", "ZA"})
"""Regions where English writes "9 September 2025" (CLDR, date format long)."""


class Wording(Struct, frozen=True):
    """All phrases of one language, ready to be filled in."""

    language: str
    """BCP 47: the article's own tag where the file's language is its language, so that the same voice speaks."""
    phrases: dict[str, str]
    """By dotted key: `list.begin.other`."""
    months: tuple[str, ...]
    is_translated: bool = True
    """False: the article's language has no file, and the phrases are English."""

    def say(self, key: str, **values: object) -> str:
        """Return the phrase of *key*, filled in. Raises KeyError for a key that no file has."""
        return self.phrases[key].format(**values)

    def count(self, key: str, n: int, **values: object) -> str:
        """Return the phrase of *key* for *n* things."""
        named = f"{key}.{plural_category(self.language, n)}"
        return self.say(named if named in self.phrases else f"{key}.other", n=n, **values)

    def has(self, key: str) -> bool:
        """Return whether there is a phrase of *key*."""
        return key in self.phrases

    def date(self, day: date) -> str:
        """Return *day* as this language writes it in full."""
        region = self.language.partition("-")[2].upper()
        key = "date_day_first" if region in DAY_FIRST_ENGLISH and self.has("date_day_first") else "date"
        return self.say(key, day=day.day, month=self.months[day.month - 1], year=day.year)


@lru_cache(maxsize=256)
def plural_category(language: str, n: int) -> str:
    """Return CLDR's plural category of *n* in *language* (BCP 47): zero, one, two, few, many or other."""
    primary = language.partition("-")[0].lower()
    if primary in ONE_OR_OTHER and n < 1_000_000:
        return "one" if n == 1 or (n == 0 and primary == "fr") else "other"
    from babel.core import Locale, UnknownLocaleError  # noqa: PLC0415  # heavy: a tenth of a second, with its data

    try:
        return str(Locale.parse(primary).plural_form(n))
    except (UnknownLocaleError, ValueError):
        return "one" if n == 1 else "other"


@lru_cache(maxsize=64)
def wording_for(language: str) -> Wording:
    """Return the wording for an article in *language* (BCP 47)."""
    primary = language.partition("-")[0].lower()
    file = files("narrator.script.announcements") / f"{primary}.toml"
    is_translated = primary.isalpha() and file.is_file()
    if not is_translated:
        file = files("narrator.script.announcements") / "en.toml"
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    months = tuple(table.pop("month_names"))
    return Wording(
        language=language if is_translated else "en",
        phrases=dict(_flat(table)),
        months=months,
        is_translated=is_translated,
    )


def _flat(table: dict[str, object], prefix: str = "") -> list[tuple[str, str]]:
    phrases: list[tuple[str, str]] = []
    for key, value in table.items():
        if isinstance(value, dict):
            phrases += _flat(value, f"{prefix}{key}.")
        else:
            phrases.append((prefix + key, str(value)))
    return phrases
