"""Whom a quotation tag quotes: Hexo's `{% blockquote Author, Work URL title %}`, or values by name or in quotes."""

import re
from typing import Final

from narrator.reading.markdown.templates.parameters import Parameters

HEXO: Final = re.compile(r"\s*(?P<who>[@\w][^\"'={}]*?)(?:\s+https?://\S+(?:\s+(?P<title>\S.*?))?)?\s*")
AUTHORS: Final = ("author", "attribution", "by", "name")
WORKS: Final = ("source", "title", "cite", "work", "book", "from")


def sources(name: str, given: Parameters, arguments: str) -> tuple[str, ...]:
    """Return the author and the work that the tag *name* states, as many as it does, in its own order."""
    found: tuple[str, ...]
    if given.named:
        keys = [next((key for key in group if given.named.get(key)), "") for group in (AUTHORS, WORKS)]
        found = tuple(value for key, value in given.named.items() if key in keys)
    elif given.positional:
        found = given.positional[:2]
    else:
        hexo = HEXO.fullmatch(arguments) if name == "blockquote" else None
        found = (hexo["who"], hexo["title"] or "") if hexo else ()
    return tuple(one for one in found if one and not one.startswith(("http:", "https:", "/")))
