"""What was found → its raw text, decoded whole: one `Source`, or many for a catalogue."""

import os
import re
import stat
import sys
from collections.abc import Callable
from contextlib import suppress
from difflib import get_close_matches
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path, PurePosixPath
from typing import Final, TypeAlias
from urllib.parse import urlsplit

from msgspec import Struct
from msgspec.structs import replace

from narrator.article.model import Given, Source, SourceFormat
from narrator.article.source_formats import (
    BY_SUFFIX,
    INSTALL,
    UNREADABLE,
    FileFormat,
    WantedFormat,
    file_format_of,
    format_names,
)
from narrator.config.site import Limits, Site
from narrator.errors import SourceError
from narrator.reading.decode import decode
from narrator.reading.discover import STDIN, Found
from narrator.reading.fetch import Fetched, fetch
from narrator.reading.mistaken import refuse_mistaken
from narrator.reading.sniff import HEAD_CHARACTERS, Catalogue, converted_format, sniff

ALIKE: Final = 0.8
"""How much of a file's name has to be spelled alike to be offered in place of one that is not there (difflib)."""
UNKNOWN_SUFFIX: Final = re.compile(r"\.[a-z][a-z0-9]{0,9}")
"""What ends like this has a format; one that is not known is not read aloud as text."""

Converter: TypeAlias = Callable[[bytes, Source, str], Source]
Splitter: TypeAlias = Callable[[bytes, Source, Limits], tuple[Source, ...]]
Fetcher: TypeAlias = Callable[[str, Site], Fetched]


class Raw(Struct, frozen=True):
    """Bytes that were read, and what is known of them from outside."""

    data: bytes
    suffix: str = ""
    media_type: str = ""
    charset: str = ""
    limits: Limits = Limits()


def load(
    found: Found,
    *,
    site: Site,
    format: WantedFormat | None = None,  # noqa: A002 -- the word of the command line
    given: Given | None = None,
    stdin: bytes | None = None,
    fetcher: Fetcher = fetch,
) -> tuple[Source, ...]:
    """Return the source that *found* names, or all items of the feed or export that it is.

    *format* overrides what name and content say; *given* wins over what the text says. *stdin* stands in for the
    standard input. Raises `SourceError`: missing, unreadable, empty, binary, too large, not what its name says.
    """
    given = given if given is not None else Given()
    if found.url:
        return _load_url(found, site, format, given, fetcher)
    blank = Source(found.name, SourceFormat.TEXT, "", root=site.root.resolve(), given=given)
    if found.path is None:
        data = stdin if stdin is not None else sys.stdin.buffer.read((site.limits.document_mb << 20) + 1)
        return _sources(Raw(data, limits=site.limits), blank, format)
    path = found.path
    raw = Raw(_read_file(path, found.name, site.limits), suffix=path.suffix, limits=site.limits)
    return _sources(raw, replace(blank, path=path, root=_root_of(path, site)), format)


def _load_url(
    found: Found, site: Site, wanted: WantedFormat | None, given: Given, fetcher: Fetcher
) -> tuple[Source, ...]:
    fetched = fetcher(found.url, site)
    suffix = PurePosixPath(urlsplit(fetched.url).path).suffix
    raw = Raw(fetched.data, "" if fetched.media_type else suffix, fetched.media_type, fetched.charset, site.limits)
    blank = Source(found.name, SourceFormat.TEXT, "", url=fetched.url, trusted=False, given=given)
    return _sources(raw, blank, wanted)


def _root_of(path: Path, site: Site) -> Path:
    """Local references may not leave the site; a file from elsewhere may not leave its own folder."""
    root, folder = site.root.resolve(), path.resolve().parent
    return root if folder == root or root in folder.parents else folder


def _meant(path: Path) -> str:
    """Return what to do where there is no *path*: name the file beside it that is spelled most like it."""
    with suppress(OSError):
        close = get_close_matches(path.name, [one.name for one in path.parent.iterdir()], 1, cutoff=ALIKE)
        return f"Did you mean {path.with_name(close[0])}?" if close else "Check the spelling."
    return "Check the spelling."


def _read_file(path: Path, name: str, limits: Limits) -> bytes:
    try:
        with path.open("rb") as file:
            status = os.fstat(file.fileno())
            if not (stat.S_ISREG(status.st_mode) or stat.S_ISFIFO(status.st_mode)):
                raise SourceError("not a regular file", where=name)
            if status.st_size > limits.export_mb << 20:
                raise _too_large(status.st_size, "export_mb", limits, name)
            return file.read((limits.export_mb << 20) + 1)
    except FileNotFoundError:
        raise SourceError("no such file or folder", hint=_meant(path), where=name) from None
    except IsADirectoryError:
        if not os.access(path, os.R_OK | os.X_OK):
            raise SourceError("the folder cannot be listed", hint="Check its permissions.", where=name) from None
        raise SourceError("this is a folder", hint="Name a file in it.", where=name) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise SourceError(f"cannot be read: {reason}", hint="Check its permissions.", where=name) from error


def _too_large(size_bytes: int, key: str, limits: Limits, name: str) -> SourceError:
    what = f"{size_bytes / (1 << 20):.1f} MB is too large for one post (the limit is {getattr(limits, key)} MB)"
    return SourceError(what, hint=f"Split it into posts, or raise limits.{key} in narrator.toml.", where=name)


def sources_in(raw: Raw, blank: Source) -> tuple[Source, ...]:
    """Return the sources in a file that stands in another one. Raises `SourceError` as `load` does."""
    return _sources(raw, blank, None)


def is_blank(data: bytes) -> bool:
    """Return whether nothing but white space and marks of an encoding is in it."""
    return not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe")


def _sources(raw: Raw, blank: Source, wanted: WantedFormat | None) -> tuple[Source, ...]:
    name = blank.name
    suffix = raw.suffix.lower()
    if wanted is None:
        _refuse_unreadable(suffix, name)
    if is_blank(raw.data):
        raise SourceError("the file is empty", hint="There is nothing to read aloud.", where=_where(name))
    if wanted is not None:
        known: FileFormat | None = wanted if isinstance(wanted, FileFormat) else file_format_of(wanted)
    else:
        known = converted_format(raw.data, suffix=suffix, media_type=raw.media_type)
    if known is not None and known.converter:
        return _converted(raw, known, blank)
    becomes = known.becomes if known is not None else None
    if becomes is None:
        suffix = known.suffixes[0] if known is not None else suffix
        head = decode(raw.data[:HEAD_CHARACTERS], declared=raw.charset, where=_where(name)).text
        kind = sniff(head, suffix=suffix, media_type=raw.media_type)
        if isinstance(kind, Catalogue):
            from narrator.reading.catalogues.reader import read_catalogue  # noqa: PLC0415 -- lxml, only for feeds

            return read_catalogue(raw.data, kind, blank)
        if kind is SourceFormat.TEXT or known is not None:
            _refuse_unknown(suffix, name)
        becomes = kind
    if len(raw.data) > raw.limits.text_mb << 20:
        raise _too_large(len(raw.data), "text_mb", raw.limits, _where(name))
    decoded = decode(raw.data, declared=raw.charset, where=_where(name))
    return (replace(blank, format=becomes, text=decoded.text, notices=decoded.notices),)


def _converted(raw: Raw, known: FileFormat, blank: Source) -> tuple[Source, ...]:
    where = _where(blank.name)
    refuse_mistaken(raw.data, known, where)
    if known.needs and find_spec(known.needs) is None:
        what = f"{known.name} needs the extra “formats”"
        raise SourceError(what, hint=f"Install it with: {INSTALL}", where=where)
    key = "document_mb" if known.becomes else "export_mb"
    if len(raw.data) > getattr(raw.limits, key) << 20:
        raise _too_large(len(raw.data), key, raw.limits, where)
    if known.becomes is None:
        split: Splitter = import_module(known.converter).split
        return split(raw.data, replace(blank, name=where), raw.limits)
    convert: Converter = import_module(known.converter).convert
    found = convert(raw.data, replace(blank, name=where), known.argument)
    return (replace(found, name=blank.name),)


def _refuse_unreadable(suffix: str, name: str) -> None:
    if suffix in UNREADABLE:
        what, hint = UNREADABLE[suffix]
        raise SourceError(f"{what} ({suffix}) is not read", hint=hint, where=_where(name))


def _refuse_unknown(suffix: str, name: str) -> None:
    """Refuse what nothing but its being text speaks for: read aloud it might be brackets and names."""
    known = BY_SUFFIX.get(suffix)
    if known is not None and known.becomes is None:
        hint = "Feeds (RSS, Atom, JSON Feed) and exports of WordPress and Blogger can be read."
        raise SourceError(f"a {suffix} file, but no feed or export", hint=hint, where=_where(name))
    if known is None and UNKNOWN_SUFFIX.fullmatch(suffix):
        hint = f"If it is one of these, say so with --from: {', '.join(format_names())}."
        raise SourceError(f"narrator does not know {suffix} files", hint=hint, where=_where(name))


def _where(name: str) -> str:
    return "standard input" if name == STDIN else name
