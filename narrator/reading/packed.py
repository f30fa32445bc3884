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
PICTURE_NAME: Final = "narrator-picture-"


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
            raise SourceError(
                "it unpacks to more than any document needs", hint="It may be a ZIP bomb.", where=self.where
            )
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


@contextmanager
def package(data: bytes, *, where: str, what: str, holds_pictures: bool = False) -> Iterator[Package]:
    """Open *data* as an archive; *what* ("a Word document") is named in the `SourceError` if it is none.

    *holds_pictures*: what is not read may be large (the pictures and films of an export).
    """
    if data.count(ENTRY) > 2 * MAX_PARTS:  # before they are all listed; a document may hold another
        raise SourceError("it has more parts than any document", hint="It may be a ZIP bomb.", where=where)
    try:
        archive = ZipFile(BytesIO(data))
    except (BadZipFile, OSError, ValueError, NotImplementedError) as error:
        hint = "Open it in its own program and export it again, or as text."
        raise SourceError(f"not {what}: {error}", hint=hint, where=where) from error
    with archive:
        infos = archive.infolist()
        largest = max((info.file_size for info in infos), default=0)
        too_much = largest > MAX_PART_BYTES or sum(info.file_size for info in infos) > MAX_TOTAL_BYTES
        if len(infos) > MAX_PARTS or (too_much and not holds_pictures):
            # What a part says of its size holds: zipfile reads no further.
            what = "it unpacks to more than any document needs"
            raise SourceError(what, hint="It may be a ZIP bomb.", where=where)
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
