"""An equation of Word (OMML, ECMA-376 part 1, section 22.1) → TeX, and the signs that stand in it."""

from collections.abc import Callable
from typing import Final

from lxml.etree import _Element

MATH: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
STRICT_MATH: Final = "{http://purl.oclc.org/ooxml/officeDocument/math}"
EQUATION: Final = frozenset({f"{MATH}oMath", f"{STRICT_MATH}oMath"})
EQUATIONS: Final = frozenset({f"{MATH}oMathPara", f"{STRICT_MATH}oMathPara"})
DEEPEST: Final = 60
"""Equations of people are some ten deep."""
OPERATORS: Final = {"∑": r"\sum", "∏": r"\prod", "∫": r"\int", "∬": r"\iint", "∮": r"\oint", "⋃": r"\bigcup"}
FUNCTIONS: Final = frozenset((
    "sin", "cos", "tan", "cot", "sec", "csc", "arcsin", "arccos", "arctan", "sinh", "cosh", "tanh", "log", "ln", "lg",
    "exp", "lim", "max", "min", "sup", "inf", "det", "dim", "ker", "gcd", "arg",
))  # fmt: skip
"""Names that TeX has a command for."""
ROW: Final = r" \\ "
_ESCAPED: Final = str.maketrans({sign: rf"\{sign}" for sign in "{}%#&_$"} | {"\\": r"\backslash "})
"""Signs that mean something to TeX."""
ACCENTS: Final = {"̂": r"\hat", "̃": r"\tilde", "̄": r"\bar", "⃗": r"\vec", "̇": r"\dot"}


def signs(equation: _Element) -> str:
    """Return what stands in the equation, run by run, in its order, parted by spaces."""
    return " ".join(" ".join(text(run) for run in equation.iter() if name(run) == "t").split())


def tex(element: _Element, depth: int = 0) -> str:
    """Return the TeX of an equation or of a part of one; what is not known gives its parts side by side."""
    if depth > DEEPEST:
        return text(element)
    construct = CONSTRUCTS.get(name(element))
    return construct(element, depth + 1) if construct is not None else _parts(element, depth + 1)


def name(element: _Element) -> str:
    """Return the element's name without its namespace, if it is one of mathematics; else nothing."""
    tag = element.tag
    if not isinstance(tag, str) or not tag.startswith((MATH, STRICT_MATH)):
        return ""
    return tag.rpartition("}")[2]


def text(element: _Element) -> str:
    """Return all text in the element."""
    return "".join(piece for piece in element.itertext() if isinstance(piece, str))


def _parts(element: _Element, depth: int) -> str:
    return "".join(tex(child, depth) for child in element)


def _part(element: _Element, wanted: str, depth: int) -> str:
    return next((_parts(child, depth) for child in element if name(child) == wanted), "")


def _value(element: _Element, properties: str, wanted: str, default: str) -> str:
    """Return the `m:val` of a property ("the sign of this operator")."""
    for child in element:
        if name(child) == properties:
            for one in child:
                if name(one) == wanted:
                    return next((str(value) for key, value in one.attrib.items() if str(key).endswith("}val")), "")
    return default


def _run(element: _Element, _depth: int) -> str:
    written = "".join(text(child) for child in element if name(child) == "t")
    plain = any(name(one) == "nor" for child in element if name(child) == "rPr" for one in child)
    escaped = written.translate(_ESCAPED)
    return rf"\text{{{escaped}}}" if plain and any(map(str.isalpha, written)) else escaped


def _fraction(element: _Element, depth: int) -> str:
    return rf"\frac{{{_part(element, 'num', depth)}}}{{{_part(element, 'den', depth)}}}"


def _is_stack(fraction: _Element) -> bool:
    """Return whether a fraction has no bar: in parentheses it is a binomial coefficient."""
    return _value(fraction, "fPr", "type", "bar") == "noBar"


def _root(element: _Element, depth: int) -> str:
    degree = _part(element, "deg", depth)
    return rf"\sqrt{f'[{degree}]' if degree else ''}{{{_part(element, 'e', depth)}}}"


def _scripts(element: _Element, depth: int) -> str:
    lower, upper = _part(element, "sub", depth), _part(element, "sup", depth)
    below, above = f"_{{{lower}}}" if lower else "", f"^{{{upper}}}" if upper else ""
    base = _part(element, "e", depth)
    return f"{{}}{below}{above}{base}" if name(element) == "sPre" else f"{base}{below}{above}"


def _limits(element: _Element, depth: int) -> str:
    mark = "^" if name(element) == "limUpp" else "_"
    base = _part(element, "e", depth)
    return rf"{_named(base)}{mark}{{{_part(element, 'lim', depth)}}}"


def _named(base: str) -> str:
    """Return the command of a function that is written out; anything else as it is."""
    return rf"\{base.strip()}" if base.strip() in FUNCTIONS else base


def _array(element: _Element, depth: int) -> str:
    """Equations one below the other; their `&` says where they are aligned."""
    rows = [_parts(row, depth).replace(r"\&", "") for row in element if name(row) == "e"]
    return rf"\begin{{aligned}}{ROW.join(rows)}\end{{aligned}}"


def _bar(element: _Element, depth: int) -> str:
    command = r"\bar" if _value(element, "barPr", "pos", "bot") == "top" else r"\underline"
    return f"{command}{{{_part(element, 'e', depth)}}}"


def _operator(element: _Element, depth: int) -> str:
    sign = _value(element, "naryPr", "chr", "∫")
    lower, upper = _part(element, "sub", depth), _part(element, "sup", depth)
    below, above = f"_{{{lower}}}" if lower else "", f"^{{{upper}}}" if upper else ""
    return f"{OPERATORS.get(sign, sign)}{below}{above} {_part(element, 'e', depth)}"


def _fence(element: _Element, depth: int) -> str:
    begin, end = _value(element, "dPr", "begChr", "("), _value(element, "dPr", "endChr", ")")
    between = _value(element, "dPr", "sepChr", "|")
    inner = [one for child in element if name(child) == "e" for one in child]
    if begin == "{" and not end and [name(one) for one in inner] == ["eqArr"]:
        return _array(inner[0], depth).replace("{aligned}", "{cases}")
    if (begin, end) == ("(", ")") and [name(one) for one in inner] == ["f"] and _is_stack(inner[0]):
        return rf"\binom{{{_part(inner[0], 'num', depth)}}}{{{_part(inner[0], 'den', depth)}}}"
    if bool(begin) is not bool(end):
        begin, end = (rf"\left{one.translate(_ESCAPED) or '.'}" for one in (begin, end))
        end = end.replace(r"\left", r"\right")
    return begin + between.join(_parts(child, depth) for child in element if name(child) == "e") + end


def _accent(element: _Element, depth: int) -> str:
    command = ACCENTS.get(_value(element, "accPr", "chr", "̂"), r"\hat")
    return f"{command}{{{_part(element, 'e', depth)}}}"


def _function(element: _Element, depth: int) -> str:
    called = _part(element, "fName", depth)
    return f"{_named(called)} {_part(element, 'e', depth)}"


def _matrix(element: _Element, depth: int) -> str:
    rows = [
        " & ".join(_parts(cell, depth) for cell in row if name(cell) == "e") for row in element if name(row) == "mr"
    ]
    return rf"\begin{{matrix}}{ROW.join(rows)}\end{{matrix}}"


def _nothing(_element: _Element, _depth: int) -> str:
    return ""


CONSTRUCTS: Final[dict[str, Callable[[_Element, int], str]]] = {
    "r": _run,
    "f": _fraction,
    "rad": _root,
    "sSup": _scripts,
    "sSub": _scripts,
    "sSubSup": _scripts,
    "sPre": _scripts,
    "limLow": _limits,
    "limUpp": _limits,
    "nary": _operator,
    "d": _fence,
    "acc": _accent,
    "func": _function,
    "m": _matrix,
    "eqArr": _array,
    "bar": _bar,
    **dict.fromkeys(
        ("rPr", "fPr", "radPr", "sSupPr", "sSubPr", "sSubSupPr", "naryPr", "dPr", "accPr", "barPr", "eqArrPr"), _nothing
    ),
}
