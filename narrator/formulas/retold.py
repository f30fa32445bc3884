r"""The library's tree of a formula → TeX: MathML and ASCIIMath are said by the same rules as TeX.

What the tree has and TeX has no plain form for gives nothing, and the library's own phrase stands.
"""

import re
import unicodedata
from collections.abc import Callable
from typing import Any, Final

_COMMANDS: Final = {
    "→": r"\to ", "⟶": r"\to ", "∑": r"\sum ", "∏": r"\prod ", "∐": r"\coprod ", "∫": r"\int ", "∬": r"\iint ",
    "∭": r"\iiint ", "∮": r"\oint ", "⋃": r"\bigcup ", "⋂": r"\bigcap ", "⨁": r"\bigoplus ", "⨂": r"\bigotimes ",
    "⋁": r"\bigvee ", "⋀": r"\bigwedge ", "⨆": r"\bigsqcup ", "−": "-", "⋅": r"\cdot ", "·": r"\cdot ",
    "×": r"\times ", "÷": r"\div ", "≤": r"\le ", "≥": r"\ge ", "≠": r"\ne ", "∈": r"\in ", "∉": r"\notin ",
    "∼": r"\sim ", "~": r"\sim ", "≈": r"\approx ", "≡": r"\equiv ", "±": r"\pm ", "∞": r"\infty ", "∃": r"\exists ",
    "∀": r"\forall ", "¬": r"\neg ", "∧": r"\wedge ", "∨": r"\vee ", "⇒": r"\Rightarrow ", "⟹": r"\Rightarrow ",
    "⟺": r"\iff ", "⇔": r"\iff ", "∇": r"\nabla ", "∂": r"\partial ", "∣": r"\mid ", "∥": r"\parallel ", "‖": r"\|",
    "⊤": r"\top ", "†": r"\dagger ", "∗": "*", "⋆": r"\star ", "…": r"\ldots ", "⋯": r"\cdots ", "′": "'", "″": "''",
    "‴": "'''", "{": r"\{", "}": r"\}", "%": r"\%", "&": r"\&", "#": r"\#", "$": r"\$", "_": r"\_", "⟨": r"\langle ",
    "⟩": r"\rangle ", "\\": r"\backslash ", "↦": r"\mapsto ", "∖": r"\setminus ", "⌊": r"\lfloor ", "⌋": r"\rfloor ",
    "⌈": r"\lceil ", "⌉": r"\rceil ", "≔": ":=", "°": r"^\circ ", "α": r"\alpha ", "β": r"\beta ", "γ": r"\gamma ",
    "δ": r"\delta ", "ε": r"\epsilon ", "ϵ": r"\epsilon ", "ζ": r"\zeta ", "η": r"\eta ", "θ": r"\theta ",
    "κ": r"\kappa ", "λ": r"\lambda ", "μ": r"\mu ", "ν": r"\nu ", "ξ": r"\xi ", "π": r"\pi ", "ρ": r"\rho ",
    "σ": r"\sigma ", "τ": r"\tau ", "φ": r"\phi ", "ϕ": r"\phi ", "χ": r"\chi ", "ψ": r"\psi ", "ω": r"\omega ",
    "Γ": r"\Gamma ", "Δ": r"\Delta ", "Θ": r"\Theta ", "Λ": r"\Lambda ", "Π": r"\Pi ", "Σ": r"\Sigma ", "Φ": r"\Phi ",
    "Ψ": r"\Psi ", "Ω": r"\Omega ", "ℝ": r"\mathbb{R}", "ℕ": r"\mathbb{N}", "ℤ": r"\mathbb{Z}", "ℚ": r"\mathbb{Q}",
    "ℂ": r"\mathbb{C}", "ℙ": r"\mathbb{P}", "∩": r"\cap ", "∪": r"\cup ", "◻": r"\square ", "⧵": r"\setminus ",
    "⊧": r"\models ", "∘": r"\circ ", "⟂": r"\perp ", "⊺": r"\top ", "∎": r"\blacksquare ", "⁡": " ", "⁢": " ",
    "⁣": " ",
}  # fmt: skip
_STYLES: Final = {
    "bold": r"\mathbf", "bold-italic": r"\mathbf", "double-struck": r"\mathbb", "script": r"\mathcal",
    "upright": r"\mathrm", "fraktur": r"\mathfrak", "sans-serif": r"\mathsf", "monospace": r"\mathtt",
}  # fmt: skip
_LETTERS: Final = {"bold": r"\mathbf", "script": r"\mathcal", "double-struck": r"\mathbb", "fraktur": r"\mathfrak"}
_PLANE: Final = 0xFFFF
_ACCENTS: Final = {
    "\u0302": r"\hat", "^": r"\hat", "\u0303": r"\tilde", "~": r"\tilde", "\u0304": r"\bar", "ˉ": r"\bar", "¯": r"\bar",
    "‾": r"\bar", "\u20d7": r"\vec", "→": r"\vec", "\u0307": r"\dot", "˙": r"\dot", "\u0308": r"\ddot", "¨": r"\ddot",
}  # fmt: skip
_FUNCTIONS: Final = frozenset((
    "sin", "cos", "tan", "cot", "sec", "csc", "arcsin", "arccos", "arctan", "sinh", "cosh", "tanh", "log", "ln", "lg",
    "exp", "lim", "max", "min", "sup", "inf", "det", "dim", "ker", "gcd", "arg", "Pr", "deg",
))  # fmt: skip
_ENVIRONMENTS: Final = {"(": "pmatrix", "[": "bmatrix", "|": "vmatrix", "{": "cases", "": "matrix"}
_RELATIONS: Final = (
    "=",
    "<",
    ">",
    r"\le",
    r"\ge",
    r"\ne",
    r"\approx",
    r"\equiv",
    r"\to",
    r"\Rightarrow",
    r"\sim",
    "≔",
    ":=",
)
_LABEL: Final = re.compile(r"\\text\{\((\w{1,6})\)\}")
_CHOICE_BEGIN, _CHOICE_END = "\x01", "\x02"
"""Around what stands over another without a line: a binomial in parentheses, else nothing that is known."""
_AFTER_NUMBER: Final = re.compile(r"(?<=\d) (?=[^\d\s\\]|\\overline)")
_NORM: Final = re.compile(r"\\left\|\s?\|([^|]{1,60})\|\s?\\right\|")
_UPRIGHT: Final = re.compile(r"(?:\\mathrm\{[A-Za-z]\}){2,}")
_UNIT: Final = re.compile(r"(\\, ?)\\mathrm\{(\w{1,4})\}/\\mathrm\{(\w{1,4})\}(?:\^\{(\d)\s?\})?")
_FENCED: Final = re.compile(r"([(\[|])\s?\\begin\{matrix\}((?:(?!\\begin).){1,1500}?)\\end\{matrix\}\s?([)\]|])")
_MINUS: Final = re.compile(r"\^\{-\}\s?(\d{1,4})")
_MODULO: Final = re.compile(r"\(\s?(?:\\(?:operatorname|mathrm)\{mod\}|\\bmod)\s?([^()]{1,20})\)")
_DEEPEST: Final = 60


class _NoTeXError(Exception):
    """The tree has something that TeX has no plain form for."""


def retold(tree: Any) -> str:
    """Return TeX for the *tree* of meaning of a formula; empty where there is none."""
    try:
        tex = _told(tree, 0).strip()
    except _NoTeXError:
        return ""
    tex = re.sub(rf"\(\s?{_CHOICE_BEGIN}", "", re.sub(rf"{_CHOICE_END}\s?\)", "", tex))
    if _CHOICE_BEGIN in tex or _CHOICE_END in tex:
        return ""
    tex = _NORM.sub(r"\\|\1\\|", _AFTER_NUMBER.sub("", tex))
    tex = _UPRIGHT.sub(lambda match: rf"\mathrm{{{''.join(re.findall(r'{(.)}', match[0]))}}}", tex)
    tex = _UNIT.sub(
        lambda match: rf"{match[1]}\mathrm{{{match[2]}/{match[3]}{'^' + match[4] if match[4] else ''}}}", tex
    )
    tex = _MINUS.sub(r"^{-\1}", tex)
    tex = _FENCED.sub(_fenced, tex)
    return _MODULO.sub(r"\\pmod{\1}", tex)


def _fenced(match: re.Match[str]) -> str:
    begin, inside, end = match.groups()
    environment = {"()": "pmatrix", "[]": "bmatrix", "||": "vmatrix"}.get(begin + end)
    return rf"\begin{{{environment}}}{inside}\end{{{environment}}}" if environment else match[0]


def _told(node: Any, depth: int) -> str:
    if depth > _DEEPEST:
        raise _NoTeXError
    if isinstance(node, list):
        return "".join(_told(one, depth + 1) for one in node)
    tell = _TELLERS.get(str(node.get("type"))) if isinstance(node, dict) else None
    if tell is None:
        raise _NoTeXError
    return tell(node, depth + 1)


def _sign(sign: str) -> str:
    return _COMMANDS.get(sign, sign)


def _identifier(node: dict[str, Any], _depth: int) -> str:
    name, style = node["name"], _STYLES.get(node.get("variant", ""), "")
    if len(name) == 1 and ord(name) > _PLANE:  # a letter of mathematics: bold, script, double-struck
        kind = unicodedata.name(name, "").removeprefix("MATHEMATICAL ").partition(" ")[0].lower()
        name, style = unicodedata.normalize("NFKC", name), _LETTERS.get(kind, "")
    if name.startswith("\\"):
        raise _NoTeXError
    if len(name) > 1 and name.isascii():
        return rf"\{name} " if name in _FUNCTIONS else rf"\mathrm{{{name}}}"
    told = _sign(name)
    return f"{style}{{{told.strip()}}}" if style and told[:1] != "\\" else told


def _text(node: dict[str, Any], depth: int) -> str:
    if "parts" in node:
        return "".join(_told(part, depth) for part in node["parts"])
    value = str(node["value"])
    if not value.strip():
        return r"\, "
    if any(sign in value for sign in "\\{}$"):
        raise _NoTeXError
    return rf"\text{{{value}}}"


def _function(node: dict[str, Any], _depth: int) -> str:
    name = str(node["name"]).replace("lim sup", "limsup").replace("lim inf", "liminf")
    if name in {"limsup", "liminf"}:
        return rf"\{name} "
    return rf"\{name} " if name in _FUNCTIONS else rf"\operatorname{{{name}}}"


def _scripts(node: dict[str, Any], depth: int) -> str:
    base, told = node.get("base") or {}, ""
    if base:
        told = _told(base, depth)
        last = base["children"][-1] if base.get("type") == "row" and base["children"] else base
        if last.get("symbol") == "|":
            told = rf"{told.removesuffix('|')}\Big|"
        elif base.get("type") in {"row", "fraction", "scripts"} and last.get("type") != "operator":
            told = f"{{{told}}}"
    if "sub" in node:
        told += f"_{{{_below(node['sub'], depth)}}}"
    if "sup" in node:
        above = _told(node["sup"], depth).strip()
        primes = above[: len(above) - len(above.lstrip("'"))]
        above = above.lstrip("'")
        told += primes + (f"^{{{above}}}" if above else "")
    return told


def _below(node: dict[str, Any], depth: int) -> str:
    """Return what stands below: lines there are no matrix."""
    told = _told(node, depth).strip()
    if told.startswith(r"\begin{matrix}") and told.endswith(r"\end{matrix}") and "&" not in told:
        return rf"\substack{{{told.removeprefix(chr(92) + 'begin{matrix}').removesuffix(chr(92) + 'end{matrix}')}}}"
    return told


def _stacked(node: dict[str, Any], depth: int) -> str:
    base = _told(node["base"], depth)
    kind = node["base"].get("type")
    takes_limits = kind in {"function", "large-operator"} or base.strip() in {
        r"\lim",
        r"\max",
        r"\min",
        r"\sup",
        r"\inf",
    }
    for key, mark, command in (("below", "_", r"\underset"), ("above", "^", r"\overset")):
        if key in node:
            beside, base = _below(node[key], depth), base.strip()
            base = f"{base}{mark}{{{beside}}}" if takes_limits else f"{command}{{{beside}}}{{{base}}}"
    return base


def _accent(node: dict[str, Any], depth: int) -> str:
    command = _ACCENTS.get(node["accent"])
    if not command:
        raise _NoTeXError
    return f"{command}{{{_told(node['base'], depth)}}}"


def _fraction(node: dict[str, Any], depth: int) -> str:
    if node.get("rule") is False:
        return rf"{_CHOICE_BEGIN}\binom{{{_told(node['num'], depth)}}}{{{_told(node['den'], depth)}}}{_CHOICE_END}"
    return rf"\frac{{{_told(node['num'], depth)}}}{{{_told(node['den'], depth)}}}"


def _root(node: dict[str, Any], depth: int) -> str:
    index = f"[{_told(node['index'], depth)}]" if "index" in node else ""
    return rf"\sqrt{index}{{{_told(node['radicand'], depth)}}}"


def _brace(node: dict[str, Any], depth: int) -> str:
    command, mark = (r"\overbrace", "^") if node.get("above") else (r"\underbrace", "_")
    label = f"{mark}{{{_told(node['label'], depth)}}}" if node.get("label") else ""
    return f"{command}{{{_told(node['base'], depth)}}}{label}"


def _delimited(node: dict[str, Any], depth: int) -> str:
    begin, end, parts = node["open"], node["close"], node["parts"]
    if len(parts) != 1:
        raise _NoTeXError
    inner = parts[0]
    while isinstance(inner, dict) and inner.get("type") == "row" and len(inner["children"]) == 1:
        inner = inner["children"][0]
    kind = inner.get("type") if isinstance(inner, dict) else ""
    if kind == "table" and begin in _ENVIRONMENTS:
        if begin == "{" and end:
            raise _NoTeXError
        return _table(inner, depth, _ENVIRONMENTS[begin])
    told = _told(parts, depth)
    if (begin, end) in {("(", ")"), ("[", "]")}:
        return f"{begin}{told}{end}"
    return rf"\left{_sign(begin).strip() or '.'} {told}\right{_sign(end).strip() or '.'} "


def _table(node: dict[str, Any], depth: int, environment: str = "") -> str:
    rows = [[_told(cell, depth).strip() for cell in row] for row in node["rows"]]
    environment = environment or _shape(str(node.get("shape", "")).replace("-", ""), rows)
    if environment == "aligned":
        rows = [[_LABEL.sub(r"\\tag{\1}", cell) for cell in row] for row in rows]
    told = r" \\ ".join(("" if environment == "aligned" else " & ").join(row) for row in rows)
    return rf"\begin{{{environment}}}{told}\end{{{environment}}}"


def _shape(shape: str, rows: list[list[str]]) -> str:
    """Return the environment of a table: lines that are aligned at their relations are no matrix."""
    if shape in {"pmatrix", "bmatrix", "vmatrix", "cases", "aligned"}:
        return shape
    are_aligned = all(len(row) > 1 and row[1].startswith(_RELATIONS) for row in rows)
    return "aligned" if are_aligned and len(rows) > 1 else "matrix"


def _base(node: dict[str, Any], depth: int) -> str:
    return _told(node["base"], depth)


_Teller = Callable[[dict[str, Any], int], str]
_TELLERS: Final[dict[str, _Teller]] = {
    "row": lambda node, depth: _told(node["children"], depth),
    "identifier": _identifier,
    "number": lambda node, _depth: f"{node['value']} ",
    "operator": lambda node, _depth: _sign(str(node["symbol"])),
    "large-operator": lambda node, _depth: _sign(str(node["symbol"])),
    "symbol": lambda node, _depth: _sign(str(node["symbol"])),
    "text": _text,
    "function": _function,
    "scripts": _scripts,
    "stacked": _stacked,
    "accent": _accent,
    "fraction": _fraction,
    "root": _root,
    "brace": _brace,
    "bar": lambda node, depth: (r"\overline" if node.get("above") else r"\underline") + f"{{{_base(node, depth)}}}",
    "delimited": _delimited,
    "table": _table,
    "space": lambda _node, _depth: r"\, ",
    "style": _base,
    "colored": _base,
    "forced-class": _base,
    "phantom": lambda _node, _depth: " ",
    "framed": lambda node, depth: rf"\boxed{{{_base(node, depth)}}}",
    "canceled": lambda node, depth: rf"\cancel{{{_base(node, depth)}}}",
}
