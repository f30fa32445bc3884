"""Progress and results for people: on a terminal one line that changes, elsewhere plain lines."""

import os
import sys
import time
from dataclasses import dataclass, field

import click

from narrator.article.model import Article
from narrator.pipeline.accounting import kinds_of
from narrator.publishing.record import ArticleRecord

PLAIN_EVERY_SECONDS = 5.0
"""Between two plain lines of progress: often enough to know that it goes on, seldom enough to listen to."""
BAR_CELLS = 24


def is_plain(*, asked: bool) -> bool:
    """Say whether progress is given as plain lines."""
    return asked or os.environ.get("NARRATOR_PLAIN", "") not in {"", "0"} or not sys.stderr.isatty()


def coloured(text: str, **style: object) -> str:
    """Return *text* in colour, unless NO_COLOR is set."""
    return text if os.environ.get("NO_COLOR") else click.style(text, **style)  # type: ignore[arg-type]


@dataclass(slots=True)
class Terminal:
    """Shows a run on standard error."""

    plain: bool
    quiet: bool = False
    """Only failures and notices: for `--json`, whose reader is a program."""
    total: int = 0
    done: int = 0
    sound_ms: int = 0
    begin: float = field(default_factory=time.perf_counter)
    _last: float = field(default_factory=time.perf_counter)
    _line_open: bool = False

    def began(self, sources: int) -> None:
        """Remember how many there are."""
        self.total = sources

    def understood(self, article: Article, script_words: int, utterances: int) -> None:
        """Say what was read."""
        if self.quiet:
            return
        when = article.published.strftime("%Y-%m-%d") if article.published else "no date"
        who = article.author or "no author"
        kinds = ", ".join(f"{count} {_plural(kind, count)}" for kind, count in kinds_of(article).items())
        self._say(coloured(article.source.name, bold=True))
        self._say(f"  “{article.title}”, {who}, {when}, {article.language}")
        self._say(f"  {script_words} words: {kinds}; {utterances} utterances")

    def sounding(self, source: str, done: int, total: int) -> None:
        """Show how far an article is."""
        if self.quiet:
            return
        if self.plain:
            now = time.perf_counter()
            if now - self._last >= PLAIN_EVERY_SECONDS and done < total:
                self._last = now
                self._say(f"  {source}: {done} of {total} passages{self._left(done, total)}")
            return
        full = BAR_CELLS * done // max(total, 1)
        bar = "█" * full + "░" * (BAR_CELLS - full)
        click.echo(f"\r\033[K  {bar} {done} of {total} passages", nl=False, err=True)
        self._line_open = True

    def listen(self, source: str, path: str) -> None:
        """Say where the first sound is."""
        self._say(f"  {source}: listen now: {path}")

    def finished(self, record: ArticleRecord, *, unchanged: bool) -> None:
        """Say what was made."""
        self.done += 1
        edition = record.editions[0]
        self.sound_ms += sum(e.duration_ms for e in record.editions)
        if self.quiet:
            return
        if unchanged:
            self._say(f"{record.source}: unchanged")
            return
        chapters = f"{len(edition.chapters)} {_plural('chapter', len(edition.chapters))}"
        what = f"{clock(edition.duration_ms)}, {chapters}, {_loudness(edition.loudness_lufs)}"
        self._say(f"  {coloured('made', fg='green')} {record.source}: {what}; {self._counted()}")
        for line in _to_look_at(record):
            self._say(line)

    def failed(self, source: str, what: str, hint: str) -> None:
        """Say what failed, and what to do."""
        self._say(f"{coloured('failed', fg='red', bold=True)} {source}: {what}")
        if hint:
            self._say(f"  {hint}")

    def notice(self, text: str) -> None:
        """Say it."""
        self._say(f"note: {text}")

    def _counted(self) -> str:
        elapsed = time.perf_counter() - self.begin
        speed = self.sound_ms / 1000 / elapsed if elapsed > 0 else 0
        if self.total <= 1:
            return f"{speed:.0f} times real time"
        left = elapsed / self.done * (self.total - self.done) if self.total > self.done else 0
        return (
            f"post {self.done} of {self.total}, {clock(self.sound_ms)} of sound so far, {speed:.0f} times real time, "
            + (f"{clock(int(left * 1000))} left" if left else "the last")
        )

    def _left(self, done: int, total: int) -> str:
        elapsed = time.perf_counter() - self.begin
        return f", about {clock(int(elapsed / done * (total - done) * 1000))} left" if done else ""

    def _say(self, text: str) -> None:
        if self._line_open:
            click.echo("\r\033[K", nl=False, err=True)
            self._line_open = False
        click.echo(text, err=True)


def clock(ms: int) -> str:
    """Return a length as 3:07 or 1:02:30."""
    minutes, seconds = divmod(round(ms / 1000), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def _loudness(lufs: float | None) -> str:
    return "silent" if lufs is None else f"{lufs:.1f} LUFS"


def _to_look_at(record: ArticleRecord) -> list[str]:
    lines = []
    for warning in record.warnings:
        where = f"{record.source}:{warning['line']}" if warning["line"] else record.source
        lines.append(f"  {coloured('look', fg='yellow')} {where}: {warning['text']} ({warning['code']})")
    return lines


def _plural(kind: str, count: int) -> str:
    name = kind.replace("_", " ")
    if count == 1:
        return name
    return {"code": "code blocks", "math": "formulas", "embed": "embeds"}.get(name, name + "s")
