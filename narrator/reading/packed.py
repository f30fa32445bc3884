"""ZIP archives that documents are packed in (DOCX, EPUB): their parts, within limits of number and size."""

import posixpath
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from io import BytesIO
from typing import Final
from zipfile import BadZipFile, ZipFile, ZipInfo

from lxml import etree
from lxml.etree import _Element
from msgspec import Struct, field

from narrator.article.model import Source
from narrator.article.source_formats import BY_SUFFIX
from narrator.errors import SourceError
from narrator.reading.xml_references import with_characters

MAX_PARTS: Final = 20_000
ENTRY: Final = b"PK\x01\x02"
"""How an entry of a ZIP archive's directory begins."""
ENCRYPTED: Final = 1
"""The bit of a part's flags that says so."""
UTF8: Final = 0x800
"""The bit of a part's flags that says in which encoding its name is; without it zipfile takes code page 437."""
MAX_PART_BYTES: Final = 64 << 20
MAX_TOTAL_BYTES: Final = 512 << 20
"""Of all parts that are read, unpacked: a ZIP bomb grows a thousandfold."""
BOMB: Final = "It may be a ZIP bomb. If it is not, export it in parts, or unpack it and name what is in it."
OTHER_TEXTS: Final = frozenset((".csv", ".css", ".ncx", ".opf", ".rels"))
"""What is read of archives beside what is a source by itself."""
PICTURE_NAME: Final = "narrator-picture-"


class Unpacked(Struct):
    """How much the texts of an archive, and of those inside it, come to: told by their directories alone."""

    most_mb: int
    known_bytes: int = 0

    def add(self, data: bytes, where: str) -> None:
        """Count the texts in *data*, if it is an archive. Raises `SourceError` where it is too much in all."""
        if not data.startswith(b"PK") or data.count(ENTRY) > 2 * MAX_PARTS:
            return
        try:
            with ZipFile(BytesIO(data)) as archive:
                # What a part says of its size holds: zipfile reads no further.
                self.known_bytes += sum(info.file_size for info in archive.infolist() if _is_text(info.filename))
        except (BadZipFile, OSError, ValueError, NotImplementedError):
            return  # whoever reads it says so
        if self.known_bytes > self.most_mb << 20:
            what = f"its texts unpack to {self.known_bytes / (1 << 20):.0f} MB (the limit is {self.most_mb} MB)"
            way_out = "unpack it and name its folder, or raise limits.unpacked_mb in narrator.toml"
            raise SourceError(what, hint=f"It may be a ZIP bomb. If it is not, {way_out}.", where=where)


def _is_text(name: str) -> bool:
    suffix = posixpath.splitext(name)[1].lower()
    return suffix in BY_SUFFIX or suffix in OTHER_TEXTS


class Package(Struct):
    """An open archive. Nothing is ever written to disk, so that a part's name can reach nothing."""

    where: str
    _archive: ZipFile
    _parts: dict[str, ZipInfo] = field(default_factory=dict)
    _read_bytes: int = 0

    def __contains__(self, name: object) -> bool:
        return name in self._parts

    def names(self) -> tuple[str, ...]:
        """Return the parts' names."""
        return tuple(self._parts)

    def read(self, name: str) -> bytes:
        """Return a part. Raises `SourceError`: missing, encrypted, damaged, too large."""
        info = self._parts.get(name)
        if info is None:
            raise SourceError(f"the part {name!r} is missing", hint="Export it again.", where=self.where)
        if info.flag_bits & ENCRYPTED:
            hint = "Unpack it with its password and pack it again without one."
            raise SourceError("the archive is protected by a password", hint=hint, where=self.where)
        try:
            with self._archive.open(info) as part:
                data = part.read(MAX_PART_BYTES + 1)
        except (BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError) as error:
            # zipfile raises RuntimeError for parts behind a password, ValueError for places that are none.
            raise SourceError(
                f"the part {name!r} is damaged: {error}", hint="Export it again.", where=self.where
            ) from error
        self._read_bytes += len(data)
        if len(data) > MAX_PART_BYTES or self._read_bytes > MAX_TOTAL_BYTES:
            raise SourceError("it unpacks to more than any document needs", hint=BOMB, where=self.where)
        return data

    def xml(self, name: str, *, whole: bool = False) -> _Element:
        """Return the root of an XML part; entities are not expanded, nothing is fetched. Raises `SourceError`.

        *whole*: what is broken in it is an error, not passed over.
        """
        data = with_characters(self.read(name))
        if b"<!DOCTYPE" in data[:4096] and b"<!ENTITY" in data:
            raise SourceError(f"the part {name!r} defines entities", hint="Export it again.", where=self.where)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=not whole
        )
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise SourceError(f"the part {name!r} is no XML: {error}", where=self.where) from error
        if root is None:
            raise SourceError(f"the part {name!r} is no XML", where=self.where)
        return root


COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How compound files begin ([MS-CFB] 2.2): Word's old format, and the new one once it is encrypted."""


@contextmanager
def package(data: bytes, *, where: str, what: str, holds_pictures: bool = False) -> Iterator[Package]:
    """Open *data* as an archive; *what* ("a Word document") is named in the `SourceError` if it is none.

    *holds_pictures*: what is not read may be large (the pictures and films of an export).
    """
    if data.count(ENTRY) > 2 * MAX_PARTS:  # before they are all listed; a document may hold another
        raise SourceError("it has more parts than any document", hint=BOMB, where=where)
    try:
        archive = ZipFile(BytesIO(data))
    except (BadZipFile, OSError, ValueError, NotImplementedError) as error:
        if data.startswith(COMPOUND):
            hint = "Open it in its own program and save it without a password, in today's format."
            raise SourceError(
                f"not {what}: it is behind a password, or of an old format", hint=hint, where=where
            ) from error
        hint = "Open it in its own program and export it again, or as text."
        raise SourceError(f"not {what}: {error}", hint=hint, where=where) from error
    with archive:
        infos = archive.infolist()
        largest = max((info.file_size for info in infos), default=0)
        too_much = largest > MAX_PART_BYTES or sum(info.file_size for info in infos) > MAX_TOTAL_BYTES
        if len(infos) > MAX_PARTS or (too_much and not holds_pictures):
            # What a part says of its size holds: zipfile reads no further.
            raise SourceError("it unpacks to more than any document needs", hint=BOMB, where=where)
        yield Package(where, archive, {_name(info): info for info in infos if info.filename and not info.is_dir()})


def _name(info: ZipInfo) -> str:
    """Return the part's name: UTF-8 (as EPUB and OPC ask for), also where the archiver did not set the flag for it."""
    if info.flag_bits & UTF8:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.filename


def inside(base: str, reference: str) -> str:
    """Return the name of the part that *reference* names in the part *base*; empty: it points out of the archive."""
    name = posixpath.normpath(posixpath.join(posixpath.dirname(base), reference))
    return "" if name.startswith(("/", "..")) or "\\" in name else name


def picture_in(source: Source, reference: str) -> bytes:
    """Return the picture that *reference* names in the packed *source*. Raises `SourceError`."""
    with package(source.data, where=source.name, what="an archive") as parts:
        if reference.startswith(PICTURE_NAME):
            wanted = reference.removeprefix(PICTURE_NAME).partition(".")[0]
            for name in parts.names():
                if "/media/" in name and digest_of(data := parts.read(name)) == wanted:
                    return data
        if reference in parts:
            return parts.read(reference)
    raise SourceError("was not found", where=source.name)


def digest_of(data: bytes) -> str:
    """Return the name by which a picture without one is referred to."""
    return sha256(data).hexdigest()[:16]
