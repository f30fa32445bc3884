"""Minutes and seconds with a colon, which are no time of day: "48:12 min", "4:49 min/km"."""

import re
from typing import Final

from narrator.script.spoken.closing import closed
from narrator.script.spoken.european.times import counted
from narrator.script.spoken.european.wording import Wording
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import Rule

_PATTERN: Final = Pattern(
    r"(?<![\w.,:/-])(\d{1,3}):([0-5]\d) ?(?:[Mm]in\.?|Minuten|minutes|minutos)"
    r"(?:(?: ?/ ?| pro | par | por )(km))?(?!\w)"
)


def rules(words: Wording) -> tuple[Rule, ...]:
    """Return the rule."""

    def say(match: re.Match[str]) -> str:
        minutes, seconds, distance = match.groups()
        parts = [
            counted(words, int(minutes), words.units["min"]),
            counted(words, int(seconds), words.units["s"]) if int(seconds) else "",
        ]
        per = f"{words.per} {words.units['km'].one.partition(' ')[2]}" if distance else ""
        return closed(match, " ".join(filter(None, [*parts, per])))

    return (Rule("minutes and seconds", _PATTERN, say, frozenset(":")),)
