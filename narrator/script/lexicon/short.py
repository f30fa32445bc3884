"""The short form of a lexicon, in TOML: `"Couns" = "counselling"`, or `[[lexeme]]` tables → lexemes."""

import re
import tomllib
from pathlib import Path
from typing import Final

from narrator.config.voice_profile import LexiconEntry
from narrator.errors import ProfileError

EXAMPLE: Final = 'One line a word: "Couns" = "counselling".'
KEYS: Final = frozenset({"grapheme", "alias", "phoneme", "case_sensitive", "language"})
_AT_LINE: Final = re.compile(r"at line (\d{1,9})")


def read_short(path: Path) -> tuple[LexiconEntry, ...]:
    """Return the lexemes of *path*; the one-line ones come last and win. Raises `ProfileError` with file and line."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as problem:
        raise ProfileError(f"the lexicon cannot be read: {problem.strerror}", where=str(path)) from problem
    except UnicodeDecodeError as problem:
        raise ProfileError("the lexicon is not UTF-8 text", where=str(path)) from problem
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        found = _AT_LINE.search(str(problem))
        where = f"{path}:{found[1] if found else text.count(chr(10)) + 1}"
        raise ProfileError(f"not TOML: {problem}", where=where, hint=EXAMPLE) from problem
    except RecursionError:
        raise ProfileError("the lexicon nests too deep", where=str(path), hint=EXAMPLE) from None
    entries = [_plain(grapheme, say, path, text) for grapheme, say in table.items() if grapheme != "lexeme"]
    lexemes = table.get("lexeme", [])
    if isinstance(lexemes, str):
        return (*entries, LexiconEntry("lexeme", alias=lexemes))
    full: list[LexiconEntry] = []
    for place, lexeme in enumerate(lexemes if isinstance(lexemes, list) else [lexemes]):
        full += _full(lexeme, path, _line_of_table(text, place))
    return (*full, *entries)


def _plain(grapheme: str, say: object, path: Path, text: str) -> LexiconEntry:
    where = f"{path}:{_line_of_key(text, grapheme)}"
    if not isinstance(say, str) or not say.strip() or not grapheme.strip():
        raise ProfileError(f"“{grapheme}” has no words to say", where=where, hint=EXAMPLE)
    return LexiconEntry(grapheme=grapheme, alias=say)


def _full(lexeme: object, path: Path, line: int) -> list[LexiconEntry]:
    """Return one entry a grapheme of a `[[lexeme]]` table."""
    where = f"{path}:{line}"
    if not isinstance(lexeme, dict):
        raise ProfileError("`lexeme` must be a table", where=where, hint="Write [[lexeme]] above its keys.")
    unknown = sorted(set(lexeme) - KEYS)
    if unknown:
        hint = f"Keys: {', '.join(sorted(KEYS))}."
        raise ProfileError(f"unknown key `{unknown[0]}` in a lexeme", where=where, hint=hint)
    grapheme = lexeme.get("grapheme", "")
    graphemes = grapheme if isinstance(grapheme, list) else [grapheme]
    texts = [*graphemes, lexeme.get("alias", ""), lexeme.get("phoneme", ""), lexeme.get("language", "")]
    if not all(isinstance(text, str) for text in texts) or not isinstance(lexeme.get("case_sensitive", True), bool):
        raise ProfileError("a lexeme's values are texts, and `case_sensitive` is true or false", where=where)
    if not graphemes or not all(text.strip() for text in graphemes):
        raise ProfileError("a lexeme without a `grapheme`", where=where)
    if not lexeme.get("alias", "").strip() and not lexeme.get("phoneme", "").strip():
        raise ProfileError(f"“{graphemes[0]}” has neither `alias` nor `phoneme`", where=where)
    rest = {key: value for key, value in lexeme.items() if key != "grapheme"}
    return [LexiconEntry(grapheme=text, **rest) for text in graphemes]


def _line_of_key(text: str, key: str) -> int:
    """Return the line that begins with *key*, quoted or bare; 1 where it cannot be told."""
    starts = (f'"{key}"', f"'{key}'", key)
    return next((n for n, line in enumerate(text.splitlines(), 1) if line.lstrip().startswith(starts)), 1)


def _line_of_table(text: str, place: int) -> int:
    lines = [n for n, line in enumerate(text.splitlines(), 1) if line.lstrip().startswith("[[lexeme]]")]
    return lines[place] if place < len(lines) else 1
