"""The author's marks for narrator: `<!-- narrator: skip -->` … `<!-- narrator: end -->`, `pause 500`, `say …`."""

import re
from html import escape
from typing import Final

COMMENT: Final = re.compile(r"<!--\s*+narrator:\s*+(?P<verb>[a-z]+)(?P<rest>[^>]*?)\s*-->", re.IGNORECASE)
PAUSE: Final = re.compile(r"\s*(\d{1,5})\s*(ms|s)?", re.IGNORECASE)


def replacement(found: re.Match[str], *, alone: bool) -> str | None:
    """Return the HTML for the walker that a mark stands for; None where it is no mark that narrator knows."""
    verb, rest = found["verb"].lower(), found["rest"].strip()
    tag = "div" if alone else "span"
    around = "\n" if alone else ""
    if verb == "skip":
        return f'<{tag} data-narrator="skip">{around}'
    if verb == "say":
        return f'<{tag} data-narrator-say="{escape(rest)}">{around}' if rest else None
    if verb == "end":
        return f"{around}</{tag}>{around}"
    if verb == "pause":
        length = PAUSE.fullmatch(rest)
        if not length:
            return None
        milliseconds = int(length[1]) * (1000 if (length[2] or "").lower() == "s" else 1)
        return f'<span data-narrator-pause="{milliseconds}"></span>'
    return None
