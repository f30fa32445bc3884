"""`narrator remove`: take an article out of feed and index."""

from pathlib import Path

import click

from narrator.cli.show import Terminal
from narrator.pipeline.options import MakeOptions
from narrator.pipeline.session import open_session
from narrator.show.remove import remove

HELP = """Take the article SLUG out of the feed and the index, and delete its files.

    \b
      narrator remove hello
      narrator remove hello --keep-files    only out of feed and index

    narrator.lock remembers it: if the post is made again, it is the same episode as before. The post itself is not
    touched; `narrator make` publishes it again for as long as it is there.
    """


@click.command(help=HELP)
@click.argument("slug")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="[default: output]")
@click.option("--keep-files", is_flag=True, help="Leave the files where they are.")
@click.option("--config", type=click.Path(path_type=Path), help="narrator.toml to use. [default: the nearest one]")
def command(slug: str, output: Path | None, config: Path | None, *, keep_files: bool) -> int:
    """Remove, and tell what was written."""
    session = open_session(config=config)
    output = output or session.output
    formats = MakeOptions().formats(session.site.only)
    notify = Terminal(plain=True).notice
    written = remove(slug, session.workspace(output), formats, keep_files=keep_files, notify=notify)
    click.echo(f"removed {slug}", err=True)
    for file in written:
        click.echo(str(output / file))
    return 0
