"""Statutes that are known by their number: "a 401(k)" → "a four oh one K", "501(c)(3)"."""

import re
from typing import Final

from narrator.script.spoken.english.numerals import cardinal, digits, year
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.roman_value import STRICT, value
from narrator.script.spoken.rule import Rule

_PATTERN: Final = Pattern(r"(?<![\w.,-])(?:([Ss])ec\. )?([1-9])(\d\d)\(([a-zA-Z])\)(?:\((\d{1,2})\))?(?!\w)")


def _say(match: re.Match[str]) -> str:
    section, hundreds, rest, letter, number = match.groups()
    said = f"{cardinal(hundreds)} {year('10' + rest).removeprefix('ten ') if rest != '00' else 'hundred'}"
    if rest[0] == "0" and rest != "00":
        said = f"{cardinal(hundreds)} oh {cardinal(rest[1])}"
    head = f"{section}ection " if section else ""
    return f"{head}{said} {letter.upper()}" + (f" {cardinal(number)}" if number else "")


RULE: Final = Rule("statutes", _PATTERN, _say, frozenset("("))
_DOCKET: Final = Pattern(r"\b([Nn]os?\.|[Dd]ocket|[Cc]ase) (\d{1,2})-(\d{3,5})(?![\w-])")
_KIND: Final = {"No.": "Number", "no.": "number", "Nos.": "Numbers", "nos.": "numbers"}


_SECOND: Final = Pattern(
    r"\b([23])d(?= (?:and [23]d )?(?:Circuit|Cir\.|Dist\.|Dept\."
    r"|Infantry|Cavalry|Battalion|Regiment|Brigade|Division|Armored"
    r"|Marines?|Army|Lieutenant|Lt\.?|Corps|Squadron|Wing|Artillery|Airborne|District|ed\.|Sess\.|Cong\.|Congress)(?!\w))"
)


_PARAGRAPHS: Final = Pattern(
    r"(?=[AaSsRrPpCc§])(?<!\w)((?:[Aa]rt(?:icles?|s?\.)|[Ss]ec(?:tions?|s?\.)|[Rr]ules?|[Rr]eg(?:ulations?|s?\.)|[Ss]ch(?:edules?|\.)"
    r"|[Pp]ara(?:graphs?|s?\.)|[Cc]lauses?|[Cc]l\.|§{1,2}) ?)(\d{1,4}[A-Za-z]?)((?:\([A-Za-z\d]{1,4}\)){1,5})(?!\w)"
)
_ROMAN: Final = re.compile(STRICT)
_INNER: Final = re.compile(r"\((\w{1,4})\)")


def _say_paragraphs(match: re.Match[str]) -> str:
    """Say what stands in parentheses without them: "Article 6(1)(f)"; small Roman numerals as the numbers they are."""

    def one(part: str) -> str:
        if part.isdigit():
            return cardinal(part)
        roman = len(part) > 1 and _ROMAN.fullmatch(part.upper())
        return cardinal(str(value(part.upper()))) if roman else part.upper() if len(part) == 1 else part

    return f"{match[1]}{match[2]} {' '.join(map(one, _INNER.findall(match[3])))}"


def _say_docket(match: re.Match[str]) -> str:
    """A short number and a long one after a hyphen: the year and the running number of a case."""
    kind, filed, number = match.groups()
    return f"{_KIND.get(kind, kind)} {cardinal(str(int(filed)))} dash {digits(number)}"


CIRCUITS: Final = Rule(
    "courts of appeals",
    Pattern(r"(?=Cir)(?:(?<=\dd )|(?<=\dst )|(?<=\dnd )|(?<=\drd )|(?<=\dth )|(?<=Fed\. )|(?<=D\.C\. ))Cir\."),
    lambda _: "Circuit",
    frozenset("C"),
)
SHORT_SECTIONS: Final = Rule(
    "sections of an act in short", Pattern(r"(?<![\w.])(s|S)(s?)\. ?(?=\d{1,4}[A-Z]?(?:\(\w{1,4}\)|,? of the [A-Z]))"),
    lambda match: f"{match[1]}ection{match[2]} ", frozenset("sS"),
)  # fmt: skip
PARAGRAPHS: Final = Rule("paragraphs of a law", _PARAGRAPHS, _say_paragraphs, frozenset("("))
DOCKETS: Final = Rule("docket numbers", _DOCKET, _say_docket, frozenset("-"))
LAWS: Final = Rule(
    "numbers of laws",
    Pattern(r"\b(?:Pub\. ?L\.|P\.L\.|Public Law|Pub L)( No\.)? (\d{1,3})[-–](\d{1,4})(?!\w|[-–]\d)"),
    lambda match: f"Public Law {'Number ' if match[1] else ''}{cardinal(match[2])} dash {cardinal(match[3])}",
    frozenset("-–"),
)
ORDINALS: Final = Rule(
    "ordinals of courts", _SECOND, lambda match: "second" if match[1] == "2" else "third", frozenset("23")
)
