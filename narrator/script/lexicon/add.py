"""`narrator pronounce add WORD SAY`: one more line in a lexicon of the short form, everything else untouched."""

import re
import tomllib
from pathlib import Path
from typing import Final

from narrator.errors import OutputError, UsageError
from narrator.files import write_whole
from narrator.script.lexicon.short import read_short

HEADER: Final = '# How words are said. One line a word: "written" = "spoken".\n'
_ESCAPES: Final = str.maketrans({"\\": "\\\\", '"': '\\"'})
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f]")


def add(word: str, say: str, path: Path) -> bool:
    """Make the lexicon at *path* say *say* for *word*; return whether an earlier line was replaced.

    Comments and order stay. Raises `UsageError` for empty words, `ProfileError` where the file is no lexicon, and
    `OutputError` where it cannot be written.
    """
    word, say = " ".join(word.split()), " ".join(say.split())
    if not word or not say:
        raise UsageError("a word and what to say for it are needed", hint='narrator pronounce add Couns "counselling"')
    old = path.read_text(encoding="utf-8") if path.exists() else HEADER
    if path.exists():
        read_short(path)
    lines = old.splitlines(keepends=True)
    line = f"{_quoted(word)} = {_quoted(say)}\n"
    places = find_lines(lines, word)
    if places:
        lines[places[0]] = line
    else:
        _insert(lines, line)
    write_lexicon(path, "".join(lines))
    return bool(places)


def find_lines(lines: list[str], word: str) -> list[int]:
    """Return the places of the lines that teach *word*."""
    return [place for place, text in enumerate(_head(lines)) if _key(text) == word]


def _head(lines: list[str]) -> list[str]:
    """Return the lines above the first table: what follows a `[[lexeme]]` belongs to it."""
    end = next((place for place, line in enumerate(lines) if line.lstrip().startswith("[")), len(lines))
    return lines[:end]


def _insert(lines: list[str], line: str) -> None:
    place = len(_head(lines))
    while (
        place < len(lines) and place > 0 and (not lines[place - 1].strip() or lines[place - 1].lstrip().startswith("#"))
    ):
        place -= 1  # A comment right above a table is the table's.
    if place > 0 and not lines[place - 1].endswith("\n"):
        lines[place - 1] += "\n"
    lines.insert(place, line)


def _key(line: str) -> str | None:
    """Return the key of a `key = "text"` line."""
    try:
        table = tomllib.loads(line)
    except tomllib.TOMLDecodeError:
        return None
    return next((key for key, value in table.items() if isinstance(value, str)), None)


def _quoted(text: str) -> str:
    """Return *text* as a TOML basic string (TOML 1.0: control characters are escaped)."""
    return '"' + _CONTROL.sub(lambda match: f"\\u{ord(match[0]):04x}", text.translate(_ESCAPES)) + '"'


def write_lexicon(path: Path, text: str) -> None:
    """Replace the file whole or not at all."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, text.encode("utf-8"))
    except OSError as problem:
        raise OutputError(f"the lexicon cannot be written: {problem.strerror}", where=str(path)) from problem
