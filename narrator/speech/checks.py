"""Whether a clip can be what was asked for: there, finite, audible, of a plausible length, whole."""

from typing import Final

import numpy as np

from narrator.speech.child import EngineFault
from narrator.speech.model import Pcm, Sound

RATES_HZ: Final = (8000, 96000)
SILENT_BELOW: Final = 33
"""Of 32768: −60 dBFS. Trimming finds no onset below it."""


def to_sound(pcm: Pcm) -> Sound:
    """Return what the engine handed over as a `Sound`. Raises `EngineFault` where it cannot be one."""
    if not RATES_HZ[0] <= pcm.sample_rate_hz <= RATES_HZ[1]:
        raise EngineFault(f"it gave sound at {pcm.sample_rate_hz} Hz")
    if len(pcm.data) % (2 if pcm.sample_format == "int16" else 4):
        raise EngineFault("its sound ends inside a sample")
    if pcm.sample_format == "float32":
        floats = np.frombuffer(pcm.data, np.float32)
        if not np.isfinite(floats).all():
            raise EngineFault("its sound holds numbers that are none (NaN or infinity)")
        samples = np.round(np.clip(floats, -1, 1) * 32767).astype(np.int16)
    else:
        samples = np.frombuffer(pcm.data, np.int16)
    return Sound(samples, pcm.sample_rate_hz, pcm.complete)


def check_sound(sound: Sound) -> None:
    """Raise `EngineFault` where *sound* is empty, silent, or by the engine's own word not whole."""
    if sound.samples.size == 0:
        raise EngineFault("it gave no sound")
    if np.abs(sound.samples.astype(np.int32)).max() < SILENT_BELOW:
        raise EngineFault("its sound is silent")
    if sound.complete is False:
        raise EngineFault("it did not reach the end of the text")
