r"""Arrows as what they mean where they stand: `f: A \to B`, `x_n \to x`, `p \to q`.

The library says "tends to" for every arrow to the right. That is so where something evidently has a limit; between sets
the arrow of a map is "to", and any other one is said by its name.
"""

import re
from typing import Final

from narrator.formulas.wording import FormulaWording

ARROWS: Final = (r"\to", r"\rightarrow", r"\longrightarrow")
_LIMITS: Final = frozenset((r"\lim", r"\limsup", r"\liminf", r"\varlimsup", r"\varliminf"))
_LOGIC: Final = frozenset((r"\lnot", r"\neg", r"\land", r"\lor", r"\vdash"))
_TO_NUMBER: Final = re.compile(r"\{?\s?(?:[-+]|\\pm|\\mp)?\s?(?:\d|\\infty)")
_SEQUENCE: Final = re.compile(r"(?:[A-Za-z}]|\\[a-z]{2,12})\s?_(?:\{[^{}]{0,30}\}|\w)\s?$|(?<!\})\)\s?$")
_VARIABLE: Final = re.compile(r"(?:^|[^A-Za-z\\])(?:[xyzth]|\\(?:theta|epsilon|varepsilon|delta|lambda))\s?$")
_TO_VALUE: Final = re.compile(r"(?:[a-tw]|\\(?:pi|theta|alpha|lambda|bar|hat))(?![a-z])(?!\s?[-+])|[xyz]\s?[_^]")
_SET: Final = r"\\(?:mathbb|mathcal|mathfrak|mathscr)"
_SET_BEFORE: Final = re.compile(
    rf"(?:{_SET}\s?(?:\{{[A-Za-z]\}}|[A-Z])|\\[RNZQC])(?:\s?[_^](?:\{{[^{{}}]{{1,30}}\}}|\w)){{0,2}}\s?$|\\\}}\s?$"
)
_SET_AFTER: Final = re.compile(rf"{_SET}|\\\{{|\\[RNZQC](?![A-Za-z])")
_CAPITAL_BEFORE: Final = re.compile(r"(?:^|[^A-Za-z\\])[A-Z](?:_\w|_\{[^{}]{1,20}\}|'|\^\w)?\s?$")
_NAME_OF_MAP: Final = re.compile(r"[^=<>+,;:&{}()\\]{0,20}(?:\\[A-Za-z]{2,12})?[^=<>+,;:&()\\]{0,20}")
_POWER_BEFORE: Final = re.compile(r"\^(?:\{[^{}]{0,30}\}|\w)\s?$")
"""Where "to the n to" would be heard as two powers."""
_SEEN_BEFORE, _SEEN_AFTER = 80, 12
"""Characters and tokens beside an arrow that are looked at."""


def arrow(tokens: list[str], place: int, said: list[str], wording: FormulaWording) -> tuple[str, int]:
    """Return what is said for the arrow at *place*, behind what is *said*, and the place behind it."""
    name = wording.signs.get("→", "")
    before = "".join(said[-_SEEN_BEFORE:]).rstrip()[-_SEEN_BEFORE:]
    after = "".join(tokens[place + 1 : place + _SEEN_AFTER]).lstrip()
    by_the_library = tokens[place] + " ", place + 1
    if not _LOGIC.isdisjoint(tokens):
        return r"\implies ", place + 1
    is_sequence = sum(token in ARROWS for token in tokens) > 1 and (
        before.endswith("0") or _CAPITAL_BEFORE.search(before)
    )
    if wording.maps[1] and is_sequence and (after[:1].isupper() or after[:1] == "0"):
        return rf"\text{{ {wording.maps[1]} }}", place + 1
    if not name or _TO_NUMBER.match(after) or not _LIMITS.isdisjoint(tokens[:place]):
        return by_the_library
    are_capitals = _CAPITAL_BEFORE.search(before) and after[:1].isupper()
    if wording.maps[1] and (are_capitals or _SET_BEFORE.search(before) or _SET_AFTER.match(after)):
        pause = "," if _POWER_BEFORE.search(before) else ""
        return rf"\text{{{pause} {wording.maps[1]} }}", place + 1
    if before and after and (_SEQUENCE.search(before) or (_VARIABLE.search(before) and _TO_VALUE.match(after))):
        return by_the_library
    return rf"\text{{ {name} }}", place + 1


def maps_named(tokens: list[str], wording: FormulaWording) -> list[str]:
    r"""Return *tokens* with the colon and the arrow of a map as words: `f: A \to B`, "f from A to B"."""
    begin, between = wording.maps
    colon = next((place for place, token in enumerate(tokens) if token in {":", r"\colon"}), 0)
    name = "".join(tokens[:colon]).strip()
    if not begin or not colon or name.isdigit() or not _NAME_OF_MAP.fullmatch(name):
        return tokens
    depth = 0
    for place in range(colon + 1, len(tokens)):
        mark = tokens[place]
        depth += (mark in {"{", "(", "["}) - (mark in {"}", ")", "]"})
        if mark in {"=", ";", "\\\\"} or (mark == "," and not depth):
            break
        if mark in ARROWS and not depth:
            head = [*tokens[:colon], rf"\text{{ {begin} }}", *tokens[colon + 1 : place]]
            pause = "," if _POWER_BEFORE.search("".join(tokens[colon + 1 : place]).rstrip()) else ""
            return [*head, rf"\text{{{pause} {between} }}", *tokens[place + 1 :]]
    return tokens
