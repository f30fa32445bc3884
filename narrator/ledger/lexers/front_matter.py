"""The head of a Markdown file, in every dialect that blogs use: YAML, TOML, JSON, and plain `Key: value` headers."""

import re
from typing import Final

_OPENING: Final = re.compile(r"\s*(---|\+\+\+|;;;)[ \t]*(?:yaml|toml|json)?[ \t]*\r?\n")
_CLOSING: Final = {
    "---": re.compile(r"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE),
    "+++": re.compile(r"^\+\+\+[ \t]*\r?$", re.MULTILINE),
    ";;;": re.compile(r"^;;;[ \t]*\r?$", re.MULTILINE),
}
_LOOKS_LIKE_DATA: Final = re.compile(r"[ \t]*(?:[\w\"'.-]+(?:[ \t][\w-]+)?[ \t]*[:=]|#|\{|\[|-[ \t])")
_HEADER: Final = re.compile(r"[A-Za-z][\w -]{0,40}:(?:[ \t].*)?\r?\n|[ \t]+\S.*\r?\n")
_ENTRY: Final = re.compile(rf"(?:{_HEADER.pattern}|- .*\r?\n)")
"""A header, or an entry of a list in YAML."""
_FIRST_HEADER: Final = re.compile(
    r"(?:title|date|author|authors|slug|category|tags|summary|layout|_model|_template|lang|language|status)[ \t]*:",
    re.IGNORECASE,
)
_RULE: Final = re.compile(r"---[ \t]*\r?\n")
_PANDOC: Final = re.compile(r"(?=%[ \t]+\S)(?:%[ \t]*(?:[^%\s].*)?(?:\r?\n[ \t]+\S.*)*(?:\r?\n|\Z)){1,3}")
"""Pandoc's title block: title, authors, date, each after a `%`, with indented lines that go on."""
_AT_DEF: Final = re.compile(r"(?:\s*@def[ \t]+\w+[ \t]*=.*(?:\r?\n|\Z))+")

# Lektor's contents.lr: fields parted by lines of three dashes, one of which is the body.
_FIELD: Final = re.compile(r"\ufeff?[a-z_]\w*:[^\n]*\n(?:[^\n]+\n|\n)*?---[ \t]*\n")
_BODY_FIELD: Final = re.compile(r"^---[ \t]*\n(?:body|content|text):[ \t]*", re.MULTILINE)
_NEXT_FIELD: Final = re.compile(r"^---[ \t]*\n[a-z_]\w*:", re.MULTILINE)


def body_of(text: str) -> tuple[int, int]:
    """Return where the body begins and ends: what stands around it is front matter."""
    fields = _FIELD.match(text)
    body = _BODY_FIELD.search(text) if fields else None
    if body:
        following = _NEXT_FIELD.search(text, body.end())
        return body.end(), following.start() if following else len(text)
    return _front_matter_end(text), len(text)


def _front_matter_end(text: str) -> int:
    start = 1 if text.startswith("\ufeff") else 0
    opening = _OPENING.match(text, start)
    if opening:
        first = text[opening.end() :].lstrip("\r\n")[:200]
        closing = _CLOSING[opening[1]].search(text, opening.end())
        if closing and (_LOOKS_LIKE_DATA.match(first) or first.startswith(("---", "+++", ";;;"))):
            return min(closing.end() + 1, len(text))
        return 0
    definitions = _AT_DEF.match(text, start)
    if definitions:
        return definitions.end()
    title_block = _PANDOC.match(text, start)
    if title_block:
        return title_block.end()
    return _headers_end(text, start)


def _headers_end(text: str, start: int) -> int:
    """Return where `Key: value` headers end: at the first empty line (Pelican, MultiMarkdown) or a `---` (Hexo)."""
    if not _FIRST_HEADER.match(text, start):
        return 0
    place = start
    while header := _HEADER.match(text, place):
        place = header.end()
    with_lists = place
    while entry := _ENTRY.match(text, with_lists):
        with_lists = entry.end()
    rule = _RULE.match(text, with_lists)
    if rule:
        return rule.end()
    rest = text[place : place + 5]
    return place if not rest.strip("\r\n") or rest[:1] in "\r\n" else 0
