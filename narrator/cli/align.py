"""`narrator align`: which sentences a narration reads, which not, and what it adds."""

from pathlib import Path
from time import perf_counter

import click
import msgspec

from narrator.article.model import Given
from narrator.article.source_formats import FileFormat
from narrator.cli.shared_options import checked_language, source_format_option
from narrator.cli.show import PLAIN_EVERY_SECONDS, coloured, is_plain
from narrator.editing.retake import keep_retake
from narrator.errors import ExitCode
from narrator.narration.align import HearingOptions
from narrator.narration.json_form import as_document
from narrator.narration.plain import as_lines
from narrator.pipeline.narration.align import align_source
from narrator.pipeline.session import open_session

HELP = """Find each sentence of SOURCE in FILE, a recording of a person who reads it. Makes nothing.

    \b
      narrator align hello.md me.m4a           what is read, doubtful, unread, read twice, added
      narrator align hello.md me.m4a --json    each sentence with its times, for programs
      narrator align hello.md fix.m4a --retake "Every letter" --retake 12
                                               fix.m4a replaces these sentences of the recording

    FILE is WAV, FLAC, MP3, Ogg, Opus, M4A or WebM. Needs: pip install 'narrator-audio[narration]'

    A sentence to retake is named by the words that it begins with, or by its number in the post. Where FILE reads all
    that are named, the post's front matter gets it under narration: retakes.

    Exit codes: 0 everything is read; 3 something is unread.
    """


@click.command(help=HELP)
@click.argument("source")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--retake", "sentences", multiple=True, metavar="SENTENCE", help="FILE replaces this sentence; repeatable."
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--plain", is_flag=True, help="Progress as plain lines.")
@click.option("--recognizer", default="pocketsphinx", show_default=True, help="What hears; plugins may bring others.")
@click.option(
    "--jobs", type=click.IntRange(0), default=0, help="Recognizers side by side. [default: one for each core]"
)
@source_format_option
@click.option("--language", default="", callback=checked_language, help="Language: en, de-CH, ...")
@click.option("--config", type=click.Path(path_type=Path), help="narrator.toml to use. [default: the nearest one]")
def command(
    source: str,
    file: Path,
    *,
    sentences: tuple[str, ...],
    as_json: bool,
    plain: bool,
    recognizer: str,
    jobs: int,
    source_format: FileFormat | None,
    language: str,
    config: Path | None,
) -> int:
    """Align, print."""
    progress = HearingProgress(plain=is_plain(asked=plain))
    session, how = open_session(config=config), HearingOptions(recognizer, jobs, progress.heard)
    retake = keep_retake(session, source, file, sentences, how) if sentences else None
    aligned = retake.aligned if retake is not None else align_source(
        session, source, file,
        format=source_format, given=Given(language=language), how=how,
    )  # fmt: skip
    document = as_document(aligned) | ({"retake": {"kept": retake.kept}} if retake is not None else {})
    if as_json:
        click.echo(msgspec.json.format(msgspec.json.encode(document), indent=2))
    else:
        for line in as_lines(aligned, of_retake=retake is not None):
            click.echo(line)
        if retake is not None:
            click.echo(f"{source} names {file} as a retake now" if retake.kept else f"{source} is left as it was")
    is_done = retake.kept if retake is not None else not aligned.unread
    return int(ExitCode.OK if is_done else ExitCode.REVIEW)


class HearingProgress:
    """Shows on standard error how much of a recording has been heard."""

    def __init__(self, *, plain: bool) -> None:
        """*plain*: lines, a few seconds apart, in place of one that changes."""
        self._plain = plain
        self._last = perf_counter()

    def heard(self, done: int, total: int) -> None:
        """Tell that *done* of *total* stretches have been heard."""
        if self._plain:
            now = perf_counter()
            if now - self._last >= PLAIN_EVERY_SECONDS or done == total:
                self._last = now
                click.echo(f"heard {done * 100 // max(total, 1)} %", err=True)
            return
        click.echo(coloured(f"\r\033[Kheard {done * 100 // max(total, 1)} %"), nl=done == total, err=True)
