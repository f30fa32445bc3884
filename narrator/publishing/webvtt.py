"""Edition → `transcript.vtt`: WebVTT, a cue for each utterance, under its id."""

from html import escape
from pathlib import Path

from narrator.publishing.disclosure import disclosure, speaker_names
from narrator.publishing.formats import write
from narrator.publishing.model import Edition, Publication
from narrator.publishing.transcript import TranscriptLine, timestamp, transcript_of, voice_name


def make(publication: Publication, edition: Edition, path: Path) -> None:
    """Write the transcript."""
    write(path, webvtt(publication, edition))


def webvtt(publication: Publication, edition: Edition) -> str:
    """Return the document (https://www.w3.org/TR/webvtt1/)."""
    language = edition.script.language
    note = f"NOTE\n{_note(publication.article.title)}\n{_note(disclosure(edition))}"
    names = speaker_names(edition)
    cues = (_cue(line, voice_name(names[line.utterance]), language) for line in transcript_of(edition))
    return "\n\n".join(["WEBVTT", note, *cues]) + "\n"


def _cue(line: TranscriptLine, name: str, language: str) -> str:
    text = "\n".join(escape(row, quote=False) for row in line.rows)
    if line.language != language:
        text = f"<lang {line.language}>{text}</lang>"
    times = f"{timestamp(line.begin_ms, '.')} --> {timestamp(line.end_ms, '.')}"
    return f"{line.utterance}\n{times}\n<v {name}>{text}"


def _note(text: str) -> str:
    """A comment ends at an empty line and may not hold an arrow."""
    return " ".join(text.split()).replace("-->", "→") or "…"
