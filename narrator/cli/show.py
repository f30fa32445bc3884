"""Progress and results for people: on a terminal one line that changes, elsewhere plain lines."""

import os
import re
import shutil
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress

import click
from msgspec import Struct, field

from narrator.article.model import Article
from narrator.pipeline.report_fields import kinds_of
from narrator.publishing.record import ArticleRecord

PLAIN_EVERY_SECONDS = 5.0
"""Between two plain lines of progress: often enough to know that it goes on, seldom enough to listen to."""
MOST_BAR_CELLS = 24
FAULTS = frozenset({"unaccounted", "invented", "unspoken"})
"""What the ledger calls a word that does not add up (`narrator.ledger.model.Fault`)."""
SHOWN_OF_A_CODE = 5
"""So many articles are told of a code; one line says how many more there are."""
SHOWN_LINES = 5
"""So many further places are named where one article has a kind of finding more than once."""


def is_plain(*, asked: bool) -> bool:
    """Return whether progress is given as plain lines: off a terminal, and on one that cannot move its cursor."""
    environment = os.environ
    wanted = asked or environment.get("NARRATOR_PLAIN", "") not in {"", "0"}
    return wanted or environment.get("TERM") == "dumb" or not sys.stderr.isatty()


def coloured(text: str, **style: object) -> str:
    """Return *text* in colour, unless NO_COLOR is set or the terminal has no colours."""
    without = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return text if without else click.style(text, **style)  # type: ignore[arg-type]


def counted(count: int, thing: str) -> str:
    """Return a number with its noun: "1 word", "2 words"."""
    return f"{count} {_plural(thing, count)}"


class Terminal(Struct):
    """Shows a run on standard error."""

    plain: bool
    quiet: bool = False
    """Only failures and words that do not add up; with `--json`, whose reader is a program, notices as well."""
    verbose: bool = False
    """Kinds and utterances, loudness and speed, every notice."""
    strict: bool = False
    """What there is to look at is shown of unchanged articles too: it decides the exit code."""
    silent: bool = False
    """No notices either."""
    total: int = 0
    done: int = 0
    unchanged: int = 0
    sound_ms: int = 0
    """Of sound that was made in this run."""
    begin: float = field(default_factory=time.perf_counter)
    articles: Counter[str] = field(default_factory=Counter)
    """By the code of what there is to look at: how many articles were shown."""
    held_back: Counter[str] = field(default_factory=Counter)
    """How many were not."""
    notices: Counter[str] = field(default_factory=Counter)
    looked: Counter[str] = field(default_factory=Counter)
    """By code: how many there are to look at, of all articles."""
    first_passage: dict[str, float] = field(default_factory=dict)
    """When the first passage of a source was there: before it an engine starts, and the voice is measured."""
    _last: float = field(default_factory=time.perf_counter)
    _line_open: bool = False

    def began(self, sources: int) -> None:
        """Remember how many there are."""
        self.total = sources

    def recounted(self, change: int) -> None:
        """Remember that there are more, or fewer."""
        self.total += change

    def understood(self, article: Article, script_words: int, utterances: int) -> None:
        """Say what was read."""
        if self.quiet:
            return
        when = article.published.strftime("%Y-%m-%d") if article.published else "no date"
        who = article.author or "no author"
        self._say(coloured(article.source.name, bold=True))
        self._say(f"  “{article.title}”, {who}, {when}, {article.language}, {counted(script_words, 'word')}")
        if self.verbose:
            kinds = ", ".join(counted(count, kind) for kind, count in kinds_of(article).items())
            self._say(f"  {kinds}; {counted(utterances, 'utterance')}")

    def heard(self, done: int, total: int) -> None:
        """Show how much of a person's recording has been heard."""
        if self.quiet:
            return
        now = time.perf_counter()
        if now - self._last >= PLAIN_EVERY_SECONDS and done < total:
            self._last = now
            self._say(f"  heard {done * 100 // max(total, 1)} % of the recording")

    def sounding(self, source: str, done: int, total: int) -> None:
        """Show how far an article is."""
        if self.quiet:
            return
        now = time.perf_counter()
        begin = self.first_passage.setdefault(source, now)
        if self.plain:
            if now - self._last >= PLAIN_EVERY_SECONDS and done < total:
                self._last = now
                self._say(f"  {source}: {done} of {total} passages{_left(now - begin, done - 1, total - done)}")
            return
        text = f" {done} of {total} passages"
        cells = min(MOST_BAR_CELLS, shutil.get_terminal_size().columns - len(text) - 3)
        full = max(cells, 0) * done // max(total, 1)
        with suppress(OSError, ValueError):
            click.echo(f"\r\033[K  {'█' * full}{'░' * (cells - full)}{text}", nl=False, err=True)
            self._line_open = True

    def listen(self, source: str, path: str) -> None:
        """Say where the first sound is."""
        self._say(f"  {source}: listen now: {path}")

    def finished(self, record: ArticleRecord, *, unchanged: bool) -> None:
        """Say what was made."""
        self.done += 1
        if unchanged:
            self.unchanged += 1
        self.sound_ms += 0 if unchanged else sum(e.duration_ms for e in record.editions)
        if not self.quiet and (self.verbose or not unchanged):
            self._say(self._outcome(record, unchanged=unchanged))
        self.looked.update(str(warning["code"]) for warning in record.warnings)
        if not unchanged or self.strict or self.verbose:
            self._to_look_at(record)

    def _outcome(self, record: ArticleRecord, *, unchanged: bool) -> str:
        if unchanged:
            return f"{record.source}: unchanged"
        edition = record.editions[0]
        chapters = counted(len(edition.chapters), "chapter")
        what = f"{clock(edition.duration_ms)}, {chapters}"
        if self.verbose:
            what += f", {_loudness(edition.loudness_lufs)}"
        counted_out = self._counted()
        return f"  {coloured('made', fg='green')} {record.source}: {what}{'; ' if counted_out else ''}{counted_out}"

    def _to_look_at(self, record: ArticleRecord) -> None:
        """Say what the author should look at; for a program's reader only the words that do not add up.

        Of one code the first few articles are shown; `ended` says how many more there are.
        """
        shown = []
        for code in dict.fromkeys(str(warning["code"]) for warning in record.warnings):
            if code not in FAULTS and (self.quiet or self.articles[code] >= SHOWN_OF_A_CODE):
                if not self.quiet:
                    self.held_back[code] += 1
                continue
            self.articles[code] += 1
            shown.append(code)
        warnings = [warning for warning in record.warnings if warning["code"] in shown]
        for line in to_look_at(warnings, record.source):
            self._say(f"  {coloured('look', fg='yellow')} {line}")

    def ended(self) -> None:
        """Say how many more articles had something to look at that was shown often enough."""
        for code, count in self.held_back.items():
            self._say(
                f"{coloured('look', fg='yellow')} {counted(count, 'more article')} with {code}; --json lists them all"
            )
        for text, count in self.notices.items():
            if count > 1:
                self._say(f"note, {count} times: {text}")

    def failed(self, source: str, what: str, hint: str) -> None:
        """Say what failed, and what to do."""
        self.done += 1
        self._say(f"{coloured('failed', fg='red', bold=True)} {source}: {what}")
        if hint:
            self._say(f"  {hint}")

    def notice(self, text: str) -> None:
        """Say it, once."""
        self.notices[text] += 1
        if self.notices[text] == 1 and not self.silent:
            self._say(f"note: {text}")

    def _counted(self) -> str:
        now = time.perf_counter()
        elapsed = now - self.begin
        speed = f"{self.sound_ms / 1000 / elapsed if elapsed > 0 else 0:.0f} times real time"
        if self.total <= 1:
            return speed if self.verbose else ""
        post = f"{self.done} of {max(self.total, self.done)}"
        begun = min(self.first_passage.values(), default=now)
        left = _left(now - begun, self.done - self.unchanged, self.total - self.done)
        return f"{post}, {clock(self.sound_ms)} of sound so far, {speed}{left}" if self.verbose else f"{post}{left}"

    def _say(self, text: str) -> None:
        with suppress(OSError, ValueError):  # standard error is closed, or full: what is made is made all the same
            if self._line_open:
                click.echo("\r\033[K", nl=False, err=True)
                self._line_open = False
            click.echo(text, err=True)


def _left(elapsed_s: float, done: int, left: int) -> str:
    """Return how much time is left, where something is known of it: after one of *left* things, and a second."""
    known = done > 0 and left > 0 and elapsed_s > 1
    return f", about {clock(round(elapsed_s / done * left * 1000))} left" if known else ""


def to_look_at(warnings: Iterable[Mapping[str, object]], source: str) -> Iterator[str]:
    """Yield what the author should look at: of each code a line, with the first place, its words, and other places.

    Of words that do not add up each has a line of its own.
    """
    groups: dict[object, list[Mapping[str, object]]] = {}
    for number, warning in enumerate(warnings):
        groups.setdefault(number if warning["code"] in FAULTS else warning["code"], []).append(warning)
    for members in groups.values():
        first, *others = members
        where = f"{source}:{first['line']}" if first["line"] else source
        yield f"{where}: {first['text']} ({first['code']}){_and_others(others)}"


def _and_others(others: Sequence[Mapping[str, object]]) -> str:
    """Return how many findings of a kind there are beside the one that is told, and where the next of them stand."""
    if not others:
        return ""
    lines = [str(line) for line in dict.fromkeys(one["line"] for one in others) if line]
    shown = f", {'line' if len(lines) == 1 else 'lines'} {', '.join(lines[:SHOWN_LINES])}" if lines else ""
    return f"; {len(others)} more{shown}{' …' if len(lines) > SHOWN_LINES else ''}"


def passed_over_lines(passed_over: Iterable[Mapping[str, str]]) -> Iterator[str]:
    """Yield what was passed over, a line each; of one file's items that share a reason the first, and their number."""
    groups: dict[tuple[str, str], list[Mapping[str, str]]] = {}
    for number, over in enumerate(passed_over):
        file, hash_sign, _ = over["source"].partition("#")
        kind = re.sub(r"\d+|“[^”]*”", "", over["reason"]) if hash_sign else str(number)
        groups.setdefault((file, kind), []).append(over)
    for (file, _), members in groups.items():
        shown = members if len(members) <= SHOWN_OF_A_CODE else members[:1]
        yield from (f"passed over {over['source']}: {over['reason']}" for over in shown)
        if len(members) > len(shown):
            yield f"passed over {len(members) - 1} more of {file} for the same reason; --json lists them all"


def clock(ms: int) -> str:
    """Return a length as 3:07 or 1:02:30."""
    minutes, seconds = divmod(round(ms / 1000), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def _loudness(lufs: float | None) -> str:
    return "silent" if lufs is None else f"{lufs:.1f} LUFS"


def _plural(kind: str, count: int) -> str:
    name = kind.replace("_", " ")
    if count == 1:
        return name
    return {"code": "code blocks", "math": "formulas", "embed": "embeds"}.get(name, name + "s")
