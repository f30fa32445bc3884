"""What Python-Markdown calls an inline processor, in one method with one type."""

import re
import xml.etree.ElementTree as ET
from abc import abstractmethod
from typing import TypeAlias

from markdown.inlinepatterns import InlineProcessor

Handled: TypeAlias = tuple[ET.Element | str | None, int | None, int | None]
"""An element or text as the serializer wants it, where it begins and ends; three times None: not this rule's."""
NOT_MINE: Handled = (None, None, None)


class Rule(InlineProcessor):
    """One inline construct: where it may begin is its pattern, what it is `_read` tells."""

    @abstractmethod
    def _read(self, found: re.Match[str]) -> Handled:
        """Return what stands at *found* (in `found.string`), or `NOT_MINE`."""

    def handleMatch(self, m: re.Match[str], data: str) -> Handled:  # type: ignore[override]  # noqa: ARG002, N802
        """Answer Python-Markdown's call (its stubs know the older signature only)."""
        return self._read(m)
