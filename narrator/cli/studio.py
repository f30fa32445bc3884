"""`narrator studio`: all of narrator in the browser, on this machine alone."""

import json
from pathlib import Path

import click

from narrator.studio.run import Studio, open_browser

HELP = """Paste, listen, fix, record and publish in the browser, on this machine alone.

    \b
      narrator studio                   the posts of this folder
      narrator studio ~/Writing         of another one
      narrator studio --no-browser      only print the address

    What you do there is kept in plain files: posts, lexicon.toml, narrator.toml. It ends with its window or Ctrl-C.
    """


@click.command(help=HELP)
@click.argument("folder", type=click.Path(path_type=Path), required=False)
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="[default: any that is free]")
@click.option("--no-browser", is_flag=True, help="Open no browser; print the address.")
@click.option("--json", "as_json", is_flag=True, help="Print the address as JSON.")
def command(folder: Path | None, port: int, *, no_browser: bool, as_json: bool) -> int:
    """Run the studio until its window is closed or Ctrl-C."""
    try:
        with Studio(folder or Path(), port) as studio:
            if as_json:
                click.echo(json.dumps({"url": studio.url}))
            else:
                click.echo(studio.url)
                click.echo("the studio runs until you close its window, or press Ctrl-C here", err=True)
            if not no_browser and not open_browser(studio.url):
                click.echo("no browser could be opened: open the address above in one", err=True)
            studio.serve_forever()
    except KeyboardInterrupt:
        click.echo("ended; everything is saved", err=True)
    return 0
