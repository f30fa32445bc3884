"""The option `--language`, alike in every command that reads a source."""

import click

from narrator.errors import UsageError
from narrator.languages.tags import tag_fault


def checked(_context: click.Context, _parameter: click.Parameter, tag: str) -> str:
    """Return *tag* if it is one of BCP 47, or empty. Raises `UsageError`."""
    fault = tag_fault(tag) if tag else ""
    if fault:
        raise UsageError(f"--language: {fault}", hint="For example: en, pt-BR, zh-Hant.")
    return tag
