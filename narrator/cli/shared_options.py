"""Options that are alike in every command that has them: `--language` and `--verbosity`."""

from typing import Final

import click

from narrator.article.source_formats import FileFormat, format_named, format_names
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


def _format(context: click.Context, parameter: click.Parameter, name: str | None) -> FileFormat | None:
    """Return the format that *name*, or a suffix, stands for."""
    found = format_named(name) if name else None
    if name and found is None:
        told = f"{name!r} is no format that is read: {', '.join(format_names())}."
        raise click.BadParameter(told, context, parameter)
    return found


def _formats(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[str]:
    return [name for name in format_names() if name.startswith(begun)]


source_format_option: Final = click.option(
    "--from",
    "source_format",
    metavar="FORMAT",
    callback=_format,
    shell_complete=_formats,
    help=f"What SOURCE is: {', '.join(format_names())}; a suffix (md, tex) will do.",
)
verbosity_option: Final = click.option(
    "--verbosity",
    type=click.Choice(list(VERBOSITIES)),
    callback=_or_empty,
    help="How much narrator says of its own. [default: the post's, the site's or the profile's]",
)
