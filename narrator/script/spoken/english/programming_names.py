"""Names from programming and computing that are written with signs: "C#" → "C sharp", "Node.js" → "Node J.S"."""

from typing import Final

from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import INNER_STOP, Rule, either

_NAMES: Final = {
    "C#": "C sharp", "F#": "F sharp", "J#": "J sharp", "C++": "C plus plus", "g++": "G plus plus",
    "Notepad++": "Notepad plus plus", ".NET": "dot net", "ASP.NET": "A.S.P dot net", "VB.NET": "V.B dot net",
    "ADO.NET": "A.D.O dot net", "TCP/IP": "T.C.P.I.P", "I/O": "I.O", "CI/CD": "C.I.C.D", "OS/2": "O.S two",
    "PL/SQL": "P.L.S.Q.L", "A/B": "A.B", "A/C": "A.C", "a/c": "A.C", "N/A": "not applicable", "n/a": "not applicable",
    "24/7": "twenty-four seven", "24/7/365": "twenty-four seven three sixty-five", "tl;dr": "T.L.D.R",
    "TL;DR": "T.L.D.R",
    "w/o": "without", "w/": "with", "b/c": "because", "c/o": "care of", "P2P": "P two P", "k8s": "kubernetes",
    "K8s": "Kubernetes", "i18n": "I eighteen N",
    "l10n": "L ten N", "a11y": "accessibility",
    "libx264": "lib X two six four", "libx265": "lib X two six five",
    "LaTeX": "lay tek", "TeX": "tek", "PyPI": "pie P.I", "GNU/Linux": "gnoo Linux",
}  # fmt: skip
_PATTERN: Final = Pattern(rf"(?<![\w/.#+-])({either(_NAMES)})(?![\w#+])")
_DOT_JS: Final = Pattern(r"(?<![\w.])(?:(\w{1,30}+)\.(js|ts)|([A-Z]\w{2,30}+)\.(io))\b(?![./]\w)")

DATED: Final = Rule(
    "years of C++", Pattern(r"(?<![\w/.#+-])C\+\+(?=(?:98|03|11|14|17|2[0369])(?!\w))"), lambda _: "C plus plus ",
    frozenset("+"),
)  # fmt: skip
NAMES: Final = Rule("programming names", _PATTERN, lambda match: _NAMES[match[0]])
DOT_JS: Final = Rule(
    "names that end in .js",
    _DOT_JS,
    lambda match: f"{match[1] or match[3]} {'.'.join((match[2] or match[4]).upper())}",
    INNER_STOP,
)
