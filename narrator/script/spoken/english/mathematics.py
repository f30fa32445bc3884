"""Simple mathematics: "x² + 1 = 5", "2 × 3", "a ≤ b", "H₂O", "10⁶", "±5"."""

import re
import unicodedata
from typing import Final

from narrator.script.spoken.english.numerals import amount, cardinal, ordinal
from narrator.script.spoken.english.unit_names import UNIT
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import DIGITS, Rule, either

_RAISED: Final = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺ⁿ"
_POWER: Final = Pattern(
    rf"(?<=[A-Za-z0-9)\]α-ω₀-₉])([{_RAISED}]{{1,12}})|(?<=[\w)\]])\^\{{?(-?\d{{1,4}}|[A-Za-z])\}}?(?!\w)"
)
_SCIENTIFIC: Final = Pattern(r"(?<![\w.,])(\d{1,3}(?:\.\d{1,12})?)[eE]([-−+]?)(\d{1,3})(?!\w)")
_LOWERED: Final = Pattern("[₀-₉]{1,6}|[ₐₑₒₓₕₖₗₘₙₚₛₜᵢⱼ]{3,12}|[ₐₑₒₓₙₖₘₚₛₜᵢⱼ]")
_WORD: Final = {
    "+": "plus",
    "−": "minus",
    "×": "times",
    "÷": "divided by",
    "=": "equals",
    "≠": "is not equal to",
    "≈": "is approximately",
    "≤": "is at most",
    "≥": "is at least",
    "<": "is less than",
    ">": "is greater than",
    "±": "plus or minus",
    "∓": "minus or plus",
    "∞": "infinity",
    "∑": "sum",
    "∏": "product",
    "∫": "integral",
    "√": "square root of",
    "∛": "cube root of",
    "∂": "partial",
    "∇": "nabla",
    "∈": "in",
    "∉": "not in",
    "∪": "union",
    "∩": "intersection",
    "⊂": "is a subset of",
    "⊆": "is a subset of",
    "∀": "for all",
    "∃": "there exists",
    "∅": "empty set",
    "∝": "is proportional to",
    "≡": "is equivalent to",
    "≅": "is congruent to",
    "⇒": "implies",
    "⇔": "if and only if",
    "∧": "and",
    "∨": "or",
    "¬": "not",
    "⊕": "X or",
    "∴": "therefore",
    "∵": "because",
    "≪": "is much less than",
    "≫": "is much greater than",
    "∼": "is similar to",
    "⋅": "times",
    "∠": "angle",
    "∥": "is parallel to",
    "⊥": "is perpendicular to",
    "∘": "composed with",
}
_ALWAYS: Final = frozenset("≠≈≤≥±∓∞∑∏∫√∛∂∇∈∉∪∩⊂⊆∀∃∅∝≡≅⇒⇔∧∨¬⊕∴∵≪≫∼⋅∘×÷∠∥⊥")
_SIGN: Final = Pattern(f"[{''.join(sorted(_ALWAYS))}]")
_OPERAND: Final = r"[\w)\]²³°%\"⁺⁻]"
_BETWEEN: Final = Pattern(
    rf"(?<={_OPERAND}) ([+=<>−]) (?=[-−+]?[\w(\[.$£€√\"'“])|(?<=[\d)\]²³])([+=<>−])(?=[\w(\[.])"
    rf"|(?<=\b[A-Za-z])([+=<>])(?=\d|[A-Za-z]\b)"
)
_FACTORIAL: Final = Pattern(
    r"(?<![\w.,!])(?:\d{1,3}|[knmrN])!(?= ?[=/+*×÷<>]| is \d)"
    r"|(?:(?<=[(*/+=×·-])|(?<=[*+=×] ))(?:\d{1,3}|[knmrN])!(?=\))(?<![a-z]-\d!)"
)
_LESS_ONE: Final = Pattern(r"(?<![\w.-])([ijkmntxy])-(\d{1,2})(?![\w-]|[.,]\d)")
_BARS: Final = Pattern(r"(?<![\w|])\|([a-z])\|(?![\w|])")
_MINUS: Final = Pattern(
    r"(?:(?<=\^\d)|(?<=\^\d\d)) [-–−] (?=\d|[a-z]\b)"
    r"|(?<=[\d)]) [-–] (?=[\d(][\w.()]{0,12} = )|(?<=\b[a-z]) [-–−] (?=[a-z\d]\b)"
)
_TIMES: Final = Pattern(
    r"(?<=\d)(?: ?[*xX·] ?|×(?!10[⁰¹²³⁴⁵⁶⁷⁸⁹⁻^]))(?=\d)|(?<=\b[a-z]) \* (?=[a-z\d])"
    r"|(?<=\)) \* (?=[\w(])|(?<=\d) \* (?=[a-z])"
)
_RESULT: Final = Pattern(r"\d{1,9}(?:[.,]\d{1,9})?(?: ?=| equals)")
_ABSOLUTE: Final = Pattern(r"(?<![\w|])\|([A-Za-z\d](?:[\w +−*/^.-]{0,18}[\w²³])?)\|(?= ?(?:[=<>≤≥≠≈]|equals|is ))")
_FUNCTION: Final = Pattern(
    r"(?<![\w'’.])(?:([a-zA-Z])(['’]{0,3})\(([a-z])\)(?= ?[=+*/<>≤≥]| ?[−-] )|([a-zA-Z])(['’]{1,3})\(([a-z])\)"
    r"|([fghFGOT])()\(([xyztuvnmk])\))(?!\w)"
)
_LOGARITHM: Final = Pattern(r"\blog([₀-₉]{1,3})(?: ?\(| )?(?=[\w(])")
_EQUALS: Final = Pattern(r"(?<=[\w)\]])(?: (==|!=|<=|>=|=>|->|===|!==|:=|&&|\|\|) |(<=|>=|!=|==|->)(?=\w))")
_PROGRAM: Final = {
    "==": "equals",
    "===": "equals",
    "!=": "is not equal to",
    "!==": "is not equal to",
    "<=": "is at most",
    ">=": "is at least",
    "=>": "to",
    "->": "to",
    ":=": "becomes",
    "&&": "and",
    "||": "or",
}
_LESS: Final = Pattern(r"(?<![\w<>=/-])(?<!\b\w )(?<![\d)] )([<>≤≥~≈∼]|<=|>=) ?(?=[-−]?[$£€]?\.?\d)")
_LEADING: Final = {
    "<": "less than ",
    ">": "more than ",
    "≤": "at most ",
    "≥": "at least ",
    "<=": "at most ",
    ">=": "at least ",
    "~": "about ",
    "≈": "about ",
    "∼": "about ",
}
_TENS: Final = Pattern(r"(?<![\w.,])10\^\{?([-−]?)(\d{1,4})\}?(?!\w)")
_COEFFICIENT: Final = Pattern(
    r"(?<![\w.,])(\d{1,4})([xyzn])(?= [-+=−] [\w(])|(?<=[-+=−] )(\d{1,4})([xyzn])(?!\w| faster\b)"
)
_UNITS: Final = Pattern(rf"(?:(?<=10 to the )|(?<=ten to the ))((?:minus )?[a-z-]{{3,30}}) ({either(UNIT)})(?![\w/])")
_QUOTIENT: Final = r"(?:[A-Za-z]|\d{1,6}(?:\.\d{1,6})?|\([\w+−-]{1,12}\))"
_DIVIDED: Final = Pattern(
    rf"(?<=\d) / (?=\d)|(?<=[\w²³]\)) ?/ ?(?=[\d(]|[a-z]\b)|(?<=\b\d)/(?=\(\d{{0,3}}[a-z][ )+-])"
    rf"|(?:(?<=[=+] )|(?<=equals ))({_QUOTIENT}) ?/ ?({_QUOTIENT})(?![\w/])"
    rf"|(?<![\w/])({_QUOTIENT}) ?/ ?({_QUOTIENT})(?= ?=| equals\b)"
    r"|(?<![\w/.])(\d{1,3}|[a-z])/([a-z]|\d{1,3})(?![\w/]|[.,]\d)"
)
_PLUS_AFTER: Final = Pattern(r"(?:(?<=[\d%])|(?<=\d[KkMB]))\+(?! ?[\d(])(?=\W|\Z)")
_GREEK: Final = {
    "α": "alpha",
    "β": "beta",
    "γ": "gamma",
    "δ": "delta",
    "ε": "epsilon",
    "ζ": "zeta",
    "η": "eta",
    "θ": "theta",
    "ι": "iota",
    "κ": "kappa",
    "λ": "lambda",
    "μ": "mu",
    "ν": "nu",
    "ξ": "xi",
    "π": "pi",
    "ρ": "rho",
    "σ": "sigma",
    "τ": "tau",
    "υ": "upsilon",
    "φ": "phi",
    "χ": "chi",
    "ψ": "psi",
    "ω": "omega",
    "Γ": "gamma",
    "Δ": "delta",
    "Θ": "theta",
    "Λ": "lambda",
    "Ξ": "xi",
    "Π": "pi",
    "Σ": "sigma",
    "Φ": "phi",
    "Ψ": "psi",
    "Ω": "omega",
}
_LETTER: Final = Pattern(rf"(?<![Ͱ-Ͽἀ-῿])([{''.join(_GREEK)}])(?![Ͱ-Ͽἀ-῿])")


def _say_power(match: re.Match[str]) -> str:
    power = match[2] or unicodedata.normalize("NFKC", match[1]).replace("−", "-")
    if power[-1] in "+-" and len(power) < 3 and power[0] != "n":
        return (
            f" {cardinal(power[0]) + ' ' if len(power) == 2 else ''}{'plus' if power[-1] == '+' else 'minus'}"  # an ion
        )
    if power in {"2", "3"}:
        return " squared" if power == "2" else " cubed"
    if power.lstrip("-+").isdigit():
        if power[0] == "-":
            return f" to the minus {cardinal(power[1:])}"
        return f" to the {ordinal(power.lstrip('+'))}"
    return f" to the {power}"


def _say_between(match: re.Match[str]) -> str:
    return f" {_WORD[match[1] or match[2] or match[3]]} "


def _say_times(match: re.Match[str]) -> str:
    """Say "by" of two sides, and "times" of what has a sign for it or a result."""
    is_product = "*" in match[0] or "·" in match[0] or _RESULT.match(match.string, match.end()) is not None
    return " times " if is_product else " by "


def _say_divided(match: re.Match[str]) -> str:
    """Say a slash between what is calculated with: figures and single letters beside a sign of equality."""
    if match[5]:
        return f"{match[5]} over {match[6]}" if match[5].isalpha() != match[6].isalpha() else match[0]
    above, below = match[1] or match[3], match[2] or match[4]
    return f"{above} divided by {below}" if above else " divided by "


def _say_letter(match: re.Match[str]) -> str:
    """Name a letter; "β-carotene" stays one word."""
    before = "" if match.string[match.start() - 1 : match.start()] == "-" else " "
    return f"{before}{_GREEK[match[1]]}{'' if match.string[match.end() : match.end() + 1] == '-' else ' '}"


def _say_function(match: re.Match[str]) -> str:
    name, primes, argument = (match.group(*groups) for groups in ((1, 4, 7), (2, 5, 8), (3, 6, 9)))
    said = ("", " prime", " double prime", " triple prime")[max(len(marks or "") for marks in primes)]
    return f"{next(filter(None, name))}{said} of {next(filter(None, argument))}"


ABSOLUTE: Final = Rule("absolute values", _ABSOLUTE, lambda match: f"the absolute value of {match[1]}", frozenset("|"))
FUNCTIONS: Final = Rule("functions of a variable", _FUNCTION, _say_function, frozenset("("))
LOGARITHMS: Final = Rule(
    "logarithms to a base", _LOGARITHM,
    lambda match: f"log base {cardinal(unicodedata.normalize('NFKC', match[1]))} of ", frozenset("₀₁₂₃₄₅₆₇₈₉"),
)  # fmt: skip
FACTORIALS: Final = Rule("factorials", _FACTORIAL, lambda match: f"{match[0][:-1]} factorial", frozenset("!"))
LESS_ONE: Final = Rule(
    "a variable less a number", _LESS_ONE, lambda match: f"{match[1]} minus {match[2]}", frozenset("-")
)
BARS: Final = Rule("absolute values alone", _BARS, lambda match: f"the absolute value of {match[1]}", frozenset("|"))
SCIENTIFIC: Final = Rule(
    "scientific notation",
    _SCIENTIFIC,
    lambda match: (
        f"{amount(match[1])} times ten to the {'minus ' if match[2] in {'-', '−'} else ''}{cardinal(match[3])}"
    ),
    frozenset("eE"),
)
TENS: Final = Rule(
    "powers of ten",
    _TENS,
    lambda match: f"ten to the {'minus ' + cardinal(match[2]) if match[1] else ordinal(match[2])}",
    frozenset("^"),
)
COEFFICIENTS: Final = Rule(
    "coefficients", _COEFFICIENT, lambda match: f"{cardinal(match[1] or match[3])} {match[2] or match[4]}", DIGITS
)
UNITS: Final = Rule(
    "units after a power of ten", _UNITS, lambda match: f"{match[1]} {UNIT[match[2]][1]}", frozenset("t")
)
POWERS: Final = Rule("powers", _POWER, _say_power, frozenset(_RAISED + "^"))
ISOTOPES: Final = Rule(
    "isotopes",
    Pattern("(?<!\\w)([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})(?=[A-Z])"),
    lambda match: f"{cardinal(unicodedata.normalize('NFKC', match[1]))} ",
    frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹"),
)
HALVES: Final = Rule("halves by", Pattern("(?<=[½¼¾]) ?[x×] ?(?=\\d)"), lambda _: " by ", frozenset("½¼¾"))


def _lowered(text: str) -> str:
    """Return subscripts as they are said: "x sub i", "T sub max", but "H two O"."""
    plain = unicodedata.normalize("NFKC", text)
    return plain if plain.isdigit() else f"sub {plain}"


LOWERED: Final = Rule(
    "subscripts",
    _LOWERED,
    lambda match: f" {_lowered(match[0])} ",
    frozenset("₀₁₂₃₄₅₆₇₈₉ₐₑₒₓₙₖₘₚₛₜᵢⱼ"),
)
COMPARED: Final = Rule("comparisons before a number", _LESS, lambda match: _LEADING[match[1]], frozenset("<>≤≥~≈∼"))
PROGRAM: Final = Rule(
    "comparisons in programs", _EQUALS, lambda match: f" {_PROGRAM[match[1] or match[2]]} ", frozenset("=>&|")
)
MINUS: Final = Rule("differences", _MINUS, lambda _: " minus ", frozenset("-–−"))
TIMES: Final = Rule("products", _TIMES, _say_times, frozenset("*xX×·"))
BETWEEN: Final = Rule("operators", _BETWEEN, _say_between, frozenset("+=<>−"))
DIVIDED: Final = Rule("quotients", _DIVIDED, _say_divided, frozenset("/"))
PLUSES: Final = Rule(
    "plus after a word",
    Pattern(r"(?<=[A-Za-z])(\+{1,2})(?![\w+])"),
    lambda match: " plus" * len(match[1]),
    frozenset("+"),
)
ASSIGNED: Final = Rule("assignments", Pattern(r"(?<=[\w\"'])=(?=[\w\"'])"), lambda _: " equals ", frozenset("="))
PLUS: Final = Rule("and more", _PLUS_AFTER, lambda _: " plus", frozenset("+"))
SIGNS: Final = Rule("mathematical signs", _SIGN, lambda match: f" {_WORD[match[0]]} ", _ALWAYS)
GREEK: Final = Rule("single Greek letters", _LETTER, _say_letter, frozenset(_GREEK))
