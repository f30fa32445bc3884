"""Heads without marks: MultiMarkdown and Pelican headers, Hexo's, Pandoc's title block, Franklin, Lektor."""

import re
from typing import Final

from narrator.reading.markdown.front_matter import safe_yaml
from narrator.reading.markdown.front_matter.model import Head

KNOWN: Final = frozenset(
    [
        "title",
        "subtitle",
        "author",
        "authors",
        "date",
        "created",
        "modified",
        "updated",
        "slug",
        "category",
        "categories",
        "tags",
        "tag",
        "keywords",
        "status",
        "summary",
        "description",
        "lang",
        "language",
        "layout",
        "template",
        "type",
        "permalink",
        "cover",
        "image",
        "draft",
        "published",
        "save_as",
        "url",
        "copyright",
        "affiliation",
        "email",
        "base_header_level",
        "comments",
        "id",
    ]
)
"""Header names that blogs use: a first line "Note: …" is no header."""
HEADER: Final = re.compile(r"([A-Za-z][\w -]{0,40}):(?:[ \t]+([^\n]*)|[ \t]*)(?:\n|\Z)")
FOLDED: Final = re.compile(r"(?:[ \t]+|(?=-[ ]))(\S[^\n]*)(?:\n|\Z)")
DEFINITION: Final = re.compile(r"@def[ \t]+(\w{1,60})[ \t]*=[ \t]*([^\n]*)(?:\n|\Z)")
BLANK: Final = re.compile(r"[ \t]*(?:\n|\Z)")
RULE: Final = re.compile(r"---[ \t]*(?:\n|\Z)")
LEKTOR_FIELD: Final = re.compile(r"^([a-z_][\w-]{0,60}):", re.MULTILINE)
LEKTOR_PARTING: Final = re.compile(r"^---[ \t]*$\n?", re.MULTILINE)
LEKTOR_BODIES: Final = ("body", "content", "text", "contents")


def headers(text: str, begin: int) -> Head | None:
    """`Title: …` lines up to a blank line (MultiMarkdown, Pelican) or a `---` (Hexo)."""
    fields: dict[str, object] = {}
    position, name = begin, ""
    while found := HEADER.match(text, position):
        name = found[1].strip()
        fields[name] = (found[2] or "").strip()
        position = found.end()
        while more := FOLDED.match(text, position):
            fields[name] = f"{fields[name]} {more[1].strip()}".strip()
            position = more.end()
    known = [name for name in fields if name.lower().replace(" ", "_") in KNOWN]
    if not known or next(iter(fields)) != known[0] or (len(fields) < 2 and known[0].lower() != "title"):
        return None
    rule = RULE.match(text, position)
    if rule:
        loaded, _ = safe_yaml.load(text[begin:position])
        return Head(loaded or fields, rule.end(), len(text))
    return Head(fields, position, len(text)) if BLANK.match(text, position) else None


def title_block(text: str, begin: int) -> Head | None:
    """Pandoc's `% title`, `% authors`, `% date`."""
    found = re.compile(r"%[ \t]+(\S[^\n]*)\n(?:%[ \t]*([^\n]*)\n(?:%[ \t]*([^\n]*)(?:\n|\Z))?)?").match(text, begin)
    if not found:
        return None
    authors = [author.strip() for author in (found[2] or "").split(";") if author.strip()]
    return Head(
        {"title": found[1].strip(), "author": authors, "date": (found[3] or "").strip()}, found.end(), len(text)
    )


def definitions(text: str, begin: int) -> Head | None:
    """Franklin's `@def title = "…"` lines."""
    fields: dict[str, object] = {}
    position = begin
    while True:
        found = DEFINITION.match(text, position)
        if found:
            fields[found[1]] = _julia(found[2].strip())
            position = found.end()
            continue
        blank = BLANK.match(text, position)
        if not fields or not blank or not DEFINITION.match(text, blank.end()):
            break
        position = blank.end()
    return Head(fields, position, len(text)) if fields else None


def _julia(value: str) -> object:
    if value.startswith(("[", "(")):
        return re.findall(r'"([^"]*)"', value)
    return value.strip("\"' ") if value not in {"true", "false"} else value == "true"


def lektor(text: str, begin: int) -> Head | None:
    """Lektor's `contents.lr`: fields parted by `---` lines; one of them is the body."""
    first = LEKTOR_FIELD.match(text, begin)
    if not first:
        return None
    written: dict[str, str] = {}
    places: dict[str, tuple[int, int]] = {}
    position = begin
    while position < len(text):
        parting = LEKTOR_PARTING.search(text, position)
        end = parting.start() if parting else len(text)
        name = LEKTOR_FIELD.match(text, position)
        if not name:
            break
        if name[1] not in places:
            places[name[1]] = (name.end(), end)
            written[name[1]] = text[name.end() : end].strip()
        position = parting.end() if parting else len(text)
    body = next((places[name] for name in LEKTOR_BODIES if name in places), None)
    if body is None and len(places) > 1 and position == len(text):
        name_of = max((name for name in places if "\n" in written[name]), key=lambda one: len(written[one]), default="")
        body = places.get(name_of)  # models name their fields as they like
    if body is None or (len(places) == 1 and position < len(text)):
        return None
    fields: dict[str, object] = {name: value for name, value in written.items() if places[name] != body}
    fields.setdefault("title", fields.get("name", ""))
    return Head(fields, body[0], len(text) if position < len(text) else body[1])
