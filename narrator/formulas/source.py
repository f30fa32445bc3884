r"""What a formula is written in, and its TeX without fences, labels and numbers."""

import re
from typing import Final, NamedTuple

ASCIIMATH: Final = "asciimath:"
"""Begins the value of a formula that is written in ASCIIMath."""
LONGEST_SOURCE: Final = 4_000
"""Characters of a formula's source that are still looked at: some 1,000 symbols, drawn in 30 ms."""
_FENCES: Final = (("$$", "$$"), ("$", "$"), (r"\\(", r"\\)"), (r"\\[", r"\\]"), (r"\(", r"\)"), (r"\[", r"\]"))
_LABEL: Final = re.compile(r"\\label\s?\{[^{}]{0,200}\}")
_TAG: Final = re.compile(r"\\tag\*?\s?\{([^{}]{0,40})\}")
_DRESSED: Final = re.compile(
    r"\\(?:href|class|cssId|style|htmlClass|htmlId|htmlStyle|htmlData)\s?\{[^{}]{0,500}\}|\\require\s?\{\w*\}"
)
"""Links and styles of a web page, whose second argument is the formula."""
_NUMBERLESS: Final = re.compile(r"\\(?:nonumber|notag|displaystyle|textstyle|scriptstyle)(?![A-Za-z])\s?")
_SETS: Final = "RNZQCE"
_OPERATORS: Final = ("Var", "Cov", "KL", "tr", "diag", "rank", "sgn", "sign", "supp", "vol", "Tr", "Hom", "Ker", "Id")
CUSTOMARY: Final = {
    **{name: rf"\newcommand{{\{name}}}{{\mathbb{{{name}}}}}" for name in _SETS},
    **{name: rf"\newcommand{{\{name}}}{{\operatorname{{{name}}}}}" for name in _OPERATORS},
    "eps": r"\newcommand{\eps}{\epsilon}",
}
"""Macros that authors define in their site's set-up, under names that mean one thing wherever they are used."""
_COMMAND: Final = re.compile(r"\\([A-Za-z]+)")
_WITHOUT_ARGUMENTS: Final = re.compile(
    r"\\(?:re|provide)?newcommand\*?\s?\{?\\([A-Za-z]+)\}?\s?\{((?:[^{}]|\{[^{}]*\}){0,300})\}"
)
_SPLIT: Final = re.compile(r"\\(begin|end)\s?\{(?:aligned|split|eqnarray\*?|alignedat)\}")
"""Lines that are aligned, by names of which the library that makes MathML knows one."""
_DEFINITION: Final = re.compile(r"\\(?:re|provide)?newcommand\*?\s?\{?\\([A-Za-z]+)|\\def\s?\\([A-Za-z]+)")


_OTHER_NAMES: Final = {
    "Ket": "ket", "Bra": "bra", "dag": "dagger", "bold": "mathbf", "operatornamewithlimits": "operatorname*",
    "sfrac": "frac", "nicefrac": "frac", "xfrac": "frac", "underbar": "underline", "mathds": "mathbb",
}  # fmt: skip
"""Commands of packages that the library reads under another name."""
_RENAMED: Final = re.compile(rf"\\({'|'.join(_OTHER_NAMES)})(?![A-Za-z])")
_ATOP: Final = re.compile(r"\{([^{}]{1,80})\\atop(?![A-Za-z])([^{}]{1,80})\}")
_BRAKET: Final = re.compile(r"\\[bB]raket\s?\{([^{}|]{1,40})\|([^{}|]{1,40})\}")
_KETBRA: Final = re.compile(r"\\ketbra\s?\{([^{}]{1,40})\}\s?\{([^{}]{1,40})\}")
_ESCAPES: Final = {"\x07": r"\a", "\x08": r"\b", "\x0b": r"\v", "\x0c": r"\f"}
_UNESCAPED: Final = re.compile(r"[\x07\x08\x0b\x0c](?=[a-z])")
"""The backslash and first letter of a command, stored as if they were an escape: `\frac` as a form feed and "rac"."""
_COMMENT: Final = re.compile(r"(?<!\\)%[^\n]*\n")
_WHITE: Final = re.compile(r"[\n\r\t]+")
"""Ends of lines and tabs, which the library takes for escapes: a line that begins with "u" for the letter nu."""
_CONTINUED: Final = re.compile(r"(?<!\\)((?:\\\\)*)\\(?=\s)")
"""A backslash at the end of a line, which is a blank to TeX."""


_FUNCTIONS: Final = "sin|cos|tan|cot|sec|csc|sinh|cosh|tanh|log|ln|exp"
_CALL: Final = rf"((?<![a-z])(?:{_FUNCTIONS})(?:[_^]-?\w)?\((?:[^()]|\([^()]{{0,60}}\)){{1,120}}\))"
_DIVIDEND: Final = re.compile(rf"{_CALL}(?=\s?/)")
_DIVISOR: Final = re.compile(rf"/\s?{_CALL}")
"""A function and its argument on a side of a fraction in ASCIIMath, which the library takes apart."""


class FormulaSource(NamedTuple):
    """A formula as the library takes it."""

    text: str
    notation: str
    """`latex`, `mathml` or `asciimath`: the library's names."""
    number: str = ""
    """The number that the author or the equation's environment gives it."""


def formula_source(value: str) -> FormulaSource:
    """Return what *value*, a formula's source as the reader found it, is to the library."""
    text = _UNESCAPED.sub(lambda match: _ESCAPES[match[0]], value.strip(" \n\r\t"))
    if text.startswith(ASCIIMATH):
        bare = text.removeprefix(ASCIIMATH).strip("` \n")
        return FormulaSource(_DIVISOR.sub(r"/(\1)", _DIVIDEND.sub(r"(\1)", bare)), "asciimath")
    if text.startswith("<math"):
        return FormulaSource(text, "mathml")
    if text.count(r"\\{") == text.count(r"\\}"):
        text = text.replace(r"\\{", r"\{").replace(r"\\}", r"\}")  # escaped once more for Markdown
    text = _WHITE.sub(" ", _COMMENT.sub("", _CONTINUED.sub(r"\1\\ ", _unfenced(text))))
    tags = _TAG.findall(text)
    number = tags[0].strip() if len(tags) == 1 else ""
    if number:
        text = _TAG.sub("", text)
    text = _DRESSED.sub("", text)
    text = _LABEL.sub("", _NUMBERLESS.sub("", text)).strip()
    text = _RENAMED.sub(lambda match: f"\\{_OTHER_NAMES[match[1]]}", text)
    text = _ATOP.sub(r"{\\substack{\1\\\\ \2}}", text)
    text = _KETBRA.sub(r"\\ket{\1}\\bra{\2}", _BRAKET.sub(r"\\langle \1|\2\\rangle ", text))
    return FormulaSource(_with_customary(_unpunctuated(text)), "latex", number)


def _unfenced(text: str) -> str:
    for begin, end in _FENCES:
        if text.startswith(begin) and text.endswith(end) and len(text) >= len(begin) + len(end):
            text = text[len(begin) : -len(end)].strip()
            break
    is_ticked = len(text) > 2 and text[0] == text[-1] == "`" and "`" not in text[1:-1]
    return text[1:-1].strip() if is_ticked else text  # "$`x`$", as GitHub and GitLab have it


def _unpunctuated(text: str) -> str:
    """Return *text* without the sentence's own full stop or comma, which many put inside the formula."""
    bare = text.rstrip(" \n")
    if bare.endswith((".", ",", ";")) and not bare.endswith(("\\.", "\\,", "\\;", "..", "right.")):
        return bare[:-1].rstrip()
    return bare


def _with_customary(text: str) -> str:
    """Return *text* with the definitions of the customary macros that it uses and does not define."""
    used = set(_COMMAND.findall(text)) & CUSTOMARY.keys()
    if not used:
        return text
    defined = {name for pair in _DEFINITION.findall(text) for name in pair if name}
    return "".join(CUSTOMARY[name] for name in sorted(used - defined)) + text


def expanded(tex: str) -> str:
    """Return *tex* without definitions of macros, the macros without arguments replaced by what they stand for."""
    tex = _SPLIT.sub(r"\\\1{align*}", tex)
    bodies = dict(_WITHOUT_ARGUMENTS.findall(tex))
    text = _WITHOUT_ARGUMENTS.sub("", tex)
    for _ in range(3):  # macros in macros: who needs more has no MathML
        text = _COMMAND.sub(lambda match: bodies.get(match[1], match[0]), text)
        if len(text) > LONGEST_SOURCE:
            return tex
    return text
