"""The EPUBs of many articles → one book: each article's text, overlay and sound in a folder of its own.

Nothing is rendered or spoken again, and no recording is ever in memory whole.
"""

import posixpath
from collections.abc import Iterator, Sequence
from copy import deepcopy
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from lxml import etree
from msgspec import Struct

from narrator.errors import PublishingError
from narrator.languages.phrases import phrases_for
from narrator.languages.written import direction
from narrator.publishing.disclosure import person
from narrator.publishing.epub.access import Access, describe_access
from narrator.publishing.epub.book import CONTAINER, MIMETYPE, style
from narrator.publishing.epub.check import clock_ms
from narrator.publishing.epub.content import EPUB_TYPE, XHTML, serialized
from narrator.publishing.epub.navigation import add_entry, navigation_root
from narrator.publishing.epub.package import (
    ACTIVE_CLASS,
    DC,
    OPF,
    add_dc,
    add_item,
    add_meta,
    package_root,
    serialized_package,
)
from narrator.publishing.epub.title import TITLE_PAGE, TitlePage, title_page
from narrator.publishing.names import smil_clock
from narrator.publishing.zipped import Member, Packed, write_zip

FOLDER = "EPUB"
OWN = frozenset({"nav", "style", "cover", "title"})
"""Items of an article's book that the collection has for the whole."""
STYLE_LINK = b'href="style.css"'
PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)


class Collected(Struct, frozen=True):
    """What is said of the whole book."""

    identifier: str
    """A UUID."""
    title: str
    author: str
    publisher: str
    language: str
    date: str
    modified: str
    """In UTC, as `dcterms:modified` asks."""
    cover: Path | None = None
    """A JPEG."""
    read_by: tuple[str, ...] = ()
    """The persons who read in it."""
    voices: tuple[str, ...] = ()
    """The labels of the synthetic voices that speak in it, where persons read as well."""

    @property
    def disclosure(self) -> str:
        """Who speaks in it, as stores and listeners are owed."""
        phrases = phrases_for(self.language)
        if not self.read_by:
            return phrases.say("Read by synthetic voices, made with narrator.")
        return person(", ".join(self.read_by), self.language, voice="; ".join(self.voices))


class Volume(Struct, frozen=True):
    """One article's book, opened."""

    file: Path
    folder: str
    package: etree._Element
    contents: etree._Element
    """The list of its headings."""

    def items(self) -> Iterator[tuple[str, str, dict[str, str]]]:
        """Yield what goes into the collection: id and address there, and the item as it was."""
        for item in self.package.iter(f"{{{OPF}}}item"):
            if item.get("id") not in OWN:
                attributes = {str(name): str(value) for name, value in item.attrib.items()}
                yield f"{self.folder}-{item.get('id')}", f"{self.folder}/{item.get('href')}", attributes

    def properties(self, name: str) -> list[etree._Element]:
        """Return the `meta` elements of one property."""
        return [meta for meta in self.package.iter(f"{{{OPF}}}meta") if meta.get("property") == name]

    def values(self, name: str) -> set[str]:
        """Return what one property says."""
        return {meta.text or "" for meta in self.properties(name)}


def write_collection(path: Path, books: Sequence[Path], collected: Collected) -> None:
    """Write the book of all *books*, which narrator made, in their order; its bytes depend on them alone.

    Raises `PublishingError` for one that cannot be read.
    """
    volumes = [_opened(book, f"a{number:04}") for number, book in enumerate(books, 1)]
    write_zip(path, _members(volumes, collected), first_stored=True)


def _opened(book: Path, folder: str) -> Volume:
    try:
        with ZipFile(book) as archive:
            package = etree.fromstring(archive.read(f"{FOLDER}/package.opf"), PARSER)
            navigation = etree.fromstring(archive.read(f"{FOLDER}/nav.xhtml"), PARSER)
    except (BadZipFile, KeyError, etree.XMLSyntaxError) as problem:
        hint = "Make it again: narrator make --rebuild, with its source."
        raise PublishingError("is no EPUB that narrator made", where=str(book), hint=hint) from problem
    toc = next(nav for nav in navigation.iter(f"{{{XHTML}}}nav") if nav.get(EPUB_TYPE) == "toc")
    return Volume(book, folder, package, next(toc.iter(f"{{{XHTML}}}ol")))


def _members(volumes: Sequence[Volume], collected: Collected) -> Iterator[Member]:
    yield "mimetype", MIMETYPE
    yield "META-INF/container.xml", CONTAINER
    yield f"{FOLDER}/package.opf", _package(volumes, collected)
    yield f"{FOLDER}/nav.xhtml", _navigation(volumes, collected)
    yield f"{FOLDER}/style.css", style()
    yield f"{FOLDER}/{TITLE_PAGE}", title_page(_title_page(volumes, collected))
    if collected.cover is not None:
        yield f"{FOLDER}/cover.jpg", collected.cover
    for volume in volumes:
        for _, address, item in volume.items():
            inside = posixpath.join(FOLDER, item["href"])
            if item.get("media-overlay"):
                with ZipFile(volume.file) as archive:
                    yield f"{FOLDER}/{address}", archive.read(inside).replace(STYLE_LINK, b'href="../style.css"', 1)
            else:
                yield f"{FOLDER}/{address}", Packed(volume.file, inside)


def _package(volumes: Sequence[Volume], collected: Collected) -> bytes:
    root, metadata = package_root(collected.language)
    add_dc(metadata, "identifier", f"urn:uuid:{collected.identifier}", id="id")
    add_dc(metadata, "title", collected.title)
    for language in dict.fromkeys([collected.language, *(_language(volume) for volume in volumes)]):
        add_dc(metadata, "language", language)
    add_dc(metadata, "creator", collected.author)
    add_dc(metadata, "publisher", collected.publisher)
    add_dc(metadata, "date", collected.date)
    add_meta(metadata, "dcterms:modified", collected.modified)
    _describe_sound(metadata, volumes)
    describe_access(metadata, _access(volumes, collected))
    manifest = etree.SubElement(root, "manifest")
    add_item(manifest, "nav", "nav.xhtml", "application/xhtml+xml", properties="nav")
    add_item(manifest, "style", "style.css", "text/css")
    if collected.cover is not None:
        add_item(manifest, "cover", "cover.jpg", "image/jpeg", properties="cover-image")
    add_item(manifest, "title", TITLE_PAGE, "application/xhtml+xml")
    spine = etree.SubElement(root, "spine")
    spine.set("page-progression-direction", direction(collected.language))
    etree.SubElement(spine, "itemref", idref="title")
    for volume in volumes:
        for name, address, item in volume.items():
            overlay = item.get("media-overlay")
            more = {"media-overlay": f"{volume.folder}-{overlay}"} if overlay else {}
            more |= {"properties": item["properties"]} if overlay and "properties" in item else {}
            add_item(manifest, name, address, item["media-type"], **more)
            if overlay:
                etree.SubElement(spine, "itemref", idref=name)
    return serialized_package(root)


def _title_page(volumes: Sequence[Volume], collected: Collected) -> TitlePage:
    phrases = phrases_for(collected.language)
    titles = [(volume.package.findtext(f".//{{{DC}}}title") or "", _language(volume)) for volume in volumes]
    lines = [
        (collected.author, collected.language),
        (collected.publisher if collected.publisher != collected.title else "", collected.language),
        *titles,
        (collected.disclosure, phrases.language),
    ]
    return TitlePage(collected.title, collected.language, lines, "cover.jpg" if collected.cover is not None else "")


def _describe_sound(metadata: etree._Element, volumes: Sequence[Volume]) -> None:
    total_ms = 0
    for volume in volumes:
        for meta in volume.properties("media:duration"):
            refines = meta.get("refines", "")
            if refines:
                total_ms += clock_ms(meta.text or "") or 0
                add_meta(metadata, "media:duration", meta.text or "", refines=f"#{volume.folder}-{refines[1:]}")
    add_meta(metadata, "media:duration", smil_clock(total_ms))
    for narrator in sorted(set().union(*(volume.values("media:narrator") for volume in volumes))):
        add_meta(metadata, "media:narrator", narrator)
    add_meta(metadata, "media:active-class", ACTIVE_CLASS)


def _access(volumes: Sequence[Volume], collected: Collected) -> Access:
    """Return what holds for all of *volumes*: a claim of the whole is a claim of each."""
    phrases = phrases_for(collected.language)
    say = phrases.say
    sufficient = [volume.values("schema:accessModeSufficient") for volume in volumes]
    features = [volume.values("schema:accessibilityFeature") for volume in volumes]
    described = all("textual" in values for values in sufficient)
    heard = all("auditory" in values for values in sufficient)
    summary = [say("Text and sound are synchronized sentence by sentence; navigation is by article and heading.")]
    summary += [] if heard else [say("What the recordings only describe, such as code, stands in the text.")]
    summary += [] if described else [say("Some pictures have no description.")]
    return Access(
        has_pictures=any("visual" in volume.values("schema:accessMode") for volume in volumes),
        is_described=described,
        has_formulas=any("describedMath" in values for values in features),
        is_heard=heard,
        has_headings=all("tableOfContents" in values for values in features),
        may_move=any("unknownFlashingHazard" in v.values("schema:accessibilityHazard") for v in volumes),
        is_conforming=all(volume.properties("dcterms:conformsTo") for volume in volumes),
        summary=" ".join([*summary, collected.disclosure]),
        language=phrases.language,
    )


def _navigation(volumes: Sequence[Volume], collected: Collected) -> bytes:
    root, contents, landmarks = navigation_root(collected.language, collected.title)
    for volume in volumes:
        for entry in volume.contents:
            item = deepcopy(entry)
            for link in item.iter(f"{{{XHTML}}}a"):
                link.set("href", f"{volume.folder}/{link.get('href')}")
            if _language(volume) != collected.language:
                item.set("lang", _language(volume))
                item.set("{http://www.w3.org/XML/1998/namespace}lang", _language(volume))
                item.set("dir", direction(_language(volume)))
            contents.append(item)
    add_entry(landmarks, TITLE_PAGE, collected.title, kind="titlepage")
    first = next(volumes[0].contents.iter(f"{{{XHTML}}}a")).get("href", "").partition("#")[0]
    add_entry(landmarks, f"{volumes[0].folder}/{first}", collected.title, kind="bodymatter")
    return serialized(root)


def _language(volume: Volume) -> str:
    return volume.package.findtext(f".//{{{DC}}}language") or "und"
