"""The frames between the supervisor and an engine process: a JSON head and raw sound, each with its length."""

import json
import struct
from typing import Any, BinaryIO, Final

MAGIC: Final = b"NRR1"
_LENGTHS: Final = struct.Struct("<4sIQ")
MAX_HEAD_BYTES: Final = 1 << 20
MAX_SOUND_BYTES: Final = 1 << 29
"""Half a gibibyte: 3.4 hours at 22.05 kHz. A longer answer to one sentence is rubbish."""


class WireError(Exception):
    """What came over the pipe is no frame."""


def send(stream: BinaryIO, head: dict[str, Any], sound: bytes = b"") -> None:
    """Write one frame and flush it. Raises `OSError` when nobody listens any more."""
    text = json.dumps(head).encode()
    stream.write(_LENGTHS.pack(MAGIC, len(text), len(sound)))
    stream.write(text)
    if sound:
        stream.write(sound)
    stream.flush()


def receive(stream: BinaryIO) -> tuple[dict[str, Any], bytes] | None:
    """Return the next frame's head and sound, or None at the end of the stream. Raises `WireError`."""
    lengths = stream.read(_LENGTHS.size)
    if not lengths:
        return None
    if len(lengths) < _LENGTHS.size:
        raise WireError("the stream ends inside a frame's lengths")
    magic, head_bytes, sound_bytes = _LENGTHS.unpack(lengths)
    if magic != MAGIC or head_bytes > MAX_HEAD_BYTES or sound_bytes > MAX_SOUND_BYTES:
        raise WireError(f"no frame begins with {lengths!r}")
    text, sound = stream.read(head_bytes), stream.read(sound_bytes)
    if len(text) < head_bytes or len(sound) < sound_bytes:
        raise WireError("the stream ends inside a frame")
    head = json.loads(text)
    if not isinstance(head, dict):
        raise WireError("a frame's head is no object")
    return head, sound
