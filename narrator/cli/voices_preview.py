"""`narrator voices preview`: a sample of a voice."""

from pathlib import Path

import click

from narrator.pipeline.listening.preview import preview
from narrator.pipeline.session import open_session


@click.command(name="preview")
@click.argument("profile")
@click.argument("text", required=False)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="An MP3 to write. [default: preview-PROFILE.mp3]")
def command(profile: str, text: str | None, output: Path | None) -> int:
    """Write a sample of PROFILE, or of an engine's voice of that name, saying TEXT."""
    path = output or Path(f"preview-{Path(profile).stem}.mp3")
    preview(open_session(), profile, text or "", path)
    click.echo(str(path))
    click.echo(f"Written; open it with any player: {path}", err=True)
    return 0
