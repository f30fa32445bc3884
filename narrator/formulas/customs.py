r"""What authors write by custom → words in the TeX: `\{x \mid x > 0\}`, `|\psi\rangle`, `\Big|_a^b`, `{}_nC_r`.

The library reads signs; what a bar, a bracket or a star means where it stands is told here.
"""

import re
from collections.abc import Callable
from typing import Final

from narrator.formulas.wording import FormulaWording

_GROUP: Final = r"(?:\{((?:[^{}]|\{[^{}]{0,40}\}){1,120})\}|([A-Za-z\d]|\\[A-Za-z]{1,12}))"
_INNER: Final = r"([^{}|<>\\]{1,20}|\\[A-Za-z]{1,12}(?:_\{?[\w+-]{1,4}\}?)?|[A-Za-z\d]{1,3}(?:_\{?[\w+-]{1,4}\}?)?)"
_KET: Final = re.compile(rf"\|\s?{_INNER}\s?\\rangle|\\ket\s?\{{((?:[^{{}}]|\{{[^{{}}]{{0,40}}\}}){{1,60}})\}}")
_BRA: Final = re.compile(rf"\\langle\s?{_INNER}\s?\||\\bra\s?\{{((?:[^{{}}]|\{{[^{{}}]{{0,40}}\}}){{1,60}})\}}")
_SIDED: Final = r"((?:(?!\\[lr]vert|\\[lr]angle)[^|&]){1,30}?)"
_SIDED_KET: Final = re.compile(rf"(?:\\left\s?\||\\lvert(?![A-Za-z]))\s?{_SIDED}(?:\\right\s?)?\\rangle(?![A-Za-z])")
_SIDED_BRA: Final = re.compile(rf"(?:\\left\s?)?\\langle\s?{_SIDED}(?:\\right\s?\||\\rvert(?![A-Za-z]))")
_MIDDLE: Final = re.compile(rf"\\langle\s?{_INNER}\s?\|([^|{{}}]{{1,30}})\|\s?{_INNER}\s?\\rangle")
_BRAKET: Final = re.compile(rf"\\langle\s?{_INNER}\s?\|\s?{_INNER}\s?\\rangle")
_SET: Final = re.compile(
    r"(\\\{(?:(?!\\\}).){1,80}?)(?:\\;|\\,|\\ |\s){0,4}(?:\\middle\s?\||\\(?:mid|vert)(?![A-Za-z])|\||:)(?!=)"
    r"(?:\\;|\\,|\\ |\s){0,4}(?=(?:(?!\\\{).){1,200}?\\\})"
)
_DIVIDES: Final = re.compile(r"(?<![\w{(\[,])([a-z\d]{1,3})\s?\\mid(?![A-Za-z])\s?(?=[a-z\d(])")
_EVALUATED: Final = re.compile(
    rf"(?:\\[bB]igg?r?\s?(?:\||\\rvert|\\vert)|\\right\s?(?P<right>\||\\rvert|\\vert))\s?_{_GROUP}(?:\s?\^{_GROUP})?"
)
_LIMITS: Final = re.compile(rf"(\\right\s?\]|\\[bB]igg?r?\s?\]|\])\s?_{_GROUP}\s?\^{_GROUP}")
_CHOSEN: Final = re.compile(r"(?:\{\}|(?<![\w}\])]))\s?[\^_]\{?([a-z\d]{1,3})\}?\s?([CP])_\{?([a-z\d]{1,3})\}?")
_BELOW: Final = re.compile(
    rf"\\underset\s?{_GROUP}\s?\{{?(\\arg\s?(?:\\,)?\s?\\(?:max|min)|\\(?:max|min|sup|inf|argmax|argmin)"
    r"|\\operatorname\*?\{[^{}]{1,20}\})\}?"
)
_EXTREME: Final = re.compile(
    rf"(\\sup|\\inf|\\max|\\min|\\big(?:oplus|otimes|sqcup|uplus|vee|wedge|odot)|\\coprod|\\limsup|\\liminf|\\arg\s?(?:\\,)?\s?\\(?:max|min)|\\argmax|\\argmin"
    rf"|\\operatorname\*?\s?\{{arg\s?(?:\\[,;])?\s?(?:max|min)\}})(?:\\limits)?\s?_{_GROUP}"
)
_LAW: Final = re.compile(
    r"\\(?:overset|stackrel)\s?\{(?:\\(?:text|mathrm|textrm)\s?\{)?([A-Za-z. ]{1,12})\}?\}\s?\{?\\sim\}?"
)
_DOLLARS: Final = re.compile(r"\\\$\s?(\d[\d,.]{0,15}\d|\d)")
_MINUTES: Final = re.compile(r"(\^\{?\\circ\}?\s?(?:\\,)?\s?)(\d{1,2})'(?:\s?(\d{1,2}(?:\.\d{1,3})?)'')?")
_CONVOLVED: Final = re.compile(r"(?<=[fghFGH])\s?(?:\*|\\ast(?![A-Za-z]))\s?(?=[fghFGH](?![A-Za-z]))")
_CASE_END: Final = re.compile(r"[,.;]\s?(?=&|\\\\|\\end\{cases\})")
_BARS: Final = re.compile(r"(?<=[A-Za-z\d}])(?<!left)(?<!right)\s?\|(\\[A-Za-z]{1,12}|[A-Za-z])\|")
_COLUMNS: Final = re.compile(r"(\\begin\s?\{array\}\s?\{)([^{}]{0,40}(?:\{[^{}]{0,20}\}[^{}]{0,40}){0,4})\}")
_RULED: Final = re.compile(r"\||[@!]\{[^{}]*\}")
"""Lines and gaps between columns, which are seen and not read."""
_SIZED: Final = re.compile(r"\\[bB]igg?[lrm]?\s?(?=\||\\\||\\[lr]?[vV]ert)")
_DOUBLE: Final = re.compile(r"\\(?:left|right)\s?(?:\\\||\\[lrLR]?Vert(?![A-Za-z]))")
_RIGHT: Final = re.compile(r"\\right\s?\|(?=\s?\^)")
_POWERED: Final = re.compile(r"(?<![\\|])(?<!\\left)\|([^|&]{1,30}?)(?<!\\right)\|(?=\s?[\^_])")
_FLAT: Final = r"(?:[^()\[\]|]|\([^()|]{0,30}\)){1,80}"
_CONDITION: Final = re.compile(rf"([(\[])({_FLAT})(?<!\\)(?<!\\left)(?<!\\right)\|({_FLAT})(?=[)\]])")
_NORM: Final = re.compile(
    r"(?<!\\left)(?<!\\right)(?:\\\||\\[lL]?Vert(?![A-Za-z]))((?:(?!\\\||\\[lr]?Vert|\\right|\\left).){1,80}?)"
    r"(?:\\\||\\r?Vert(?![A-Za-z]))(?P<raised>\s?(?=[_^]))?"
)


def customary(tex: str, wording: FormulaWording) -> str:
    """Return *tex* with what custom means by its signs in words, as far as *wording* has them."""
    if "{array}" in tex:
        tex = _COLUMNS.sub(lambda match: f"{match[1]}{_RULED.sub('', match[2])}}}", tex)
    if "\\begin{cases}" in tex:
        tex = _CASE_END.sub(" ", tex)
    tex = _CHOSEN.sub(lambda match: rf"\text{{ {match[1]} {match[2]} {match[3]} }}", tex)
    tex = _BELOW.sub(lambda match: f"{match[3]}_{{{match[1] or match[2]}}}", tex)
    if "angle" in tex or r"\ket" in tex or r"\bra" in tex:
        tex = _kets(tex, wording)
    for needed, pattern, say in _WORDED:
        if getattr(wording, needed):
            tex = pattern.sub(lambda match, say=say: say(match, wording), tex)  # type: ignore[misc]
    return _bars(tex, wording)


def _bars(tex: str, wording: FormulaWording) -> str:
    """Return *tex* with the bars of conditions, norms and absolute values told apart."""
    if "|" not in tex and "vert" not in tex.lower():
        return tex
    tex = _CONDITION.sub(r"\1\2\\mid \3", _SIZED.sub("", tex))
    tex = _DOUBLE.sub(r"\\|", tex).replace(r"\left\lvert", r"\left|").replace(r"\right\rvert", r"\right|")
    tex = tex.replace(r"\lvert", r"\left|").replace(r"\rvert", r"\right|")
    tex = _NORM.sub(lambda match: _norm(match, wording), tex)
    tex = _RIGHT.sub(r"\\right|\\text{,}", tex)
    tex = _POWERED.sub(lambda match: rf"\left|{match[1]}\right|\text{{,}}", tex)
    return _BARS.sub(lambda match: rf" \left|{match[1]}\right|", tex)


def _norm(match: re.Match[str], wording: FormulaWording) -> str:
    """Leave what stands between the bars of two divergences: "D(P‖Q) ≠ D(Q‖P)"."""
    inside = match[1]
    if inside.count("(") != inside.count(")") or 0 <= inside.find(")") < inside.find("("):
        bars = wording.signs.get("‖")
        return rf"\text{{ {bars} }}{inside}\text{{ {bars} }}" if bars else match[0]
    return rf"\left\|{inside}\right\|" + (r"\text{,}" if match["raised"] is not None else "")


def _kets(tex: str, wording: FormulaWording) -> str:
    """Say Dirac's brackets by their names: "bra phi, H, ket psi"."""
    bra, ket = wording.bra, wording.ket
    tex = _SIDED_BRA.sub(r"\\langle \1|", _SIDED_KET.sub(r"|\1\\rangle ", tex))
    tex = _MIDDLE.sub(rf"\\text{{{bra} }}\1\\text{{, }}\2\\text{{, {ket} }}\3\\text{{,}}", tex)
    tex = _BRAKET.sub(rf"\\text{{{bra} }}\1\\text{{, {ket} }}\2\\text{{,}}", tex)
    tex = _KET.sub(lambda match: rf"\text{{{ket} }}{match[1] or match[2]}\text{{,}}", tex)
    return _BRA.sub(lambda match: rf"\text{{{bra} }}{match[1] or match[2]}\text{{,}}", tex)


def _evaluated(match: re.Match[str], wording: FormulaWording) -> str:
    at, begin, end = wording.evaluated
    below, above = match[2] or match[3], match[4] or match[5]
    closing = r"\right." if match["right"] else ""
    if above:
        return rf"{closing}\text{{, {begin} }}{below}\text{{ {end} }}{above}\text{{,}}"
    return rf"{closing}\text{{, {at} }}{below}\text{{,}}"


def _limits(match: re.Match[str], wording: FormulaWording) -> str:
    _, begin, end = wording.evaluated
    return rf"{match[1]}\text{{, {begin} }}{match[2] or match[3]}\text{{ {end} }}{match[4] or match[5]}\text{{,}}"


def _extreme(match: re.Match[str], wording: FormulaWording) -> str:
    """Say an index as the range of what is sought: "sup over x in S of"."""
    name, below = match[1], match[2] or match[3]
    if r"\arg" in name or "arg" in name:
        name = r"\argmax" if "max" in name else r"\argmin"
    if name in _MANY:
        name = rf"\text{{ {wording.signs[_MANY[name]]} }}"
    link = wording.as_limit if name in {r"\limsup", r"\liminf"} else wording.over
    if name in {r"\max", r"\min"}:
        name = rf"\text{{ {wording.extremes['in' in name]} }}"
    return rf"{name}\text{{ {link} }}{below}\text{{ {wording.of} }}"


def _minutes(match: re.Match[str], wording: FormulaWording) -> str:
    minutes, seconds = wording.minutes
    said = rf"{match[1]}\text{{ {match[2]} {minutes}}}"
    return said + rf"\text{{ {match[3]} {seconds}}}" if match[3] else said


def _such_that(match: re.Match[str], wording: FormulaWording) -> str:
    return rf"{match[1]}\text{{ {wording.such_that} }}"


def _divides(match: re.Match[str], wording: FormulaWording) -> str:
    return rf"{match[1]}\text{{ {wording.divides} }}"


def _law(match: re.Match[str], wording: FormulaWording) -> str:
    return rf"\text{{ {wording.distributed}, {match[1]}, }}"


def _star(_match: re.Match[str], wording: FormulaWording) -> str:
    return rf"\text{{ {wording.star} }}"


def _dollars(match: re.Match[str], wording: FormulaWording) -> str:
    dollars = wording.signs.get("$", "$")
    return rf"{match[1]}\text{{ {dollars.removesuffix('s') if match[1] == '1' else dollars}}}"


_MANY: Final = {
    r"\bigoplus": "⨁", r"\bigotimes": "⨂", r"\bigsqcup": "⨆", r"\biguplus": "⨄", r"\bigvee": "⋁", r"\bigwedge": "⋀",
    r"\bigodot": "⨀", r"\coprod": "∐",
}  # fmt: skip
"""What the library calls an operator, whichever it is."""
_Say = Callable[[re.Match[str], FormulaWording], str]
_WORDED: Final[tuple[tuple[str, re.Pattern[str], _Say], ...]] = (
    ("such_that", _SET, _such_that),
    ("divides", _DIVIDES, _divides),
    ("evaluated", _EVALUATED, _evaluated),
    ("evaluated", _LIMITS, _limits),
    ("over", _EXTREME, _extreme),
    ("distributed", _LAW, _law),
    ("minutes", _MINUTES, _minutes),
    ("star", _CONVOLVED, _star),
    ("signs", _DOLLARS, _dollars),
)
"""What is said where the wording has the word for it, in the order of work."""
