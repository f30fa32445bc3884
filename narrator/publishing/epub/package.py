"""Publication → the package document: what the book holds, and what it honestly claims."""

from collections.abc import Iterable
from datetime import UTC
from pathlib import PurePosixPath

from lxml import etree

from narrator.article.model import SegmentKind
from narrator.publishing.disclosure import disclosure
from narrator.publishing.epub.content import Names
from narrator.publishing.html.context import clean
from narrator.publishing.model import Publication
from narrator.publishing.names import direction, smil_clock

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
CONFORMANCE = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"


def package(publication: Publication, names: Names, pictures: Iterable[str], cover: str) -> bytes:
    """Return the OPF document; *pictures* and *cover* (empty: none) are names inside the book."""
    root = etree.Element("package", nsmap={None: OPF})  # type: ignore[dict-item]  # a default namespace
    root.set("version", "3.0")
    root.set("unique-identifier", "id")
    root.set("{http://www.w3.org/XML/1998/namespace}lang", clean(publication.article.language))
    root.set("dir", direction(publication.article.language))
    metadata = etree.SubElement(root, "metadata", nsmap={"dc": DC})
    pictures = tuple(pictures)
    _describe(metadata, publication)
    _describe_sound(metadata, publication)
    _describe_access(metadata, publication, has_pictures=bool(pictures))
    _manifest(root, names, pictures, cover)
    spine = etree.SubElement(root, "spine")
    spine.set("page-progression-direction", direction(publication.article.language))
    etree.SubElement(spine, "itemref", idref="text")
    return etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)


def _describe(metadata: etree._Element, publication: Publication) -> None:
    article = publication.article
    _dc(metadata, "identifier", f"urn:uuid:{publication.guid}", id="id")
    _dc(metadata, "title", article.title or "Untitled")
    _dc(metadata, "language", article.language)
    author = article.author or publication.show.author
    if author:
        _dc(metadata, "creator", author)
    if publication.show.title:
        _dc(metadata, "publisher", publication.show.title)
    _dc(metadata, "date", publication.published.date().isoformat())
    if article.description:
        _dc(metadata, "description", article.description)
    for tag in article.tags:
        _dc(metadata, "subject", tag)
    if article.canonical_url:
        _dc(metadata, "source", article.canonical_url)
    _meta(metadata, "dcterms:modified", publication.modified.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))


def _describe_sound(metadata: etree._Element, publication: Publication) -> None:
    recording = publication.main.recording
    duration = smil_clock(recording.sample_count * 1000 // recording.format.sample_rate_hz)
    _meta(metadata, "media:duration", duration)
    _meta(metadata, "media:duration", duration, refines="#overlay")
    _meta(metadata, "media:narrator", publication.main.voice_label)
    _meta(metadata, "media:active-class", "-epub-media-overlay-active")


def _describe_access(metadata: etree._Element, publication: Publication, *, has_pictures: bool) -> None:
    """Claim what holds (EPUB Accessibility 1.1): conformance only where every picture has its description."""
    article = publication.article
    described = all(asset.alt is not None for asset in article.assets)
    kinds = {segment.kind for segment in article.segments()}
    _metas(metadata, "schema:accessMode", ["textual", "auditory", *(["visual"] if has_pictures else [])])
    everything_heard = not any(span.segment for span in publication.main.ledger.left_out)
    sufficient = ["textual"] if described else ["textual,visual"]
    sufficient += ["auditory"] if everything_heard else ["textual,auditory"]
    _metas(metadata, "schema:accessModeSufficient", sufficient)
    features = ["synchronizedAudioText", "tableOfContents", "readingOrder", "structuralNavigation"]
    features += ["displayTransformability", "ARIA"]
    features += ["alternativeText"] if described and SegmentKind.IMAGE in kinds else []
    _metas(metadata, "schema:accessibilityFeature", features)
    _metas(metadata, "schema:accessibilityHazard", ["noFlashingHazard", "noMotionSimulationHazard", "noSoundHazard"])
    summary = (
        f"Text and sound are synchronized sentence by sentence; navigation by heading. {disclosure(publication.main)}"
    )
    summary += "" if everything_heard else " What the recording only describes, such as code, stands in the text."
    summary += "" if described else " Some pictures have no description."
    _meta(metadata, "schema:accessibilitySummary", summary)
    if described:
        _meta(metadata, "dcterms:conformsTo", CONFORMANCE, id="conformance")
        _meta(metadata, "a11y:certifiedBy", "narrator", refines="#conformance")


def _manifest(root: etree._Element, names: Names, pictures: tuple[str, ...], cover: str) -> None:
    manifest = etree.SubElement(root, "manifest")
    _item(manifest, "nav", "nav.xhtml", "application/xhtml+xml", properties="nav")
    _item(manifest, "text", names.text, "application/xhtml+xml", **{"media-overlay": "overlay"})
    _item(manifest, "overlay", names.overlay, "application/smil+xml")
    _item(manifest, "audio", names.audio, "audio/mpeg")
    _item(manifest, "style", "style.css", "text/css")
    if cover:
        _item(manifest, "cover", cover, "image/jpeg", properties="cover-image")
    for number, name in enumerate(pictures, 1):
        _item(manifest, f"picture-{number}", name, MEDIA_TYPES[PurePosixPath(name).suffix])


def _item(manifest: etree._Element, item_id: str, href: str, media_type: str, **more: str) -> None:
    etree.SubElement(manifest, "item", {"id": item_id, "href": href, "media-type": media_type, **more})


def _dc(metadata: etree._Element, name: str, text: str, **attributes: str) -> None:
    etree.SubElement(metadata, f"{{{DC}}}{name}", attributes).text = " ".join(clean(text).split())


def _meta(metadata: etree._Element, name: str, text: str, **attributes: str) -> None:
    etree.SubElement(metadata, "meta", {"property": name, **attributes}).text = " ".join(clean(text).split())


def _metas(metadata: etree._Element, name: str, values: list[str]) -> None:
    for value in values:
        _meta(metadata, name, value)
