"""A person's recording → how loud it is, measured block by block."""

from pathlib import Path

from narrator.audio.loudness import energies_of, integrated_lufs
from narrator.narration.decode import blocks_of, mono_of


def loudness_of(path: Path) -> float | None:
    """Return the integrated loudness (ITU-R BS.1770-4) of the file, as one channel; None where it is too quiet.

    Raises `NarrationError` where it cannot be decoded.
    """
    energies = [energies_of(mono_of(block), rate_hz) for block, rate_hz in blocks_of(path)]
    loudness = integrated_lufs(energies) if energies else None
    return round(loudness, 1) if loudness is not None else None
