"""Emphasis: CommonMark's delimiter stack, with two amendments for what authors meant.

Beside Chinese, Japanese and Korean text, which has no spaces, `**` opens and closes freely (the amendment that
CommonMark's issue 650 discusses); and a pair of `**` that strict rules leave as asterisks is strong where it hugs
words.
"""

import unicodedata
from typing import Final

from msgspec import Struct

from narrator.reading.markdown.inline.tokens import Token

TAGS: Final = {"*": ("em", "strong"), "_": ("em", "strong"), "~": ("del", "del"), "=": ("mark", "mark")}
PAIRS_ONLY: Final = frozenset("~=")
"""`~~deleted~~` and `==marked==`: two, and nothing else."""
CJK: Final = (
    (0x1100, 0x11FF), (0x2E80, 0x303F), (0x3040, 0x318F), (0x31A0, 0x4DBF), (0x4E00, 0x9FFF), (0xA960, 0xA97F),
    (0xAC00, 0xD7FF), (0xF900, 0xFAFF), (0xFE30, 0xFE4F), (0xFF00, 0xFFEF), (0x1F200, 0x1F2FF), (0x20000, 0x323AF),
)  # fmt: skip


class Delimiter(Struct, eq=False):
    """A run of `*`, `_`, `~~` or `==` that can open or close emphasis."""

    token: Token
    character: str
    count: int
    """What is left of it."""
    original: int
    opens: bool
    closes: bool
    loosely_opens: bool
    loosely_closes: bool


def delimiter(text: str, begin: int, end: int, token: Token) -> Delimiter:
    """Return the run `text[begin:end]` with what it can do (CommonMark 0.31, section 6.2)."""
    before, after = text[begin - 1 : begin] or "\n", text[end : end + 1] or "\n"
    space_before, space_after = before.isspace(), after.isspace()
    mark_before, mark_after = _is_punctuation(before), _is_punctuation(after)
    cjk_before, cjk_after = _is_cjk(before), _is_cjk(after)
    left = not space_after and (not mark_after or cjk_after or space_before or mark_before or cjk_before)
    right = not space_before and (not mark_before or cjk_before or space_after or mark_after or cjk_after)
    character = text[begin]
    opens, closes = left, right
    if character == "_":
        opens, closes = left and (not right or mark_before), right and (not left or mark_after)
    count = end - begin
    return Delimiter(token, character, count, count, opens, closes, not space_after, not space_before)


def _is_punctuation(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"


def _is_cjk(character: str) -> bool:
    code = ord(character)
    return code >= 0x1100 and any(first <= code <= last for first, last in CJK)


def pair(delimiters: list[Delimiter]) -> None:
    """Pair the runs (the procedure "process emphasis"), and write what is left of each into its token."""
    before = list(range(-1, len(delimiters)))
    after = list(range(1, len(delimiters) + 1))
    bottoms: dict[tuple[str, int, bool], int] = {}
    index = 0
    while index < len(delimiters):
        closer = delimiters[index]
        key = (closer.character, closer.original % 3, closer.opens)
        found = _opener(delimiters, before, index, bottoms.get(key, -1)) if closer.closes else None
        if found is None:
            if closer.closes:
                bottoms[key] = before[index]
                if not closer.opens:
                    _unlink(before, after, index)
            index = after[index]
            continue
        _join(delimiters[found], closer)
        before[index], after[found] = found, index
        if not delimiters[found].count:
            _unlink(before, after, found)
        if not closer.count:
            _unlink(before, after, index)
            index = after[index]
    _pair_loosely(delimiters)
    for run in delimiters:
        run.token.text = run.character * run.count


def _unlink(before: list[int], after: list[int], index: int) -> None:
    before[after[index]] = before[index]
    if before[index] >= 0:
        after[before[index]] = after[index]


def _opener(delimiters: list[Delimiter], before: list[int], index: int, bottom: int) -> int | None:
    closer = delimiters[index]
    candidate = before[index]
    while candidate > bottom:
        opener = delimiters[candidate]
        if opener.character == closer.character and opener.opens and _match(opener, closer):
            return candidate
        candidate = before[candidate]
    return None


def _match(opener: Delimiter, closer: Delimiter) -> bool:
    """The rule of three: runs that both open and close do not pair where their lengths add up to a multiple of 3."""
    if not (opener.closes or closer.opens):
        return True
    return (opener.original + closer.original) % 3 != 0 or (opener.original % 3 == 0 and closer.original % 3 == 0)


def _join(opener: Delimiter, closer: Delimiter) -> None:
    used = 2 if opener.count >= 2 and closer.count >= 2 else 1
    opener.token.opens.append((TAGS[opener.character][used - 1], {}))
    closer.token.closes += 1
    opener.count -= used
    closer.count -= used


def _pair_loosely(delimiters: list[Delimiter]) -> None:
    """Pair the `**` that are left and hug a word, where that crosses no other element."""
    waiting: list[Delimiter | None] = []
    for run in delimiters:
        for _ in range(run.token.closes):
            while waiting and waiting.pop() is not None:
                pass
        if run.character == "*" and run.count == run.original == 2:
            opener = waiting[-1] if waiting else None
            if opener is not None and run.loosely_closes:
                waiting.pop()
                _join(opener, run)
            elif run.loosely_opens:
                waiting.append(run)
        else:
            waiting.extend([None] * len(run.token.opens))
