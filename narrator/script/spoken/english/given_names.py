"""Given names in short: "Wm. Brown" → "William Brown"."""

from typing import Final

from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import INNER_STOP, Rule, either

_NAME: Final = {
    "Wm.": "William", "Chas.": "Charles", "Geo.": "George", "Thos.": "Thomas", "Jas.": "James", "Jos.": "Joseph",
    "Robt.": "Robert", "Benj.": "Benjamin", "Edw.": "Edward", "Saml.": "Samuel", "Danl.": "Daniel", "Jno.": "John",
}  # fmt: skip
RULE: Final = Rule(
    "given names in short", Pattern(rf"\b({either(_NAME)})(?= (?:[A-Z&]|and [A-Z]))"), lambda match: _NAME[match[1]],
    INNER_STOP,
)  # fmt: skip
