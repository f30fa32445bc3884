"""Sizes as people write them: 500MB, 2GB."""

from narrator.errors import UsageError

UNITS = {"": 1, "B": 1, "KB": 10**3, "MB": 10**6, "GB": 10**9}


def size_bytes(text: str, *, where: str) -> int:
    """Return how many bytes *text* means; *where* names the setting. Raises `UsageError`."""
    number = text.rstrip("BbKkMmGg ")
    unit = text[len(number) :].strip().upper()
    unit = unit if unit.endswith("B") or not unit else f"{unit}B"
    try:
        count = int(float(number) * UNITS[unit])
    except (KeyError, ValueError, OverflowError):
        count = -1
    if count < 0:
        raise UsageError(f"{where}: {text!r} is no size", hint="Write it as 500MB or 2GB.")
    return count


def size_text(count: int) -> str:
    """Return *count* bytes as people read them."""
    for unit, scale in (("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if count >= scale:
            return f"{count / scale:.1f} {unit}"
    return f"{count} bytes"
