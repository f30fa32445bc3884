"""Language tags (BCP 47): which of narrator's languages a tag belongs to, and which way it is written."""

from functools import lru_cache
from importlib.resources import files
from typing import Final

SOURCE_LANGUAGE: Final = "en"
"""The language of the messages in the code."""
SAME_LANGUAGE: Final = {"no": "nb", "nn": "nb", "iw": "he", "in": "id", "cmn": "zh", "tl": "fil"}
"""Tags whose readers are served by another one: macrolanguages, withdrawn codes, and Nynorsk, which has no voice."""
WITHOUT_DATA: Final = frozenset("apc arc bal bgn dv nqo rhg skr syr trw".split())  # noqa: SIM905
"""Languages written from right to left that some releases of CLDR have no data for, by the first part of their tag."""


@lru_cache(maxsize=256)
def primary(tag: str) -> str:
    """Return the first subtag of *tag* in small letters, in the form that narrator's folders have."""
    first = tag.partition("-")[0].lower()
    return SAME_LANGUAGE.get(first, first)


@lru_cache(maxsize=1)
def known_languages() -> tuple[str, ...]:
    """Return the languages that have a folder here, in order of their tags."""
    folders = files("narrator.languages").iterdir()
    return tuple(sorted(folder.name for folder in folders if folder.is_dir() and folder.name.isalpha()))


@lru_cache(maxsize=256)
def direction(tag: str) -> str:
    """Return `rtl` or `ltr`, as CLDR has it; a stated script wins over the language."""
    first, _, rest = tag.partition("-")
    if first.lower() == SOURCE_LANGUAGE or rest.lower().startswith(("latn", "cyrl")):
        return "ltr"
    from babel.core import Locale, UnknownLocaleError  # noqa: PLC0415  # heavy: a tenth of a second, with its data

    try:
        locale = Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        try:
            locale = Locale.parse(first)
        except (UnknownLocaleError, ValueError):
            return "rtl" if first.lower() in WITHOUT_DATA else "ltr"
    return "rtl" if locale.character_order == "right-to-left" else "ltr"
