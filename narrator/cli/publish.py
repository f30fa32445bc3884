"""`narrator publish`: what changed in the output folder → the site's home."""

import time
from pathlib import Path

import click
import msgspec

from narrator.cli.show import PLAIN_EVERY_SECONDS, counted
from narrator.errors import ExitCode
from narrator.homes.publish import Delivered, EventKind, PublishEvent, PublishOptions, publish
from narrator.homes.served import NOT_UP
from narrator.pipeline.session import open_session

LEAST_SHOWN_BYTES = 50_000
"""Of a kind of file; less would be shown as 0.0 MB."""
HELP = """Bring what changed in DIR to a home: the sound first, the feed last.

    DIR is the output folder. [default: output]

    Homes are named in narrator.toml; secrets come from the keyring or the environment (docs/publish.md).

    \b
      narrator publish                     to the home that narrator.toml names
      narrator publish --home backup       to another one of its homes
      narrator publish --dry-run           what would be sent, and how large it is
      narrator publish --delete            and delete what narrator put there and makes no more

    Nothing that narrator did not put there is replaced or deleted. A run that was stopped goes on where it was.

    Afterwards it looks at what the home serves; an address that is not up yet is a note, no failure.

    Exit codes: 0 all there; 1 a file was refused, or is not served as apps need it; 2 the command line or a setting
    is wrong; 4 the home cannot be reached, or is full; 130 interrupted.
    """


@click.command(help=HELP)
@click.argument("folder", metavar="[DIR]", type=click.Path(path_type=Path), required=False)
@click.option("--home", default="", metavar="NAME", help="One of the homes in narrator.toml. [default: its `home`]")
@click.option("--dry-run", is_flag=True, help="Send nothing; say what would be sent.")
@click.option("--delete", is_flag=True, help="Delete from the home what narrator put there and makes no more.")
@click.option("--take-over", is_flag=True, help="Replace files there that narrator did not put there.")
@click.option("--no-look", is_flag=True, help="Do not look afterwards at what the home serves.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--config", type=click.Path(path_type=Path), help="narrator.toml to use. [default: the nearest one]")
def command(
    folder: Path | None, home: str, config: Path | None, *,
    dry_run: bool, delete: bool, take_over: bool, no_look: bool, as_json: bool,
) -> int:  # fmt: skip
    """Publish, and print what was done."""
    session = open_session(config=config)
    options = PublishOptions(dry_run=dry_run, take_over=take_over, delete=delete, look=not no_look)
    shown = _Shown()
    done = publish(session.site, folder or session.output, home, options=options, on_event=shown.event)
    if as_json:
        document = {"schema": 1, "dry_run": dry_run} | msgspec.to_builtins(done)
        click.echo(msgspec.json.format(msgspec.json.encode(document), indent=2))
    else:
        _print(done, dry_run=dry_run)
    return int(ExitCode.SOURCE_FAILED if done.refused or _is_wrong(done) else ExitCode.OK)


class _Shown:
    """Progress in plain lines, seldom enough to listen to."""

    def __init__(self) -> None:
        self._last = time.perf_counter()

    def event(self, event: PublishEvent) -> None:
        """Show what matters at once, and how far it is every few seconds."""
        if event.kind in {EventKind.REFUSED, EventKind.NOTICE}:
            click.echo(f"{event.name}: {event.text}" if event.name else f"note: {event.text}", err=True)
        elif event.kind is EventKind.SENT and time.perf_counter() - self._last > PLAIN_EVERY_SECONDS:
            self._last = time.perf_counter()
            done, total = event.done_bytes / 1e6, event.total_bytes / 1e6
            click.echo(f"{done:.0f} of {total:.0f} MB sent: {event.name}", err=True)


def _print(done: Delivered, *, dry_run: bool) -> None:
    if dry_run:
        for name in done.sent:
            click.echo(name)
        for text in done.notices:
            click.echo(f"note: {text}", err=True)
    for told in done.told:
        if told.code not in NOT_UP:
            click.echo(f"{told.where}: {told.text} ({told.code})")
    _print_sums(done, dry_run=dry_run)
    for told in done.told:
        if told.code in NOT_UP:
            click.echo(f"note: {told.where}: {told.text} ({told.code})", err=True)
    if done.address and not done.refused and not _is_wrong(done):
        click.echo(done.address + "/")


def _print_sums(done: Delivered, *, dry_run: bool) -> None:
    if done.gone:
        what = counted(len(done.gone), "file")
        click.echo(f"note: {what} in the home that narrator makes no more, {done.gone[0]} first: --delete", err=True)
    if done.private:
        what = counted(done.private, "file")
        click.echo(
            f"note: {what} of private feeds stayed out; `private = true` in the home's table sends them", err=True
        )
    parts = ", ".join(f"{suffix} {size / 1e6:.1f}" for suffix, size in done.sizes.items() if size >= LEAST_SHOWN_BYTES)
    size = f", {sum(done.sizes.values()) / 1e6:.1f} MB ({parts})" if parts else ""
    verb = "would be sent" if dry_run else "sent"
    click.echo(f"{done.home}: {counted(len(done.sent), 'file')} {verb}{size}, {done.unchanged} unchanged", err=True)
    if done.deleted:
        click.echo(f"{counted(len(done.deleted), 'file')} deleted", err=True)


def _is_wrong(done: Delivered) -> bool:
    """Return whether what the home serves is not as apps need it; what is not up yet is not wrong."""
    return any(told.code not in NOT_UP for told in done.told)
