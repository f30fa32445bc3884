"""Moves of chess: "2.Nf3" → "two, knight F three", "Qxf7#" → "queen takes F seven, mate", "O-O" → "castles"."""

import re
from typing import Final

from narrator.script.spoken.english.numerals import cardinal
from narrator.script.spoken.pattern import Pattern
from narrator.script.spoken.rule import INNER_STOP, Rule

_PIECE: Final = {"K": "king", "Q": "queen", "R": "rook", "B": "bishop", "N": "knight"}
_NUMBER: Final = r"(?:(?<![\w.,-])(\d{1,3})\.(?:\.\.)? ?|(?<![\w#@/.-]))"
_MOVE: Final = r"([KQRBN]?)([a-h]?[1-8]?)(x?)([a-h])([1-8])(?:=([QRBN]))?([+#]?)(?![\w+#])"
_PATTERN: Final = Pattern(_NUMBER + _MOVE)
_CASTLES: Final = Pattern(r"([O0])(?<![\w-].)-\1(-\1)?([+#]?)(?![\w-])")
_SURE: Final = Pattern(
    r"(?<![\w#@/.-])(?:[KQRBN][a-h]?[1-8]?x[a-h][1-8]|\d{1,3}\.(?:\.\.)? ?(?:[KQRBN][a-h][1-8]|[a-h]x?[a-h]?[1-8])\b)"
)
"""A capture by a piece, or a move with its number: nothing else is written so."""
_SPOKEN_OF: Final = 200
"""Characters on both sides in which such a move tells that the others are moves as well."""
_END: Final = {"": "", "+": ", check", "#": ", mate"}


def _is_game(match: re.Match[str]) -> bool:
    begin = max(0, match.start() - _SPOKEN_OF)
    return _SURE.search(match.string, begin, match.end() + _SPOKEN_OF) is not None


def _say(match: re.Match[str]) -> str:
    number, piece, origin, takes, file, rank, promoted, end = match.groups()
    if not (piece and takes) and not _is_game(match):
        return match[0]
    said = [_PIECE.get(piece, ""), *(cardinal(sign) if sign.isdigit() else sign.upper() for sign in origin)]
    said += ["takes" if takes else "", file.upper(), cardinal(rank)]
    said += [f"promotes to {_PIECE[promoted]}"] if promoted else []
    return (f"{cardinal(number)}, " if number else "") + " ".join(filter(None, said)) + _END[end]


def _say_castles(match: re.Match[str]) -> str:
    sign, long, end = match.groups()
    if sign == "0" and not _is_game(match):
        return match[0]
    return ("castles queenside" if long else "castles") + _END[end]


RULE: Final = Rule("moves", _PATTERN, _say, INNER_STOP | frozenset("x"))  # without a stop or a capture none is sure
CASTLES: Final = Rule("castling", _CASTLES, _say_castles, frozenset("-"))
