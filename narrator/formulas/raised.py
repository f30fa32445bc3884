r"""What stands raised and is no power: `f^{(n)}`, `x^+`, `i^{th}`, `T^{\mu\nu}`, `\mathbf{x}^\top`."""

import re
from collections.abc import Callable
from typing import Final

from narrator.formulas.wording import FormulaWording

_PAIRS: Final = {"(": ")", "[": "]"}
_DAGGERS: Final = frozenset((r"\dagger", r"\dag"))
_ORDINAL: Final = frozenset(("th", "st", "nd", "rd"))
_INDICES: Final = frozenset((r"\mu", r"\nu", r"\rho", r"\sigma", r"\lambda", r"\kappa", r"\alpha", r"\beta", r"\gamma"))
_TEXT: Final = re.compile(r"\\(?:text|mathrm|textrm|mathit|rm)")
_NAME: Final = re.compile(r"\\(?:text|mathrm|textrm|operatorname)\{[^{}]{2,20}\}")
_RELATIONS: Final = re.compile(
    r"$|[=<>,;.:&}\])|'_^]|\\(?:le|ge|ne|leq|geq|neq|to|in|notin|subset|quad|qquad|right|end|rangle|approx|equiv|sim|mid"
    r"|text|mapsto|rightarrow|Rightarrow|\\|[,;:!}])(?![A-Za-z])"
)
_UPRIGHT: Final = re.compile(r"\\(?:mathrm|text|ce|textrm)\s?\{[^{}]{1,12}\}(?:_\{?\d{1,2}\}?)?\s?$")
_UPRIGHT_T: Final = re.compile(r"\\(?:mathsf|mathrm|text|textrm|rm|sf|mathtt)T")
_SET: Final = re.compile(r"\\mathbb\s?(?:\{[A-Z]\}|[A-Z])(?:_\S)?\s?$|\\[RNZQC]\s?$")
_SEEN: Final = 60


def raised(
    inside: list[str], said: list[str], after: list[str], wording: FormulaWording, reword: Callable[[list[str]], str]
) -> str:
    """Return the TeX for the exponent *inside* behind what is *said* and before *after*; empty: it is a power.

    *reword* makes TeX of tokens.
    """
    before = "".join(said[-_SEEN:]).rstrip()[-_SEEN:]
    following = "".join(after[:12]).lstrip()
    text = _TEXT.sub("", "".join(inside)).strip("{} ")
    if text in _ORDINAL and before[-1:].isalnum():
        return rf"\text{{{text}}}"
    if before.endswith(r"\mathbb") or not before:
        return ""
    if len(inside) == 1:
        return _mark(inside[0], before, following, wording)
    if inside[0] in _DAGGERS and "†" in wording.signs and "".join(inside[1:]).isdigit():
        return rf"{{\text{{ {wording.signs['†']}}}}}^{{{''.join(inside[1:])}}}"
    if wording.transposed and _UPRIGHT_T.fullmatch("".join(inside)):
        return rf"\text{{ {wording.transposed} }}"
    return _superscript(inside, before, reword, wording.superscript) if wording.superscript else ""


def _superscript(inside: list[str], before: str, reword: Callable[[list[str]], str], word: str) -> str:
    """Say what stands in brackets, a name or indices of a tensor behind the *word* for what is raised."""
    if _PAIRS.get(inside[0]) == inside[-1] and inside.count(inside[0]) == 1:
        return rf"\text{{ {word} }}{reword(inside)}"
    if before.endswith("e") or before[-1:].isdigit():
        return ""
    are_indices = _INDICES.issuperset(inside) and (r"\mu" in inside or r"\nu" in inside)
    if are_indices or _NAME.fullmatch("".join(inside)):
        return rf"\text{{ {word} }}{' '.join(inside) if are_indices else ''.join(inside)}\text{{,}}"
    return ""


def _mark(sign: str, before: str, following: str, wording: FormulaWording) -> str:
    """Say a star, a sign or a letter that marks what it stands at."""
    pause = "" if _RELATIONS.match(following) is not None else ","
    if sign in {r"\top", r"\intercal"} and wording.transposed:
        return rf"\text{{ {wording.transposed} }}"
    if sign in {"+", "-"}:
        return _signed(sign, before, pause, wording)
    name = ""
    if sign in {"*", r"\ast", r"\star"}:
        name = wording.star
    elif sign in _DAGGERS:
        name = wording.signs.get("†", "")
    elif sign == r"\perp":
        name = wording.orthogonal
    return rf"\text{{ {name}{pause}}}" if name else ""


def _signed(sign: str, before: str, pause: str, wording: FormulaWording) -> str:
    word = wording.signs.get(sign.replace("-", "−"))
    if not word:
        return ""
    is_charge = _UPRIGHT.search(before) is not None
    named = f"{wording.superscript} {word}" if wording.superscript and not is_charge else word
    return rf"\text{{ {named}{pause}}}"


def of_a_set(before: list[str], inside: str, wording: FormulaWording) -> str:
    r"""Return the exponent *inside* with "by" for its cross where it is a shape: `\mathbb{R}^{n \times m}`."""
    if not wording.by or r"\times" not in inside or not _SET.search("".join(before[-12:])):
        return inside
    return inside.replace(r"\times", rf"\text{{ {wording.by} }}")
