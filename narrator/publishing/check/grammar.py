"""A feed → what our RELAX NG schema (podcast.rng) refuses in it."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Final

from lxml import etree

from narrator.errors import PublishingError
from narrator.publishing.check.finding import Finding

CONSEQUENCES: Final = ("Invalid sequence", "Extra element", "failed to validate content")
"""What the validator adds to the error that it names first."""


def parsed(document: bytes, where: str) -> etree._Element:
    """Return the root of *document*; reads nothing else. Raises `PublishingError` where it is not XML."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(document, parser)
    except etree.XMLSyntaxError as problem:
        raise PublishingError(f"is not XML: {problem}", where=where, hint="Make it again: narrator make") from problem


def grammar_findings(root: etree._Element, where: str) -> Iterator[Finding]:
    """Yield each rule of the schema that is broken."""
    schema = _schema()
    if schema.validate(root):
        return
    told = False
    for error in schema.error_log:
        if not any(text in error.message for text in CONSEQUENCES):
            told = True
            yield Finding("feed-schema", where, f"line {error.line}: {error.message}")
    if not told:
        last = schema.error_log.last_error
        yield Finding("feed-schema", where, last.message if last is not None else "does not follow the schema")


@cache
def _schema() -> etree.RelaxNG:
    grammar = files("narrator.publishing.check").joinpath("podcast.rng").read_bytes()
    return etree.RelaxNG(etree.fromstring(grammar))
