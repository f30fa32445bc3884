"""Read a WAV that a program wrote: PCM or float, of any width, whole or refused."""

import struct
from array import array
from typing import Final

from narrator.errors import SpeechError
from narrator.speech.model import Pcm

PCM: Final = 1
IEEE_FLOAT: Final = 3
EXTENSIBLE: Final = 0xFFFE


STREAMED_FROM: Final = 0x7FFF0000
"""Lengths from here on, and 0, are what programs write that cannot go back to the header (pipes)."""


def read_wav(data: bytes) -> Pcm:
    """Return the sound of a WAV (RIFF/WAVE, Microsoft's Multimedia Programming Interface 1.0).

    Raises `SpeechError` where it is none, or where its header and its length disagree: then sound is missing.
    """
    if len(data) < 12 or data[:4] != b"RIFF" or data[8:12] != b"WAVE":
        raise SpeechError(f"what the engine wrote is no WAV: it begins with {data[:12]!r}")
    layout: tuple[int, int, int, int] | None = None
    at = 12
    while at + 8 <= len(data):
        kind, size = struct.unpack_from("<4sI", data, at)
        body = data[at + 8 :]
        if kind == b"data" and layout is not None:
            return _pcm(_whole(body, size), layout)
        if kind == b"fmt " and 16 <= size <= len(body):
            layout = _layout(body)
        at += 8 + size + size % 2
    raise SpeechError("the engine's WAV has no sound, or no format before it")


def _whole(body: bytes, size: int) -> bytes:
    """Return the data chunk's *size* bytes; all there is where the program could not know. Raises `SpeechError`."""
    if size == 0 or size >= STREAMED_FROM:
        return body
    if size > len(body):
        raise SpeechError(f"the engine's WAV promises {size} bytes of sound and holds {len(body)}")
    after = body[size + size % 2 :].strip(b"\0")
    if len(after) >= 8 and not after[:4].strip().isalnum():
        raise SpeechError(f"the engine's WAV promises {size} bytes of sound, and more follow")
    return body[:size]


def _layout(body: bytes) -> tuple[int, int, int, int]:
    """Return format, channels, rate and bits a sample."""
    form, channels, rate, _, _, bits = struct.unpack_from("<HHIIHH", body)
    if form == EXTENSIBLE and len(body) >= 26:
        (form,) = struct.unpack_from("<H", body, 24)
    if channels == 0 or rate == 0 or (form, bits) not in {(PCM, 8), (PCM, 16), (PCM, 24), (PCM, 32), (IEEE_FLOAT, 32)}:
        raise SpeechError(f"the engine's WAV has format {form}, {channels} channels, {rate} Hz, {bits} bits")
    return form, channels, rate, bits


def _pcm(body: bytes, layout: tuple[int, int, int, int]) -> Pcm:
    form, channels, rate, bits = layout
    body = body[: len(body) - len(body) % (channels * bits // 8)]
    if form == IEEE_FLOAT:
        return Pcm(_first_channel(array("f", body), channels).tobytes(), rate, "float32")
    return Pcm(_first_channel(_sixteen_bits(body, bits), channels).tobytes(), rate)


def _first_channel(samples: "array[int] | array[float]", channels: int) -> "array[int] | array[float]":
    """Speech programs that write two channels write the same twice."""
    return samples[::channels] if channels > 1 else samples


def _sixteen_bits(body: bytes, bits: int) -> "array[int]":
    if bits == 16:
        return array("h", body)
    if bits == 8:  # unsigned
        return array("h", ((value - 128) << 8 for value in body))
    width = bits // 8
    high = bytes(byte for at in range(0, len(body), width) for byte in body[at + width - 2 : at + width])
    return array("h", high)
