"""Degrees and credentials after a name: "Ph.D." → "P.H.D", "M.Couns." → "Master of Counselling", "RCC"."""

import re
from typing import Final

from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import Rule, either

_SAID: Final = {
    "Ph.D": "P.H.D", "PhD": "P.H.D", "Ph. D": "P.H.D", "PhDs": "P.H.D s", "Psy.D": "Sigh D", "PsyD": "Sigh D",
    "Ed.D": "E.D.D", "Ed.M": "Master of Education",
    "M.Couns": "Master of Counselling", "MCouns": "Master of Counselling", "M.Ed": "Master of Education",
    "MEd": "Master of Education", "B.Ed": "Bachelor of Education", "BEd": "Bachelor of Education",
    "M.Sc": "Master of Science", "MSc": "Master of Science", "B.Sc": "Bachelor of Science",
    "BSc": "Bachelor of Science",
    "D.Phil": "D Phil", "DPhil": "D Phil", "M.Phil": "M Phil", "MPhil": "M Phil", "D.Min": "Doctor of Ministry",
    "M.Div": "Master of Divinity", "MDiv": "Master of Divinity", "Th.D": "Doctor of Theology",
    "Th.M": "Master of Theology",
    "B.Eng": "Bachelor of Engineering", "BEng": "Bachelor of Engineering", "M.Eng": "Master of Engineering",
    "MEng": "Master of Engineering", "B.Com": "Bachelor of Commerce", "BCom": "Bachelor of Commerce",
    "Pharm.D": "Pharm D", "PharmD": "Pharm D", "R.Psych": "Registered Psychologist", "C.Psych": "C Psych",
    "R.Couns": "Registered Counsellor", "M.Mus": "Master of Music", "B.Mus": "Bachelor of Music",
    "D.Mus": "Doctor of Music",
    "LL.B": "L.L.B", "LL.M": "L.L.M", "LL.D": "L.L.D", "M.Litt": "M Lit", "M.Arch": "Master of Architecture",
    "B.Arch": "Bachelor of Architecture", "Dip.Ed": "Diploma of Education", "B.Tech": "Bachelor of Technology",
    "BTech": "Bachelor of Technology", "M.Tech": "Master of Technology", "Cand.mag": "Candidatus magisterii",
    "DipHE": "Dip H.E", "BFA": "B.F.A", "MFA": "M.F.A",
}  # fmt: skip
_PATTERN: Final = Pattern(rf"(?<![\w.])({either(_SAID)})(?![\w])(\.(?=[,;:)'\"]| [a-z(&])|\.(?= [A-Z]{{2}})|\.(?=\Z)|)")


def _say(match: re.Match[str]) -> str:
    closing = "." if match[2] and match.end() == len(match.string) else ""
    return _SAID[match[1]] + closing


RULE: Final = Rule("degrees and credentials", _PATTERN, _say)
