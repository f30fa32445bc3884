"""`narrator check`: what a store would refuse, and what does not fit together."""

from pathlib import Path

import click
import msgspec

from narrator.errors import ExitCode, UsageError
from narrator.pipeline.session import open_session

HELP = """Check what is published: the feed, its files, and the ledgers.

    PLACE is the output folder, or one feed in it. [default: output]

    \b
      narrator check                       everything in output/
      narrator check --by-ear              what is not to be heard in the finished sound
      narrator check --by-ear --slug hello of one article alone
      narrator check public/feed.xml       one feed and its files
      narrator check --json                for programs and CI

    Exit codes: 0 nothing found; 1 findings.
    """


@click.command(help=HELP)
@click.argument("place", type=click.Path(path_type=Path), required=False)
@click.option("--by-ear", is_flag=True, help="Hear the finished MP3s: is every sentence in them, and once?")
@click.option("--slug", "slugs", multiple=True, metavar="SLUG", help="With --by-ear: this article alone; repeatable.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--config", type=click.Path(path_type=Path), help="narrator.toml to use. [default: the nearest one]")
def command(place: Path | None, config: Path | None, *, by_ear: bool, slugs: tuple[str, ...], as_json: bool) -> int:
    """Check, and print what was found."""
    session = open_session(config=config)
    place = place or session.output
    if slugs and not by_ear:
        raise UsageError("--slug goes with --by-ear", hint="narrator check --by-ear --slug NAME")
    if by_ear:
        from narrator.pipeline.narration.by_ear import check_by_ear  # noqa: PLC0415  # a recognizer, for this alone

        findings = check_by_ear(session, place, slugs)
    else:
        findings = session.check(place)
    if as_json:
        click.echo(msgspec.json.format(msgspec.json.encode({"schema": 1, "findings": findings}), indent=2))
    else:
        for finding in findings:
            click.echo(f"{finding.where}: {finding.text} ({finding.code})")
        count = f"{len(findings)} finding{'s' if len(findings) != 1 else ''}" if findings else "nothing to mend"
        click.echo(f"{place}: {count}", err=True)
    return int(ExitCode.SOURCE_FAILED if findings else ExitCode.OK)
