"""`narrator voices install`: a voice from the web."""

from pathlib import Path

import click

from narrator.speech.install import BASE_URL, install_voice


@click.command(name="install")
@click.argument("name")
@click.option("--folder", type=click.Path(path_type=Path), default=Path("voices"), help="[default: voices]")
@click.option("--from", "base_url", default="", metavar="URL", help="Another server with the same layout.")
def command(name: str, folder: Path, base_url: str) -> int:
    """Download the Piper voice NAME into voices/; an interrupted download goes on where it stopped."""
    told: set[tuple[str, int]] = set()

    def progress(file: str, done: int, total: int) -> None:
        tenth = 10 * done // total if total else 0
        if (file, tenth) not in told:
            told.add((file, tenth))
            click.echo(f"{file}: {done / 1e6:.1f} of {total / 1e6:.1f} MB", err=True)

    def tell(sentence: str) -> None:
        click.echo(sentence, err=True)

    for path in install_voice(name, folder, progress=progress, tell=tell, base_url=base_url or BASE_URL):
        click.echo(str(path))
    model = f"{name}.onnx"
    click.echo(f'Use it: a profile with engine = "piper" and model = "{model}" (see voices/piper.toml).', err=True)
    return 0
