"""How languages, lengths and people are named in more than one format."""

from functools import cache
from typing import Final

WITHOUT_DATA: Final = frozenset("apc arc bal bgn dv nqo rhg skr syr trw".split())  # noqa: SIM905
"""Languages written from right to left that some releases of CLDR have no data for, by the first part of their tag."""


@cache
def direction(language: str) -> str:
    """Return `rtl` or `ltr`, as CLDR has it; a stated script wins over the language."""
    from babel.core import Locale, UnknownLocaleError  # noqa: PLC0415  # heavy: a tenth of a second, with its data

    first, _, rest = language.partition("-")
    if rest.lower().startswith(("latn", "cyrl")):
        return "ltr"
    try:
        locale = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        try:
            locale = Locale.parse(first)
        except (UnknownLocaleError, ValueError):
            return "rtl" if first.lower() in WITHOUT_DATA else "ltr"
    return "rtl" if locale.character_order == "right-to-left" else "ltr"


def length(ms: int) -> str:
    """Return a length as "2 min 52 s"."""
    minutes, seconds = divmod(round(ms / 1000), 60)
    return f"{minutes} min {seconds} s" if minutes else f"{seconds} s"


def smil_clock(ms: int) -> str:
    """Return a SMIL clock value, h:mm:ss.fff (SMIL 3.0, 5.2.1)."""
    seconds, thousandths = divmod(ms, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}.{thousandths:03}"
