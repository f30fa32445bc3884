"""The loudness targets a profile can choose, and the chain each needs."""

from enum import StrEnum
from typing import Final

from msgspec import Struct

from narrator.audio.chain import Chain
from narrator.audio.model import AudioFormat
from narrator.errors import ProfileError


class Measure(StrEnum):
    """What a target's level is measured in."""

    LUFS = "LUFS"
    """Integrated loudness, ITU-R BS.1770-4."""
    RMS_DB = "dB RMS"
    """Of everything, silences included, full scale being 0: ACX's way."""
    NONE = ""
    """The engine's own level, untouched."""


UNHEARD_LU: Final = 29.0
"""Under the target's level, what a listener counts as silence: -45 dBFS of -16 LUFS, above the hiss that flite's
sentences fade into, below the last "f" of "cliff" in any voice tried."""


class Target(Struct, frozen=True):
    """A level and a highest true peak, both of the MP3 as decoded."""

    name: str
    measure: Measure
    level: float
    true_peak_dbtp: float
    tolerance: float

    def chain(self, audio: AudioFormat) -> Chain:
        """Return the chain that keeps to the peak after encoding as *audio*.

        What LAME adds to peaks, less the 0.45 dB by which it turns everything down, was at most 0.5 dB over 60 files
        of three voices at 64 kb/s and 22.05 kHz, and at 96 kb/s and 44.1 kHz; the rest is margin.
        """
        if self.measure is Measure.NONE:
            return Chain(high_pass_hz=0, ceiling_dbtp=None)
        margin_db = 1.25 if audio.sample_rate_hz <= 24000 else 1.0
        return Chain(ceiling_dbtp=self.true_peak_dbtp - margin_db, heard_dbfs=self.level - UNHEARD_LU)


TARGETS: Final = {
    target.name: target
    for target in (
        Target("podcast", Measure.LUFS, -16.0, -1.0, 0.5),  # Apple Podcasts for Creators, "Audio requirements"
        Target("mono-19", Measure.LUFS, -19.0, -1.0, 0.5),  # AES TD1004: a mono file at -19 sounds like stereo at -16
        Target("acx", Measure.RMS_DB, -20.5, -3.0, 2.5),  # ACX audio submission requirements: -23 to -18 dB RMS
        Target("none", Measure.NONE, 0.0, 0.0, 0.0),
    )
}


def target_named(name: str) -> Target:
    """Return the target called *name*. Raises `ProfileError`."""
    if name not in TARGETS:
        raise ProfileError(f"there is no loudness target “{name}”", hint=f"Set target to one of: {', '.join(TARGETS)}.")
    return TARGETS[name]
