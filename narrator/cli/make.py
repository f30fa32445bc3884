"""`narrator make`: sources → the publication."""

import sys
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path

import click
import msgspec

from narrator.article.model import Given
from narrator.article.source_formats import FileFormat
from narrator.cli.completion import formats, profiles
from narrator.cli.json_lines import JsonLines
from narrator.cli.next_commands import next_commands
from narrator.cli.shared_options import checked_language, source_format_option, verbosity_option
from narrator.cli.show import Terminal, clock, coloured, counted, is_plain, passed_over_lines, to_look_at
from narrator.errors import ExitCode, UsageError, gravest
from narrator.pipeline.options import MakeOptions
from narrator.pipeline.report import Report
from narrator.pipeline.session import Session, open_session
from narrator.pipeline.sizes import estimated_lines, largest_file, size_lines, sizes_by_format
from narrator.publishing.formats import NAMES
from narrator.publishing.rss.addresses import INDEX
from narrator.reading.discover import STDIN
from narrator.store.records import STATE

END_OF_TEXT = "Ctrl-Z and Enter." if sys.platform == "win32" else "Ctrl-D."
HELP = """Make the audio version of each SOURCE, and what goes with it.

    A SOURCE is a file, a folder, a URL, or - for the standard input.

    \b
      narrator make posts/                       every post of a folder
      narrator make hello.md -o public/audio     into another folder
      narrator make hello.md --voice fast        in another voice (see: narrator voices)
      narrator make hello.md --only mp3,page     just these files
      narrator make hello.md --narration me.m4a  you read it: your own voice
      narrator make posts/ --dry-run             what would be made, and what left out
      pbpaste | narrator make - --from text --title "A post"

    \b
    Exit codes: 0 all made; 1 a source failed; 2 the command line or a setting is wrong;
    3 made, but under --strict something needs your eye; 4 the machine lacks something; 130 interrupted.
    """


@click.command(help=HELP)
@click.argument("sources", nargs=-1)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Folder for what is made. [default: output]")
@click.option("--voice", "voices", multiple=True, metavar="PROFILE", shell_complete=profiles,
              help="Voice profile; repeat it for more editions.")  # fmt: skip
@verbosity_option
@click.option("--narration", default="", metavar="FILE", help="A person's recording of the one SOURCE.")
@click.option("--only", metavar="FORMAT,...", multiple=True, shell_complete=formats,
              help=f"Make only these: {', '.join(NAMES)}.")  # fmt: skip
@click.option("--drafts", is_flag=True, help="Publish what is marked as a draft.")
@click.option("--future", is_flag=True, help="Publish what is dated later.")
@click.option("--revoice", is_flag=True, help="Speak published articles again with today's engine.")
@click.option("--rebuild", is_flag=True, help="Ignore what the cache has.")
@click.option("--jobs", type=click.IntRange(0), default=0, help="Workers. [default: one more than cores]")
@click.option("--scheduler", default="", metavar="ADDRESS", help="A Dask scheduler, such as tcp://host:8786.")
@click.option("--cache", default="", metavar="PLACE", help="A folder or URL for the cache. [default: NARRATOR_CACHE]")
@click.option("--listen", is_flag=True, help="Tell where the first passage can be played while the rest is made.")
@click.option("--book", is_flag=True, help="Make one EPUB of all public articles as well: book.epub.")
@click.option("--dry-run", is_flag=True, help="Say what would be made; make nothing.")
@click.option("--strict", is_flag=True, help="Exit with 3 if there is anything you should look at.")
@click.option("--plain", is_flag=True, help="Progress as plain lines, for screen readers and logs.")
@click.option("-v", "--verbose", is_flag=True, help="Tell more, and print the path of every file that was made.")
@click.option("-q", "--quiet", is_flag=True, help="Tell of failures only.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document on standard output.")
@click.option("--json-lines", is_flag=True, help="Print each event as a line of JSON, as it happens.")
@click.option("--config", type=click.Path(path_type=Path), help="narrator.toml to use. [default: the nearest one]")
@source_format_option
@click.option("--title", default="", help="Title, where the source cannot say.")
@click.option("--author", default="", help="Author.")
@click.option("--date", "published", default="", help="Date of publication: 2025-09-09.")
@click.option("--language", default="", callback=checked_language, help="Language: en, de-CH, ...")
@click.option("--slug", default="", help="Name in addresses and of files.")
@click.option("--feed", default="", metavar="NAME", help="Add to a private feed of your own, such as: reading.")
@click.option("--since", default="", help="Of a feed or export: only items from this date on.")
@click.option("--limit", type=click.IntRange(0), default=0, help="Of a feed or export: only so many items.")
@click.option("--allow-private", is_flag=True, help="Allow URLs inside your own network.")
@click.option("--fetch-pages", is_flag=True, help="Of a feed with excerpts: read the pages that they tell of.")
@click.option("--excerpts", is_flag=True, help="Make a feed's excerpts as they are.")
@click.option("--fetch-images", is_flag=True, help="Fetch pictures that are on the web.")
def command(
    sources: tuple[str, ...],
    output: Path | None,
    voices: tuple[str, ...],
    only: tuple[str, ...],
    *,
    plain: bool,
    verbose: bool,
    quiet: bool,
    as_json: bool,
    json_lines: bool,
    source_format: FileFormat | None,
    title: str,
    author: str,
    published: str,
    language: str,
    slug: str,
    config: Path | None,
    cache: str,
    allow_private: bool,
    **flags: object,
) -> int:
    """Read the options, make, and show the result."""
    session = open_session(config=config, allow_private=allow_private, cache=cache)
    output = output or session.output
    sources = sources or session.posts
    if not sources:
        raise UsageError("no SOURCE is named", hint='narrator make posts/, or `posts = ["posts"]` in narrator.toml.')
    given = Given(title=title, author=author, published=_date(published), language=language, slug=slug)
    if json_lines and as_json:
        raise UsageError("--json and --json-lines are two forms of one thing", hint="Give one of them.")
    if len(sources) > 1:
        _refuse_what_names_one(given, narration=bool(flags.get("narration")))
    options = MakeOptions(
        output=output,
        voices=voices,
        only=_formats(only),
        given=given,
        format=source_format,
        **flags,  # type: ignore[arg-type]  # named alike
    )
    shown = Terminal(
        plain=is_plain(asked=plain), quiet=as_json or quiet, verbose=verbose, strict=options.strict, silent=quiet
    )
    if json_lines:
        return _watched(session, sources, options)
    if STDIN in sources and sys.stdin.isatty():
        click.echo("Paste the text of the post; then, on a line of its own, press " + END_OF_TEXT, err=True)
    is_first = not (session.folder / output / STATE).exists()
    report = session.make(sources, options, shown)
    shown.ended()
    if as_json:
        click.echo(msgspec.json.format(msgspec.json.encode(report.document()), indent=2))
    elif options.dry_run:
        _show_passed_over(report)
        _show_rehearsal(report)
    else:
        _show(report, shown, output, session.site.root if is_first else None)
    return _exit_code(report)


def _refuse_what_names_one(given: Given, *, narration: bool) -> None:
    if narration:
        raise UsageError("--narration reads one post", hint="Give it with one SOURCE, or name it in each post.")
    if given.title or given.slug:
        raise UsageError("--title and --slug name one article", hint="Give them with one SOURCE.")


def _watched(session: Session, sources: Sequence[str], options: MakeOptions) -> int:
    """Make, for a program that watches."""
    lines = JsonLines()
    report = session.make(sources, options, lines)
    code = _exit_code(report)
    lines.ended(report, code, planned=options.dry_run)
    return code


def _exit_code(report: Report) -> int:
    """Return how the command ends; a run that found no post says so."""
    if not report.articles and not report.failed:
        click.echo("narrator: nothing to make: no post was found", err=True)
        report.codes.add(ExitCode.SOURCE_FAILED)
    return int(gravest(report.codes | {ExitCode.OK}))


def _formats(only: Sequence[str]) -> tuple[str, ...]:
    """Return the names in every `--only`, which may hold several each."""
    return tuple(name.strip() for names in only for name in names.split(",") if name.strip())


def _date(text: str) -> date | None:
    if not text:
        return None
    try:
        return datetime.fromisoformat(text) if len(text) > len("2025-09-09") else date.fromisoformat(text)
    except ValueError as problem:
        raise UsageError(f"--date: {text!r} is no date", hint="Write it as 2025-09-09.") from problem


def _show(report: Report, shown: Terminal, output: Path, first_of: Path | None) -> None:
    """Print where to open what was made on standard output; on standard error how much it was, and what to look at.

    *first_of* is the site's root where nothing had been made before: then come the next commands.
    """
    if not shown.silent:
        _show_passed_over(report)
        for line in _result(report, shown, output):
            click.echo(line, err=True)
        if first_of is not None and report.articles:
            click.echo(coloured("Next:", bold=True), err=True)
            for line in next_commands(report, output, first_of):
                click.echo(f"  {line}", err=True)
    files = [
        file for article in report.articles for edition in article["editions"] for file in edition["files"].values()
    ]
    if shown.verbose:
        for file in (*files, *report.written):
            click.echo(str(output / file))
    elif files and not shown.silent:
        click.echo(str(_to_open(report, output, files)))


def _to_open(report: Report, output: Path, files: list[str]) -> Path:
    """Return the one file to open: the index of several articles, the page of one, else the first that there is."""
    if len(report.articles) > 1 and (output / INDEX).is_file():
        return output / INDEX
    pages = (article["editions"][0]["files"].get("page") for article in report.articles)
    return output / next((page for page in pages if page), files[0])


def _result(report: Report, shown: Terminal, output: Path) -> Iterator[str]:
    """Yield how much was made, how large it is, and what there is to look at, by code."""
    made = len(report.articles) - shown.unchanged
    parts = [f"{counted(made, 'article')} made, {clock(shown.sound_ms)} of sound"] if made else []
    parts += [f"{shown.unchanged} unchanged"] if shown.unchanged else []
    parts += [f"{len(report.failed)} failed"] if report.failed else []
    if parts:
        yield coloured(", ".join(parts), bold=True)
    if made:
        yield from size_lines(sizes_by_format(report, output), largest_file(report, output))
    if shown.looked:
        codes = ", ".join(f"{code} ({count})" for code, count in shown.looked.most_common())
        where = "; --verbose tells where" if shown.unchanged and not shown.verbose and not shown.strict else ""
        told = f"to look at: {codes}{where}; docs/findings.md tells what to do of each"
        yield f"{'--strict: ' if shown.strict else ''}{told}"


def _show_passed_over(report: Report) -> None:
    for line in passed_over_lines(report.passed_over):
        click.echo(line, err=True)


def _show_rehearsal(report: Report) -> None:
    for article in report.articles:
        click.echo(f"{article['source']}: “{article['title']}”, {counted(article['words'], 'word')}")
        for edition in article["editions"]:
            click.echo(
                f"  {edition['voice']}: about {clock(round(edition['estimated_minutes'] * 60_000))}, "
                f"{edition['estimated_bytes'] / 1e6:.1f} MB, {counted(edition['utterances'], 'utterance')}"
            )
        for left in article["left_out"]:
            line = f", line {left['lines'][0]}" if left["lines"][0] else ""
            text = " ".join(str(left["text"]).split())
            click.echo(f"  left out ({left['reason']}{line}): {text[:70] + '…' if len(text) > 70 else text}")
        for line in to_look_at(article["warnings"], article["source"]):
            click.echo(f"  look {line}")
    for line in estimated_lines(report):
        click.echo(line)
