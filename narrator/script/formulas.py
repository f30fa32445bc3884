"""TeX → the plain formula that can be followed by ear, where there is one."""

import re
from functools import lru_cache
from typing import Final

LONGEST_SAID: Final = 60
"""Characters of a formula that a listener can still hold in mind."""
_COMMANDS: Final = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε", "zeta": "ζ", "eta": "η",
    "theta": "θ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ",
    "sigma": "σ", "tau": "τ", "upsilon": "υ", "phi": "φ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω",
    "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Pi": "Π", "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ",
    "Omega": "Ω", "times": "×", "cdot": "·", "div": "÷", "pm": "±", "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥",
    "ne": "≠", "neq": "≠", "approx": "≈", "sim": "~", "infty": "∞", "in": "∈", "to": "→", "rightarrow": "→",
    "Rightarrow": "⇒", "lt": "<", "gt": ">", "ldots": "…", "dots": "…", "cdots": "…", "quad": " ", "left": "",
    "right": "", "degree": "°", "circ": "°", "percent": "%",
}  # fmt: skip
"""Commands that stand for one sign; `\\text{…}` and its kin are read as their words."""
_STYLE: Final = re.compile(r"\\(?:displaystyle|textstyle|scriptstyle|limits|nolimits)(?![A-Za-z])\s?")
_WORDS: Final = re.compile(
    r"\\(?:text|math(?:rm|it|bf|sf|tt|bb|cal|frak)|operatorname|textrm|mbox|boldsymbol)\s?\{([^{}\\]{0,60})\}"
)
_FRACTION: Final = re.compile(r"\\[dt]?frac\s?\{([^{}\\+\- ]{1,12})\}\s?\{([^{}\\+\- ]{1,12})\}")
_ROOT: Final = re.compile(r"\\sqrt\s?\{([^{}\\+\- ]{1,12})\}")
_POWER: Final = re.compile(r"\^(?:\{(-?[0-9n]{1,3})\}|([0-9n]))")
_LETTER_POWER: Final = re.compile(r"\^(?:\{([A-Za-z*]{1,2})\}|([A-Za-z*]))")
_INDEX: Final = re.compile(r"_(?:\{([A-Za-z0-9]{1,3})\}|([A-Za-z0-9]))")
_COMMAND: Final = re.compile(r"\\([A-Za-z]{2,12})")
_SPACING: Final = re.compile(r"\\[,;:! ]|~")
_LEFT_OVER: Final = re.compile(r"[\\{}&^_$#\n]")
_RAISED: Final = str.maketrans("0123456789+-n()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ⁽⁾")


@lru_cache(maxsize=1024)
def plain_formula(formula: str, power: str = "to the {n}", index: str = "sub {n}") -> str:
    """Return *formula* (TeX or plain) in Unicode signs; empty where it is too long or too deep to be said.

    *power* and *index* are the words for a raised and a lowered letter `{n}`.
    """
    text = _STYLE.sub("", formula.strip().strip("$").strip())
    if not text or len(text) > LONGEST_SAID * 2:
        return ""
    if text[0] == "{" and text[-1] == "}" and _is_one_group(text):
        text = text[1:-1]
    text = _WORDS.sub(r"\1", text)
    text = _ROOT.sub(r"√\1", _FRACTION.sub(r"\1/\2", text))
    text = _POWER.sub(lambda match: raised(match[1] or match[2]), text)
    text = _LETTER_POWER.sub(lambda match: f" {power.format(n=match[1] or match[2])} ", text)
    text = _INDEX.sub(lambda match: f" {index.format(n=match[1] or match[2])} ", text)
    text = _COMMAND.sub(lambda match: _COMMANDS.get(match[1], match[0]), _SPACING.sub(" ", text))
    text = " ".join(text.split())
    return "" if _LEFT_OVER.search(text) or len(text) > LONGEST_SAID else text


def _is_one_group(text: str) -> bool:
    """Return whether the first brace closes with the last character."""
    depth = 0
    for place, character in enumerate(text):
        depth += (character == "{") - (character == "}")
        if depth == 0:
            return place == len(text) - 1
    return False


def raised(text: str) -> str:
    """Return *text* in superscript characters, one for one; characters that have none stay."""
    return text.translate(_RAISED)


def can_be_raised(text: str) -> bool:
    """Return whether all of *text* has superscript characters."""
    return bool(text) and text.isascii() and all(ord(character) in _RAISED for character in text)
