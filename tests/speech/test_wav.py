"""A WAV is read whole, or refused."""

import struct
from array import array

import pytest

from narrator.errors import SpeechError
from narrator.speech.wav import read_wav

SAMPLES = array("h", [0, 1000, -1000, 32767, -32768, 5])


def wav(body, *, form=1, channels=1, bits=16, claimed=None, extra=b""):
    """Return a WAV whose data chunk claims *claimed* bytes."""
    layout = struct.pack("<HHIIHH", form, channels, 16000, 16000 * channels * bits // 8, channels * bits // 8, bits)
    size = len(body) if claimed is None else claimed
    chunks = b"fmt " + struct.pack("<I", 16) + layout + b"data" + struct.pack("<I", size) + body + extra
    return b"RIFF" + struct.pack("<I", len(chunks) + 4) + b"WAVE" + chunks


def test_sixteen_bits_come_as_they_are():
    """Samples and rate, and chunks after the sound are passed over."""
    pcm = read_wav(wav(SAMPLES.tobytes(), extra=b"LIST" + struct.pack("<I", 4) + b"INFO"))
    assert (pcm.data, pcm.sample_rate_hz, pcm.sample_format) == (SAMPLES.tobytes(), 16000, "int16")


@pytest.mark.parametrize("claimed", [0, 0xFFFFFFFF, 0x7FFFF000])
def test_a_length_that_a_pipe_could_not_know_is_forgiven(claimed):
    """All there is, is the sound."""
    assert read_wav(wav(SAMPLES.tobytes(), claimed=claimed)).data == SAMPLES.tobytes()


def test_a_header_that_promises_more_than_there_is_is_refused():
    """The program ended while it wrote."""
    with pytest.raises(SpeechError, match="promises 40 bytes of sound and holds 12"):
        read_wav(wav(SAMPLES.tobytes(), claimed=40))


def test_a_header_that_promises_less_than_there_is_is_refused():
    """Believed, it would cut the sentence off."""
    with pytest.raises(SpeechError, match="more follow"):
        read_wav(wav(array("h", range(-300, 300)).tobytes(), claimed=600))


@pytest.mark.parametrize(
    ("body", "bits", "expected"),
    [
        (bytes([128, 255, 0]), 8, [0, 127 << 8, -32768]),
        (struct.pack("<i", 0x123456 << 8)[1:] + struct.pack("<i", -(1 << 31))[1:], 24, [0x1234, -32768]),
        (struct.pack("<ii", 0x12345678, -1), 32, [0x1234, -1]),
    ],
)
def test_other_widths_become_sixteen_bits(body, bits, expected):
    """The upper sixteen bits are kept."""
    assert array("h", read_wav(wav(body, bits=bits)).data).tolist() == expected


def test_the_extensible_layout_is_read():
    """Ffmpeg and SoX write it for more than sixteen bits; its own format stands behind the usual sixteen bytes."""
    body = struct.pack("<i", 0x123456 << 8)[1:]
    usual = struct.pack("<HHIIHH", 0xFFFE, 1, 16000, 48000, 3, 24)
    more = struct.pack("<HHI", 22, 24, 4) + struct.pack("<H", 1) + b"\0\0\0\0\x10\0\x80\0\0\xaa\0\x38\x9b\x71"
    chunks = b"fmt " + struct.pack("<I", 40) + usual + more + b"data" + struct.pack("<I", len(body)) + body
    pcm = read_wav(b"RIFF" + struct.pack("<I", len(chunks) + 4) + b"WAVE" + chunks)
    assert (array("h", pcm.data).tolist(), pcm.sample_format) == ([0x1234], "int16")


def test_of_two_channels_the_first_is_taken():
    """Speech programs write the same twice."""
    assert array("h", read_wav(wav(SAMPLES.tobytes(), channels=2)).data).tolist() == [0, -1000, -32768]


def test_floats_stay_floats():
    """The supervisor looks for NaN before it converts them."""
    body = array("f", [0.5, float("nan")]).tobytes()
    assert read_wav(wav(body, form=3, bits=32)).data == body


@pytest.mark.parametrize("data", [b"", b"<html>", wav(b"")[:30], wav(b"", bits=12), wav(b"", channels=0)])
def test_what_is_no_wav_is_refused(data):
    """An error page, half a header, an odd layout."""
    with pytest.raises(SpeechError):
        read_wav(data)
