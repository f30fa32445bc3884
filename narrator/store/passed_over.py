"""The items of feeds and exports that cannot be spoken, remembered: each is told once, and not read again."""

from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct, field

from narrator.store.atomic import replace_bytes
from narrator.store.records import STATE

NAME: Final = "passed-over.json"


class PassedOverItems(Struct):
    """Fingerprint of a source → why it is passed over."""

    output: Path
    reasons: dict[str, str] = field(default_factory=dict)
    is_changed: bool = False

    def remember(self, fingerprint: str, reason: str) -> None:
        """Keep *reason* for the source with that fingerprint."""
        self.reasons[fingerprint] = reason
        self.is_changed = True

    def save(self) -> None:
        """Write what was added."""
        if self.is_changed:
            replace_bytes(self.output / STATE / NAME, msgspec.json.format(msgspec.json.encode(self.reasons), indent=1))
            self.is_changed = False


def passed_over_items(output: Path) -> PassedOverItems:
    """Return what the output folder remembers; a file that cannot be read counts as absent."""
    try:
        reasons = msgspec.json.decode((output / STATE / NAME).read_bytes(), type=dict[str, str])
    except (OSError, msgspec.DecodeError):
        reasons = {}
    return PassedOverItems(output, reasons)
