"""Command-line arguments → the sources they name, and what was passed over and why."""

import os
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from msgspec import Struct

from narrator.article.source_formats import BY_SUFFIX, INSTALL, UNREADABLE
from narrator.config.site import Site
from narrator.reading.not_sources import made_by_narrator, reason_against_folder

STDIN: Final = "-"
KNOWN_SUFFIXES: Final = BY_SUFFIX.keys()
JEKYLL_POSTS: Final = "_posts"
"""The one `_`-prefixed folder that holds what is published."""
PEEK_BYTES: Final = 4096


class Found(Struct, frozen=True):
    """One source to load."""

    name: str
    """As given, or the folder as given and the path inside it; the URL; or `-`."""
    path: Path | None = None
    url: str = ""
    explicit: bool = True
    """Named on the command line, not met in a folder."""


class PassedOver(Struct, frozen=True):
    """A file in a named folder that is not read."""

    source: str
    reason: str


class Discovery(Struct, frozen=True):
    """What the arguments name."""

    found: tuple[Found, ...]
    """In the order of the arguments, folders in sorted order, nothing twice."""
    passed_over: tuple[PassedOver, ...]


def discover(arguments: Sequence[str], *, site: Site, folder: Path = Path(), output: Path | None = None) -> Discovery:
    """Return what *arguments* (files, folders, http(s) URLs, `-`) name, from *folder* where they are relative.

    A file named explicitly is always found, whatever its name, and so is one that does not exist, and a folder that
    cannot be listed: loading it gives the error, so that the other sources still go on.
    In folders files with known suffixes are found,
    recursively; hidden, `_`-prefixed, README and symlinked ones are passed over, and so is what narrator has made, in
    *output* or anywhere, and what other tools install and build.
    """
    found: dict[str, Found] = {}
    passed_over: list[PassedOver] = []
    for argument in arguments:
        for item in _named_by(argument, site, folder, output):
            if isinstance(item, PassedOver):
                passed_over.append(item)
            else:
                found.setdefault(_identity(item), item)
    taken = {item.name for item in found.values()}
    return Discovery(tuple(found.values()), tuple(item for item in passed_over if item.source not in taken))


def is_url(argument: str) -> bool:
    """Return whether *argument* is an http or https URL."""
    return argument.lower().startswith(("http://", "https://"))


def is_folder(argument: str, folder: Path) -> bool:
    """Return whether *argument*, from *folder* where it is relative, names a folder that can be looked through."""
    return bool(argument) and (folder / argument).is_dir() and os.access(folder / argument, os.R_OK | os.X_OK)


def _named_by(argument: str, site: Site, folder: Path, output: Path | None) -> Iterator[Found | PassedOver]:
    if argument == STDIN:
        yield Found(STDIN)
    elif is_url(argument):
        yield Found(argument, url=argument)
    elif is_folder(argument, folder):
        yield from _in_folder(folder / argument, _shown(argument), site, output)
    elif argument and made_by_narrator(folder / argument):
        yield PassedOver(_shown(argument), "made by narrator: name the post that it was made from")
    else:
        yield Found(_shown(argument), path=folder / argument)


def _shown(name: str) -> str:
    """Return *name* as text that can be printed and kept: bytes that are no UTF-8 as escapes."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _identity(item: Found) -> str:
    """Two names of one file are one source."""
    return os.path.realpath(item.path) if item.path is not None else item.name


def _in_folder(folder: Path, name: str, site: Site, output: Path | None) -> Iterator[Found | PassedOver]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield PassedOver(name, f"the folder cannot be listed: {error.strerror}")
        return
    for entry in entries:
        entry_name = f"{name.rstrip('/')}/{_shown(entry.name)}" if name != "/" else f"/{_shown(entry.name)}"
        is_folder = entry.is_dir(follow_symlinks=False)
        reason = _reason_against(entry, site, output, is_folder=is_folder)
        if reason:
            yield PassedOver(entry_name, reason)
        elif is_folder:
            yield from _in_folder(Path(entry.path), entry_name, site, output)
        elif Path(entry.name).suffix.lower() in KNOWN_SUFFIXES:
            yield Found(entry_name, path=Path(entry.path), explicit=False)


def _reason_against(entry: os.DirEntry[str], site: Site, output: Path | None, *, is_folder: bool) -> str:
    """Return why *entry* is passed over; empty: it is not."""
    if entry.name.startswith("."):
        return "hidden"
    if entry.name.startswith("_") and not (is_folder and entry.name == JEKYLL_POSTS):
        return "its name begins with _"
    if entry.is_symlink():
        return "a symbolic link"
    if not is_folder:
        return _reason_against_file(entry)
    return reason_against_folder(Path(entry.path), site, output)


def _reason_against_file(entry: os.DirEntry[str]) -> str:
    suffix = Path(entry.name).suffix.lower()
    if not entry.is_file():
        return "not a regular file"
    if Path(entry.name).stem.lower() == "readme":
        return "a README"
    reason = _reason_against_format(suffix)
    if reason:
        return reason
    if suffix in KNOWN_SUFFIXES and made_by_narrator(Path(entry.path)):
        return "made by narrator"
    return _reason_against_data(Path(entry.path), suffix)


def _reason_against_format(suffix: str) -> str:
    if suffix in UNREADABLE:
        return f"narrator does not read {suffix} files"
    known = BY_SUFFIX.get(suffix)
    if known is not None and known.only_named:
        return f"{known.name}: read where it is named"
    if known is not None and known.needs and find_spec(known.needs) is None:
        return f"{known.name} needs the extra “formats”: {INSTALL}"
    return ""


def _reason_against_data(path: Path, suffix: str) -> str:
    """JSON and XML are read when they are a feed, an export or a page: the first bytes tell."""
    if suffix not in {".json", ".xml"}:
        return ""
    try:
        with path.open("rb") as file:
            head = file.read(PEEK_BYTES).replace(b"\x00", b"").lower()
    except OSError:
        return ""  # loading it gives the error
    if suffix == ".json":
        is_feed = b"jsonfeed.org/version/" in head.replace(b"\\/", b"/") or b'"exported_on"' in head
        return "" if is_feed else "JSON, but not a JSON Feed"
    feed_marks = (b"<rss", b"<feed", b"<rdf:rdf", b"<channel", b"<html")
    return "" if any(mark in head for mark in feed_marks) else "XML, but not a feed or an export"
