"""What a post's file name tells: its date and slug."""

import re
from datetime import date
from pathlib import PurePath
from typing import Final, NamedTuple

DATED: Final = re.compile(r"(?:^|[-_ .])(\d{4})-(\d{1,2})-(\d{1,2})(?:[-_ ]+|$)")
GENERIC: Final = frozenset({"index", "_index", "contents", "post", "readme", "default", "content", "page"})
LANGUAGE: Final = re.compile(r"\.([a-z]{2}(?:-[a-zA-Z]{2,4})?)$")


class FileName(NamedTuple):
    """Date and slug; empty where the name has none."""

    published: date | None
    slug: str
    language: str


def read_file_name(name: str) -> FileName:
    """Read `2015-12-23-looking-back.md`, `looking-back/index.md`, `index.es.md`."""
    path = PurePath(name)
    stem = path.name.split(".", 1)[0] if path.name.count(".") > 1 and LANGUAGE.search(path.stem) else path.stem
    tag = LANGUAGE.search(path.stem)
    if stem.lower() in GENERIC and path.parent.name not in {"", ".", "..", "/"}:
        stem = path.parent.name
    dated = DATED.search(stem)
    published = None
    if dated:
        try:
            published = date(int(dated[1]), int(dated[2]), int(dated[3]))
        except ValueError:
            dated = None
    slug = stem[dated.end() :] if dated and stem[dated.end() :] else stem
    return FileName(published, "" if slug.lower() in GENERIC or slug == "-" else slug, tag[1] if tag else "")
