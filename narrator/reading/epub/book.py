"""An EPUB file → its documents in reading order, and what the package says of the book."""

from typing import Final
from urllib.parse import unquote

from lxml.etree import _Element
from msgspec import Struct

from narrator.errors import SourceError
from narrator.reading.decode import decode
from narrator.reading.epub.navigation import NavigationEntry, entries_of
from narrator.reading.packed import Package, inside, package

CONTAINER: Final = "META-INF/container.xml"
ENCRYPTION: Final = "META-INF/encryption.xml"
RIGHTS: Final = ("META-INF/rights.xml", "META-INF/license.lcpl", "META-INF/sinf.xml")
"""Where Adobe, Readium and Apple keep the key of a copy-protected book."""
HEAD_BYTES: Final = 4096
DOCUMENT_TYPES: Final = frozenset({"application/xhtml+xml", "text/html", "text/x-oeb1-document"})
NCX: Final = "application/x-dtbncx+xml"
AUTHOR_ROLES: Final = frozenset({"", "aut", "author", "aui"})
"""Of MARC's relators: who wrote the text. A translator or an illustrator is none."""
UNKNOWN_LANGUAGES: Final = frozenset({"und", "mul", "zxx", "mis"})
"""ISO 639-2's codes for no language; calibre writes `und` where nobody said."""
MAX_TEXT_BYTES: Final = 64 << 20


class Document(Struct, frozen=True):
    """One XHTML file of the book."""

    name: str
    """In the archive."""
    text: str
    is_navigation: bool = False
    may_be_contents: bool = False
    """The package calls it a table of contents; some name the first chapter there."""


class Book(Struct, frozen=True):
    """What is read of an EPUB."""

    documents: tuple[Document, ...]
    """In the order of the spine."""
    title: str = ""
    author: str = ""
    language: str = ""
    date: str = ""
    identifier: str = ""
    description: str = ""
    cover: str = ""
    """The cover picture's name in the archive."""
    navigation: tuple[NavigationEntry, ...] = ()
    """The table of contents."""


class ManifestItem(Struct, frozen=True):
    """A file that the package lists."""

    name: str
    media_type: str
    properties: frozenset[str]


def read_book(data: bytes, *, where: str) -> Book:
    """Return the book. Raises `SourceError`: no EPUB, protected, damaged, or built to exhaust memory."""
    with package(data, where=where, what="an EPUB book") as parts:
        package_name = _package_name(parts)
        root = parts.xml(package_name)
        manifest = _manifest(root, package_name)
        documents = tuple(_documents(parts, root, manifest, package_name))
        return Book(
            documents,
            title=_metadata(root, "title"),
            author=", ".join(_authors(root)),
            language=_language(root),
            date=_metadata(root, "date"),
            identifier=_identifier(root),
            description=_metadata(root, "description"),
            cover=_cover(root, manifest),
            navigation=entries_of(parts, _navigation(root, manifest)),
        )


def _package_name(parts: Package) -> str:
    if CONTAINER in parts:
        for element in _named(parts.xml(CONTAINER), "rootfile"):
            name = inside("", unquote(element.get("full-path", "")))
            if name in parts:
                return name
    found = next((name for name in parts.names() if name.endswith(".opf")), "")
    if not found:
        raise SourceError("not an EPUB book: it has no package document", where=parts.where)
    return found


def _manifest(root: _Element, package_name: str) -> dict[str, ManifestItem]:
    items: dict[str, ManifestItem] = {}
    for element in _named(root, "item"):
        name = inside(package_name, unquote(element.get("href", "")))
        if name and element.get("id"):
            properties = frozenset(element.get("properties", "").split())
            items[element.get("id", "")] = ManifestItem(name, element.get("media-type", "").lower(), properties)
    return items


def _documents(parts: Package, root: _Element, manifest: dict[str, ManifestItem], package_name: str) -> list[Document]:
    protected = _protected(parts)
    has_rights = any(name in parts for name in RIGHTS)
    contents = _contents_pages(root, package_name)
    found: dict[str, Document] = {}
    size = 0
    for reference in _named(root, "itemref"):
        item = manifest.get(reference.get("idref", ""))
        if item is None or item.name not in parts or item.media_type not in DOCUMENT_TYPES or item.name in found:
            continue
        data = parts.read(item.name)
        if item.name in protected or (has_rights and data and b"<" not in data[:HEAD_BYTES].replace(b"\0", b"")):
            hint = "Only books without copy protection can be read aloud."
            raise SourceError("the book is copy-protected", hint=hint, where=parts.where)
        size += len(data)
        if size > MAX_TEXT_BYTES:
            raise SourceError("it holds more text than any book", hint="Split it into parts.", where=parts.where)
        text = decode(data, where=parts.where).text if data.strip() else ""
        found[item.name] = Document(item.name, text, "nav" in item.properties, item.name in contents)
    if not found:
        raise SourceError("there is no text in the book", hint="Text in pictures cannot be read.", where=parts.where)
    return list(found.values())


def _contents_pages(root: _Element, package_name: str) -> frozenset[str]:
    """Return the pages that the guide of EPUB 2 calls tables of contents."""
    references = [one for one in _named(root, "reference") if one.get("type", "").lower() == "toc"]
    return frozenset(inside(package_name, unquote(one.get("href", "").partition("#")[0])) for one in references)


def _navigation(root: _Element, manifest: dict[str, ManifestItem]) -> list[str]:
    """Return the names of the navigation document and the NCX."""
    named = [manifest.get(spine.get("toc", "")) for spine in _named(root, "spine")]
    return [
        *(item.name for item in manifest.values() if "nav" in item.properties),
        *(item.name for item in named if item is not None),
        *(item.name for item in manifest.values() if item.media_type == NCX),
    ]


def _authors(root: _Element) -> list[str]:
    """Return the creators whose role, in EPUB 2's attribute or EPUB 3's refinement, is to have written the text."""
    roles: dict[str, set[str]] = {}
    for meta in _named(root, "meta"):
        if meta.get("property") == "role":
            roles.setdefault(meta.get("refines", "").removeprefix("#"), set()).add((meta.text or "").strip().lower())
    authors: list[str] = []
    for creator in _named(root, "creator"):
        stated = next((value for key, value in creator.attrib.items() if str(key).endswith("}role")), "")
        own = {str(stated).strip().lower()} if str(stated).strip() else roles.get(creator.get("id", ""), {""})
        name = " ".join((creator.text or "").split())
        if name and own & AUTHOR_ROLES:
            authors.append(name)
    return authors


def _language(root: _Element) -> str:
    stated = _metadata(root, "language")
    return "" if stated.lower().partition("-")[0] in UNKNOWN_LANGUAGES else stated


def _protected(parts: Package) -> frozenset[str]:
    if ENCRYPTION not in parts:
        return frozenset()
    references = _named(parts.xml(ENCRYPTION), "CipherReference")
    stated = (unquote(element.get("URI", "")).removeprefix("/") for element in references)
    return frozenset(name for uri in stated for name in (inside("", uri), inside(ENCRYPTION, uri)) if name)


def _cover(root: _Element, manifest: dict[str, ManifestItem]) -> str:
    """EPUB 3 marks it in the manifest, EPUB 2 in the metadata."""
    for item in manifest.values():
        if "cover-image" in item.properties:
            return item.name
    for element in _named(root, "meta"):
        if element.get("name") == "cover":
            named = manifest.get(element.get("content", ""))
            if named is not None and named.media_type.startswith("image/"):
                return named.name
    return ""


def _identifier(root: _Element) -> str:
    wanted = root.get("unique-identifier", "")
    found = list(_named(root, "identifier"))
    chosen = next((element for element in found if element.get("id") == wanted), found[0] if found else None)
    return (chosen.text or "").strip() if chosen is not None else ""


def _metadata(root: _Element, name: str) -> str:
    return next(iter(_all_metadata(root, name)), "")


def _all_metadata(root: _Element, name: str) -> list[str]:
    texts = [" ".join((element.text or "").split()) for element in _named(root, name)]
    return [text for text in texts if text]


def _named(root: _Element, name: str) -> list[_Element]:
    return [
        element for element in root.iter() if isinstance(element.tag, str) and element.tag.rpartition("}")[2] == name
    ]
