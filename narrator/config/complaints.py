"""msgspec's complaint about a setting → what is wrong and what would be right, in an author's words."""

import re
from enum import Enum
from typing import Any, Final, get_args, get_type_hints

_WHERE: Final = re.compile(r" - at `\$\.?(?P<key>[^`]*)`$")
_MISSING: Final = re.compile(r"Object missing required field `(?P<field>\w+)`")
_TYPES: Final = re.compile(r"Expected `(?P<wanted>[^`]+)`, got `(?P<given>[^`]+)`")
WORDS: Final = {
    "str": "text in quotation marks",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "array": "a list: [ … ]",
    "object": "a table of settings",
    "null": "nothing",
}
SEE_DOCS: Final = "See docs/voices.md and docs/settings.md for the keys."


def complaint(problem: str, kind: type) -> tuple[str, str]:
    """Return what is wrong and a hint for *problem*, the text of msgspec's error about a *kind*."""
    where = _WHERE.search(problem)
    key = where["key"].replace("[...]", ".…") if where else ""
    what = problem[: where.start()] if where else problem
    if missing := _MISSING.match(what):
        return f"`{_under(key, missing['field'])}` is missing", SEE_DOCS
    if what.startswith("Invalid enum value"):
        choices = ", ".join(_choices(kind, key))
        return f"`{key}` cannot be {what.removeprefix('Invalid enum value ')}", f"Give one of: {choices}. {SEE_DOCS}"
    if types := _TYPES.match(what):
        wanted, given = (_in_words(types[group]) for group in ("wanted", "given"))
        return f"`{key}` must be {wanted}, not {given}", SEE_DOCS
    return f"{what} (`{key}`)" if key else what, SEE_DOCS


def _under(key: str, field: str) -> str:
    return f"{key}.{field}" if key else field


def _in_words(types: str) -> str:
    """Return the first of the types, which is the one that an author gives."""
    first = types.split(" | ", maxsplit=1)[0]
    return WORDS.get(first, first)


def _choices(kind: Any, key: str) -> list[str]:
    """Return the values of the enumeration that *key* of *kind* has."""
    for name in key.split("."):
        kind = get_type_hints(kind)[name] if isinstance(kind, type) else _inner(kind)
    return [str(choice.value) for choice in kind] if isinstance(kind, type) and issubclass(kind, Enum) else []


def _inner(kind: Any) -> Any:
    return get_args(kind)[-1] if get_args(kind) else kind
