"""The Info (Xing/LAME) frame: tells every player how long a spliced MP3 is and what to cut off its ends."""

from typing import Final

from fastcrc import crc16

from narrator.audio.encoder import ENCODER_DELAY_SAMPLES, bit_rate_index, extra_frames, frame_bytes
from narrator.audio.model import AudioFormat

_INFO_BYTES: Final = 120
_LAME_BYTES: Final = 36
_ALL_FIELDS: Final = 0x0F
_CONSTANT_BIT_RATE: Final = 1
_QUALITY: Final = 50
"""The tag's own scale, 0 to 100; players ignore it."""


def info_frame(
    first_header: bytes, audio: AudioFormat, *, sound_frames: int, audio_bytes: int, audio_crc: int
) -> bytes:
    """Return the frame to stand before *audio_bytes* of frames, the first of which begins with *first_header*.

    *sound_frames* is the sound's length in frames; the recording has `extra_frames` more. *audio_crc* is
    the CRC-16 of those bytes. The layout is that of LAME's tag, "Mp3 Info Tag revision 1"; decoders that honour it
    give exactly the sound's samples.
    """
    size = info_frame_bytes(first_header, audio)
    frames = sound_frames + extra_frames(audio)
    padding = extra_frames(audio) * audio.samples_per_frame - ENCODER_DELAY_SAMPLES
    total = size + audio_bytes
    tag = b"".join(
        (
            _header(first_header, audio),
            bytes(_side_bytes(audio)),
            b"Info",
            _ALL_FIELDS.to_bytes(4, "big"),
            frames.to_bytes(4, "big"),
            total.to_bytes(4, "big"),
            bytes(index * 256 // 100 for index in range(100)),
            _QUALITY.to_bytes(4, "big"),
            b"LAME3.100",
            bytes((_CONSTANT_BIT_RATE,)),
            bytes(10),
            bytes((min(audio.bit_rate_kbps, 255),)),
            (ENCODER_DELAY_SAMPLES << 12 | padding).to_bytes(3, "big"),
            bytes(4),
            total.to_bytes(4, "big"),
            audio_crc.to_bytes(2, "big"),
        )
    )
    tag += crc16.arc(tag).to_bytes(2, "big")
    return tag + bytes(size - len(tag))


def info_frame_bytes(first_header: bytes, audio: AudioFormat) -> int:
    """Return the length of the Info frame, which is known before the sound is."""
    return frame_bytes(_header(first_header, audio))


def _header(first_header: bytes, audio: AudioFormat) -> bytes:
    """Return *first_header* without its padding bit, and with a bit rate whose frames hold the tag."""
    least = 4 + _side_bytes(audio) + _INFO_BYTES + _LAME_BYTES
    index = max(first_header[2] >> 4, bit_rate_index(audio.sample_rate_hz, least))
    return bytes((first_header[0], first_header[1], index << 4 | first_header[2] & 0x0D, first_header[3]))


def _side_bytes(audio: AudioFormat) -> int:
    """Return the size of a mono frame's side information: 17 bytes in MPEG-1, 9 in MPEG-2."""
    return 17 if audio.samples_per_frame == 1152 else 9
