"""Synchronized text and chapters → `ncc.html`, the navigation control center: headings, references, asides."""

from collections.abc import Sequence

from lxml import etree
from msgspec import Struct

from narrator.languages.phrases import phrases_for
from narrator.publishing.daisy.clock import clock
from narrator.publishing.daisy.documents import FORMAT, XHTML_DOCTYPE, Meta, html_document, serialized
from narrator.publishing.daisy.plan import DaisyChapter, SmilClip
from narrator.publishing.disclosure import speakers
from narrator.publishing.epub.content import language_of
from narrator.publishing.model import Publication
from narrator.publishing.synchronized import Heading, Synchronized, title_of

LOWEST = 6


class Entry(Struct, frozen=True):
    """A place that a reader can go to."""

    element: str
    id: str
    css_class: str
    target: str
    title: str


def entries_of(text: Synchronized, chapters: Sequence[DaisyChapter]) -> tuple[Entry, ...]:
    """Return the entries in the order of the sound; the first is the title, and no level of heading is skipped."""
    title = text.headings[0]
    headings = {heading.id: heading for heading in text.headings[1:]}
    asides = _first_targets(text, "aside")
    references = {sup.get("id"): " ".join(str(sup.xpath("string()")).split()) for sup in text.section.iter("sup")}
    first = chapters[0]
    entries = [Entry("h1", f"ncc-{title.id}", "title", f"{first.smil}#{first.clips[0].id}", title.title)]
    levels: list[int] = []
    seen = {title.id}
    for chapter in chapters:
        for clip in chapter.clips:
            target = f"{chapter.smil}#{clip.id}"
            heading = _heading(clip, headings)
            if heading is not None and heading.id not in seen:
                seen.add(heading.id)
                level = _level(levels, heading.level)
                entries.append(Entry(f"h{level}", f"ncc-{heading.id}", "", target, heading.title))
            elif clip.pair.target in asides:
                label = asides.pop(clip.pair.target)
                entries.append(Entry("span", f"ncc-{clip.pair.target}", "sidebar", target, label))
            elif clip.pair.refers:
                number = references.get(clip.pair.target, "")
                entries.append(Entry("span", f"ncc-{clip.pair.target}", "noteref", target, number))
    return tuple(entries)


def ncc(publication: Publication, chapters: Sequence[DaisyChapter], entries: Sequence[Entry], file_count: int) -> bytes:
    """Return the document; *file_count* counts all files of the book."""
    metadata = _metadata(publication, chapters, entries, file_count)
    root, body = html_document(title_of(publication), language_of(publication), metadata)
    for entry in entries:
        element = etree.SubElement(body, entry.element, id=entry.id)
        if entry.css_class:
            element.set("class", entry.css_class)
        etree.SubElement(element, "a", href=entry.target).text = entry.title or "…"
    return serialized(root, XHTML_DOCTYPE, line_by_line=True)


def description(publication: Publication) -> tuple[Meta, ...]:
    """Return what both the navigation and the text say of the book."""
    show, article = publication.show, publication.article
    author = article.author or show.author or show.title or phrases_for(article.language).say("Unknown author")
    return (
        ("dc:title", title_of(publication)),
        ("dc:creator", author),
        ("dc:publisher", show.title or show.author or author),
        ("dc:date", publication.published.date().isoformat(), "yyyy-mm-dd"),
        ("dc:identifier", publication.guid),
        ("dc:language", language_of(publication), "ISO 639"),
        ("dc:format", FORMAT),
        ("dc:source", article.canonical_url),
        ("dc:subject", ", ".join(article.tags)),
        ("dc:description", article.description),
    )


def _metadata(
    publication: Publication, chapters: Sequence[DaisyChapter], entries: Sequence[Entry], file_count: int
) -> tuple[Meta, ...]:
    notes = {clip.pair.segment for chapter in chapters for clip in chapter.clips if clip.required == "footnote-on"}
    levels = [int(entry.element[1]) for entry in entries if entry.element != "span"]
    classes = [entry.css_class for entry in entries]
    return (
        *description(publication),
        ("ncc:charset", "utf-8"),
        ("ncc:depth", str(max(levels))),
        ("ncc:files", str(file_count)),
        ("ncc:footnotes", str(max(classes.count("noteref"), 1 if notes else 0))),
        ("ncc:generator", publication.generator),
        ("ncc:maxPageNormal", "0"),
        ("ncc:multimediaType", "audioFullText"),
        ("ncc:narrator", speakers(publication.main)),
        ("ncc:pageFront", "0"),
        ("ncc:pageNormal", "0"),
        ("ncc:pageSpecial", "0"),
        ("ncc:prodNotes", "0"),
        ("ncc:producedDate", publication.modified.date().isoformat(), "yyyy-mm-dd"),
        ("ncc:setInfo", "1 of 1"),
        ("ncc:sidebars", str(classes.count("sidebar"))),
        ("ncc:tocItems", str(len(entries))),
        ("ncc:totalTime", clock(sum(chapter.length_ms for chapter in chapters)), "hh:mm:ss"),
    )


def _heading(clip: SmilClip, headings: dict[str, Heading]) -> Heading | None:
    return headings.get(clip.pair.target) or headings.get(clip.pair.segment)


def _level(levels: list[int], wanted: int) -> int:
    """Return the level of the next heading, at most one below the one above it; *levels* are those still open."""
    while levels and levels[-1] >= wanted:
        levels.pop()
    levels.append(wanted)
    return min(len(levels), LOWEST)


def _first_targets(text: Synchronized, tag: str) -> dict[str, str]:
    """Return the first target inside each element *tag*, and what it says."""
    targets = {pair.target for pair in text.pairs}
    found: dict[str, str] = {}
    for element in text.section.iter(tag):
        inside = [inner for inner in element.iter(etree.Element) if inner.get("id") in targets]
        if inside:
            found.setdefault(inside[0].get("id", ""), " ".join(str(inside[0].xpath("string()")).split()))
    return found
