"""A feed → the files of the home that it names."""

from urllib.parse import unquote, urlsplit

from lxml import etree

from narrator.errors import PublishingError
from narrator.homes.model import LocalFile

ADDRESSES = ("url", "href", "uri")
"""Attributes of RSS, Apple's and Podcasting 2.0's elements that lead to files."""


def names_in(feed: LocalFile, base: str) -> frozenset[str]:
    """Return the names, in the output folder, of the files that *feed* leads to; *base* is where that is served.

    Raises `PublishingError` where it is no XML.
    """
    if not base:
        return frozenset()
    try:
        with feed.opened() as file:
            root = etree.parse(file, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)).getroot()
    except (etree.XMLSyntaxError, OSError) as problem:
        raise PublishingError(
            f"is no feed: {problem}", where=feed.name, hint="narrator make writes it again."
        ) from problem
    found = set()
    for element in root.iter("{*}*"):
        for address in (element.get(name) for name in ADDRESSES):
            if address and address.startswith(base + "/"):
                path = unquote(urlsplit(address.removeprefix(base + "/")).path)
                found.add(path + "index.html" if path.endswith("/") or not path else path)
    return frozenset(found - {feed.name})
