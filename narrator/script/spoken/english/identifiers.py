"""Numbers of standards, faults and machines: "CVE-2021-44228", "RFC 2119", "802.11ac", "127.0.0.1:8000"."""

import re
from typing import Final

from narrator.script.spoken.english.numerals import cardinal, digits, year
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import DIGITS, Rule

_FAULT: Final = Pattern(r"\bCVE-([12]\d{3})-(\d{4,7})(?!\w)")
_STANDARD: Final = Pattern(r"\b(RFC|ISO|IEC|IEEE|DIN|ASTM|ANSI|BS|EN) ?-?([1-9]\d{3})(?![\w:]|[.,]\d)")
_EDITION: Final = Pattern(
    r"\b((?:ISO|IEC|IEEE|DIN|ASTM|ANSI|BS|EN)(?:[/ -](?:IEC|IEEE|EN|ISO)){0,2})[ -](\d{3,5})((?<=\d{4})-\d{1,3})?"
    r"(?::((?:19|20)\d\d))?(?![\w:-]|[.,]\d)"
)
_WIRELESS: Final = Pattern(r"(?<![\w.,])802\.(\d{1,2})([a-z]{0,2})(?!\w)")
_MACHINE: Final = Pattern(r"(?<![\w.,:/])(\d{1,3}(?:\.\d{1,3}){3})([:/])(\d{1,5})(?![\w/]|[.:]\d)")
_LINK: Final = {":": "port", "/": "slash"}


def _say_edition(match: re.Match[str]) -> str:
    """Say the part and the year of a standard: "ISO/IEC 27001:2022", "EN 1090-2"."""
    body, number, part, edition = match.groups()
    if not part and not edition and len(number) == 4:
        return match[0]
    said = f"{body.replace('/', ' ')} {year(number) if len(number) == 4 else cardinal(number)}"
    said += f" dash {cardinal(part[1:])}" if part else ""
    return f"{said}, {year(edition)}" if edition else said


def _say_wireless(match: re.Match[str]) -> str:
    return " ".join(["eight oh two dot", cardinal(match[1]), *match[2].upper()])


CODE_POINTS: Final = Rule(
    "code points",
    Pattern(r"\bU\+([\dA-F]{4,6})(?!\w)"),
    lambda match: " ".join(["U plus", *(cardinal(sign) if sign.isdigit() else sign for sign in match[1])]),
    frozenset("+"),
)
FAULTS: Final = Rule(
    "numbered faults", _FAULT, lambda match: f"C.V.E {year(match[1])}, {digits(match[2])}", frozenset("C")
)
EDITIONS: Final = Rule("parts and years of standards", _EDITION, _say_edition, DIGITS)
STANDARDS: Final = Rule("standards", _STANDARD, lambda match: f"{match[1]} {year(match[2])}", DIGITS)
WIRELESS: Final = Rule("wireless networks", _WIRELESS, _say_wireless, DIGITS, bare=True)
MACHINES: Final = Rule(
    "ports of a machine",
    _MACHINE,
    lambda match: f"{match[1]} {_LINK[match[2]]} {cardinal(match[3])}",
    frozenset(":/"),
)
