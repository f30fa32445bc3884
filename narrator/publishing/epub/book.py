"""Publication → `<slug>.epub`."""

from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path

from narrator.article.model import SegmentKind, SpanKind
from narrator.languages.phrases import phrases_for
from narrator.publishing.disclosure import disclosure
from narrator.publishing.epub.content import Names, content_document, language_of
from narrator.publishing.epub.navigation import navigation
from narrator.publishing.epub.overlay import overlay
from narrator.publishing.epub.package import MEDIA_TYPES, inside_of, package
from narrator.publishing.epub.title import TITLE_PAGE, TitlePage, title_page
from narrator.publishing.links import LANGUAGE_TAG
from narrator.publishing.model import Publication
from narrator.publishing.synchronized import Synchronized, synchronized, title_of
from narrator.publishing.zipped import Member, write_zip
from narrator.xml_text import clean

MIMETYPE = b"application/epub+zip"
CONTAINER = b"""<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
SUFFIXES = {media_type: suffix for suffix, media_type in reversed(MEDIA_TYPES.items())}


def make(publication: Publication, path: Path) -> None:
    """Write the book; its bytes depend on *publication* alone."""
    write_book(publication, path, lambda text: text)


def write_book(
    publication: Publication,
    path: Path,
    synchronize: Callable[[Synchronized], Synchronized],
    sound: Path | None = None,
) -> None:
    """Write the book, in which *synchronize* says what its pairs of text and sound are; *sound* replaces the MP3."""
    write_zip(path, _members(publication, synchronize, sound or publication.main.mp3), first_stored=True)


def _members(
    publication: Publication, synchronize: Callable[[Synchronized], Synchronized], sound: Path
) -> Iterator[Member]:
    names = Names(text="text.xhtml", overlay="text.smil", audio=f"audio{sound.suffix}")
    pictures = pictures_of(publication)
    cover = publication.covers.get("cover")
    cover_name = "images/cover.jpg" if cover is not None else ""
    media = {asset: name for asset, (name, _) in pictures.items()}
    text = synchronize(synchronized(publication, media, draws_formulas=True))
    smil = overlay(text, names)
    yield "mimetype", MIMETYPE
    yield "META-INF/container.xml", CONTAINER
    yield "EPUB/package.opf", package(publication, names, media.values(), cover_name, inside_of(text))
    yield f"EPUB/{TITLE_PAGE}", title_page(_title_page(publication, cover_name))
    yield "EPUB/nav.xhtml", navigation(publication, text, names)
    yield f"EPUB/{names.text}", content_document(publication, text)
    yield f"EPUB/{names.overlay}", smil
    yield "EPUB/style.css", style()
    yield f"EPUB/{names.audio}", sound
    if cover is not None:
        yield f"EPUB/{cover_name}", cover
    for name, file in pictures.values():
        yield f"EPUB/{name}", file


def _title_page(publication: Publication, cover: str) -> TitlePage:
    article, language = publication.article, language_of(publication)
    phrases = phrases_for(language)
    lines = (
        (article.author or publication.show.author, language),
        (publication.show.title, publication.show.language or language),
        (phrases.date(publication.published.date()), phrases.language),
        (disclosure(publication.main), phrases_for(publication.main.script.language).language),
    )
    shown = [(clean(text), tag if LANGUAGE_TAG.fullmatch(tag) else language) for text, tag in lines]
    return TitlePage(title_of(publication), language, shown, cover)


def style() -> bytes:
    """Return the style sheet."""
    own = files("narrator.publishing.epub").joinpath("style.css").read_bytes()
    return own + files("narrator.publishing.html").joinpath("scripts.css").read_bytes()


def pictures_of(publication: Publication) -> dict[str, tuple[str, Path]]:
    """Return asset id → name in the book and file, of the pictures that the text shows and EPUB takes."""
    article = publication.article
    segments = article.segments()
    shown = {segment.asset for segment in segments if segment.kind is SegmentKind.IMAGE}
    shown |= {span.value for segment in segments for span in segment.spans if span.kind is SpanKind.IMAGE}
    return {
        asset.id: (f"images/{asset.id}{SUFFIXES[asset.media_type]}", asset.path)
        for asset in article.assets
        if asset.id in shown and asset.path is not None and asset.media_type in SUFFIXES
    }
