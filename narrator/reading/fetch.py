"""A URL → its bytes, within limits of size, time and redirects, from public addresses only."""

from dataclasses import dataclass

from narrator.config.site import Site
from narrator.errors import SourceError


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a URL gave."""

    url: str
    """After redirects."""
    data: bytes
    media_type: str = ""
    """Without parameters, lower case."""
    charset: str = ""


def fetch(url: str, site: Site) -> Fetched:
    """Return what *url* gives. Raises `SourceError`."""
    raise SourceError("URLs cannot be read yet", where=url)
