"""What happens during a run, as one JSON object a line on standard output: for programs that watch."""

from typing import Any

import click
import msgspec

from narrator.article.model import Article
from narrator.pipeline.report import SCHEMA, Report
from narrator.publishing.record import ArticleRecord


class JsonLines:
    """Prints each event as it happens (`narrator/schemas/make-event.schema.json`)."""

    def began(self, sources: int) -> None:
        """Print how many sources there are."""
        self._print("began", sources=sources)

    def recounted(self, change: int) -> None:
        """Print how many more, or fewer, there are."""
        self._print("recounted", change=change)

    def understood(self, article: Article, script_words: int, utterances: int) -> None:
        """Print what was read."""
        self._print(
            "understood",
            source=article.source.name,
            title=article.title,
            language=article.language,
            words=script_words,
            utterances=utterances,
        )

    def heard(self, done: int, total: int) -> None:
        """Print how much of a recording has been heard."""
        self._print("heard", done=done, total=total)

    def sounding(self, source: str, done: int, total: int) -> None:
        """Print how far an article is."""
        self._print("sounding", source=source, done=done, total=total)

    def listen(self, source: str, path: str) -> None:
        """Print where the first sound is."""
        self._print("listen", source=source, path=path)

    def finished(self, record: ArticleRecord, *, unchanged: bool) -> None:
        """Print what was made."""
        main = record.editions[0]
        files = {name: file.name for name, file in (*main.files.items(), *record.files.items())}
        self._print(
            "finished",
            source=record.source,
            slug=record.slug,
            unchanged=unchanged,
            duration_ms=main.duration_ms,
            files=files,
            warnings=list(record.warnings),
        )

    def failed(self, source: str, what: str, hint: str) -> None:
        """Print what failed."""
        self._print("failed", source=source, error=what, hint=hint)

    def notice(self, text: str) -> None:
        """Print what the author should know."""
        self._print("notice", text=text)

    def ended(self, report: Report, exit_code: int, *, planned: bool) -> None:
        """Print how it ended; of a dry run what would be made as well."""
        document = report.document()
        for article in document["articles"] if planned else ():
            self._print("planned", article=article)
        self._print(
            "ended",
            exit_code=exit_code,
            articles=len(document["articles"]),
            failed=len(document["failed"]),
            passed_over=document["passed_over"],
            written=list(report.written),
            seconds=document["seconds"],
        )

    def _print(self, event: str, **fields: Any) -> None:
        click.echo(msgspec.json.encode({"schema": SCHEMA, "event": event, **fields}).decode())
