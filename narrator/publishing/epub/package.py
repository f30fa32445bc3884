"""Publication → the package document: what the book holds."""

from collections.abc import Iterable
from datetime import UTC
from pathlib import PurePosixPath
from typing import Final

from lxml import etree

from narrator.languages.written import direction
from narrator.publishing.disclosure import speakers
from narrator.publishing.epub.access import access_of, describe_access
from narrator.publishing.epub.content import XML_LANG, Names, language_of
from narrator.publishing.epub.title import TITLE_PAGE
from narrator.publishing.model import Publication
from narrator.publishing.names import smil_clock
from narrator.publishing.synchronized import Synchronized, title_of
from narrator.xml_text import clean

OPF = "http://www.idpf.org/2007/opf"
DC = "http://purl.org/dc/elements/1.1/"
MEDIA_TYPES = {
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".svg": "image/svg+xml",
}
"""EPUB 3.3's core media types for pictures."""
SOUND_TYPES: Final = {".mp3": "audio/mpeg", ".opus": "audio/ogg; codecs=opus"}
"""EPUB 3.3's core media types for sound that we make."""
ACTIVE_CLASS = "-epub-media-overlay-active"


INSIDE: Final = {"svg": "svg", "math": "mathml"}
"""Elements whose languages a document that holds them has to name, and the names (EPUB 3.3, appendix D.6)."""


def inside_of(text: Synchronized) -> tuple[str, ...]:
    """Return the properties of the document that holds *text*."""
    return tuple(name for tag, name in INSIDE.items() if next(text.section.iter(tag), None) is not None)


def package(
    publication: Publication, names: Names, pictures: Iterable[str], cover: str, inside: tuple[str, ...] = ()
) -> bytes:
    """Return the OPF document; *pictures* and *cover* (empty: none) are names inside the book.

    *inside*: properties of its text.
    """
    language = language_of(publication)
    root, metadata = package_root(language)
    pictures = tuple(pictures)
    _describe(metadata, publication)
    duration = smil_clock(_length_ms(publication))
    add_meta(metadata, "media:duration", duration)
    add_meta(metadata, "media:duration", duration, refines="#overlay")
    add_meta(metadata, "media:narrator", speakers(publication.main))
    add_meta(metadata, "media:active-class", ACTIVE_CLASS)
    describe_access(metadata, access_of(publication, pictures, has_formulas="svg" in inside))
    manifest = etree.SubElement(root, "manifest")
    add_item(manifest, "nav", "nav.xhtml", "application/xhtml+xml", properties="nav")
    add_item(manifest, "title", TITLE_PAGE, "application/xhtml+xml")
    text = {"media-overlay": "overlay", **({"properties": " ".join(inside)} if inside else {})}
    add_item(manifest, "text", names.text, "application/xhtml+xml", **text)
    add_item(manifest, "overlay", names.overlay, "application/smil+xml")
    add_item(manifest, "audio", names.audio, SOUND_TYPES[PurePosixPath(names.audio).suffix])
    add_item(manifest, "style", "style.css", "text/css")
    if cover:
        add_item(manifest, "cover", cover, "image/jpeg", properties="cover-image")
    for number, name in enumerate(pictures, 1):
        add_item(manifest, f"picture-{number}", name, MEDIA_TYPES[PurePosixPath(name).suffix])
    spine = etree.SubElement(root, "spine")
    spine.set("page-progression-direction", direction(language))
    etree.SubElement(spine, "itemref", idref="title")
    etree.SubElement(spine, "itemref", idref="text")
    return serialized_package(root)


def package_root(language: str) -> tuple[etree._Element, etree._Element]:
    """Return an empty package document and its metadata."""
    root = etree.Element("package", nsmap={None: OPF})  # type: ignore[dict-item]  # a default namespace
    root.set("version", "3.0")
    root.set("unique-identifier", "id")
    root.set(XML_LANG, language)
    root.set("dir", direction(language))
    return root, etree.SubElement(root, "metadata", nsmap={"dc": DC})


def serialized_package(root: etree._Element) -> bytes:
    """Return the document."""
    return etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)


def add_item(manifest: etree._Element, item_id: str, href: str, media_type: str, **more: str) -> None:
    """List a file of the book."""
    etree.SubElement(manifest, "item", {"id": item_id, "href": href, "media-type": media_type, **more})


def add_dc(metadata: etree._Element, name: str, text: str, **attributes: str) -> None:
    """Add an element of Dublin Core, where it says something."""
    text = " ".join(clean(text).split())
    if text:
        etree.SubElement(metadata, f"{{{DC}}}{name}", attributes).text = text


def add_meta(metadata: etree._Element, name: str, text: str, **attributes: str) -> None:
    """Add a property."""
    etree.SubElement(metadata, "meta", {"property": name, **attributes}).text = " ".join(clean(text).split())


def _describe(metadata: etree._Element, publication: Publication) -> None:
    article = publication.article
    add_dc(metadata, "identifier", f"urn:uuid:{publication.guid}", id="id")
    add_dc(metadata, "title", title_of(publication))
    add_dc(metadata, "language", language_of(publication))
    add_dc(metadata, "creator", article.author or publication.show.author)
    add_dc(metadata, "publisher", publication.show.title)
    add_dc(metadata, "date", publication.published.date().isoformat())
    add_dc(metadata, "description", article.description)
    for tag in article.tags:
        add_dc(metadata, "subject", tag)
    add_dc(metadata, "source", article.canonical_url)
    add_meta(metadata, "dcterms:modified", publication.modified.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))


def _length_ms(publication: Publication) -> int:
    """Return the recording's length, rounded down, as the last clip ends."""
    recording = publication.main.recording
    return recording.sample_count * 1000 // recording.format.sample_rate_hz
