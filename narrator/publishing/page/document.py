"""Publication → `index.html`."""

import base64
import json
from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from narrator.publishing.disclosure import disclosure
from narrator.publishing.formats import write
from narrator.publishing.html.context import clean
from narrator.publishing.html.render import render_article
from narrator.publishing.model import Edition, Publication
from narrator.publishing.names import direction, length
from narrator.publishing.page.script import player_script, style_sheet
from narrator.script.model import Role

SPEEDS = ("0.5", "0.75", "1", "1.25", "1.5", "1.75", "2", "2.5", "3", "3.5", "4")
FORM_NAMES = {
    "mp3": "MP3, the recording with its chapters",
    "epub": "EPUB, text and sound together",
    "daisy": "DAISY 2.02, for DAISY players",
    "vtt": "Transcript with times (WebVTT)",
    "srt": "Transcript with times (SubRip)",
    "chapters": "Chapters (JSON)",
}


def make(publication: Publication, path: Path) -> None:
    """Write the page."""
    write(path, page(publication))


def page(publication: Publication) -> str:
    """Return the page: one file, nothing loaded from anywhere but the audio and the pictures beside it."""
    template = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True).from_string(
        files("narrator.publishing.page").joinpath("page.html.j2").read_text("utf-8")
    )
    script, style = player_script(), style_sheet()
    article, main = publication.article, publication.main
    language = clean(article.language)
    return template.render(
        language=language,
        direction=direction(language),
        policy=_policy(script, style),
        title=clean(article.title),
        description=clean(article.description),
        author=clean(article.author),
        generator=publication.generator,
        canonical=article.canonical_url if article.canonical_url.startswith("http") else "",
        feed="../feed.xml" if publication.show.site_url else "",
        index="../index.html",
        published=publication.published.date().isoformat(),
        published_shown=_day(publication.published),
        length=length(main.recording.duration_ms),
        audio=main.mp3_name,
        speeds=SPEEDS,
        chapters=[clean(chapter.title) for chapter in main.recording.chapters],
        body=Markup(_body(publication)),  # noqa: S704  # rendered by us from a tree, nothing of it passed through
        downloads=list(_downloads(publication)),
        left_out=[
            {"segment": span.segment, "reason": span.reason, "text": clean(" ".join(span.text.split()))}
            for span in main.ledger.left_out
        ],
        faults=main.ledger.faults,
        disclosure=disclosure(main),
        data=Markup(_data(publication)),  # noqa: S704  # escaped below
        script=Markup(script),  # noqa: S704  # our own
        style=Markup(style),  # noqa: S704  # our own
    )


def _body(publication: Publication) -> str:
    """Return the article under the page's own h1: its headings begin at level 2."""
    article = publication.article
    levels = [segment.level for segment in article.segments() if segment.kind == "heading"]
    shift = 2 - min(levels) if levels and min(levels) < 2 else 0
    return render_article(article, publication.main.script, media=publication.media, heading_shift=shift)


def _policy(script: str, style: str) -> str:
    """Return a Content Security Policy that allows our script, our style, and files beside the page; nothing else."""
    return (
        f"default-src 'none'; script-src {_hash(script)}; style-src {_hash(style)}; "
        "img-src 'self' data:; media-src 'self'; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(sha256(text.encode('utf-8')).digest()).decode()}'"


def _data(publication: Publication) -> str:
    """Return what the player needs, as JSON that may stand in a script element."""
    main = publication.main
    recording = main.recording
    is_text = {utterance.id: utterance.role is Role.TEXT for utterance in main.script.utterances}
    segment_of = {utterance.id: utterance.segment for utterance in main.script.utterances}
    data = {
        "key": publication.guid,
        "title": clean(publication.article.title),
        "author": clean(publication.article.author),
        "cover": publication.links.get("cover", ""),
        "cues": [
            [
                cue.utterance if is_text[cue.utterance] else f"{segment_of[cue.utterance] or 'title'}.a",
                recording.ms(cue.begin_samples),
                recording.ms(cue.end_samples),
                int(is_text[cue.utterance]),
            ]
            for cue in recording.cues
        ],
        "chapters": [[clean(c.title), recording.ms(c.begin_samples), c.segment] for c in recording.chapters],
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _downloads(publication: Publication) -> Iterator[dict[str, Any]]:
    for name, text in FORM_NAMES.items():
        if name in publication.links:
            yield {"href": publication.links[name], "text": text, "download": True, "note": ""}
    for edition in publication.editions[1:]:
        yield {"href": edition.mp3_name, "text": f"MP3 in another voice: {edition.name}", "download": True,
               "note": _note(edition)}  # fmt: skip
    yield {"href": "ledger.json", "text": "Ledger: what is spoken and what is not, word by word", "download": False,
           "note": ""}  # fmt: skip


def _note(edition: Edition) -> str:
    return f"({edition.voice_label}, {length(edition.recording.duration_ms)})"


def _day(when: datetime) -> str:
    return f"{when.day} {when:%B} {when.year}"
