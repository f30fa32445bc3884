"""Numbers of things that are read sign by sign: machines' addresses, cards, dockets, parts ("00-4412-9")."""

import re
from typing import Final

from narrator.script.spoken.english.acronyms import spelled
from narrator.script.spoken.english.common_words import is_word
from narrator.script.spoken.english.numerals import cardinal, digits, year
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import DIGITS, INNER_STOP, Rule

_NUMBERED: Final = Pattern(
    r"\b([Ss]erial|[Cc]ase|[Mm]odel|[Pp]art|[Oo]rder|[Ii]tem|[Ff]ile|[Pp]atent|[Ii]nvoice|[Pp]olicy|[Rr]eg|[Cc]harity"
    r"|[Cc]ompany|[Tt]icket|[Aa]ccount|[Rr]oom|[Bb]us|[Ff]light|[Ll]icen[cs]e|[Tt]rack|[Ii]ssue|[Oo]pus|VAT|[Tt]ax|[Pp]assport|[Rr]ef|[Rr]egistration|ID|[Dd]ocument)"
    r" [Nn]o\. ?(?=[A-Z\d#])"
)
_GROUPS: Final = Pattern(r"(?<![\w.,/:$£€+-])(\d{1,12}(?:-\d{1,12}){1,6})(?![\w/]|[-.,:]\d)")
_CARD: Final = Pattern(r"(?<![\w.,-])(\d{4})([ -])(\d{4})\2(\d{4})\2(\d{4})(?![\w-]|[.,]\d)")
_ACCOUNT: Final = Pattern(r"([A-Z]{2}\d{2})(?<=\b....)((?: [A-Z\d]{4}){3,7}(?: [A-Z\d]{1,3})?)(?!\w)")
_DOCKET: Final = Pattern(r"(?<![\w.,:])(\d):(\d\d)-(cv|cr|md|mc|bk|mj|po)-(\d{3,6})(?!\w)")
_ETHERNET: Final = Pattern(r"(?<![\w:-])[\dA-Fa-f]{2}(?:([:-])[\dA-Fa-f]{2})(?:\1[\dA-Fa-f]{2}){4}(?![\w:-])")
_INTERNET: Final = Pattern(
    r"(?<![\w:.])(?=[\dA-Fa-f:]{0,39}(?:::|[A-Fa-f]))[\dA-Fa-f]{0,4}(?::{1,2}[\dA-Fa-f]{1,4}){2,7}(?![\w:])"
    r"|(?<![\w:.])[\dA-Fa-f]{1,4}::[\dA-Fa-f]{1,4}(?![\w:])"
)
_UNIQUE: Final = Pattern(r"(?<![\w-])[\dA-Fa-f]{8}-(?:[\dA-Fa-f]{4}-){3}[\dA-Fa-f]{12}(?![\w-])")
_SIGN: Final = re.compile(r":{1,2}|-|[\dA-Fa-f]{1,4}")
_LONG: Final = 7
"""Digits without commas that are nobody's amount beside a short number."""


_LICENSE: Final = Pattern(
    r"(?<![\w-])(?=[A-Z\d-]{0,60}\d)(?=[A-Z\d-]{0,60}[A-Z])[A-Z\d]{4,8}(?:-[A-Z\d]{4,8}){2,7}(?![\w-])"
    r"|(?:(?<=[Kk]ey )|(?<=[Ll]icence )|(?<=[Ll]icense )|(?<=[Cc]ode )|(?<=[Cc]oupon )|(?<=[Vv]oucher )"
    r"|(?<=[Ss]erial ))"
    r"[A-Z]{3,8}-\d{3,8}(?![\w-])"
)
_RUN: Final = re.compile(r"[A-Z]+|\d+")
_BANK: Final = Pattern(
    r"(\b(?:BIC|SWIFT)(?:/(?:BIC|SWIFT))?(?: [Cc]ode)?(?::| is|) )([A-Z]{6}[A-Z\d]{2}(?:[A-Z\d]{3})?)(?!\w)"
)
_BASIC_DATE: Final = Pattern(
    r"(?<![\w.,/$£€+-])((?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))"
    r"(?![\w-]|[.,]\d| (?:[a-z]{3,20}s|people|of)\b)"
)


def _say_license(match: re.Match[str]) -> str:
    """Say a key group by group, its figures one by one; ordinary words in capitals are a heading's."""
    groups = match[0].split("-")
    if any(group.isalpha() and is_word(group) for group in groups):
        return match[0]
    return ", ".join(
        " ".join(digits(run) if run.isdigit() else spelled(run) for run in _RUN.findall(group)) for group in groups
    )


_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_FILED: Final = Pattern(r"(?<![\w./,-])(\d{1,9})/(\d{1,9})/(\d{1,9})(?![\w/]|[.,]\d)")


def _say_filed(match: re.Match[str]) -> str:
    """Say the number of a file, one group of which is too long for a date: its figures one by one."""
    groups = match.groups()
    if max(map(len, groups)) <= 4:
        return match[0]
    return " slash ".join(
        digits(group)
        if len(group) > 4 or group[0] == "0"
        else year(group)
        if _YEAR.fullmatch(group)
        else cardinal(group)
        for group in groups
    )


def _by_sign(run: str) -> str:
    return " ".join(cardinal(sign) if sign.isdigit() else sign.upper() for sign in run)


def _say_address(match: re.Match[str]) -> str:
    names = {":": "colon", "::": "colon colon", "-": "dash"}
    return " ".join(names.get(piece) or _by_sign(piece) for piece in _SIGN.findall(match[0]))


def _say_groups(match: re.Match[str]) -> str:
    """Say groups of figures one by one: three and more where one is long or begins with zero, two where one is long."""
    groups = match[1].split("-")
    longest = max(map(len, groups))
    if len(groups) == 2:
        is_name = longest >= _LONG and longest - min(map(len, groups)) > 1
    else:
        is_name = longest > 3 or any(len(group) > 1 and group[0] == "0" for group in groups)
    return ", ".join(map(digits, groups)) if is_name else match[0]


def _say_account(match: re.Match[str]) -> str:
    return ", ".join(_by_sign(group) for group in match[0].split())


def _say_unique(match: re.Match[str]) -> str:
    return ", ".join(_by_sign(group) for group in match[0].split("-"))


def _say_docket(match: re.Match[str]) -> str:
    court, filed, kind, number = match.groups()
    return f"{cardinal(court)} colon {cardinal(filed)} {'.'.join(kind.upper())} {digits(number)}"


LICENSES: Final = Rule("keys of a license", _LICENSE, _say_license, frozenset("-"))
BANKS: Final = Rule(
    "codes of banks", _BANK, lambda match: f"{match[1]}{spelled(match[2])}", frozenset("BS"),
)  # fmt: skip
BASIC_DATES: Final = Rule("a date in one", _BASIC_DATE, lambda match: digits(match[1]), DIGITS, bare=True)
FILED: Final = Rule("figures in groups with slashes", _FILED, _say_filed, frozenset("/"))
TAXED: Final = Rule(
    "numbers of a tax",
    Pattern(r"\b(VAT (?:no\.?|number|reg\.?|ID|registration)(?: no\.?| number)?(?::| is|) (?:[A-Z]{2} ?)?)"
            r"(\d{2,4}(?: \d{2,4}){1,4})(?!\w|[.,]\d)"),
    lambda match: match[1] + ", ".join(map(digits, match[2].split())), frozenset("V"),
)  # fmt: skip
NUMBERED: Final = Rule("numbers of things", _NUMBERED, lambda match: f"{match[1]} number ", INNER_STOP)
DOCKETS: Final = Rule("dockets of a court", _DOCKET, _say_docket, frozenset(":"))
ETHERNET: Final = Rule("addresses of network cards", _ETHERNET, _say_address, frozenset(":-"))
INTERNET: Final = Rule("long addresses of machines", _INTERNET, _say_address, frozenset(":"))
UNIQUE: Final = Rule("universally unique identifiers", _UNIQUE, _say_unique, frozenset("-"))
CARDS: Final = Rule("numbers of cards", _CARD, lambda match: ", ".join(map(digits, match.group(1, 3, 4, 5))), DIGITS)
ACCOUNTS: Final = Rule("numbers of accounts", _ACCOUNT, _say_account, DIGITS)
GROUPS: Final = Rule("figures in groups", _GROUPS, _say_groups, frozenset("-"))
