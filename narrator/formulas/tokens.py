"""TeX → tokens, and the groups that braces make of them."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

_TOKEN: Final = re.compile(r"\\(?:[A-Za-z]+\*?|.)|\d+(?:[.,]\d+)*|\s+|.", re.DOTALL)
_TAKES_A_FIGURE: Final = frozenset(("^", "_", r"\frac", r"\dfrac", r"\tfrac", r"\sqrt", r"\binom"))
_BIG_NAMES: Final = r"""
\sum \prod \coprod \int \iint \iiint \oint \lim \limsup \liminf \bigcup \bigcap \bigoplus \bigotimes \bigvee
\bigwedge \max \min \sup \inf \limits \log \operatorname* \underbrace \overbrace \underset \xrightarrow
"""
BIG: Final = frozenset(_BIG_NAMES.split())
"""What takes an index as the place where it begins, not as part of a name."""
_STYLE_NAMES: Final = r"""
\mathbf \mathrm \mathit \mathsf \mathtt \mathbb \mathcal \mathfrak \mathscr \boldsymbol \bm \text \textbf
\textit \textrm \operatorname \hat \bar \tilde \vec \dot
"""
_STYLES: Final = frozenset(_STYLE_NAMES.split())
"""Commands whose argument, with them, is one thing."""


def tokens_of(tex: str) -> list[str]:
    """Return the tokens of *tex*: joined they are *tex*. A number is one, but where TeX takes a figure alone."""
    tokens: list[str] = []
    before = ""
    for piece in _TOKEN.findall(tex):
        tokens += piece if piece[0].isdigit() and before in _TAKES_A_FIGURE else (piece,)
        before = before if piece.isspace() else piece
    return tokens


def group_end(tokens: Sequence[str], begin: int) -> int:
    """Return where what begins at *begin* ends: after the closing brace of a group, else after one token."""
    if begin >= len(tokens) or tokens[begin] != "{":
        return min(begin + 1, len(tokens))
    depth = 0
    for place in range(begin, len(tokens)):
        depth += (tokens[place] == "{") - (tokens[place] == "}")
        if not depth:
            return place + 1
    return len(tokens)


def skip_blanks(tokens: Sequence[str], begin: int) -> int:
    """Return the place of the first token from *begin* on that is no white space."""
    while begin < len(tokens) and tokens[begin].isspace():
        begin += 1
    return begin


def arguments_end(tokens: Sequence[str], begin: int, count: int) -> int:
    """Return where *count* arguments of a command end, the first of which begins at or after *begin*."""
    for _ in range(count):
        begin = skip_blanks(tokens, begin)
        if begin < len(tokens) and tokens[begin] == "[":
            while begin < len(tokens) and tokens[begin] != "]":
                begin += 1
            begin = skip_blanks(tokens, begin + 1)
        begin = group_end(tokens, begin)
    return begin


def things(tokens: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield what stands side by side in *tokens*: a letter, a number, a styled group, each one thing."""
    begin = 0
    while begin < len(tokens):
        if tokens[begin].isspace():
            begin += 1
            continue
        styled = tokens[begin] in _STYLES
        end = group_end(tokens, skip_blanks(tokens, begin + 1)) if styled else group_end(tokens, begin)
        yield tokens[begin:end]
        begin = end
