"""A URL → its bytes, within limits of size, time and redirects, from public addresses only."""

from typing import Final

from msgspec import Struct

from narrator.config.site import Site

MAX_REDIRECTS: Final = 5
MAX_BYTES: Final = 32 << 20
"""Of the decoded body: a small compressed one may not grow beyond it."""
TIME_LIMIT_S: Final = 60.0
"""For everything, redirects included."""
WAIT_LIMIT_S: Final = 15.0
"""For one connection, or one read."""


class Fetched(Struct, frozen=True):
    """What a URL gave."""

    url: str
    """After redirects."""
    data: bytes
    media_type: str = ""
    """Without parameters, lower case."""
    charset: str = ""


class FetchLimits(Struct, frozen=True):
    """How much a fetch may take."""

    size_bytes: int = MAX_BYTES
    time_s: float = TIME_LIMIT_S
    wait_s: float = WAIT_LIMIT_S


def fetch(url: str, site: Site, limits: FetchLimits | None = None) -> Fetched:
    """Return what *url* gives.

    Each hop's host is looked up once, checked, and connected to by that address. Raises `SourceError`: not http(s),
    a private address, an error status, too large, too slow, too many redirects.
    """
    from narrator.reading.http_hops import fetched  # noqa: PLC0415  # httpx: a tenth of a second

    limits = limits if limits is not None else FetchLimits(site.limits.page_mb << 20, site.limits.page_s)
    target, answer = fetched(url, site, limits)
    return Fetched(target, answer.data, answer.media_type, answer.charset)
