"""A sound → the same slower or faster, its pitch kept, by Rubber Band, which comes in an extra."""

from typing import Any, Final

from narrator.errors import EngineMissingError

STRETCHER: Final = "pedalboard"
HOW_TO_GET_STRETCHER: Final = "pip install 'narrator-audio[natural-fast]'"


def stretch(sound: Any, sample_rate_hz: int, factor: float) -> Any:
    """Return *sound* (float32, one channel, full scale 1.0), *factor* times as fast.

    Raises `EngineMissingError` where there is no Rubber Band.
    """
    try:
        from pedalboard import time_stretch  # noqa: PLC0415  # an extra, for fast speech alone
    except ImportError as problem:
        raise EngineMissingError("nothing here can stretch sound", hint=HOW_TO_GET_STRETCHER) from problem
    return time_stretch(sound, float(sample_rate_hz), stretch_factor=factor)[0].copy()  # contiguous
