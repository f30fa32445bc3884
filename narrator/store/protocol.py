"""What a place that keeps clips and passages has to offer."""

from typing import Protocol


class Store(Protocol):
    """What clips and passages are kept in."""

    def get(self, kind: str, key: str) -> bytes | None:
        """Return what was put, or None where there is nothing whole."""
        ...

    def put(self, kind: str, key: str, content: bytes) -> None:
        """Keep *content*: whole or not at all."""
        ...

    def has(self, kind: str, key: str) -> bool:
        """Return whether something was put, without reading it."""
        ...
