"""`narrator serve`: the output folder on this machine, for a player or an app here."""

from pathlib import Path

import click

from narrator.errors import UsageError
from narrator.pipeline.session import open_session
from narrator.studio.serving.server import OutputServer

HELP = """Serve the output folder on this machine, with byte ranges, so that players can seek.

    \b
      narrator serve                    http://127.0.0.1:8000/ and its feed.xml
      narrator serve public --port 0    another folder, on any free port

    The feed's addresses are changed to this machine's while it is served; the file stays as it is.
    """


@click.command(help=HELP)
@click.argument("folder", type=click.Path(path_type=Path), required=False)
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0: any that is free.")
def command(folder: Path | None, port: int) -> int:
    """Serve until Ctrl-C."""
    folder = folder or open_session().output
    if not folder.is_dir():
        raise UsageError("there is no such folder", where=str(folder), hint="Make one: narrator make posts/")
    with OutputServer(folder, port) as server:
        click.echo(f"{server.address}/")
        if (folder / "feed.xml").is_file():
            click.echo(f"{server.address}/feed.xml")
        click.echo("Ctrl-C ends it", err=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            click.echo("ended", err=True)
    return 0
