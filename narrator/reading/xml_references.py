"""References in XML that stand for no character: replaced, since libxml2 lets some of them through."""

import re
from typing import Final

REFERENCE: Final = re.compile(rb"&#(?:[xX]([0-9A-Fa-f]{1,12})|([0-9]{1,12}));")


def with_characters(data: bytes) -> bytes:
    """Return *data* with the replacement character for half surrogate pairs and for what lies beyond Unicode."""
    return REFERENCE.sub(_character, data) if b"&#" in data else data


def _character(match: re.Match[bytes]) -> bytes:
    number = int(match[1], 16) if match[1] else int(match[2])
    return b"&#xFFFD;" if 0xD800 <= number <= 0xDFFF or number > 0x10FFFF else match[0]
