r"""TeX → the TeX that is said: what the library's phrase leaves open is told in words inside the formula.

`x_{t+1}` and `x_t+1` are "x sub t plus 1", `\frac12 x` and `\frac{1}{2x}` differ by two words that are easily missed,
`x^*` is "x to the times". A `\text` in the right place says where an index ends, what a star is.
"""

import re
from collections.abc import Callable
from typing import Final

from narrator.formulas.arrows import ARROWS, arrow
from narrator.formulas.raised import of_a_set, raised
from narrator.formulas.tokens import BIG, arguments_end, group_end, skip_blanks, things, tokens_of
from narrator.formulas.wording import FormulaWording

_BRACED_COMMA: Final = re.compile(r"(?<=\d)\{[,.]\}(?=\d)")
"""Keeps the space after a comma away: 3{,}14."""
_BRACED_GROUPS: Final = re.compile(r"(?<=\d)\{,\}(?=\d{3}(?!\d))")
_DOUBLE_FACTORIAL: Final = re.compile(r"(?<!!)!!(?!!)")
_PRIME_POWER: Final = re.compile(r"((?:(?<![A-Za-z\\])[A-Za-z]|\\(?:phi|psi|varphi|theta))\s?'{1,3})\s?\^")
_CLOSING_SIGNS: Final = r"""
) ] } , ; . & | \right \} \rangle \rvert \vert
"""
_CLOSING: Final = frozenset(_CLOSING_SIGNS.split())
_RELATION_SIGNS: Final = r"""
+ - = < > / : * ! ' ^ _ \cdot \times \div \pm \mp \le \leq \ge \geq \ne \neq \to \in \ll \gg \approx \equiv
\sim \mid \\ \quad \qquad \, \; \: \cdots \ldots \dots \end \rightarrow \Rightarrow \implies \iff \text
"""
_RELATIONS: Final = frozenset(_RELATION_SIGNS.split())
"""Before these a listener hears that the fraction is over."""
_FRACTIONS: Final = {r"\frac": 2, r"\dfrac": 2, r"\tfrac": 2, r"\sqrt": 1, r"\binom": 2}
_NAMES: Final = re.compile(
    r"\\(?:mathrm|mathit|mathsf|mathbf|mathtt|rm)\{(?=[A-Za-z]{3,}\}|(?:Re|Im|Id|Tr)\})(?=[^}]*[aeiouAEIOU]|Tr)"
)
"""Words set upright letter by letter."""
_VECTORS: Final = frozenset((r"\vec", r"\mathbf", r"\boldsymbol", r"\bm", r"\nabla", r"\hat"))
_EXTREMES: Final = frozenset((r"\max", r"\min", r"\sup", r"\inf"))
"""As an index they are names: nothing follows that they are the greatest of."""
_INDEX_WORD: Final = re.compile(
    r"(?:max|min|mid|final|init|initial|data|train|gain|bias|main|train|thermal|ideal|fail|pair|spatial|signal|radial)"
    r"|(?=[a-z]*[eo])(?=[a-z]*[bcdfghklmnprstvwxz])(?![a-z]*[bcdfghjklmnpqrstvwxz]{4})[a-z]{3,14}"
    r"|(?!abcd)(?=[a-z]*[aiu])(?![a-z]*[bcdfghjklmnpqrstvwxz]{4})[a-z]{5,14}"
)
"""An index that is a word: what has an e or an o, which number nothing. Others are letters side by side."""
_NAMED_INDEX: Final = re.compile(
    r"\\(?:mathrm|operatorname|textrm|mathsf)\s?\{((?=[A-Za-z]*[aeiouAEIOU])[A-Za-z]{3,20})\}"
)
"""An index that is set as a name: "min" there is no minimum of what follows."""
DEEPEST: Final = 60
"""Of nesting: the library refuses 64."""


def unambiguous(tex: str, wording: FormulaWording) -> str:
    """Return *tex* with the words that keep its phrase from being heard as another formula."""
    if wording.groups_by_comma:
        tex = _BRACED_GROUPS.sub("", tex)
    tex = _DOUBLE_FACTORIAL.sub(rf"\\text{{ {wording.double_factorial}}}", tex) if wording.double_factorial else tex
    tex = _PRIME_POWER.sub(r"{\1}^", tex)
    tex = _NAMES.sub(r"\\operatorname{", _BRACED_COMMA.sub(".", tex)).replace(":=", r"\coloneqq ")
    tokens = tokens_of(tex)
    depth = deepest = 0
    for mark in tokens:
        depth += (mark == "{") - (mark == "}")
        deepest = max(deepest, depth)
    return tex if depth or deepest > DEEPEST else _reworded(tokens, wording)


def _reworded(tokens: list[str], wording: FormulaWording) -> str:
    said: list[str] = []
    place = 0
    while place < len(tokens):
        token = tokens[place]
        handled = HANDLERS.get(token)
        if handled is None:
            said.append(token)
            place += 1
        else:
            words, place = handled(tokens, place, said, wording)
            said.append(words)
    return "".join(said)


def _index(tokens: list[str], place: int, said: list[str], wording: FormulaWording) -> tuple[str, int]:
    begin = skip_blanks(tokens, place + 1)
    end = group_end(tokens, begin)
    if begin >= len(tokens) or tokens[begin] != "{":
        return "_", place + 1
    inside = tokens[begin + 1 : end - 1]
    if len(inside) == 1 and inside[0] in _EXTREMES:
        return rf"_{{\text{{{inside[0][1:]}}}}}", end
    word = "".join(inside)
    named = _NAMED_INDEX.fullmatch(word)
    if named:
        return rf"_{{\text{{{named[1]}}}}}", end
    if _INDEX_WORD.fullmatch(word):
        return rf"_{{\text{{{word}}}}}", end
    words = _reworded(inside, wording)
    is_simple = len(list(things(inside))) < 2 or any(mark in inside for mark in (r"\substack", r"\begin"))
    if is_simple or _base(said) in BIG:
        return f"_{{{words}}}", end
    closing = f", {wording.end_index}," if wording.end_index else ","
    return rf"_{{{words}\text{{{closing}}}}}", end


def _base(said: list[str]) -> str:
    """Return the command that the next index belongs to; empty: a letter, or what is not known."""
    place = len(said) - 1
    while place >= 0 and said[place].isspace():
        place -= 1
    if place >= 0 and said[place] == "}":
        depth = 0
        while place >= 0:
            depth += (said[place] == "}") - (said[place] == "{")
            place -= 1
            if not depth:
                break
    return said[place] if place >= 0 and said[place].startswith("\\") else ""


def _power(tokens: list[str], place: int, said: list[str], wording: FormulaWording) -> tuple[str, int]:
    begin = skip_blanks(tokens, place + 1)
    end = group_end(tokens, begin)
    inside = [token for token in tokens[begin:end] if not token.isspace()]
    while len(inside) > 1 and inside[0] == "{" and group_end(inside, 0) == len(inside):
        inside = inside[1:-1]
    is_side = inside in (["+"], ["-"]) and any(piece.strip() in ARROWS for piece in said[-6:])
    words = (
        ""
        if is_side or not inside
        else raised(inside, said, tokens[end:], wording, lambda part: _reworded(part, wording))
    )
    if words:
        return words, end
    if r"\times" in inside[1:-1]:
        words = of_a_set(said, _reworded(inside, wording), wording)
        return f"^{{{words}}}", end
    return "^", place + 1


def _fraction(tokens: list[str], place: int, said: list[str], wording: FormulaWording) -> tuple[str, int]:
    """Part a fraction or a root from the number before it and from what is multiplied after it."""
    begin = skip_blanks(tokens, place + 1)
    end = arguments_end(tokens, begin, _FRACTIONS[tokens[place]])
    if begin < len(tokens) and tokens[begin] in _FRACTIONS:
        return tokens[place], place + 1
    words = tokens[place] + _reworded(tokens[place + 1 : end], wording)
    following = skip_blanks(tokens, end)
    after = tokens[following] if following < len(tokens) else "}"
    before = next((token for token in reversed(said) if not token.isspace()), "")
    if (
        before[-1:].isdigit()
        and tokens[place] not in {r"\sqrt", r"\binom"}
        and (said[-2:-1] or [""])[0] not in {"^", "_"}
    ):
        is_mixed = before.isdigit() and all(
            token.isdigit() or token in {"{", "}"} for token in tokens[begin:end] if not token.isspace()
        )
        link = wording.also if is_mixed else wording.times
        words = rf"\text{{ {link} }}{words}" if link else rf"\text{{,}}{words}"
    if after in {"^", "!"} or after not in _CLOSING | _RELATIONS:
        words += r"\text{,}"
    return words, end


def _product(tokens: list[str], place: int, said: list[str], wording: FormulaWording) -> tuple[str, int]:
    """Tell a product of vectors by its kind."""
    word = {r"\cdot": wording.dot, r"\times": wording.cross}[tokens[place]]
    before = [piece for piece in said if not piece.isspace()][-2:]
    is_between_vectors = _base(said) in _VECTORS or (len(before) == 2 and before[0] in _VECTORS)
    return (rf"\text{{ {word} }}" if word and is_between_vectors else f"{tokens[place]} "), place + 1


def _bar(tokens: list[str], place: int, said: list[str], wording: FormulaWording) -> tuple[str, int]:
    """Name a bar that stands alone so that it is no letter with a bar over it."""
    if wording.bar and said and said[-1].strip() == r"\middle":
        said.pop()
    return (rf"\text{{ {wording.bar} }}" if wording.bar else f"{tokens[place]} "), place + 1


def _bar_alone(tokens: list[str], place: int, said: list[str], wording: FormulaWording) -> tuple[str, int]:
    """Name the only bar of a formula, if no command sizes it and no index is at it."""
    before = next((piece.strip() for piece in reversed(said) if piece.strip()), "")
    following = skip_blanks(tokens, place + 1)
    is_sized = before.startswith((r"\left", r"\right", r"\middle", r"\big", r"\Big"))
    is_marked = tokens[following : following + 1] in (["_"], ["^"])
    if not wording.bar or is_sized or is_marked or tokens.count("|") > 1:
        return "|", place + 1
    return rf"\text{{ {wording.bar} }}", place + 1


def _covered(tokens: list[str], place: int, _said: list[str], wording: FormulaWording) -> tuple[str, int]:
    """Part what a sign covers from the sign, where it covers several: a bar over AB is none over B."""
    begin = skip_blanks(tokens, place + 1)
    end = group_end(tokens, begin)
    if begin >= len(tokens) or tokens[begin] != "{":
        return tokens[place] + " ", place + 1
    inside = tokens[begin + 1 : end - 1]
    words = _reworded(inside, wording)
    pause = r"\text{,}" if len(list(things(inside))) > 1 else ""
    return f"{tokens[place]}{{{words}{pause}}}", end


def _text(tokens: list[str], place: int, _said: list[str], _wording: FormulaWording) -> tuple[str, int]:
    end = arguments_end(tokens, place + 1, 1)
    return "".join(tokens[place:end]), end


_Handler = Callable[[list[str], int, list[str], FormulaWording], tuple[str, int]]
HANDLERS: Final[dict[str, _Handler]] = {
    "_": _index,
    "^": _power,
    r"\cdot": _product,
    r"\times": _product,
    r"\mid": _bar,
    "|": _bar_alone,
    **dict.fromkeys(ARROWS, arrow),
    **dict.fromkeys((r"\overline", r"\widehat", r"\widetilde", r"\overrightarrow", r"\underline"), _covered),
    **dict.fromkeys(_FRACTIONS, _fraction),
    **dict.fromkeys((r"\text", r"\mbox", r"\textrm", r"\ce", r"\tag", r"\label", r"\SI", r"\qty", r"\pu"), _text),
}
