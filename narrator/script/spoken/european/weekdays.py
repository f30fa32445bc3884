"""Days of the week in short, in pairs and before a time, in French and Spanish: "du lun. au ven.", "lun. a vie."."""

import re
from typing import Final

from narrator.script.spoken.closing import closed
from narrator.script.spoken.european.wording import Wording
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import INNER_STOP, Rule

_DAYS: Final = {
    "fr": {"lun": "lundi", "mar": "mardi", "mer": "mercredi", "jeu": "jeudi", "ven": "vendredi", "sam": "samedi",
           "dim": "dimanche"},
    "es": {"lun": "lunes", "mar": "martes", "mié": "miércoles", "mie": "miércoles", "jue": "jueves", "vie": "viernes",
           "sáb": "sábado", "sab": "sábado", "dom": "domingo"},
}  # fmt: skip
_LINKS: Final = {"fr": r" au | et |, | ?[-–] ?", "es": r" a | y |, | ?[-–] ?"}


def rules(words: Wording) -> tuple[Rule, ...]:
    """Return the rule of a language; none where it has no such abbreviations."""
    days = _DAYS.get(words.code)
    if not days:
        return ()
    day = rf"((?i:{'|'.join(days)}))\."
    pairs = Pattern(rf"(?<!\w){day}({_LINKS[words.code]}){day}(?!\w)")

    def name(written: str) -> str:
        said = days[written.lower()]
        return said.capitalize() if written[0].isupper() else said

    def say(match: re.Match[str]) -> str:
        link = f" {words.to} " if match[2].strip() in {"-", "–"} else match[2]
        return closed(match, f"{name(match[1])}{link}{name(match[3])}")

    return (Rule("days in short", pairs, say, INNER_STOP),)
