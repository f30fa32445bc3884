"""The script as `narrator script --json` gives it: article, segments, utterances, and what is left out."""

from collections.abc import Mapping
from datetime import date

from narrator.article.containers import walk_named
from narrator.article.model import Article, LeftOut, Segment
from narrator.script.model import Script, Utterance

SCHEMA = 1

Lines = Mapping[str, tuple[int, int]]
"""Segment id → first and last source line."""


def script_as_json(article: Article, script: Script) -> dict[str, object]:
    """Return the document, of plain values."""
    known = {segment.id: segment.lines for segment in article.segments() if segment.lines}
    return {
        "schema": SCHEMA,
        "article": _article(article, script),
        "segments": [_segment(segment, within) for segment, within in walk_named(article.blocks)],
        "utterances": [_utterance(utterance) for utterance in script.utterances],
        "left_out": [_left_out(entry, known) for entry in (*article.left_out, *script.left_out)],
    }


def _article(article: Article, script: Script) -> dict[str, object]:
    return {
        "title": article.title,
        "author": article.author,
        "language": script.language,
        "language_confidence": article.language_confidence,
        "published": _day(article.published),
        "published_inferred": article.published_inferred,
        "updated": _day(article.updated),
        "description": article.description,
        "tags": list(article.tags),
        "site_name": article.site_name,
        "canonical_url": article.canonical_url,
        "draft": article.draft,
        "source": article.source.name,
        "voice": script.profile,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None


def _segment(segment: Segment, within: tuple[str, ...]) -> dict[str, object]:
    return {
        "id": segment.id,
        "kind": segment.kind,
        "level": segment.level,
        "text": segment.text,
        "within": list(within),
        "lines": _pair(segment.lines),
    }


def _utterance(utterance: Utterance) -> dict[str, object]:
    return {
        "id": utterance.id,
        "segment": utterance.segment or None,
        "role": utterance.role,
        "written": utterance.written,
        "spoken": utterance.spoken,
        "language": utterance.language,
        "voice_role": utterance.voice_for,
        "break_after_ms": utterance.break_after_ms,
    }


def _left_out(entry: LeftOut, lines: Lines) -> dict[str, object]:
    return {
        "segment": entry.segment or None,
        "kind": entry.kind,
        "reason": entry.reason,
        "text": entry.text,
        "lines": _pair(entry.lines or lines.get(entry.segment)),
    }


def _pair(lines: tuple[int, int] | None) -> list[int] | None:
    return list(lines) if lines is not None else None
