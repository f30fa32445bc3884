"""The grams of a pattern: short strings, one of which any text holds in which the pattern finds something.

A text that holds none need not be searched. They are derived from the parsed pattern, much as Russ Cox derives
trigrams for searching code (https://swtch.com/~rsc/regexp/regexp4.html); here what a pattern looks ahead or back for
counts too.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache, reduce
from itertools import groupby, product
from math import prod
from operator import itemgetter
from re import _constants as constants  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from string import ascii_lowercase, ascii_uppercase, digits
from typing import Any, Final, NamedTuple

Strings = frozenset[str]

LENGTH: Final = 4
"""Characters of the longest gram."""
_MOST: Final = 64
"""Strings that two pieces of a pattern may have together; beyond, what each has by itself is all that is known."""
_CLASS: Final = 16
"""Characters of a class that are told apart."""
_ACROSS: Final = LENGTH - 1
"""Characters on one side of a border that a gram across it may have."""
_FOLDS: Final = str.maketrans(ascii_uppercase + digits + "İı", ascii_lowercase + "0" * len(digits) + "ii")
_DIGIT: Final = re.compile(r"\d")
_CHANCES: Final = {sign: 1 / (5 + rank) for rank, sign in enumerate("0 etaoinsrhldcumfpgwybvkxjqz")}
"""How likely a character stands at any place of a text, by its rank in ordinary text: to compare grams, no more."""
_CHANCE_OF_OTHERS: Final = 1 / 200


def folded(text: str) -> str:
    """Return *text* without what a pattern may pass over: which case a letter has, and which digit it is.

    Each character is folded by itself, and those that `re.IGNORECASE` takes for one another are folded alike.
    """
    text = text.translate(_FOLDS)
    return text if text.isascii() else _DIGIT.sub("0", text.casefold())


def grams(pattern: str, flags: int = 0) -> Strings:
    """Return strings of at most `LENGTH` characters; where *pattern* matches, the text, `folded`, holds one of them.

    The empty string is among them where nothing is known.
    """
    return frozenset(map(_rarest_gram, _sequence(parser.parse(pattern, flags)).inside))


class _Known(NamedTuple):
    """What is known of any match of a piece of a pattern. Each set has a string that is true; "" always is."""

    whole: Strings | None
    """What the match is; None where that is unknown."""
    begin: Strings
    """What the text begins with from the beginning of the match on."""
    end: Strings
    """What the text ends with up to the end of the match."""
    inside: Strings
    """What the text has somewhere."""

    @property
    def is_plain(self) -> bool:
        """Whether all of it follows from what the match is."""
        return self.inside is self.whole


def _exactly(strings: Strings) -> _Known:
    return _Known(strings, strings, strings, strings)


_Tree = Iterable[tuple[Any, Any]]
_ANY: Final[Strings] = frozenset({""})
_EMPTY: Final = _exactly(_ANY)
"""A match without characters, as the border of a word is."""
_UNKNOWN: Final = _Known(None, _ANY, _ANY, _ANY)


def _sequence(tree: _Tree) -> _Known:
    """Return what is known of pieces in a row; of an operation that `_PIECES` does not have, nothing is."""
    known = _EMPTY
    for operation, run in groupby(tree, itemgetter(0)):
        if operation is constants.LITERAL:
            known = _joined(known, _exactly(frozenset({folded("".join(chr(code) for _, code in run))})))
        else:
            look = _PIECES.get(operation)
            known = reduce(_joined, (look(argument) if look else _UNKNOWN for _, argument in run), known)
    return known


def _class(items: _Tree) -> _Known:
    """Return what is known of a class of characters: each of them, where they are few."""
    characters: set[str] = set()
    for operation, argument in items:
        if operation is constants.LITERAL:
            characters.add(folded(chr(argument)))
        elif operation is constants.RANGE and argument[1] - argument[0] < _CLASS:
            characters.update(folded(chr(code)) for code in range(argument[0], argument[1] + 1))
        elif operation is constants.CATEGORY and argument is constants.CATEGORY_DIGIT:
            characters.add("0")
        else:
            return _UNKNOWN
    return _exactly(frozenset(characters)) if len(characters) <= _CLASS else _UNKNOWN


def _repeated(argument: tuple[int, int, _Tree]) -> _Known:
    """Return what is known of a piece that stands there so many times in a row."""
    least, most, tree = argument
    piece = _sequence(tree)
    if least == 0:
        return _either([piece, _EMPTY]) if most == 1 else _UNKNOWN
    known = reduce(_joined, [piece] * min(least, LENGTH))
    return known if least == most <= LENGTH else known._replace(whole=None)


def _looked_at(argument: tuple[int, _Tree]) -> _Known:
    """Return what is known of a place in front of which, or behind which, a piece stands."""
    direction, tree = argument
    piece = _sequence(tree)
    if direction > 0:
        return _EMPTY._replace(begin=piece.begin, inside=piece.inside)
    return _EMPTY._replace(end=piece.end, inside=piece.inside)


_PIECES: Final[dict[Any, Callable[[Any], _Known]]] = {
    constants.IN: _class,
    constants.BRANCH: lambda argument: _either([_sequence(tree) for tree in argument[1]]),
    constants.SUBPATTERN: lambda argument: _sequence(argument[-1]),
    constants.ATOMIC_GROUP: _sequence,
    constants.MAX_REPEAT: _repeated,
    constants.MIN_REPEAT: _repeated,
    constants.POSSESSIVE_REPEAT: _repeated,
    constants.ASSERT: _looked_at,
    constants.ASSERT_NOT: lambda _: _EMPTY,
    constants.AT: lambda _: _EMPTY,
}
"""What is known of one operation of a parsed pattern, by its argument."""


def _joined(first: _Known, then: _Known) -> _Known:
    """Return what is known of two pieces, the one right after the other."""
    if first is _EMPTY or then is _EMPTY:
        return then if first is _EMPTY else first
    whole = _product(first.whole, then.whole)
    if whole is not None and first.is_plain and then.is_plain:
        return _exactly(whole)
    before = frozenset(ending[-_ACROSS:] for ending in first.end)
    after = frozenset(beginning[:_ACROSS] for beginning in then.begin)
    return _Known(
        whole,
        _rarest(first.begin, _product(first.whole, after)),
        _rarest(then.end, _product(before, then.whole)),
        _rarest(first.inside, then.inside, _product(before, after)),
    )


def _either(branches: Sequence[_Known]) -> _Known:
    """Return what is known of a piece that is one of *branches*."""
    if all(branch.is_plain for branch in branches):
        return _exactly(_union(branch.inside for branch in branches))
    wholes = [branch.whole for branch in branches if branch.whole is not None]
    return _Known(
        _union(wholes) if len(wholes) == len(branches) else None,
        _union(branch.begin for branch in branches),
        _union(branch.end for branch in branches),
        _union(branch.inside for branch in branches),
    )


def _product(first: Strings | None, then: Strings | None) -> Strings | None:
    """Return each of *first* with each of *then* behind it; None where one is unknown or they are too many."""
    if first is None or then is None or len(first) * len(then) > _MOST:
        return None
    return frozenset(map("".join, product(first, then)))


def _union(sets: Iterable[Strings]) -> Strings:
    return frozenset().union(*sets)


def _rarest(*sets: Strings | None) -> Strings:
    """Return the set one of whose strings the fewest texts may hold."""
    telling = [strings for strings in sets if strings is not None and "" not in strings]
    return min(telling, key=_chance, default=_ANY)


@lru_cache(maxsize=1 << 12)
def _chance(strings: Strings) -> float:
    """Return how likely a place of a text has one of *strings*, for comparison."""
    return sum(_chance_of_gram(_rarest_gram(string)) for string in strings)


def _rarest_gram(string: str) -> str:
    """Return the gram of *string* that the fewest texts may hold; the string itself where it is short."""
    return min((string[at : at + LENGTH] for at in range(max(1, len(string) - LENGTH + 1))), key=_chance_of_gram)


@lru_cache(maxsize=1 << 14)
def _chance_of_gram(gram: str) -> float:
    return prod(_CHANCES.get(sign, _CHANCE_OF_OTHERS) for sign in gram)
