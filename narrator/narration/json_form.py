"""`Aligned` → the JSON document of `narrator align`."""

from typing import Any

from narrator.narration.model import HEARING_RATE_HZ, Aligned, Reading, SoundSpan

SCHEMA = 1


def ms(samples: int) -> int:
    """Return *samples* at `HEARING_RATE_HZ` in whole milliseconds."""
    return round(samples * 1000 / HEARING_RATE_HZ)


def as_document(aligned: Aligned) -> dict[str, Any]:
    """Return the document, in plain values; times are in ms from the file's begin."""
    quality = aligned.quality
    return {
        "schema": SCHEMA,
        "narration": {
            "file": aligned.file.path,
            "sha256": aligned.file.digest,
            "duration_ms": ms(aligned.file.sample_count),
            "sample_rate_hz": aligned.file.sample_rate_hz,
            "channels": aligned.file.channels,
            "loudness_lufs": quality.loudness_lufs,
            "noise_floor_dbfs": quality.noise_floor_dbfs,
            "clipped_samples": quality.clipped_samples,
        },
        "recognizer": aligned.recognizer,
        "sentences": [_sentence(one) for one in aligned.readings],
        "asides": [{**_span(one.span), "kind": str(one.kind), "heard": one.heard} for one in aligned.asides],
        "findings": [{"code": one.code, "text": one.text, "hint": one.hint} for one in quality.findings],
    }


def _sentence(one: Reading) -> dict[str, Any]:
    return {
        "utterance": one.utterance,
        "written": one.written,
        "state": str(one.state),
        "heard": one.heard,
        "begin_ms": ms(one.span.begin) if one.span is not None else None,
        "end_ms": ms(one.span.end) if one.span is not None else None,
        "again": [_span(span) for span in one.again],
        "begun": [_span(span) for span in one.begun],
        "not_provable": list(one.not_provable),
        "announcement": one.optional,
    }


def _span(span: SoundSpan) -> dict[str, Any]:
    return {"begin_ms": ms(span.begin), "end_ms": ms(span.end)}
