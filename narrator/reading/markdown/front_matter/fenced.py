"""Heads between marks: `---` YAML (also `---toml`, `---json`), `+++` TOML, `{` JSON."""

import json
import re
import tomllib
from typing import Final

from narrator.article.model import Notice
from narrator.reading.markdown.front_matter import safe_yaml
from narrator.reading.markdown.front_matter.model import Head

OPENING: Final = re.compile(r"---[ \t]*(yaml|yml|toml|json)?[ \t]*(?:#[^\n]*)?\n|(\+\+\+|;;;)[ \t]*\n", re.IGNORECASE)
CLOSING: Final = {
    "---": re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE),
    "+++": re.compile(r"^\+\+\+[ \t]*(?:\n|\Z)", re.MULTILINE),
    ";;;": re.compile(r"^;;;[ \t]*(?:\n|\Z)", re.MULTILINE),
}
JSON_END: Final = re.compile(r"^\}[ \t]*(?:\n|\Z)", re.MULTILINE)
MOST_JSON_LEVELS: Final = 400
TOML_LINE: Final = re.compile(r"[ \t]*([\w.-]{1,60})[ \t]*=[ \t]*(.*)$", re.MULTILINE)


def read(text: str, begin: int) -> Head | None:
    """Return the head that begins at *begin*, or None if there is none."""
    if text.startswith("{", begin):
        return _read_json(text, begin)
    opening = OPENING.match(text, begin)
    if not opening:
        return None
    closing = CLOSING[text[begin : begin + 3]].search(text, opening.end())
    if not closing:
        return None
    kind = (opening[1] or {"+++": "toml", ";;;": "json"}.get(opening[2], "yaml")).lower()
    inside = text[opening.end() : closing.start()]
    fields, problem = {"toml": _toml, "json": _json}.get(kind, safe_yaml.load)(inside)
    if fields is None:
        return None
    notices: tuple[Notice, ...] = ()
    if problem:
        line = text.count("\n", 0, begin) + 1
        words = f"The front matter is no valid {kind.upper()}: {problem}. What could be read of it is used."
        notices = (Notice("front-matter-broken", words, line),)
    return Head(fields, closing.end(), len(text), notices)


def _toml(text: str) -> tuple[dict[str, object] | None, str]:
    try:
        return dict(tomllib.loads(text)), ""
    except (tomllib.TOMLDecodeError, ValueError, RecursionError) as error:
        fields: dict[str, object] = {found[1]: found[2].strip().strip("\"'") for found in TOML_LINE.finditer(text)}
        return fields or None, str(error)


def _json(text: str) -> tuple[dict[str, object] | None, str]:
    if text.count("[") + text.count("{") > MOST_JSON_LEVELS:
        return None, "it has too many levels"
    stripped = text.strip()
    try:
        loaded = json.loads(stripped if stripped.startswith("{") else f"{{{stripped}}}")
    except ValueError as error:
        return None, str(error)
    return (loaded, "") if isinstance(loaded, dict) else (None, "")


def _read_json(text: str, begin: int) -> Head | None:
    end = text.find("\n", begin)
    first = text[begin : end if end >= 0 else len(text)].rstrip()
    if first.endswith("}"):
        stop = begin + len(first)
    else:
        closing = JSON_END.search(text, begin) if first == "{" or first.startswith('{"') else None
        if not closing:
            return None
        stop = closing.start() + 1
    fields, _ = _json(text[begin:stop])
    return Head(fields, stop, len(text)) if fields else None
