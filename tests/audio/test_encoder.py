import numpy as np
import pytest
from audio.frames import frame_ends
from audio.synthetic_voice import voice_like

from narrator.audio.encoder import SAMPLE_RATES_HZ, encode, extra_frames, format_for, frame_bytes, own_bytes
from narrator.audio.model import AudioFormat
from narrator.errors import AudioError

FORMATS = [
    AudioFormat(rate, kbps)
    for rate, kbps in [(16000, 64), (22050, 32), (22050, 64), (24000, 64), (32000, 96), (44100, 96), (48000, 320)]
]


@pytest.mark.parametrize("audio", FORMATS, ids=str)
def test_every_format_gives_its_frames_and_a_known_number_more(audio: AudioFormat) -> None:
    """MPEG-2 (up to 24 kHz) two more, MPEG-1 one: what splicing takes off and the last passage keeps."""
    samples = np.resize(voice_like(0.5, audio.sample_rate_hz), 20 * audio.samples_per_frame)
    ends = frame_ends(encode(samples, audio))
    assert len(ends) == 20 + extra_frames(audio) == 20 + (2 if audio.sample_rate_hz <= 24000 else 1)


@pytest.mark.parametrize("audio", FORMATS, ids=str)
def test_frames_are_as_long_as_their_bit_rate_says(audio: AudioFormat) -> None:
    """A constant bit rate: bytes a second within a frame of the nominal."""
    frames = encode(np.resize(voice_like(0.5), 100 * audio.samples_per_frame), audio)
    seconds = len(frame_ends(frames)) * audio.samples_per_frame / audio.sample_rate_hz
    assert len(frames) == pytest.approx(seconds * audio.bit_rate_kbps * 125, abs=2 * frame_bytes(frames[:4]))


@pytest.mark.parametrize("rate_hz", SAMPLE_RATES_HZ)
def test_the_sounds_own_frames_end_where_a_walk_over_the_headers_says(rate_hz: int) -> None:
    """At every bit rate that MP3 has: where LAME pads is known, not looked for."""
    for kbps in (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 192, 224, 256, 320):
        try:
            audio = format_for(rate_hz, bit_rate_kbps=kbps)
        except AudioError:  # not a bit rate of this sample rate
            continue
        samples = np.resize(voice_like(0.5, rate_hz), 60 * audio.samples_per_frame)
        frames = encode(samples, audio)
        assert own_bytes(frames, samples.size, audio) == frame_ends(frames)[59], audio


@pytest.mark.parametrize("place", [0, 31, 61])
def test_a_header_that_is_hurt_is_found(place: int) -> None:
    """The first, one in the middle, the last of those that are thrown away: in its first byte, or in its padding."""
    audio = AudioFormat()
    frames = encode(np.resize(voice_like(0.5), 60 * audio.samples_per_frame), audio)
    begin = [0, *frame_ends(frames)][place]
    for at, bit in ((0, 0x80), (2, 0x02)):
        hurt = bytearray(frames)
        hurt[begin + at] ^= bit
        with pytest.raises(AudioError):
            own_bytes(bytes(hurt), 60 * audio.samples_per_frame, audio)


def test_half_a_frame_is_refused() -> None:
    """Samples must be a whole number of frames, or passages would not splice."""
    with pytest.raises(AudioError, match="577 samples"):
        encode(np.zeros(577, np.int16), AudioFormat())


@pytest.mark.parametrize("junk", [b"\xff\xf3", b"RIFF....WAVE", b"\xff\xf3\x84\xc4" + bytes(10)])
def test_what_is_no_frame_is_named(junk: bytes) -> None:
    """Rubbish and frames that are cut off are errors, never half a result."""
    with pytest.raises(AudioError):
        own_bytes(junk, 576, AudioFormat())


@pytest.mark.parametrize(
    ("engine_rate_hz", "expected"),
    [
        (22050, AudioFormat(22050, 64)),
        (16000, AudioFormat(16000, 64)),
        (24000, AudioFormat(24000, 64)),
        (44100, AudioFormat(44100, 96)),
        (8000, AudioFormat(16000, 64)),
        (11025, AudioFormat(16000, 64)),
        (96000, AudioFormat(48000, 96)),
    ],
)
def test_the_format_follows_the_engine(engine_rate_hz: int, expected: AudioFormat) -> None:
    """The engine's own rate where MP3 has it, else the next above."""
    assert format_for(engine_rate_hz) == expected


def test_a_profile_may_ask_for_another_format() -> None:
    """44.1 kHz at 96 kb/s is DESIGN's alternative."""
    assert format_for(22050, sample_rate_hz=44100) == AudioFormat(44100, 96)
    assert format_for(22050, sample_rate_hz=44100, bit_rate_kbps=192) == AudioFormat(44100, 192)


@pytest.mark.parametrize(("rate_hz", "kbps"), [(11025, 0), (44000, 0), (22050, 320), (44100, 65), (22050, -1)])
def test_a_format_that_mp3_does_not_have_is_refused_with_the_choices(rate_hz: int, kbps: int) -> None:
    """The hint lists what there is."""
    with pytest.raises(AudioError) as refused:
        format_for(22050, sample_rate_hz=rate_hz, bit_rate_kbps=kbps)
    assert ", " in refused.value.hint
