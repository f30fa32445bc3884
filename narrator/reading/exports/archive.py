"""A ZIP archive → the sources in it: which service it is from decides what is a post and where its title stands."""

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final

from msgspec.structs import replace

from narrator.article.model import Notice, Source
from narrator.article.source_formats import BY_SUFFIX
from narrator.errors import NarratorError, SourceError
from narrator.reading.catalogues.item import named_apart
from narrator.reading.exports import medium, notion, obsidian, substack
from narrator.reading.load import Raw, sources_in
from narrator.reading.not_sources import INSTALLED
from narrator.reading.packed import Package, package

DEEPEST: Final = 1
"""Notion puts its parts, archives themselves, into one."""
SHOWN: Final = 5


def convert(data: bytes, blank: Source, _argument: str) -> tuple[Source, ...]:
    """Return the posts of an export or of a zipped folder. Raises `SourceError`: no archive, encrypted, no post."""
    passed: list[str] = []
    found = named_apart(_sources(data, blank, passed, 0))
    if not found:
        hint = "It may hold Markdown, HTML and text, or be an export of Substack, Medium, Ghost, Notion or WordPress."
        before = f"Passed over: {'; '.join(passed[:SHOWN])}. " if passed else ""
        raise SourceError("there is no post in the archive", hint=before + hint, where=blank.name)
    if passed:
        more = f" and {len(passed) - SHOWN} more" if len(passed) > SHOWN else ""
        told = Notice("export-passed-over", f"Passed over in the archive: {'; '.join(passed[:SHOWN])}{more}.")
        found[0] = replace(found[0], notices=(*found[0].notices, told))
    return tuple(found)


def _sources(data: bytes, blank: Source, passed: list[str], depth: int) -> Iterator[Source]:
    with package(data, where=blank.name, what="a ZIP archive", holds_pictures=True) as parts:
        if substack.is_export(parts):
            yield from substack.sources(parts, blank, passed)
        elif medium.is_export(parts):
            yield from medium.sources(parts, blank, passed)
        else:
            yield from _files(parts, blank, passed, depth)


def _files(parts: Package, blank: Source, passed: list[str], depth: int) -> Iterator[Source]:
    """Yield what each file gives that would be read in a folder; one that cannot be read is passed over."""
    is_vault = obsidian.is_vault(parts)
    for name in sorted(parts.names()):
        path = PurePosixPath(name)
        known = BY_SUFFIX.get(path.suffix.lower())
        if _is_hidden(path) or known is None or path.stem.lower() == "readme":
            continue
        if path.suffix.lower() == ".zip":
            if depth < DEEPEST:
                yield from _sources(parts.read(name), blank, passed, depth + 1)
            continue
        if known.only_named:
            continue
        content = parts.read(name)
        try:
            for source in _loaded(content, name, path.suffix, blank):
                yield obsidian.with_file_name_as_title(source, name) if is_vault else source
        except NarratorError as error:
            if known.becomes is not None:  # data that is no feed is nobody's post
                passed.append(f"{name} ({error.what})")


def _loaded(content: bytes, name: str, suffix: str, blank: Source) -> Iterator[Source]:
    one = replace(
        blank, name=f"{blank.name}#{notion.plain_name(name)}", trusted=False, path=None, root=None, is_item=True
    )
    one = replace(one, given=replace(one.given, title="", slug="", guid="", published=None, canonical_url=""))
    for source in sources_in(Raw(content, suffix), one):
        yield notion.with_properties(source, name)


def _is_hidden(path: PurePosixPath) -> bool:
    return any(part.startswith((".", "__")) or part in INSTALLED for part in path.parts)
