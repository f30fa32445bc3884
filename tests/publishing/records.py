"""Records as a run leaves them, for tests of the feed."""

from typing import Any

from narrator.publishing.record import ArticleRecord, ChapterRecord, EditionRecord, FileRecord


def edition(slug: str = "hello", voice: str = "default", **changed: Any) -> EditionRecord:
    """Return an edition of 61.6 seconds with an MP3 of 500,000 bytes."""
    main = voice == "default"
    suffix = "" if main else f".{voice}"
    given: dict[str, Any] = {
        "voice": voice,
        "main": main,
        "label": "a voice, English",
        "language": "en",
        "duration_ms": 61_600,
        "loudness_lufs": -16.0,
        "true_peak_dbtp": -1.5,
        "utterances": 3,
        "chapters": (ChapterRecord("Hello", 0), ChapterRecord("Then", 30_000)),
        "files": {
            "mp3": FileRecord(f"{slug}/{slug}{suffix}.mp3", 500_000, 1),
            "vtt": FileRecord(f"{slug}/transcript{suffix}.vtt", 900, 1),
            "chapters": FileRecord(f"{slug}/chapters{suffix}.json", 300, 1),
        },
        "engine_versions": {"tone": "1"},
    }
    return EditionRecord(**(given | changed))


def record(slug: str = "hello", **changed: Any) -> ArticleRecord:
    """Return the record of a published article."""
    given: dict[str, Any] = {
        "identity": f"posts/{slug}.md",
        "source": f"posts/{slug}.md",
        "slug": slug,
        "guid": f"guid-of-{slug}",
        "title": "Hello",
        "author": "The author",
        "language": "en",
        "published": "2025-09-09T12:00:00+00:00",
        "modified": "2025-09-09T12:00:00+00:00",
        "description": "What it is about.",
        "words": 100,
        "tags": (),
        "canonical_url": "",
        "body_hash": slug,
        "editions": (edition(slug),),
        "files": {
            "page": FileRecord(f"{slug}/index.html", 1000, 1),
            "cover": FileRecord(f"{slug}/cover.jpg", 1000, 1, "abc123"),
        },
        "notes_html": "<p>Notes.</p>",
    }
    return ArticleRecord(**(given | changed))
