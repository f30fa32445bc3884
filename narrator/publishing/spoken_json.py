"""Edition → `transcript.json`: Podcasting 2.0's JSON transcript, a segment for each word."""

import json
from pathlib import Path

from narrator.publishing.disclosure import speaker_names
from narrator.publishing.formats import write
from narrator.publishing.model import Edition, Publication
from narrator.publishing.written_words import timed_words


def make(publication: Publication, edition: Edition, path: Path) -> None:  # noqa: ARG001 - every edition's format is
    """Write the transcript. Its format: podcast-namespace, `docs/examples/transcripts/transcripts.md`, "JSON"."""
    write(path, spoken_json(edition))


def spoken_json(edition: Edition) -> str:
    """Return the document: seconds with three decimals; a sentence whose words have no times is one segment."""
    cues = {cue.utterance: cue for cue in edition.recording.cues}
    names = speaker_names(edition)
    segments = []
    for utterance, begin_ms, end_ms, words in timed_words(edition):
        text = " ".join(utterance.written.split())
        pieces = words if cues[utterance.id].words else [(text, begin_ms, end_ms)]
        segments += [_segment(names[utterance.id], *piece) for piece in pieces]
    return json.dumps({"version": "1.0.0", "segments": segments}, ensure_ascii=False, indent=1) + "\n"


def _segment(name: str, body: str, begin_ms: int, end_ms: int) -> dict[str, str | float]:
    return {"speaker": name, "startTime": begin_ms / 1000, "endTime": end_ms / 1000, "body": body}
