"""Emoji by their names in languages other than English: CLDR's, by the package `emoji`."""

import re
import unicodedata
from functools import cache
from typing import Final

from narrator.script.spoken.emoji_signs import EACH, JOINERS, MARKS, ORNAMENTS, RUN
from narrator.script.spoken.rule import Rule

LANGUAGES: Final = frozenset({"ar", "de", "es", "fa", "fr", "id", "it", "ja", "ko", "pt", "ru", "tr", "zh"})
"""Those that the package has names for, beside English, which has a rule of its own."""
_UNSPACED: Final = frozenset({"ja", "zh"})
"""Written without spaces, with a comma of its own."""


def rules(language: str) -> tuple[Rule, ...]:
    """Return the rules for a language, by its first subtag; none where no names are known: the engine's own reading."""
    if language not in LANGUAGES:
        return ()

    def say(match: re.Match[str]) -> str:
        names = list(dict.fromkeys(_name(one, language) for one in EACH.findall(match[2])))
        if "" in names and not any(one in ORNAMENTS for one in EACH.findall(match[2])):
            return match[0]  # one without a name: the engine's own
        said = ", ".join(filter(None, names))
        if not said:
            return " " if match[1] and match[3] else match[1] or match[3]
        before = match.string[match.start() - 1 : match.start()] if match.start() else ""
        after = match.string[match.end() : match.end() + 1]
        comma = "、" if language in _UNSPACED else ", "
        opening = comma if before.isalnum() else " " if before and language not in _UNSPACED else ""
        return f"{opening}{said}{comma if after.isalnum() else ' ' if match[3] else ''}"

    return (
        Rule("emoji", RUN, say),
        Rule("marks of emoji", JOINERS, lambda _: "", frozenset("\ufe0e\ufe0f\u200d\u20e3")),
    )


@cache
def _name(sequence: str, language: str) -> str:
    """Return what one emoji is called, without its tone of skin; empty: nobody says."""
    known = _names(language)
    bare = MARKS.sub("", sequence)
    for form in (bare, f"{bare}\ufe0f", sequence):
        if bare and form in known:
            return known[form]
    parts = [_name(part, language) for part in bare.split("\u200d")] if "\u200d" in bare else []
    return " ".join(dict.fromkeys(filter(None, parts)))


@cache
def _names(language: str) -> dict[str, str]:
    import emoji  # noqa: PLC0415  # 20 ms and 3 MB, where there is an emoji in such a language

    emoji.config.load_language(language)
    found = {sequence: data[language] for sequence, data in emoji.EMOJI_DATA.items() if language in data}
    return {
        sequence: unicodedata.normalize("NFC", name.strip(":").replace("_", " ")) for sequence, name in found.items()
    }
