"""Options that are alike in every command that has them: `--language` and `--verbosity`."""

from typing import Final

import click

from narrator.config.verbosity import VERBOSITIES
from narrator.errors import UsageError
from narrator.languages.tags import tag_fault


def checked_language(_context: click.Context, _parameter: click.Parameter, tag: str) -> str:
    """Return *tag* if it is one of BCP 47, or empty. Raises `UsageError`."""
    fault = tag_fault(tag) if tag else ""
    if fault:
        raise UsageError(f"--language: {fault}", hint="For example: en, pt-BR, zh-Hant.")
    return tag


def _or_empty(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str:
    return value or ""


verbosity_option: Final = click.option(
    "--verbosity",
    type=click.Choice(list(VERBOSITIES)),
    callback=_or_empty,
    help="How much narrator says of its own. [default: the post's, the site's or the profile's]",
)
