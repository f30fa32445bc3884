"""What is left of numbers: "1,000", "-5", "2.49", ".878", "5.2 million", "10K"."""

import re
from typing import Final

from narrator.script.spoken.english.magnitudes import MAGNITUDE
from narrator.script.spoken.english.numerals import amount, cardinal, digits
from narrator.script.spoken.english.patterns import NUMBER
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import DIGITS, Rule

_SHORTENED: Final = Pattern(
    rf"(?<![\w.,])(?<!\w-)({NUMBER})(k|K|M|B(?= (?!slash )[a-z])|bn|mn|tn|MM| (?:bn|tn))(?!\w)(?! [A-Z])"
)
_PEOPLED: Final = Pattern(
    rf"(?<![\w.,])({NUMBER})m(?= (?:people|users|customers|subscribers|followers|downloads|views|visitors|members|jobs"
    r"|viewers|listeners|readers|copies|records|rows|tokens|parameters|years|homes|households|workers|patients|voters)\b)"
)
_PLACED: Final = Pattern(
    r"\b(?:[Ee]xits?|[Gg]ates?|[Ss]eats?|[Rr]ows?|[Rr]ooms?|[Uu]nit|[Aa]partment|[Ff]lat|[Bb]us|[Ll]ine|[Pp]latform|[Bb]ay|[Ff]loor"
    r"|[Ss]ection|[Ff]igure|[Tt]able|[Mm]odel|[Ll]ot|[Bb]uilding|[Ss]uite|[Rr]oute|[Qq]uestion|[Bb]ooth|[Hh]ouse|[Nn]o\.|[Gg]rade|[Cc]lass"
    r"|[Tt]rack|[Cc]hapter|[Aa]rticle|[Pp]age|[Ss]tall|[Ss]tand|[Dd]ock|[Ff]orm) \Z"
)
_LETTER: Final = re.compile(
    r" (?:bit ?rates?|bits?|bps|modems?|memory|RAM|ROM|caches?|pages?|blocks?|demos?|intros?|audio|MP3s?|connection)\b"
)
"""Things that are counted in a "K" that is no thousand."""
_MANY: Final = 1000
_TIMES: Final = Pattern(rf"(?<![\w.,])({NUMBER})(?:x?[-–]({NUMBER}))? ?[x×](?![\w×])(?! (?:plus|minus|equals)\b)")
_SPACED: Final = Pattern(r"(?<![\w.,+-])(?<![\d)] )[1-9]\d{0,2}(?:(?: \d{3}){2,4}| 000)(?! ?\d|\w|[.,-]\d)")
_SIGNED: Final = Pattern(rf"(?<![\w.,)\]%-])([-−+])(?={NUMBER}(?!\w))")
_LISTED: Final = Pattern(r"(?<![\w.])(\d{1,3}(?:,\d{3}){1,6}|\d{1,2}(?:,\d\d){1,5},\d{3}(?!,))(?:\.(\d{1,18}))?(?!\d)")
_CONTINENTAL: Final = Pattern(r"(?<![\w.,-])[1-9]\d{0,2}(?:(?:\.\d{3}){2,4},\d{1,3}|\.\d{3},\d\d)(?![\w-]|[.,]\d)")
"""Stops between thousands and a comma before the decimals: no English figure has both in this order."""
_DECIMAL: Final = Pattern(r"(?<![\d.])(\d{0,18})\.(\d{1,18})(?!\d)")
_PLAIN: Final = Pattern(r"\d{1,4000}")
_SIGN: Final = {"-": "minus ", "−": "minus ", "+": "plus "}


def _say_decimal(match: re.Match[str]) -> str:
    before = match.string[match.start() - 1 : match.start()]
    said = amount(match[0]) if match[1] else f"point {digits(match[2])}"
    after = match.string[match.end() : match.end() + 1]
    return f"{' ' if before.isalpha() else ''}{said}{' ' if after.isalpha() else ''}"


def _say_plain(match: re.Match[str]) -> str:
    said = cardinal(match[0]) if match[0].isascii() else match[0]
    text = match.string
    before = " " if text[match.start() - 1 : match.start()].isalpha() and match.start() else ""
    after = " " if text[match.end() : match.end() + 1].isalpha() else ""
    return f"{before}{said}{after}"


def _say_shortened(match: re.Match[str]) -> str:
    """Leave the letter that tells places apart: "exit 24B", "seat 12K"."""
    if match[2] in {"k", "K"} and (
        _LETTER.match(match.string, match.end()) or float(match[1].replace(",", "")) >= _MANY
    ):
        return f"{amount(match[1])} K"
    is_place = match[2] in {"B", "K", "M"} and _PLACED.search(match.string, max(0, match.start() - 14), match.start())
    return match[0] if is_place else f"{amount(match[1])} {MAGNITUDE[match[2].strip()]}"


_THING: Final = Pattern(
    r" (?!earnings|revenue|sales|book|leverage|EBITDA|what|as|more|less|fewer)(?:[a-z]{3,20}|[A-Z]\w{1,20})\b"
)
_NO_THING: Final = Pattern(
    r" (?:\w{1,20}er|ten|than|the|its?|their|his|her|our|your|this|that|these|those|per|every|each|and|but|for|from"
    r"|with|over|when|while|if|because|since|in|on|at|daily|weekly|monthly|yearly|annually|a|an|of|by|is|was|are"
    r"|were|return\w{0,3}"
    r"|growth|increase|improvement|speedup|reduction|gain|overall|already|again|after|before|during|through|until"
    r"|last|next|who|will|would|could|can|levered|oversubscribed|geared|covered)\b"
)
_SPAN: Final = {"wk": "week", "mo": "month", "yr": "year", "hr": "hour"}
_PER: Final = Pattern(r"(?<=\d)x/(wk|week|day|mo|month|yr|year|hr|hour)\b")
PER: Final = Rule("times per", _PER, lambda match: f" times per {_SPAN.get(match[1], match[1])}", frozenset("x"))


def _say_times(match: re.Match[str]) -> str:
    """Say "3x faster" as "three times", "a 2x zoom" as "two x": what is named so is no multiple of the thing."""
    said = f"{amount(match[1])}{' to ' + amount(match[2]) if match[2] else ''}"
    text, end = match.string, match.end()
    is_name = match[0].endswith("x") and _THING.match(text, end) and not _NO_THING.match(text, end)
    return f"{said} x" if is_name else f"{said} times"


SHORTENED: Final = Rule("numbers with a magnitude", _SHORTENED, _say_shortened, DIGITS)
PEOPLED: Final = Rule("millions of people", _PEOPLED, lambda match: f"{amount(match[1])} million", DIGITS)
APOSTROPHES: Final = Rule(
    "numbers with apostrophes between thousands",
    Pattern(r"(?<![\w.,'])[1-9]\d{0,2}(?:'\d{3}){1,4}(?![\w'])"),
    lambda match: match[0].replace("'", ","),
    frozenset("'"),
)
UNDERSCORES: Final = Rule(
    "numbers with underscores between thousands",
    Pattern(r"(?<![\w.])[1-9]\d{0,2}(?:_\d{3}){1,6}(?!\w)"),
    lambda match: match[0].replace("_", ","),
    frozenset("_"),
)
COMMAS: Final = Rule(
    "decimal commas before a unit",
    Pattern(r"(?<![\w.,])(\d{1,3}),(\d{1,2})(?= ?(?:kg|km|cm|mm|m|g|mg|l|ml|ha|GB|MB|%|°C|kWh|kW|€|EUR)(?![\w,]))"),
    lambda match: f"{match[1]}.{match[2]}",
    frozenset(","),
)
CONTINENTAL: Final = Rule(
    "numbers written as on the continent",
    _CONTINENTAL,
    lambda match: match[0].replace(".", "").replace(",", "."),
    frozenset(","),
)
SPACED: Final = Rule("numbers in groups", _SPACED, lambda match: match[0].replace(" ", ","), DIGITS)
TIMES: Final = Rule("times", _TIMES, _say_times, frozenset("x×"))
SIGNED: Final = Rule("signed numbers", _SIGNED, lambda match: _SIGN[match[1]], frozenset("-−+"))
GROUPED: Final = Rule("numbers with commas", _LISTED, lambda match: amount(match[0]), DIGITS)
DECIMALS: Final = Rule("decimals", _DECIMAL, _say_decimal, DIGITS, bare=True)
PLAIN: Final = Rule("numbers", _PLAIN, _say_plain, DIGITS, bare=True)
