r"""Letters in a row: a product of variables, or the name of a function or a quantity that nobody marked as one.

`sin x` without its backslash is a sine, `speed = distance / time` has words; `abcd`, `ijk` and `dp` are letters.
"""

import re
from typing import Final

_KNOWN: Final = "sin|cos|tan|cot|sec|log|ln|exp|lim|det|gcd|max|min|arg|sup|inf"
_PIECES: Final = re.compile(
    r"(?P<kept>\\(?:text\w{0,6}|mbox|begin|end|math\w{2,5}|operatorname\*?|color|tag|label|ref|eqref|SI|qty|si|unit|num"
    r"|hspace|vspace|ce|pu|boldsymbol|bm|textcolor|cssId|class|hphantom|phantom)\s?\{[^{}]{0,200}\}|\\[A-Za-z]+|\\."
    r"|_\s?\{\s?[A-Za-z]{2,14}\s?\})"
    rf"|(?<![A-Za-z])(?P<function>{_KNOWN})(?P<argument>[a-z])?(?![A-Za-z])"
    r"|(?<![A-Za-z])(?P<word>[A-Za-z]{3,24})(?![A-Za-z])(?=(?P<call>\()?)"
)
_PRONOUNCED: Final = re.compile(
    r"(?=[a-z]*[aeiou])(?=[a-z]*[bcdfghklmnprstvwxz])(?![a-z]*[bcdfghjklmnpqrstvwxz]{4})(?![a-z]*[aeiou]{3})[a-z]+"
)
_RUN: Final = "abcdefghijklmnopqrstuvwxyz"
_INTEGRAND: Final = re.compile(r"[a-z]{1,4}d[a-z]")


def words_named(tex: str) -> str:
    """Return *tex* with the names that stand in it as bare letters marked as names."""
    return _PIECES.sub(_named, tex)


def _named(match: re.Match[str]) -> str:
    if match["kept"]:
        return match[0]
    if match["function"]:
        if match["argument"] and match["function"] not in {"sin", "cos", "tan", "log"}:
            return match[0]
        return rf"\{match['function']} {match['argument'] or ''}"
    word = match["word"]
    small = word[0].lower() + word[1:]
    if not small.islower() or len(word) < (3 if match["call"] else 4) or small in _RUN:
        return match[0]
    if not _PRONOUNCED.fullmatch(small) or (_INTEGRAND.fullmatch(small) and not match["call"]):
        return match[0]
    return rf"\text{{{word}}}"
