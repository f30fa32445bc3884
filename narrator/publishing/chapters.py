"""Edition → `chapters.json`: JSON Chapters 1.2.0 of the Podcast Namespace, from the same cues as the ID3 chapters."""

import json
from pathlib import Path
from typing import Any

from narrator.article.model import Segment, SegmentKind, SpanKind, walk
from narrator.publishing.formats import write
from narrator.publishing.model import Edition, Publication
from narrator.publishing.rss.addresses import address, base_url

VERSION = "1.2.0"


def make(publication: Publication, edition: Edition, path: Path) -> None:
    """Write the chapters."""
    write(path, json.dumps(chapters(publication, edition), ensure_ascii=False, indent=1) + "\n")


def chapters(publication: Publication, edition: Edition) -> dict[str, Any]:
    """Return the document: each chapter with its heading's link and its first picture, where it has them."""
    recording = edition.recording
    extras = _extras(publication)
    entries = []
    for chapter in recording.chapters:
        entry: dict[str, Any] = {
            "startTime": recording.ms(chapter.begin_samples) / 1000,
            "endTime": recording.ms(chapter.end_samples) / 1000,
            "title": chapter.title,
        }
        entries.append(entry | extras.get(chapter.segment, {}))
    document = {"version": VERSION, "title": publication.article.title, "chapters": entries}
    author = publication.article.author or publication.show.author
    return document | ({"author": author} if author else {})


def _extras(publication: Publication) -> dict[str, dict[str, str]]:
    """Return, by heading, the section's first published picture and the heading's own link."""
    found: dict[str, dict[str, str]] = {}
    heading = ""
    for segment, _ in walk(publication.article.blocks):
        if segment.kind is SegmentKind.HEADING:
            heading = segment.id
            found.setdefault(heading, {}).update(_link(segment))
        elif segment.kind is SegmentKind.IMAGE and segment.asset:
            found.setdefault(heading, {}).setdefault("img", _picture(publication, segment))
    return {key: {name: value for name, value in extra.items() if value} for key, extra in found.items()}


def _link(heading: Segment) -> dict[str, str]:
    targets = (
        s.value for s in heading.spans if s.kind is SpanKind.LINK and s.value.startswith(("http://", "https://"))
    )
    return next(({"url": target} for target in targets), {})


def _picture(publication: Publication, image: Segment) -> str:
    """Return the address of the picture as published: absolute, since apps read the file from anywhere.

    Empty for a picture that lies elsewhere on the web: an app would tell its owner who listens, and when.
    """
    base = base_url(publication.show)
    name = publication.media.get(image.asset, "")
    return address(publication.show, f"{publication.slug}/{name}") if base and name else ""
