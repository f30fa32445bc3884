"""The ids of authors in a post's front matter → their names, from the file in which the site's generator keeps them.

Jekyll, Eleventy: `_data/authors.*`; Hugo: `data/authors.*`, `data/authors/ID.*`, `content/authors/ID/_index.md`;
MkDocs Material: `.authors.yml` of the blog; Docusaurus: `authors.yml` beside the posts; Gatsby: `content/authors.*`.
"""

import json
import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib import import_module
from itertools import islice
from pathlib import Path
from stat import S_ISREG
from typing import Any, Final

from narrator.article.model import Source

SUFFIXES: Final = (".yml", ".yaml", ".toml", ".json")
TABLES: Final = tuple(
    f"{place}{suffix}"
    for place in (
        "_data/authors",
        "data/authors",
        "_data/people",
        "data/people",
        ".authors",
        "authors",
        "content/authors",
    )
    for suffix in SUFFIXES
)
FOLDERS: Final = ("_data/authors", "data/authors", "content/authors", "_authors")
NAMES: Final = ("name", "display_name", "full_name", "title")
KEYS: Final = ("id", "username", "slug", "short_name", "key", "nickname", "login")
LARGEST_BYTES: Final = 1 << 20
MOST_LEVELS: Final = 20
MOST_FILES: Final = 500
ID: Final = re.compile(r"[a-z0-9][a-z0-9._-]{1,39}")
"""A single word in small letters: how a file keeps an author, and nobody's name as she writes it."""


def author_of(source: Source, author: str) -> str:
    """Return *author*, names joined by commas, with ids of authors as the names that the site's own file has for them.

    An id that no file knows names nobody and is left out. What a feed, an export or an address says stays.
    """
    if not author or not source.trusted or source.path is None or source.root is None:
        return author
    parts = [part.strip() for part in author.split(",")]
    if not any(map(ID.fullmatch, parts)):
        return author
    known = {key.lower(): name for folder in _folders(source.path, source.root) for key, name in _people(folder)}
    names = (known.get(part.lower(), "" if ID.fullmatch(part) else part) for part in parts)
    return ", ".join(dict.fromkeys(name for name in names if name))


def author_files(root: Path) -> list[Path]:
    """Return the files under *root* in which generators keep names, for the fingerprint of a run."""
    tables = [root / name for name in TABLES]
    tables += islice(
        (path for pattern in ("*/.authors.*", "*/*/.authors.*", "*/authors.*") for path in root.glob(pattern)), 50
    )
    inside = (path for folder in FOLDERS for path in _files(root / folder))
    return sorted({path for path in (*tables, *inside) if path.is_file()})


def _folders(path: Path, root: Path) -> Iterator[Path]:
    """Yield the folders from the site's down to the post's: what is nearer wins."""
    folder = path.resolve().parent
    if folder != root and root not in folder.parents:
        return
    above = [folder]
    while above[-1] != root and len(above) < MOST_LEVELS:
        above.append(above[-1].parent)
    yield from reversed(above)


def _people(folder: Path) -> Iterator[tuple[str, str]]:
    for name in TABLES:
        yield from _entries(_loaded(folder / name))
    for place in FOLDERS:
        for file in _files(folder / place):
            key = file.parent.name if file.stem in ("_index", "index") else file.stem
            name = _name(_loaded(file))
            if name:
                yield key, name


def _files(folder: Path) -> Iterable[Path]:
    if not folder.is_dir():
        return ()
    inside = sorted(islice((*folder.glob("*.*"), *folder.glob("*/_index.md"), *folder.glob("*/index.md")), MOST_FILES))
    return [file for file in inside if file.suffix in (*SUFFIXES, ".md")]


def _entries(table: Any) -> Iterator[tuple[str, str]]:
    """Yield ids and names of a table by id, or of a list of tables; MkDocs keeps its table under `authors`."""
    if isinstance(table, dict) and isinstance(table.get("authors"), dict | list):
        table = table["authors"]
    if isinstance(table, dict):
        for key, value in table.items():
            name = value if isinstance(value, str) else _name(value)
            if name:
                yield str(key), " ".join(name.split())
    for entry in table if isinstance(table, list) else ():
        name = _name(entry)
        if name:
            yield from ((str(entry[key]), name) for key in KEYS if isinstance(entry.get(key), str))


def _name(entry: Any) -> str:
    if not isinstance(entry, dict):
        return ""
    return next((" ".join(entry[key].split()) for key in NAMES if isinstance(entry.get(key), str)), "")


def _loaded(file: Path) -> Any:
    """Return what a file holds; None where there is none, it is too large, or it is broken."""
    try:
        state = file.stat()
    except OSError:
        return None
    if not S_ISREG(state.st_mode) or state.st_size > LARGEST_BYTES:
        return None
    return _parsed(file, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=MOST_FILES)
def _parsed(file: Path, _changed_ns: int, _size: int) -> Any:
    """Parse a file, once in this state: every post of an archive asks for the same ones."""
    heads = "narrator.reading.markdown.front_matter."  # PyYAML, for these posts alone
    try:
        text = file.read_text("utf-8-sig")
        if file.suffix == ".json":
            return json.loads(text)
        if file.suffix == ".toml":
            return tomllib.loads(text)
    except (OSError, ValueError, RecursionError):
        return None
    if file.suffix == ".md":
        head = import_module(f"{heads}fenced").read(text, 0)
        return head.fields if head is not None else None
    return import_module(f"{heads}safe_yaml").load_any(text)
