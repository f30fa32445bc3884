"""The ledger as a document (`ledger.json`): where each run of words went, on which line and at which second."""

from typing import Any, Final

from narrator.article.model import Article
from narrator.audio.model import Recording
from narrator.ledger.model import Ledger
from narrator.publishing.model import CreditedFile, NarrationCredit
from narrator.script.model import Script

SCHEMA: Final = 1
"""Counts up when a field changes its meaning; new fields do not."""


def ledger_document(
    ledger: Ledger,
    article: Article,
    script: Script,
    recording: Recording | None = None,
    narration: NarrationCredit | None = None,
) -> dict[str, Any]:
    """Return the ledger of one edition as plain data. Offsets are characters of the decoded source, ends excluded.

    With *recording*, each spoken run has its `begin_ms` and `end_ms` as heard; with *narration*, who speaks it, and of
    what a person reads the share of its sentence's words that were heard.
    """
    return {
        "schema": SCHEMA,
        "source": article.source.name,
        "title": article.title,
        "voice": script.profile,
        "proved": ledger.proved,
        "words": _counts(ledger),
        "signs": {
            "written": ledger.signs.written,
            "said": ledger.signs.said,
            "left_to_the_voice": ledger.signs.left_to_the_voice,
            "silent": ledger.signs.silent,
        },
        "markup": {str(kind): count for kind, count in ledger.markup.items()},
        "faults": [
            {"problem": fault.problem, "text": fault.text, "line": fault.line, "segment": fault.segment}
            for fault in ledger.faults
        ],
        "left_out": [
            {
                "reason": str(span.reason),
                "kind": span.kind,
                "segment": span.segment,
                "text": span.text,
                "words": span.tokens,
                "lines": list(span.lines),
                "source": [span.begin, span.end],
            }
            for span in ledger.left_out
        ],
        "prose_left_out": [
            {"words": prose.words, "text": prose.text, "reason": prose.reason, "kind": prose.kind, "line": prose.line}
            for prose in ledger.prose
        ],
        "fallbacks": [notice.text for notice in script.notices if notice.code == "language-fallback"],
        **_narration(narration),
        "spoken": _spoken(ledger, recording, narration),
        **({"word_times": _word_times(recording)} if recording is not None else {}),
        **({"sounds": _sounds(recording)} if recording is not None and recording.sounds else {}),
        "segments": {segment: list(lines) for segment, lines in ledger.lines.items()},
    }


def _counts(ledger: Ledger) -> dict[str, int]:
    """Return how many words of the source went where; the last four add up to the first."""
    spoken = sum(span.tokens for span in ledger.spoken)
    left_out = sum(span.tokens for span in ledger.left_out)
    markup = sum(ledger.markup.values())
    return {
        "source": ledger.tokens,
        "spoken": spoken,
        "left_out": left_out,
        "markup": markup,
        "unaccounted": ledger.tokens - spoken - left_out - markup,
    }


def _word_times(recording: Recording) -> dict[str, Any]:
    """Return when each written word is heard, for each utterance, and who says so (`engine`, `narration`, `aligned`).

    A word is `[begin, end, begin_ms, end_ms]`, its characters counted in what is written of the utterance.
    """
    return {
        cue.utterance: {
            "by": cue.words_by,
            "words": [[w.begin, w.end, recording.ms(w.begin_samples), recording.ms(w.end_samples)] for w in cue.words],
        }
        for cue in recording.cues
        if cue.words
    }


def _sounds(recording: Recording) -> list[dict[str, Any]]:
    """Return what is heard beside speech, never over it."""
    return [
        {
            "kind": one.kind,
            "file": one.file,
            "begin_ms": recording.ms(one.begin_samples),
            "end_ms": recording.ms(one.end_samples),
        }
        for one in recording.sounds
    ]


def _narration(credit: NarrationCredit | None) -> dict[str, Any]:
    """Return what a person's recordings add: who reads, from which files, and what is said and not written."""
    if credit is None:
        return {}
    return {
        "narration": {
            "by": credit.by,
            "files": [_file(file) for file in credit.files],
            "recognizer": credit.recognizer,
            "said_and_not_written": [
                {
                    "file": one.file,
                    "begin_ms": one.begin_ms,
                    "end_ms": one.end_ms,
                    "kind": one.kind,
                    "heard": one.heard,
                    "kept": one.kept,
                }
                for one in credit.beside
            ],
        }
    }


def _file(file: CreditedFile) -> dict[str, Any]:
    """Return which recording it is, and what was done to its sound: one gain, and the tone of a retake by octaves."""
    document: dict[str, Any] = {"name": file.name, "sha256": file.digest}
    if file.gain_db is not None:
        document["gain_db"] = file.gain_db
    if file.is_retake:
        document |= {"retake": True, "tone_db": list(file.tone)}
    return document


def _spoken(ledger: Ledger, recording: Recording | None, narration: NarrationCredit | None) -> list[dict[str, Any]]:
    cues = {cue.utterance: cue for cue in recording.cues} if recording is not None else {}
    spoken: list[dict[str, Any]] = []
    for span in ledger.spoken:
        entry: dict[str, Any] = {
            "segment": span.segment,
            "utterance": span.utterance,
            "words": span.tokens,
            "source": [span.begin, span.end],
        }
        cue = cues.get(span.utterance)
        if cue is not None and recording is not None:
            entry["begin_ms"] = recording.ms(cue.begin_samples)
            entry["end_ms"] = recording.ms(cue.end_samples)
        if narration is not None:
            entry["by"] = "voice" if span.utterance in narration.voices else "narration"
            if span.utterance in narration.heard:
                entry["heard"] = narration.heard[span.utterance]
            if len(narration.files) > 1 and span.utterance in narration.recordings:
                entry["recording"] = narration.recordings[span.utterance]
        spoken.append(entry)
    return spoken
