r"""Where a thing of several parts ends, and what stands over or under it: matrices, braces, labeled arrows, tags.

`\begin{pmatrix} 1 \\ 2 \end{pmatrix} = x` would be heard as one row "2 equals x".
"""

import re
from collections.abc import Callable
from typing import Final

from narrator.formulas.arrows import ARROWS, maps_named
from narrator.formulas.letters import words_named
from narrator.formulas.tokens import arguments_end, group_end, skip_blanks, tokens_of
from narrator.formulas.wording import FormulaWording

_ENDS: Final = {
    **dict.fromkeys(("matrix", "pmatrix", "bmatrix", "Bmatrix", "smallmatrix", "array"), 0),
    "vmatrix": 1, "cases": 2, "dcases": 2, "rcases": 2,
}  # fmt: skip
"""Of an environment: the place of the words that end it in `FormulaWording.ends`."""
_END: Final = re.compile(
    r"(\\end\s?\{(" + "|".join(_ENDS) + r")\}(?:\s?\\right\s?(?:\.|\)|\]|\\\}|\|))?)(?=\s{0,9}(\S{1,6}))"
)
_NOTHING_FOLLOWS: Final = re.compile(r"\\end|\\right|\\\\|[&}\])|,.;]|\\text\{,")
_ONE_SIDED: Final = re.compile(
    r"\\left\s?\\(?:\{|lbrace)\s{0,9}\\begin\s?\{array\}\s?\{[^{}]{0,40}\}((?:(?!\\begin|\\end|\\hline).){1,1500}?)"
    r"\\end\s?\{array\}\s{0,9}\\right\s?\.",
    re.DOTALL,
)
_EMPTY_ROW: Final = re.compile(r"\\\\(?:\s|\\ ){0,20}(?=\\end\s?\{)")
_DOTS: Final = re.compile(r"(?<!\.)\.{3}(?!\.)")
_LOG_STAR: Final = re.compile(r"\\log\s?\^\s?\{?\s?(?:\*|\\star|\\ast)(?![A-Za-z])\s?\}?")
_LAW: Final = re.compile(
    r"(\})?\s?\\sim(?![A-Za-z])(?=\s?(?:\{\s?)?(?:\\mathcal\s?\{?[A-Z]|\\(?:text|mathrm|textrm|operatorname|mathsf)\s?\{[A-Z]"
    r"|[A-Z][A-Za-z]{0,12}(?:_\w)?\s?(?:\\left)?\("
    r"|[pqPQ](?:\s?[_(}]|$)))"
)
"""What has a law: "X ∼ N(0, 1)", an index "x ∼ p"."""
_TAG: Final = re.compile(r"\\tag\*?\s?\{([^{}]{1,40})\}")
_MODULUS: Final = re.compile(r"\\pmod\s?(?:\{([^{}]{1,40})\}|(\w))")
_EXISTS: Final = re.compile(r"(\\exists(?:(?!\\forall|[:=]).){1,60}?)(?:\s|\\[,;]){0,4}(?::|\\mid(?![A-Za-z]))(?!=)")
_DIVERGENCE: Final = re.compile(r"(?<=[A-Z}]\()([^()]{1,40})\\(?:parallel|mid\s?\\mid)(?![A-Za-z])")
_NESTED_BARS: Final = re.compile(r"(?<!\|)\|\|([^|]{1,30})\|([^|]{1,12})\|([^|]{1,30})\|\|(?!\|)")
_UPRIGHT_BAR: Final = re.compile(r"\\vert(?![A-Za-z])\s?")
_TAKEN: Final = re.compile(
    r"(?<=[\w)}\]])(?<!ight)(?<![bB]ig)(?<!igg)(?<!ig[rlm])(?<!igg[rlm])\|(?=\s?_\s?(?:\{[^{}]{0,30}=[^{}]{0,30}\}|(?:\{[^{}]{1,20}\}|\w)\s?\^))"
)
"""The bar behind what is taken at a place or between two."""
_SINGLE_BAR: Final = re.compile(r"(?<![|\\])\|(?!\|)")
_CARDINALITY: Final = re.compile(
    r"(?<![\\|])(?:\\left\s?)?\|(\s?(?:\\mathcal\s?\{[A-Z]\}|[^|=<>]{0,40}(?:\\c[au]p(?![A-Za-z])|\\setminus|\\\{)[^|=<>]{1,40}?))(?:\\right\s?)?\|"
)
_REPEATING: Final = re.compile(r"(\d{1,9}\.\d{0,9})\\overline\s?\{?(\d{1,12})\}?")
_RAISED_T: Final = re.compile(r"\^\s?(?:T(?![a-z])|\{\s?T\s?\})")
_TRANSPOSED: Final = re.compile(
    r"\\(?:mathbf|boldsymbol|bm|vec)\s?(?:\{[^{}]{1,20}\}|[A-Za-z]|\\[a-z]{2,8})(?:_\{?\w{1,6}\}?)?\s?\^\{?\s?T\W"
    r"|(?<![A-Za-z])([A-Z])\s?\^\s?\{?T\}?\s{0,3}\1(?![a-z])|(?<![A-Za-z])([a-z])\s?\^\s?\{?T\}?\s{0,3}[A-Z]\s?\2(?![a-z])"
    r"|(?<![A-Za-z\\])[wxuy]\s?\^\s?\{?T\}?\s{0,3}[wxuy](?![a-z])"
)
"""Where a T that is raised can be no power: at a vector, between the same matrix twice, in a quadratic form."""
_TRIPLE_PRIME: Final = re.compile(r"(?<!')'{3}(?!')")
_FUNCTION: Final = re.compile(r"\\(?:([a-z]{2,8})|operatorname\s?\{([a-z]{2,8})\})(?![A-Za-z])(?=(\s{0,2}[\^_])?)")
_ACCENT: Final = re.compile(
    r"\\(acute|grave|breve|mathring|d{3,4}ot|widecheck|overleftarrow|overleftrightarrow)\s?(?:\{([^{}]{1,40})\}|([A-Za-z](?![A-Za-z])))"
)
_INDEPENDENT: Final = re.compile(r"\\perp\s{0,3}(?:\\!\s{0,3}){1,4}\\perp(?![A-Za-z])")
_BRACES: Final = {r"\underbrace": "_", r"\overbrace": "^"}
_STACKED: Final = frozenset((r"\overset", r"\stackrel"))
_LONG_ARROWS: Final = frozenset((r"\xrightarrow", r"\xlongrightarrow"))
_BARE_STYLE: Final = re.compile(r"\{\s?\\(rm|tt|it|sf|bf|cal)(?![A-Za-z])\s?([^{}\\$^_&]{1,40})\}")
_BARE_SIDE: Final = re.compile(r"[A-Za-z]{2,20}")


def grouped(tex: str, wording: FormulaWording) -> str:
    """Return *tex* with words where its groups end, as far as *wording* has them."""
    tex = _DOTS.sub(r"\\ldots ", _LOG_STAR.sub(rf"\\text{{log {wording.star} {wording.of} }}", tex))
    tex = words_named(_BARE_STYLE.sub(_style, tex))
    tex = _EMPTY_ROW.sub("", tex)
    tex = _ONE_SIDED.sub(r"\\begin{cases}\1\\end{cases}", tex)
    tex = _MODULUS.sub(lambda match: rf"\text{{, }}\bmod {{{match[1] or match[2]}}}", tex)
    if wording.numbered and tex.count(r"\tag") > 1:
        tex = _TAG.sub(lambda match: rf"\text{{, {wording.numbered.format(n=match[1].strip())}}}", tex)
    if wording.repeating:
        tex = _REPEATING.sub(lambda match: _repeating(match, wording), tex)
    if wording.distributed and r"\sim" in tex:
        tex = _LAW.sub(rf"\1\\text{{ {wording.distributed} }}", tex)
    tex = _bars(_marked(tex, wording), wording)
    if wording.ends and r"\end" in tex:
        tex = _END.sub(lambda match: _ended(match, wording), tex)
    tokens = maps_named(tokens_of(tex), wording)
    place = 0
    while place < len(tokens):
        rewrite = _REWRITES.get(tokens[place])
        tokens = rewrite(tokens, place, wording) if rewrite else tokens
        place += 1
    return "".join(tokens)


def _marked(tex: str, wording: FormulaWording) -> str:
    """Return *tex* with words for the marks and signs that mean something where they stand."""
    if wording.such_that and r"\exists" in tex:
        tex = _EXISTS.sub(rf"\1\\text{{ {wording.such_that} }}", tex)
    if wording.transposed and "T" in tex and _TRANSPOSED.search(tex):
        tex = _RAISED_T.sub(r"^{\\top}", tex)
    if "‴" in wording.signs:
        tex = _TRIPLE_PRIME.sub(rf"\\text{{ {wording.signs['‴']}}}", tex)
    if wording.names:
        tex = _FUNCTION.sub(lambda match: _named(match, wording), tex)
    if wording.accents:
        tex = _ACCENT.sub(lambda match: _accented(match, wording), tex)
    if "⫫" in wording.signs:
        tex = _INDEPENDENT.sub(rf"\\text{{ {wording.signs['⫫']} }}", tex)
    return tex


def _style(match: re.Match[str]) -> str:
    r"""Return `{\rm name}` as the command with an argument, so that a name is no product of its letters."""
    style, inside = match[1], match[2].strip()
    if style in {"bf", "cal"} or (style == "it" and not _BARE_SIDE.fullmatch(inside)):
        return match[0]
    is_name = _BARE_SIDE.fullmatch(inside) is not None
    return rf"{{\mathrm{{{inside}}}}}" if is_name else rf"{{\text{{{inside.replace('~', ' ')}}}}}"


def _named(match: re.Match[str], wording: FormulaWording) -> str:
    """Return a function by its name, where nothing stands at it: "sinh" is no word."""
    name = wording.names.get(match[1] or match[2])
    return rf"\text{{ {name} }}" if name and match[3] is None else match[0]


def _accented(match: re.Match[str], wording: FormulaWording) -> str:
    mark, inside = wording.accents.get(match[1]), match[2] or match[3]
    pause = "," if len(inside.strip()) > 1 else ""
    return rf"{{{inside}}}\text{{{pause} {mark},}}" if mark else match[0]


def _repeating(match: re.Match[str], wording: FormulaWording) -> str:
    number = match[1] + match[2]
    return rf"\text{{{wording.repeating.format(number=number, repeated=match[2])}}}"


def _bars(tex: str, wording: FormulaWording) -> str:
    """Return *tex* with double bars told from two bars, and sizes of sets from absolute values."""
    tex = _NESTED_BARS.sub(r"\\lvert\\lvert \1\\rvert \2\\lvert \3\\rvert\\rvert ", tex)
    tex = _UPRIGHT_BAR.sub("|", tex)
    if tex.count("|") == 1:
        tex = _TAKEN.sub(r"\\Big|", tex)
    tex = _DIVERGENCE.sub(r"\1\\|", tex)
    if "||" in tex and not _SINGLE_BAR.search(tex) and "|||" not in tex:
        tex = tex.replace("||", r"\|")
    if wording.cardinality and "|" in tex:
        begin, end = wording.cardinality
        tex = _CARDINALITY.sub(rf"\\text{{ {begin}, }}\1\\text{{, {end}, }}", tex)
    return tex


def _ended(match: re.Match[str], wording: FormulaWording) -> str:
    following = match[3]
    if _NOTHING_FOLLOWS.match(following):
        return match[0]
    return rf"{match[1]}\text{{, {wording.ends[_ENDS[match[2]]]}, }}"


def _stacked(tokens: list[str], place: int, wording: FormulaWording) -> list[str]:
    """Say a mark over a sign as the mark it is, and part both from what follows."""
    begin = skip_blanks(tokens, place + 1)
    middle = group_end(tokens, begin)
    end = arguments_end(tokens, middle, 1)
    over = tokens[begin:middle]
    under = "".join(tokens[middle:end]).strip("{} ")
    if under in ARROWS and wording.labeled and "→" in wording.signs:
        label = [rf"\text{{ {wording.signs['→']}, {wording.labeled} }}", *over, r"\text{,}"]
        return [*tokens[:place], *label, *tokens[end:]]
    if "".join(over).strip("{} ") == "!" and "!" in wording.signs:
        over = ["{", rf"\text{{{wording.signs['!']}}}", "}"]
    parted = [r"\text{,}"] if skip_blanks(tokens, end) < len(tokens) else []
    return [*tokens[:place], r"\overset", *over, *tokens[middle:end], *parted, *tokens[end:]]


def _braced(tokens: list[str], place: int, wording: FormulaWording) -> list[str]:
    begin = skip_blanks(tokens, place + 1)
    end = group_end(tokens, begin)
    mark = skip_blanks(tokens, end)
    if not wording.group or tokens[begin : begin + 1] != ["{"]:
        return tokens
    opening, closing = wording.group
    label: list[str] = []
    if tokens[mark : mark + 1] == [_BRACES[tokens[place]]]:
        first = skip_blanks(tokens, mark + 1)
        last = group_end(tokens, first)
        label, end = tokens[first:last], last
    said = [rf"\text{{ {opening} }}", *tokens[begin + 1 : group_end(tokens, begin) - 1]]
    if label:
        said += [rf"\text{{, {wording.labeled} }}", *label]
    return [*tokens[:place], *said, rf"\text{{, {closing}, }}", *tokens[end:]]


def _labeled(tokens: list[str], place: int, wording: FormulaWording) -> list[str]:
    begin = skip_blanks(tokens, place + 1)
    end = group_end(tokens, begin)
    name = wording.signs.get("→")
    if not wording.labeled or not name or tokens[begin : begin + 1] != ["{"] or end - begin < 3:
        return tokens
    arrow = rf"\text{{ {name}, {wording.labeled} }}"
    return [*tokens[:place], arrow, *tokens[begin + 1 : end - 1], r"\text{,}", *tokens[end:]]


_Rewrite = Callable[[list[str], int, FormulaWording], list[str]]
_REWRITES: Final[dict[str, _Rewrite]] = {
    **dict.fromkeys(_STACKED, _stacked),
    **dict.fromkeys(_BRACES, _braced),
    **dict.fromkeys(_LONG_ARROWS, _labeled),
}
