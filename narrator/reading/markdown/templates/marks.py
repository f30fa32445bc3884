"""The author's marks for narrator: `<!-- narrator: skip -->` … `end`, `pause 500`, `say …`, `voice=…`, `silenced …`."""

import re
from collections.abc import Callable
from html import escape
from typing import Final

END: Final = "end"
OPENING: Final = frozenset({"skip", "say", "voice", "silenced"})
"""What holds up to an `end`."""
UNCLOSED: Final = "a mark for narrator without its end"
STRAY: Final = "the end of no mark for narrator"
UNKNOWN: Final = "a mark that narrator does not know"
COMMENT: Final = re.compile(r"<!--\s*+narrator:\s*+(?P<verb>[a-z]+)(?P<rest>[^>]*?)\s*-->", re.IGNORECASE)
VOICE: Final = re.compile(r"[=:]?\s*([\w.-]{1,64})")
"""The name of a voice of the profile."""
CODES: Final = re.compile(r"[a-z-]{1,40}(?:[\s,]+[a-z-]{1,40}){0,9}")
"""Of findings."""
PAUSE: Final = re.compile(r"\s*(\d{1,5})\s*(ms|s)?", re.IGNORECASE)


def replacement(found: re.Match[str], *, alone: bool) -> str | None:
    """Return the HTML for the walker that a mark stands for; None where it is no mark that narrator knows."""
    verb, rest = found["verb"].lower(), found["rest"].strip()
    tag = "div" if alone else "span"
    around = "\n" if alone else ""
    if verb == "skip":
        return f'<{tag} data-narrator="skip">{around}'
    if verb in _VALUES:
        value = _VALUES[verb](rest)
        return f'<{tag} data-narrator-{verb}="{escape(value)}">{around}' if value else None
    if verb == END:
        return f"{around}</{tag}>{around}"
    if verb == "pause":
        length = PAUSE.fullmatch(rest)
        if not length:
            return None
        milliseconds = int(length[1]) * (1000 if (length[2] or "").lower() == "s" else 1)
        return f'<span data-narrator-pause="{milliseconds}"></span>'
    return None


def _voice(rest: str) -> str:
    name = VOICE.fullmatch(rest)
    return name[1] if name else ""


def _codes(rest: str) -> str:
    return rest.replace(",", " ") if CODES.fullmatch(rest) else ""


_VALUES: Final[dict[str, Callable[[str], str]]] = {"say": str, "voice": _voice, "silenced": _codes}
"""What the marks that hold up to an `end` have as their value; empty: they are none."""
