"""American states as the press writes them: "Fresno, Calif.", "(D-N.Y.)", "R-Ohio"."""

import re
from typing import Final

from narrator.script.spoken.closing import closed
from narrator.script.spoken.english.states import STATE
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import Rule, either

_STATE: Final = {
    "Ala.": "Alabama", "Ariz.": "Arizona", "Ark.": "Arkansas", "Calif.": "California", "Colo.": "Colorado",
    "Conn.": "Connecticut", "Del.": "Delaware", "Fla.": "Florida", "Ga.": "Georgia", "Ill.": "Illinois",
    "Ind.": "Indiana", "Kan.": "Kansas", "Ky.": "Kentucky", "La.": "Louisiana", "Md.": "Maryland",
    "Mass.": "Massachusetts", "Mich.": "Michigan", "Minn.": "Minnesota", "Miss.": "Mississippi", "Mo.": "Missouri",
    "Mont.": "Montana", "Neb.": "Nebraska", "Nev.": "Nevada", "N.H.": "New Hampshire", "N.J.": "New Jersey",
    "N.M.": "New Mexico", "N.Y.": "New York", "N.C.": "North Carolina", "N.D.": "North Dakota", "Okla.": "Oklahoma",
    "Ore.": "Oregon", "Pa.": "Pennsylvania", "R.I.": "Rhode Island", "S.C.": "South Carolina", "S.D.": "South Dakota",
    "Tenn.": "Tennessee", "Tex.": "Texas", "Vt.": "Vermont", "Va.": "Virginia", "Wash.": "Washington",
    "W.Va.": "West Virginia", "Wis.": "Wisconsin", "Wyo.": "Wyoming",
}  # fmt: skip
_WHOLE: Final = ("Ohio", "Texas", "Utah", "Iowa", "Maine", "Idaho", "Alaska", "Hawaii")
_PARTY: Final = {"D": "Democrat", "R": "Republican", "I": "independent"}
_MEMBER: Final = Pattern(
    rf"(?<=\()([DRI])[-–]({either(STATE)})(?=[,)]|-\d)|(?<![\w.-])([DRI])[-–]({either((*_STATE, *_WHOLE))})(?!\w)"
)
_TOWN: Final = Pattern(rf"(?<=[a-z], )({either(_STATE)})(?!\w)")


def _say_member(match: re.Match[str]) -> str:
    if match[1]:
        return f"{_PARTY[match[1]]} of {STATE[match[2]]}"
    return f"{_PARTY[match[3]]} of {_STATE.get(match[4], match[4])}"


MEMBERS: Final = Rule("members for a state", _MEMBER, _say_member, frozenset("-–"))
TOWNS: Final = Rule("towns in a state", _TOWN, lambda match: closed(match, _STATE[match[1]]), frozenset(","))
