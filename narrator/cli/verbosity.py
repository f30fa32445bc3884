"""The option `--verbosity`, alike in every command that writes a script."""

from typing import Final

import click

from narrator.config.verbosity import VERBOSITIES


def _or_empty(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str:
    return value or ""


verbosity_option: Final = click.option(
    "--verbosity",
    type=click.Choice(list(VERBOSITIES)),
    callback=_or_empty,
    help="How much narrator says of its own. [default: the post's, the site's or the profile's]",
)
