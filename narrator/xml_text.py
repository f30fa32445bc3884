"""Text that an XML document may hold."""

import re

_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""Characters that XML forbids (XML 1.0, production 2)."""


def clean(text: str) -> str:
    """Return *text* without what XML forbids."""
    return _NOT_XML.sub("", text)
