r"""Measurements: "10km" → "ten kilometers", "5 m/s²", "450/km²", "16GB", "a 10 km run", "5'11\""."""

import re
from typing import Final

from narrator.script.spoken.english.numerals import amount, cardinal
from narrator.script.spoken.english.patterns import DASH, NUMBER
from narrator.script.spoken.english.unit_names import AREA, CLOSE_ONLY, LENGTH, PER, UNCHANGED, UNIT
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import DIGITS, Rule, either

_POWER: Final = r"[²³]|\^[23]|[23](?!\d)"
_BELOW: Final = rf"(?:/|⁄| per (?=[a-z]{{1,3}}\b))({either(PER)})({_POWER})?"
_SIZE: Final = r"(?: (hundred|thousand|million|billion|trillion))?"
_SQUARE: Final = rf"(sq\.?|cu\.?) ({either(LENGTH)})\b\.?"
_COUNT: Final = rf"(?<![\w.,])(?<!\w-)([-−±+]?)({NUMBER})(?:({DASH}| ?[x×] ?| to )([-−]?{NUMBER}))?{_SIZE}"
_PATTERN: Final = Pattern(
    rf"{_COUNT}([ -]?)(?:{_SQUARE}|({either(UNIT)})({_POWER})?(?:{_BELOW}(?:/({either(PER)}))?)?)"
    r"(?![\w²³/°]|[.·⋅]\w)(?:\.(?= [a-z\d(]|[,;:)]| [NSEW]{1,2} of\b))?"
)
_BARE_PER: Final = Pattern(
    rf"(?<![\w.,])({NUMBER}) ?/ ?({either(('km', 'mi', 'm', 'ha', 'sq mi', 'acre'))})({_POWER})?(?![\w²³])"
)
_RATE: Final = Pattern(
    rf"(?<![\w/.])({either(('km', 'm', 'cm', 'mm', 'mg', 'μg', 'kg', 'mi', 'MB', 'GB', 'Mb', 'kJ', 'mol', 'mmol'))})"
    r" ?/ ?(h|s|kg|L|l|mL|ml|mol|day|min)([²³])?(?![\w/²³])|(?<![\w/.])(ft) ?/ ?(s|min|lb)()(?![\w/])"
)
_NOUN: Final = Pattern(
    r" (?:dash|freestyle|butterfly|backstroke|breaststroke|relay|race|run|sprint|hurdles|lens|film|radius|track"
    r"|marathon|steeplechase|medley|walk|hike|swim|battery|bulb|jack|cable|bottle|fuse|drive|outlet|charger|adapter|socket|disk|pipe|nail|gun|board|pistol|round|camera|slide|filter|screw|bolt|wrench|hose|wire"
    r"|gauge|bullet|SSD|HDD|stick|RAM|memory|monitor|laptop)s?\b"
)
"""Things that are named by their measure: "the 100 m dash"."""
_THREE_SIDES: Final = Pattern(
    r"(?<![\w.,])(\d{1,4}(?:\.\d{1,3})?) ?[x×] ?(\d{1,4}(?:\.\d{1,3})?) ?[x×] ?(?=\d{1,4}(?:\.\d{1,3})? ?[a-z]{1,2}\b)"
)
_TO_SAME: Final = Pattern(rf"(?<![\w.,-])({NUMBER}) ?({either(UNIT)})( ?[-–—] ?)(?={NUMBER} ?\2(?!\w))")
_EACH: Final = Pattern(
    rf" per ({either(('lb', 'kg', 'km', 'hr', 'sec', 'gal', 'ml', 'mL', 'yr', 'oz', 'mi'))})\b"
    r"(?:\.(?= [a-z]))?(?!\w)"
)
_PER_SEVERAL: Final = Pattern(
    rf"(?<![\w.,])({NUMBER}) ?({either(('l', 'L', 'g', 'kg', 'mg', 'kWh', 'Wh', 'kcal', 'kJ'))}) ?/ ?(\d{{2,4}}) ?"
    rf"({either(('km', 'g', 'ml', 'mL', 'mi'))})(?!\w)"
)
_BARE_AREA: Final = Pattern(r"(?<![\w./])(km|cm|mm|mi|ft)([²³])(?![\w/])")
_NAME_AFTER: Final = Pattern(r"\.? [A-Z][a-z]")
_PACK: Final = Pattern(
    rf"(?<![\w.,])({NUMBER}) ?[x×] ?({NUMBER}) ?"
    rf"({either(('g', 'kg', 'ml', 'mL', 'l', 'L', 'oz', 'cl', 'lb'))})(?= [a-z]{{2}})"
    r"|(?<![\w.,])(1) ?[x×] ?(\d{1,2}) ?(\"|in|cm)(?= [a-z]{3})"
)
"""Packs of a size: "1 x 400g tin"."""
_SPACED: Final = frozenset({"L", "V", "A", "J", "N", "KG"})
"""Of the symbols that are letters, those that stand after a space where the words beside it speak of a quantity."""
_MEASURED: Final = Pattern(
    r"in (?:long|wide|tall|high|deep|thick)(?=[.,;:)]|\Z| and\b| by\b)"
    r"|pt (?:font|type|text|lead|face)|ct (?:diamond|ruby|gem|gold|ring)"
)
"""Symbols that are words or names as well, before what is measured in them."""
_DECIMAL: Final = frozenset({"L", "V", "A", "J", "N", "KG", "s", "h", "d"})
"""Units after a decimal with a space: hardly anything else is written so."""
_QUANTITY_BEFORE: Final = Pattern(
    r"(?:\b(?:of|about|around|only|than|to|by|at|at most|at least|up to|draws?|uses?|holds?|add|needs?|carries|supplies"
    r"|delivers|exerts|with|[Aa]n?)|[a-z\d],) [-−±~<>≤≥]?\Z"
)
_TIMED: Final = Pattern(
    r"\b(?:for|every|in|after|over|within|about|of|than|last|lasts|lasted|took|takes?|spent|least|most|around|another|runs?"
    r"|ran|approximately|next|first|each|minus|plus|to) [-−±~<>≤≥]?\Z"
)
"""Before a figure with h, s or d it is a time."""
_TIMES: Final = frozenset({"h", "s", "d"})
_SPAN_BEFORE: Final = Pattern(rf"(?:{_TIMED.pattern}|[:=(] ?\Z)")
_DOORS: Final = Pattern(
    r"(?<![\w.,])\d{1,3}[A-F]\b|\b(?i:next|close|opposite|near|went|go|moved?|back|room|flat|seat|class|gate|door|house"
    r"|unit|apartment|form|row|number|question|exercise|section|rule|level|bus)(?: to)? \Z"
)
_CAPITAL_AFTER: Final = Pattern(r"\.? ?[A-Z\d]")
_DECADES: Final = frozenset({"20", "30", "40", "50", "60", "70", "80", "90"})
"""Before "s-style" a decade, not seconds."""
_JOIN: Final = {"x": "by", "×": "by", "to": "to"}
_RAISED: Final = {"²": " squared", "2": " squared", "^2": " squared", "³": " cubed", "3": " cubed", "^3": " cubed"}
_MARK: Final = {"-": "minus ", "−": "minus ", "+": "plus ", "±": "plus or minus ", "": ""}


def is_adjective(match: re.Match[str]) -> bool:
    """Return whether it stands between "a" and a noun, or is hyphenated: "a 10 km run", "a 10-km run"."""
    text = match.string
    before = text[max(0, match.start() - 4) : match.start()].lower()
    after = text[match.end() : match.end() + 2]
    if f" {before}".endswith((" a ", " an ")) and after[:1] == " " and after[1:].isalpha():
        return True
    return _NOUN.match(text, match.end()) is not None


def _is_alone(match: re.Match[str]) -> bool:
    """Return whether the text is nothing but a measurement, or one of two sides."""
    text = match.string
    return (match.start() == 0 and not text[match.end() :].strip(".")) or (match[3] or "").strip() in {"x", "×"}


def _is_measured(match: re.Match[str]) -> bool:
    """Return whether a capital after a number is a unit: what stands before weighs, and no name follows."""
    text = match.string
    if _is_alone(match) and match[0][-1] != "A":
        return True
    if _NOUN.match(text, match.end()):
        return True
    return _QUANTITY_BEFORE.search(text, max(0, match.start() - 16), match.start()) is not None and not (
        _CAPITAL_AFTER.match(text, match.end())
    )


def _is_door(match: re.Match[str]) -> bool:
    """Return whether a figure and A are a place: something is beside it, or another place is named before."""
    return _DOORS.search(match.string, max(0, match.start() - 40), match.start()) is not None


def _name(symbol: str, power: str | None, *, one: bool) -> str:
    name = UNIT[symbol][0 if one else 1]
    return f"{AREA[power]} {name}" if power else name


_BASES: Final = Pattern(
    r"\b(?:DNA|RNA|genes?|genom\w{1,3}|sequenc\w{1,4}|primers?|PCR|fragments?|amplicons?|exons?|introns?|deletions?"
    r"|insertions?|plasmids?|reads?|promoter|chromosomes?|nucleotides?|upstream|downstream|ladder|gel)\b"
)


def _is_type(match: re.Match[str]) -> bool:
    """Return whether a figure is the type of a thing, not the days that something takes: "a BMW 320d"."""
    return _SPAN_BEFORE.search(match.string, max(0, match.start() - 24), match.start()) is None


def _base_pairs(text: str) -> bool:
    """Return whether "bp" are base pairs, as a word of the laboratory beside them tells; in finance they are points."""
    return _BASES.search(text) is not None


def _is_unit(match: re.Match[str], number: str, gap: str, symbol: str, power: str | None, below: str | None) -> bool:
    """Return whether a letter after a number is a unit, as its neighbours tell."""
    if symbol in CLOSE_ONLY and gap and not below and not (symbol == "s" and "." in number):
        after = match.string[match.end() : match.end() + 16]
        alone = (symbol == "in" and _is_alone(match)) or _MEASURED.match(symbol + after)
        measured = symbol in _SPACED and _is_measured(match)
        timed = symbol in _TIMES and _TIMED.search(match.string, max(0, match.start() - 16), match.start())
        return gap == " " and bool(alone or measured or timed or ("." in number and symbol in _DECIMAL))
    if not gap and (
        (symbol == "A" and (not _is_measured(match) or _is_door(match)))  # "seat 14A", "room 4B is next to 4A"
        or (symbol == "d" and len(number) == 3 and _is_type(match))
    ):
        return False
    if (symbol == "bp" and not _base_pairs(match.string)) or (power in {"2", "3"} and symbol not in LENGTH):
        return False
    if symbol in {"W", "V", "N", "J", "L"} and _NAME_AFTER.match(match.string, match.end()):
        return False  # "108 W McKinley", "1101 N. Oak"
    if symbol == "s" and not gap and number in _DECADES and match.string[match.end() : match.end() + 1] == "-":
        return False
    return not (symbol in {"s", "d", "h"} and not below and len(number) == 4 and number.isdigit())


def _say(match: re.Match[str]) -> str:
    mark, number, link, upto, size, gap, square, squared, symbol, power, below, below_power, last = match.groups()
    if not _is_unit(match, number, gap, symbol, power, below):
        return match[0]
    one = (number == "1" and not upto and not size) or (gap == "-" and not below) or is_adjective(match)
    said = _MARK[mark] + amount(number)
    one = one and not (symbol in UNCHANGED and number != "1")
    if upto:
        said += f" {_JOIN.get((link or '').strip(), 'to')} {amount(upto)}"
    if size:
        said += f" {size}"
    if square:
        return f"{said} {'square' if square[0] == 's' else 'cubic'} {UNIT[squared][0 if one else 1]}"
    said += f" {_name(symbol, power, one=one)}"
    if below and below in {"s", "sec", "h", "min"}:
        said += f" per {PER[below]}{_RAISED.get(below_power or '', '')}"
    elif below:
        said += f" per {AREA[below_power] + ' ' if below_power else ''}{PER[below]}"
    return f"{said} per {PER[last]}" if last else said


def _say_rate(match: re.Match[str]) -> str:
    symbol, below, power = match.group(4, 5, 6) if match[4] else match.group(1, 2, 3)
    return f"{UNIT[symbol][1]} per {PER[below]}{_RAISED.get(power or '', '')}"


def _say_per(match: re.Match[str]) -> str:
    number, symbol, power = match.groups()
    name = "square mile" if symbol == "sq mi" else UNIT[symbol][0] if symbol != "acre" else "acre"
    return f"{amount(number)} per {AREA[power] + ' ' if power else ''}{name}"


def _ends_in_figure(match: re.Match[str]) -> bool:
    """Return whether a figure stands before what is matched: "1½" is more than one."""
    return match.string[max(0, match.start() - 2) : match.start()].rstrip()[-1:].isdigit()


PACKS: Final = Rule(
    "packs of a size", _PACK,
    lambda match: (
        f"{amount(match[1] or match[4])} {amount(match[2] or match[5]).replace(' ', '-')}-"
        f"{UNIT[(match[3] or match[6]).replace(chr(34), 'in')][0]}"
    ),
    frozenset("x×"),
)  # fmt: skip
RATES: Final = Rule("rates without a number", _RATE, _say_rate, frozenset("/"))
RULE: Final = Rule("measurements", _PATTERN, _say, DIGITS)
BARE_SMALL: Final = Rule(
    "a millionth without a number", Pattern(r"(?<!\d )(?<![\w./])(μ(?:[glLmsF]|mol))(?![\w/])"),
    lambda match: UNIT[match[1]][1], frozenset("μ"),
)  # fmt: skip
BARE_AREA: Final = Rule(
    "areas without a number", _BARE_AREA, lambda match: f"{AREA[match[2]]} {UNIT[match[1]][1]}", frozenset("²³")
)
EACH: Final = Rule("units after per", _EACH, lambda match: f" per {UNIT[match[1]][0]}", frozenset("p"))
PER_SEVERAL: Final = Rule(
    "so much for several", _PER_SEVERAL,
    lambda match: f"{amount(match[1])} {UNIT[match[2]][1]} per {amount(match[3])} {UNIT[match[4]][1]}", frozenset("/"),
)  # fmt: skip
CUPS: Final = Rule(
    "cups", Pattern(r"(\d|[¼½¾⅓⅔])( ?)c\.?(?= (?:flour|sugar|milk|water|oil|butter|rice|oats|cream|stock|broth|of"
    r"|chopped|diced)\b)"),
    lambda match: f"{match[1]} cup{'' if match[1] in '1¼½¾⅓⅔' and not _ends_in_figure(match) else 's'}", frozenset("c"),
)  # fmt: skip
OUNCES: Final = Rule("fluid ounces", Pattern(r"(?<=\d )fl\.? ?oz\b"), lambda _: "fl oz", frozenset("z"))
POWERS_PER: Final = Rule(
    "powers of ten per volume",
    Pattern(r"(?:(?<=10\^\d)|(?<=10\^\d\d)|(?<=10[⁰¹²³⁴⁵⁶⁷⁸⁹]))/(L|l|mL|ml|kg|min)(?!\w)"),
    lambda match: f" per {PER[match[1]]}", frozenset("/"),
)  # fmt: skip
YEARS_OLD: Final = Rule(
    "years old in short", Pattern(r"(?<![\w.,])(\d{1,3})(?:[ -]?y/o|[ -]y\.o\.?|yo)(?![\w/])"),
    lambda match: f"{cardinal(match[1])} year old", DIGITS,
)  # fmt: skip
EITHER: Final = Rule(
    "one voltage or another", Pattern(r"(?<![\w./])(\d{2,3})/(?=\d{2,3} ?V(?!\w))"),
    lambda match: f"{cardinal(match[1])} or ", frozenset("/"),
)  # fmt: skip
BARE_PER: Final = Rule("numbers per area", _BARE_PER, _say_per, frozenset("/"))
THREE_SIDES: Final = Rule(
    "length by width by height", _THREE_SIDES, lambda match: f"{amount(match[1])} by {amount(match[2])} by ",
    frozenset("x×"),
)  # fmt: skip
TO_SAME: Final = Rule(
    "from one measure to another", _TO_SAME, lambda match: f"{match[1]}–" if match[2] not in CLOSE_ONLY else match[0],
    frozenset("-–—"),
)  # fmt: skip
