"""Months and weekdays that stand alone: "Sept." → "September", "Mon." → "Monday"."""

from typing import Final

from narrator.script.spoken.closing import closed
from narrator.script.spoken.english.calendar import MONTH, MONTHS, WEEKDAY, WEEKDAYS
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import Rule, either

_NAME: Final = {
    short: name
    for short, name in (MONTH | WEEKDAY).items()
    if short not in {*MONTHS, *WEEKDAYS, "Jun", "Jul", "Mar", "May", "Sat", "Sun"}
}
_PATTERN: Final = Pattern(
    rf"(?<![\w.])({either(_NAME)})\.(?!\w)|(?<![\w.])(Sat|Sun|Mar|Jun|Jul)\.(?=,)"
    r"|(?=S[au])(?:(?<=day & )|(?<=day and )|(?<=day, )|(?<=[a-z]\. & )|(?<=[a-z]\. and )|(?<=[a-z]\., ))(Sat|Sun)\."
)
_SURE: Final = MONTH | WEEKDAY


_SPAN: Final = Pattern(rf"(?<![\w.-])({either(_SURE)})\b\.?(?:-| ?– ?| - )({either(_SURE)})\b(\.?)(?![\w-])")
SPANS: Final = Rule(
    "from one month or weekday to another",
    _SPAN,
    lambda match: closed(match, f"{_SURE[match[1]]} to {_SURE[match[2]]}"),
    frozenset("-–"),
)
WORKDAYS: Final = Rule(
    "workdays by their letters", Pattern(r"(?<![\w-])M ?[-–] ?F(?=,? \d{1,2}(?:[:.]\d\d)?(?: ?[-–]| ?[ap]\.?m| to ))"),
    lambda _: "Monday to Friday", frozenset("M"),
)  # fmt: skip
CLOSED: Final = Rule(
    "closed on a day", Pattern(rf"(?<=[Cc]losed )({either(_SURE)})\b(\.?)(?!\w)"),
    lambda match: closed(match, _SURE[match[1]]), frozenset("c"),
)  # fmt: skip
RULE: Final = Rule(
    "months and weekdays",
    _PATTERN,
    lambda match: closed(match, _SURE[match[1] or match[2] or match[3]]),
    frozenset("."),
)
