"""Roman numerals: "Henry VIII" → "Henry the eighth", "Chapter IV" → "Chapter four", "World War II"."""

import re
from typing import Final

from narrator.script.spoken.english.common_words import is_word
from narrator.script.spoken.english.numerals import cardinal, ordinal, year
from narrator.script.spoken.english.regnal_names import GIVEN, RANKS, REGNAL
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.roman_value import STRICT, value
from narrator.script.spoken.rule import Rule, either

_NUMERAL: Final = rf"(?=[IVXLCDM]){STRICT}(?!\w)(?!\.(?:[A-Z]| [A-Z]|,|;|-))"
_REGNAL: Final = Pattern(rf"\b({either(REGNAL)}) ({_NUMERAL})('s)?(?!\w)")
_HEADED: Final = """
Act Acts Annex Apollo Appendix Area Article Articles Book Books Bowl Canto Case Category Chapter Chapters Class Concerto
Corps Division Episode Factor Figure Figures Form Formula Generation Grade Group Interstate Lemma Layer Lesson Level
Levels Mark Mk Model Module Movement Nerve Nerves
No Number Olympiad Page Part Parts Peak Phase Phases Plate Protocol Psalm Quartet
Region Round Rule Scene Schedule Season Section Sections Series Sonata Stage Stages Step Study Subtitle Symphony Table
Tables Theorem Tier Title Topic Track Type Types Unit Vatican Version Vol Volume Volumes War Wars Windows
WrestleMania Year Zone
"""
_HEADS: Final = frozenset(_HEADED.split())
_AFTER_HEAD: Final = Pattern(
    rf"\b({either(_HEADS | {name for head in _HEADS for name in (head.lower(), head.upper())})})"
    rf"(\.? )({_NUMERAL})(?:( ?[-–—] ?| and | & | to |, )"
    rf"({_NUMERAL}))?(?!['’]m|['’]ve|['’]d|-\d| (?:one|two|three|four|five|six|seven|eight|nine)\b)"
)
_NAMED: Final = Pattern(rf"\b([A-Z][\w'-]{{1,30}})( |, )((?=[IVXLCDM][IVXLCDM]){_NUMERAL})")
_GIVEN: Final = Pattern(
    rf"\b({either(GIVEN)}|[A-Z]\.) ((?:[A-Z]\.? ){{0,2}}(?:(?:de|von|van|du|la|le) ){{0,2}}[A-Z][\w'-]{{1,30}}),? "
    rf"({_NUMERAL})(?!\w)"
)
_CENTURY: Final = Pattern(
    rf"\b((?=[IVXLCDM]){STRICT})(th|st|nd|rd)?(?= (?:century|Century|centuries|Olympic|Winter Olympic|Olympiad"
    r"|Dynasty|dynasty|Legion|Corps|Airborne))"
)
_LOWER: Final = Pattern(
    r"\b([Pp]ages?|[Ss]cene|[Bb]ook|[Cc]hapter|[Ss]ection|[Pp]art|[Aa]ct|[Vv]olume) ([ivxl]{1,7})(?!\w)"
    r"(?! ?[-–] ?[a-z])"
)
_LIST_MARK: Final = Pattern(r"(?<![\w'’])\(([ivx]{1,5})\)")
_SURE: Final = Pattern(
    r"(?<![\w.&/'-])(?:III?|VIII?|IX|XIII?|XI?V|XVI{1,3}|XIX|XXI{1,3}|XXI?V|XXVI{0,3})(?![\w&/-]|\.\w|'[a-z])"
)
_YEAR: Final = Pattern(
    r"(?<![\w.&/'-])(?:M(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{1,3})|MM?X{1,3}|MCM)(?:IX|IV|V?I{0,3})(?![\w&/-]|\.\w|'[a-z])"
)
_STRICT_WHOLE: Final = Pattern(rf"{STRICT}\Z")
_SMALL: Final = Pattern(r"I{2,3}|IV|VI{1,3}|IX|XI{1,3}|XIV|XVI{0,3}|XIX|XXI{1,3}|XXIV")
"""After a mere name only numerals that are hardly anybody's abbreviation: "Zhang XX", "the CCL", "the DVI file"."""
_NO_NAMES: Final = frozenset({"The", "A", "An", "This", "That", "My", "Our", "Your", "His", "Her", "Its", "In", "On"})
_LETTERED_WORDS: Final = """
Area Factor Model Generation Type Group Form Unit Zone Windows Track Class Formula Case Grade Region
"""
_LETTERED: Final = frozenset(_LETTERED_WORDS.split())
"""After these X and V are letters: "Area X", "Model X", "Generation X"."""
_TENS: Final = frozenset({"XL", "LI", "LX", "LV", "CL", "CX", "CC", "CI", "CV", "MM", "DC", "CD"})
_LONG_WORKS_WORDS: Final = """
Bowl WrestleMania Chapter Chapters Canto Psalm Part Book Article Sonnet Title Lesson Volume Section
"""
_LONG_WORKS: Final = frozenset(_LONG_WORKS_WORDS.split())
"""Works with so many parts that XL is a number after them."""
_LONE: Final = frozenset("CDLM")
"""Single letters that are initials after a name, never a ruler's number."""
_INITIALISMS: Final = frozenset(
    {
        "CD",
        "DC",
        "MC",
        "MD",
        "CV",
        "DM",
        "CC",
        "MI",
        "DI",
        "CI",
        "LI",
        "ID",
        "MM",
        "CM",
        "DL",
        "IL",
        "IM",
        "LC",
        "MV",
        "DV",
        "VC",
        "IC",
        "CL",
        "ML",
        "MIX",
        "DIX",
        "LD",
        "XL",
        "CDC",
        "MCC",
        "MX",
        "DX",
        "CX",
        "LX",
        "MIL",
        "VD",
    }
)
"""Letters that mean something else more often than a number."""


def _count(numeral: str) -> str:
    return cardinal(str(value(numeral)))


def _the(numeral: str) -> str:
    return f"the {ordinal(str(value(numeral)))}"


def _say_regnal(match: re.Match[str]) -> str:
    name, numeral, owner = match.groups()
    if numeral in _LONE or (numeral in _INITIALISMS and numeral != "IC"):
        return match[0]
    return f"{name} {_the(numeral)}{owner or ''}"


def _say_head(match: re.Match[str]) -> str:
    head, gap, first, link, last = match.groups()
    if head.isupper():
        head = head.capitalize()
    if first in {"V", "X"} and head in _LETTERED:
        return match[0]
    if head.lower() == "no" and first == "I":
        return match[0]  # "No. I said no."
    if (
        (first in _INITIALISMS and not (first in _TENS and head in _LONG_WORKS))
        or first in _LONE
        or (first == "I" and head[0].islower() and not _plain_end(match))
    ):
        return match[0]
    said = f"{head}{gap}{_count(first)}"
    if last and last not in _INITIALISMS:
        word = link.strip()
        return f"{said}{' to ' if word in {'-', '–', '—'} else link}{_count(last)}"
    return f"{said}{link}{last}" if last else said


def _plain_end(match: re.Match[str]) -> bool:
    """Return whether a lone I after a lower-case head is a number: nothing like a verb follows ("type I error")."""
    after = match.string[match.end() : match.end() + 2]
    return not (after[:1] == " " and after[1:].islower()) or match[1].lower() in {"type", "class", "phase", "grade"}


def _say_named(match: re.Match[str]) -> str:
    name, gap, numeral = match.groups()
    if numeral in _INITIALISMS or not _SMALL.fullmatch(numeral) or (name.isupper() and len(name) > 1) or gap == ", ":
        return match[0]
    if len(name) == 1 or name in _NO_NAMES:
        return match[0]
    return f"{name}{gap}{_the(numeral) if name in RANKS else _count(numeral)}"


def _say_given(match: re.Match[str]) -> str:
    given, rest, numeral = match.groups()
    if not _SMALL.fullmatch(numeral) or rest.split()[-1] in _NO_NAMES:
        return match[0]
    return f"{given} {rest} {_the(numeral)}"


def _say_lower(match: re.Match[str]) -> str:
    numeral = match[2].upper()
    return f"{match[1]} {_count(numeral)}" if _STRICT_WHOLE.match(numeral) else match[0]


def _say_lower_range(match: re.Match[str]) -> str:
    ends = match[2].upper(), match[3].upper()
    return f"{match[1]} {' to '.join(map(_count, ends))}" if all(map(_STRICT_WHOLE.match, ends)) else match[0]


def _say_year(match: re.Match[str]) -> str:
    """Say "MCMXCIV" as a year: four letters and more are nobody's initials."""
    number = value(match[0])
    return year(str(number)) if len(match[0]) > 3 and number > 1400 else match[0]


def _say_list_mark(match: re.Match[str]) -> str:
    numeral = match[1].upper()
    return f"({_count(numeral)})" if _STRICT_WHOLE.match(numeral) else match[0]


_ORDINAL: Final = Pattern(rf"(?<![\w.&/'-])(?=[IVXLC]{{2}}|[VX]th){STRICT}(th|st|nd|rd)(?![\w&/]|-\d|\.\w)")
_RULER: Final = Pattern(rf"\b(?:{either(REGNAL)}) \Z")
_SUFFIX: Final = {"1": "st", "2": "nd", "3": "rd"}
_SERIES: Final = Pattern(
    r"\b([A-Z]{3,6}) (II|III|IV|VI{1,3}|IX|XI{1,3}|XIV|XV|XVI{1,3}|XIX)(?![\w&/'’-]|\.\w| [A-Z]{2})"
)
"""A number in a row of things that are called by letters: "GTA IV", "NYHA III"."""


def _say_ordinal(match: re.Match[str]) -> str:
    """Say a Roman numeral with the ending of an ordinal, where it is the right one."""
    suffix = match[match.lastindex or 0]
    number = str(value(match[0].removesuffix(suffix)))
    wanted = "th" if number[-2:] in {"11", "12", "13"} else _SUFFIX.get(number[-1], "th")
    if suffix != wanted:
        return match[0]
    name = _RULER.search(match.string, max(0, match.start() - 20), match.start())
    return f"the {ordinal(number)}" if name else ordinal(number)


def _say_series(match: re.Match[str]) -> str:
    """Leave what stands after an ordinary word in capitals: "START IV NOW" is a drip."""
    return match[0] if is_word(match[1]) else f"{match[1]} {_count(match[2])}"


_LETTERS: Final = frozenset("IVXLCDM")
LETTERED: Final = Rule(
    "stages with a letter", Pattern(r"\b([Ss]tages?|[Gg]rade|[Cc]lass|[Tt]ype|[Ll]evel|[Pp]hase) (I{1,3}|IV"
    r"|V)([A-C]\d?)(?![\w-])"),
    lambda match: f"{match[1]} {_count(match[2])} {match[3]}", frozenset("IV"),
)  # fmt: skip
SERIES: Final = Rule("Roman numerals after letters", _SERIES, _say_series, frozenset("IVX"))
ORDINALS: Final = Rule("ordinals in Roman numerals", _ORDINAL, _say_ordinal, frozenset("IVX"))
REGNAL_NAMES: Final = Rule("Roman numerals after a ruler's name", _REGNAL, _say_regnal, _LETTERS)
HEADS: Final = Rule("Roman numerals after a title", _AFTER_HEAD, _say_head, _LETTERS)
GIVEN_NAMES: Final = Rule("Roman numerals after a full name", _GIVEN, _say_given, _LETTERS)
NAMES: Final = Rule("Roman numerals after a name", _NAMED, _say_named, _LETTERS)
CENTURIES: Final = Rule("centuries", _CENTURY, lambda match: ordinal(str(value(match[1]))), _LETTERS)
SURE: Final = Rule("Roman numerals that can be nothing else", _SURE, lambda match: _count(match[0]), frozenset("IX"))
LOWER_RANGES: Final = Rule(
    "pages in small Roman numerals", Pattern(r"\b([Pp]ages) ([ivxl]{1,7}) ?[-–] ?([ivxl]{1,7})(?!\w)"),
    _say_lower_range, frozenset("ivxl"),
)  # fmt: skip
LOWER: Final = Rule("small Roman numerals", _LOWER, _say_lower, frozenset("ivxl"))
WHOLE: Final = Rule(
    "nothing but a Roman numeral",
    Pattern(rf"\A({_SMALL.pattern})(?=[.:]?\Z)"),
    lambda match: _count(match[1]),
    _LETTERS,
)
YEARS: Final = Rule("years in Roman numerals", _YEAR, _say_year, frozenset("M"))
LIST_MARKS: Final = Rule("list marks in Roman numerals", _LIST_MARK, _say_list_mark, frozenset("("))
