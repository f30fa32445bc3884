"""What is done to every clip between engine and timeline, as plain settings that are part of its key."""

from msgspec import Struct

CHAIN_VERSION = 3
"""Raised when the same settings would give other samples: part of every passage's key."""


class Chain(Struct, frozen=True):
    """Measured in the order in which it is applied: trim, high-pass, gain, resample, fade, limiter."""

    trim_db: float = -45.0
    """Sound begins and ends where it passes this level under the clip's own peak (echoing voices need -45)."""
    heard_dbfs: float | None = None
    """Of the clip as it comes out: what stays below is not heard in any clip, whatever its own peak. None: the peak's
    level alone decides."""
    keep_before_ms: float = 5.0
    keep_after_ms: float = 10.0
    """What stays of the stretch before the onset and after the end, and is faded."""
    fade_in_ms: float = 3.0
    fade_out_ms: float = 10.0
    """Raised cosines, so that no clip begins or ends with a click."""
    high_pass_hz: float = 80.0
    """Zero-phase, -6 dB here; 0: none. Takes away rumble that costs loudness and that no voice needs."""
    ceiling_dbtp: float | None = -2.25
    """Of the limiter, in PCM: the MP3 adds up to a decibel. None: no limiter."""
    look_ahead_ms: float = 2.0
    release_ms: float = 5.0
