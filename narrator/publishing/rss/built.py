"""When a feed was built, by its own word."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

BUILT = re.compile(rb"<lastBuildDate>([^<]{1,60})</lastBuildDate>")


def built_at(document: bytes) -> datetime | None:
    """Return the `lastBuildDate` of a feed; None where there is none."""
    found = BUILT.search(document)
    if found is None:
        return None
    try:
        built = parsedate_to_datetime(found[1].decode("ascii"))
    except (UnicodeDecodeError, ValueError):
        return None
    return built if built.tzinfo is not None else built.replace(tzinfo=UTC)  # "-0000": UTC, RFC 5322, section 3.3
