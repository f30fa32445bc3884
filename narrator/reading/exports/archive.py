"""A ZIP archive → the sources in it: which service it is from decides what is a post and where its title stands."""

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from narrator.article.model import Notice, Source
from narrator.article.source_formats import BY_SUFFIX
from narrator.config.site import Limits
from narrator.errors import NarratorError, SourceError
from narrator.reading.catalogues.item import named_apart
from narrator.reading.exports import medium, notion, obsidian, substack
from narrator.reading.load import Raw, sources_in
from narrator.reading.not_sources import INSTALLED
from narrator.reading.packed import Package, Unpacked, package

DEEPEST: Final = 1
"""Notion puts its parts, archives themselves, into one."""
SHOWN: Final = 5


def split(data: bytes, blank: Source, limits: Limits) -> tuple[Source, ...]:
    """Return the posts of an export or of a zipped folder.

    Raises `SourceError`: no archive, encrypted, no post, more than *limits* allow.
    """
    passed: list[str] = []
    unpacked = Unpacked(limits.unpacked_mb)
    unpacked.add(data, blank.name)
    found = named_apart(_Export(blank, passed, limits, unpacked).sources(data))
    if not found:
        hint = "It may hold Markdown, HTML and text, or be an export of Substack, Medium, Ghost, Notion or WordPress."
        before = f"Passed over: {'; '.join(passed[:SHOWN])}. " if passed else ""
        raise SourceError("there is no post in the archive", hint=before + hint, where=blank.name)
    if passed:
        more = f" and {len(passed) - SHOWN} more" if len(passed) > SHOWN else ""
        told = Notice("export-passed-over", f"Passed over in the archive: {'; '.join(passed[:SHOWN])}{more}.")
        found[0] = replace(found[0], notices=(*found[0].notices, told))
    return tuple(found)


class _Export(Struct):
    """One archive, and those inside it."""

    blank: Source
    passed: list[str]
    """What is passed over, and why."""
    limits: Limits
    unpacked: Unpacked

    def sources(self, data: bytes, depth: int = 0) -> Iterator[Source]:
        """Yield the posts, by the rules of the service that it is from."""
        with package(data, where=self.blank.name, what="a ZIP archive", holds_pictures=True) as parts:
            if substack.is_export(parts):
                yield from substack.sources(parts, self.blank, self.passed)
            elif medium.is_export(parts):
                yield from medium.sources(parts, self.blank, self.passed)
            else:
                yield from self._files(parts, depth)

    def _files(self, parts: Package, depth: int) -> Iterator[Source]:
        """Yield what each file gives that would be read in a folder; one that cannot be read is passed over."""
        is_vault = obsidian.is_vault(parts)
        for name in sorted(parts.names()):
            path = PurePosixPath(name)
            known = BY_SUFFIX.get(path.suffix.lower())
            if _is_hidden(path) or known is None or path.stem.lower() == "readme":
                continue
            is_archive = path.suffix.lower() == ".zip"
            if (is_archive and depth >= DEEPEST) or (known.only_named and not is_archive):
                continue
            content = parts.read(name)
            self.unpacked.add(content, self.blank.name)
            if is_archive:
                yield from self.sources(content, depth + 1)
                continue
            try:
                for source in self._loaded(content, name, path.suffix):
                    yield obsidian.with_file_name_as_title(source, name) if is_vault else source
            except NarratorError as error:
                if known.becomes is not None:  # data that is no feed is nobody's post
                    self.passed.append(f"{name} ({error.what})")

    def _loaded(self, content: bytes, name: str, suffix: str) -> Iterator[Source]:
        one = replace(self.blank, name=f"{self.blank.name}#{notion.plain_name(name)}")
        one = replace(one, trusted=False, path=None, root=None, is_item=True)
        one = replace(one, given=replace(one.given, title="", slug="", guid="", published=None, canonical_url=""))
        for source in sources_in(Raw(content, suffix, limits=self.limits), one):
            yield notion.with_properties(source, name)


def _is_hidden(path: PurePosixPath) -> bool:
    return any(part.startswith((".", "__")) or part in INSTALLED for part in path.parts)
