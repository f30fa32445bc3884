"""What a run did, as `narrator make --json` prints it."""

from typing import Any

from msgspec import Struct, field

from narrator.errors import ExitCode
from narrator.publishing.record import ArticleRecord, EditionRecord

SCHEMA = 1
STAGES = ("read", "write", "speak", "assemble", "publish")


class Work(Struct, frozen=True):
    """What an edition cost in this run."""

    spoken_now: int = 0
    from_cache: int = 0
    passages_encoded: int = 0


class Report(Struct):
    """Filled in as the run goes on."""

    articles: list[dict[str, Any]] = field(default_factory=list)
    failed: list[dict[str, str]] = field(default_factory=list)
    passed_over: list[dict[str, str]] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=lambda: dict.fromkeys((*STAGES, "total"), 0.0))
    codes: set[ExitCode] = field(default_factory=set)
    written: list[str] = field(default_factory=list)
    """Files of the whole (feed, index) that this run wrote."""

    def document(self) -> dict[str, Any]:
        """Return the JSON document."""
        return {
            "schema": SCHEMA,
            "articles": self.articles,
            "failed": self.failed,
            "passed_over": self.passed_over,
            "seconds": {name: round(value, 3) for name, value in self.seconds.items()},
        }


def article_document(record: ArticleRecord, work: dict[str, Work]) -> dict[str, Any]:
    """Return an article's part of the document; *work* is by voice, empty where nothing had to be done."""
    return {
        "source": record.source,
        "slug": record.slug,
        "guid": record.guid,
        "title": record.title,
        "author": record.author,
        "language": record.language,
        "published": record.published,
        "words": record.words,
        "segments": record.segments,
        "editions": [_edition(edition, record, work) for edition in record.editions],
        "left_out": list(record.left_out),
        "warnings": list(record.warnings),
    }


def _edition(edition: EditionRecord, record: ArticleRecord, work: dict[str, Work]) -> dict[str, Any]:
    cost = work.get(edition.voice, Work(from_cache=edition.utterances))
    files = {name: file.name for name, file in edition.files.items()}
    if edition.main:
        files |= {name: file.name for name, file in record.files.items()}
    return {
        "voice": edition.voice,
        "main": edition.main,
        "duration_ms": edition.duration_ms,
        "loudness_lufs": _rounded(edition.loudness_lufs),
        "true_peak_dbtp": _rounded(edition.true_peak_dbtp),
        "utterances": edition.utterances,
        "spoken_now": cost.spoken_now,
        "from_cache": cost.from_cache,
        "passages_encoded": cost.passages_encoded,
        "chapters": [{"title": chapter.title, "begin_ms": chapter.begin_ms} for chapter in edition.chapters],
        "files": files,
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 2)
