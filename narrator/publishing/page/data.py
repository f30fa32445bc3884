"""Publication → what the player needs, as one line of JSON."""

import json
from typing import Any

from narrator.audio.model import Cue, Recording
from narrator.languages.tags import SOURCE_LANGUAGE
from narrator.publishing.html.context import language_tag
from narrator.publishing.model import Edition, Publication
from narrator.publishing.page.words import translated
from narrator.script.model import Role, Utterance
from narrator.xml_text import clean

LAID_ON_THE_TITLE = "title"
"""The id of the page's h1: what is heard before the first segment is about it."""


def player_data(publication: Publication) -> str:
    """Return every edition's cues and chapters, in milliseconds, as JSON that may stand in a script element."""
    article = publication.article
    data = {
        "key": publication.guid,
        "title": clean(article.title),
        "author": clean(article.author),
        "cover": publication.address(publication.links["cover"]) if "cover" in publication.links else "",
        "editions": [_edition(edition, publication) for edition in publication.editions],
        "phrases": translated(language_tag(article.language) or SOURCE_LANGUAGE),
    }
    line = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    # "<" could end the element; the two separators would be line ends to some readers of JSON.
    return line.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _edition(edition: Edition, publication: Publication) -> dict[str, Any]:
    recording = edition.recording
    utterances = {utterance.id: utterance for utterance in edition.script.utterances}
    words = [_words(utterances[cue.utterance], cue, recording) for cue in recording.cues]
    return {
        "name": edition.name,
        "audio": publication.address(edition.mp3_name),
        "duration": recording.duration_ms,
        "cues": [
            [
                _target(utterances[cue.utterance]),
                recording.ms(cue.begin_samples),
                recording.ms(cue.end_samples),
                *([] if utterances[cue.utterance].role is Role.TEXT else [1]),
            ]
            for cue in recording.cues
        ],
        **({"words": words} if any(words) else {}),
        "chapters": [[clean(c.title), recording.ms(c.begin_samples)] for c in recording.chapters],
    }


def _words(utterance: Utterance, cue: Cue, recording: Recording) -> list[int]:
    """Return four numbers for each word of a cue's text; none for what narrator announces, which is not shown as heard.

    They are small, since each counts from what the word before ended with: UTF-16 units (what JavaScript's strings
    count) from the end of the word before, or from the sentence's begin, to this word; its length in such units;
    milliseconds from the end of the word before, or from the cue's begin; its duration in milliseconds.
    """
    if utterance.role is not Role.TEXT:
        return []
    numbers: list[int] = []
    at, at_ms = 0, recording.ms(cue.begin_samples)
    for word in cue.words:
        begin_ms, end_ms = recording.ms(word.begin_samples), recording.ms(word.end_samples)
        before, inside = utterance.written[at : word.begin], utterance.written[word.begin : word.end]
        numbers += (_units(before), _units(inside), begin_ms - at_ms, end_ms - begin_ms)
        at, at_ms = word.end, end_ms
    return numbers


def _units(text: str) -> int:
    """Return the length of *text* in UTF-16 units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def _target(utterance: Utterance) -> str:
    """Return the id of the sentence's element; of an announcement, one that leads to the block it is about."""
    if utterance.role is Role.TEXT or utterance.segment:
        return utterance.id
    return f"{LAID_ON_THE_TITLE}.{utterance.id.rpartition('.')[2]}"
