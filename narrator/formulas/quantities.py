r"""Units as authors write them behind a number → siunitx's names: `9.8\,\mathrm{m/s^2}`, `\SI{5}{\kg}`, `\pu{5 mL}`."""

import re
from typing import Final

_PREFIX: Final = {
    "f": "femto", "p": "pico", "n": "nano", "u": "micro", "μ": "micro", "µ": "micro", "m": "milli", "c": "centi",
    "d": "deci", "h": "hecto", "k": "kilo", "M": "mega", "G": "giga", "T": "tera",
}  # fmt: skip
_BASE: Final = {
    "m": "metre", "s": "second", "g": "gram", "N": "newton", "J": "joule", "W": "watt", "Pa": "pascal", "mol": "mole",
    "L": "litre", "l": "litre", "V": "volt", "A": "ampere", "Hz": "hertz", "C": "coulomb", "F": "farad",
    "eV": "electronvolt",     "H": "henry", "T": "tesla",
}  # fmt: skip
_ALONE: Final = {
    "K": "kelvin", "h": "hour", "min": "minute", "rad": "radian", "M": "", "ohm": "ohm", "Ω": "ohm",
}  # fmt: skip
_FACTOR: Final = re.compile(r"([A-Za-zμµΩ]{1,3})(?:\^?\{?([-−]?[1-4])\}?)?")
_BETWEEN: Final = re.compile(r"(?:\\cdot|\\,|\\ |[.·⋅ ~])+")
_ARGUMENT: Final = r"((?:[^{}]|\{[^{}]{0,20}\}){1,60})"
_SET: Final = re.compile(
    r"(?:(?<![\w.,^_{}])(?P<number>\d{1,9}(?:\.\d{1,9})?)|(?<=[\d}]))(?P<gap>(?:\s|~|\\[,;: ]|\\quad\b){0,4})"
    rf"\\(?:mathrm|text|textrm|rm|operatorname)\s?\{{{_ARGUMENT}\}}(?:\^\{{?([-−]?\d)\}}?)?(?![_^(])"
)
_ELEMENTS: Final = frozenset("HCFT")
"""Alone they are elements, points or times rather than henries, coulombs, farads, teslas."""
_PACKAGE: Final = re.compile(
    rf"\\(?:SI|qty|si|unit)(?:\[[^\]]{{0,60}}\])?\s?(?:\{{[^{{}}]{{0,40}}\}})?\{{{_ARGUMENT}\}}"
)
_PHYSICAL: Final = re.compile(r"\\pu\s?\{([-−]?\d[\d.,]{0,20}(?:e[-−]?\d{1,3})?)[ ~]?([^{}]{1,40})\}")
_COMMAND: Final = re.compile(r"\\([A-Za-zμ]{1,4})(?![A-Za-z])")
_MICRO: Final = re.compile(r"(?<=[\s\d,~;}])\\mu\s?\\(?:mathrm|text|rm)\s?\{([A-Za-z/]{1,6})\}")
_SQUARED: Final = {"2": r"\squared", "3": r"\cubed"}


def _named(symbol: str) -> str:
    """Return siunitx's macros for the symbol of a unit; empty: none is known."""
    if symbol in _BASE:
        return "\\" + _BASE[symbol]
    if symbol in _ALONE:
        return "\\" + _ALONE[symbol] if _ALONE[symbol] else ""
    if symbol[:1] in _PREFIX and symbol[1:] in _BASE:
        return f"\\{_PREFIX[symbol[0]]}\\{_BASE[symbol[1:]]}"
    return ""


def unit_macros(written: str) -> str:
    """Return the macros for a unit such as "m/s^2", "kg m s^{-1}", "kJ/mol"; empty where a part is not known."""
    said = ""
    for place, part in enumerate(written.strip().split("/")):
        factors = [factor for factor in _BETWEEN.split(part.strip()) if factor]
        if not factors or place > 2:
            return ""
        for factor in factors:
            match = _FACTOR.fullmatch(factor)
            name = _named(match[1]) if match else ""
            if not match or not name:
                return ""
            power = (match[2] or "").replace("−", "-")
            said += r"\per" if place or power.startswith("-") else ""
            said += name + _raised(power.lstrip("-"))
    return said


def _raised(power: str) -> str:
    return "" if power in {"", "1"} else _SQUARED.get(power) or rf"\tothe{{{power}}}"


def units_named(tex: str) -> str:
    """Return *tex* with the units that it writes in letters as siunitx's macros, whose names the library says."""
    if "\\" not in tex:
        return tex
    tex = _MICRO.sub(r"\\mathrm{µ\1}", tex)
    tex = _PHYSICAL.sub(lambda match: _quantity(match, match[1], match[2]), tex)
    tex = _PACKAGE.sub(_in_package, tex)
    return _SET.sub(_upright, tex)


def _quantity(match: re.Match[str], number: str, unit: str) -> str:
    macros = unit_macros(unit)
    return rf"\qty{{{number}}}{{{macros}}}" if macros else match[0]


def _in_package(match: re.Match[str]) -> str:
    """Say what siunitx's short macros and units in letters stand for."""
    unit = match[1]
    macros = unit_macros(unit) if "\\" not in unit else _COMMAND.sub(lambda short: _named(short[1]) or short[0], unit)
    return match[0][: match.start(1) - match.start()] + (macros or unit) + "}"


def _upright(match: re.Match[str]) -> str:
    r"""A unit behind a number: one letter alone is one only where it is set apart ("5\\,\\mathrm{m}")."""
    number, gap, unit, power = match.groups()
    macros = unit_macros(unit + (f"^{power}" if power else ""))
    if not macros or (unit in _ELEMENTS and not power) or not (gap or len(unit) > 1):
        return match[0]
    return rf"\qty{{1}}{{{macros}}}" if number == "1" else rf"{number or ''} \si{{{macros}}}"
