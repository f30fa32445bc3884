"""A record → its `item`: one episode, from the record alone, so that it changes only when its article does."""

from datetime import datetime
from email.utils import format_datetime

from lxml import etree

from narrator.config.site import Show
from narrator.languages.phrases import phrases_for
from narrator.publishing.disclosure import person, synthetic_voice
from narrator.publishing.media_types import CHAPTERS, media_type
from narrator.publishing.record import ArticleRecord, EditionRecord
from narrator.publishing.rss.addresses import article_address, file_address
from narrator.publishing.rss.elements import LABEL_CHARACTERS, NAMESPACES, PERSON_CHARACTERS, add, as_html, line
from narrator.publishing.rss.people import people
from narrator.xml_text import clean

SUMMARY_BYTES = 3700
DISCLOSURE_BYTES = 298
"""Together, with an empty line between them, the 4,000 bytes of a description."""


def item(record: ArticleRecord, show: Show) -> etree._Element:
    """Return the item of *record*, whose main edition has an MP3."""
    main = record.editions[0]
    element = etree.Element("item", nsmap=dict(NAMESPACES))
    add(element, "title", line(record.title))
    add(element, "itunes:title", line(record.title))
    add(element, "link", article_address(show, record))
    add(element, "guid", record.guid, isPermaLink="false")
    add(element, "pubDate", format_datetime(datetime.fromisoformat(record.published)))
    summary, disclosure = as_html(record.description, SUMMARY_BYTES), as_html(disclosed(main), DISCLOSURE_BYTES)
    add(element, "description", f"{summary}\n\n{disclosure}".strip())
    if record.notes_html:
        notes = add(element, "content:encoded")
        notes.text = etree.CDATA(clean(record.notes_html.replace("]]>", "]]&gt;")))
    _enclosure(element, main, show)
    add(element, "itunes:duration", str(max((main.duration_ms + 500) // 1000, 1)))
    add(element, "itunes:explicit", "true" if show.explicit else "false")
    add(element, "itunes:episodeType", "full")
    author = line(record.author or show.author)
    for name in people(record.author or show.author):
        add(element, "dc:creator", line(name))
    if author:
        add(element, "itunes:author", author)
    if "cover" in record.files:
        add(element, "itunes:image", href=file_address(show, record.files["cover"]))
    _podcasting(element, record, show)
    return element


def disclosed(edition: EditionRecord) -> str:
    """Return the sentence that stores and listeners are owed."""
    if edition.read_by:
        return person(edition.read_by, edition.language, voice=edition.label if edition.is_synthetic else "")
    return synthetic_voice(edition.label, edition.language)


def _enclosure(element: etree._Element, edition: EditionRecord, show: Show) -> None:
    mp3 = edition.files["mp3"]
    add(element, "enclosure", url=file_address(show, mp3), length=str(mp3.size_bytes), type=media_type(mp3.name))


def _podcasting(element: etree._Element, record: ArticleRecord, show: Show) -> None:
    """Append what Podcasting 2.0 adds."""
    main = record.editions[0]
    for name in ("vtt", "srt", "words"):
        file = main.files.get(name)
        if file is not None:
            kind = media_type(file.name)
            add(element, "podcast:transcript", url=file_address(show, file), type=kind, language=main.language)
    chapters = main.files.get("chapters")
    if chapters is not None:
        add(element, "podcast:chapters", url=file_address(show, chapters), type=CHAPTERS)
    for name in people(record.author or show.author):
        add(element, "podcast:person", line(name, PERSON_CHARACTERS), role="author", group="writing")
    synthetic = main.label or phrases_for(main.language).say("synthetic voice")
    for name in filter(None, (main.read_by, synthetic if main.is_synthetic else "")):
        add(element, "podcast:person", line(name, PERSON_CHARACTERS), role="narrator", group="cast")
    editions = [edition for edition in record.editions if "mp3" in edition.files]
    for edition in editions if len(editions) > 1 else []:
        _alternate(element, edition, show)
    add(element, "podcast:txt", "true" if main.is_synthetic else "false", purpose="ai-content")


def _alternate(element: etree._Element, edition: EditionRecord, show: Show) -> None:
    mp3 = edition.files["mp3"]
    alternate = add(
        element,
        "podcast:alternateEnclosure",
        type=media_type(mp3.name),
        length=str(mp3.size_bytes),
        bitrate=str(mp3.size_bytes * 8000 // max(edition.duration_ms, 1)),
        lang=edition.language,
        title=line(edition.voice, LABEL_CHARACTERS),
    )
    if edition.main:
        alternate.set("default", "true")
    add(alternate, "podcast:source", uri=file_address(show, mp3))
