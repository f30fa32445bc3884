import io
import os
import subprocess
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from audio.synthetic_voice import clip_of, clips_of, passages_of, spliced
from fastcrc import crc16
from msgspec.structs import replace
from mutagen.mp3 import MP3

from narrator.audio.encoder import encode
from narrator.audio.model import AudioFormat, Passage
from narrator.audio.passage import UtteranceSound, join_passage
from narrator.audio.splice import write_mp3
from narrator.audio.timeline import recording_cues
from narrator.errors import AudioError
from narrator.speech.model import Samples

FORMATS = [AudioFormat(22050, 64), AudioFormat(44100, 96), AudioFormat(16000, 64)]


def _lag(one: Samples, other: Samples) -> int:
    """Return by how many samples *one* is later than *other*, by their correlation."""
    spectrum = np.fft.rfft(one, 2 * one.size) * np.conj(np.fft.rfft(other, 2 * one.size))
    at = int(np.argmax(np.fft.irfft(spectrum)))
    return at if at < one.size else at - 2 * one.size


@pytest.mark.parametrize("audio", FORMATS, ids=str)
def test_200_passages_decode_like_one_encode_without_drift(
    audio: AudioFormat, decode: Callable[[bytes], Samples]
) -> None:
    """Every passage lies at the sample it lies at when all is encoded at once, and with hardly more noise.

    Each begins with an empty bit reservoir, which these short ones (0.7 s) feel most.
    """
    clips = passages_of(200, audio)
    decoded = decode(spliced(clips, audio))
    whole = decode(_one_encode(200, audio))
    assert decoded.size == whole.size == sum(passage.sample_count for passage in clips)
    cues = recording_cues(clips)
    assert {
        _lag(decoded[cue.begin_samples : cue.end_samples], whole[cue.begin_samples : cue.end_samples]) for cue in cues
    } == {0}
    original = np.concatenate(list(_joined(200, audio))) * 0.95
    assert _snr_db(original, decoded) == pytest.approx(_snr_db(original, whole), abs=1.5)


def _snr_db(original: np.ndarray, decoded: Samples) -> float:
    return float(20 * np.log10(np.std(original) / np.std(decoded - original)))


def _one_encode(count: int, audio: AudioFormat) -> bytes:
    """Return the same sound as `passages_of` gives, encoded in one go."""
    samples = np.concatenate(list(_joined(count, audio)))
    one = Passage(encode(samples, audio), samples.size, (), passages_of(1, audio)[0].loudness)
    return spliced([one], audio)


def _joined(count: int, audio: AudioFormat) -> Iterator[Samples]:
    for number, clip in enumerate(clips_of(count, audio)):
        yield join_passage([UtteranceSound(str(number), (clip_of(clip),), (), 300)], audio).samples


@pytest.mark.parametrize("audio", FORMATS, ids=str)
def test_ffmpeg_mpg123_and_mutagen_agree_on_the_length_to_the_sample(
    audio: AudioFormat, needs: Callable[[str], str], decode: Callable[[bytes], Samples], tmp_path: Path
) -> None:
    """The Info frame tells each of them what to cut off both ends."""
    passages = passages_of(5, audio)
    samples = sum(passage.sample_count for passage in passages)
    path = tmp_path / "five.mp3"
    path.write_bytes(spliced(passages, audio))
    raw = subprocess.run([needs("mpg123"), "-q", "-s", str(path)], capture_output=True, check=True).stdout
    info = MP3(path).info
    assert decode(path.read_bytes()).size == samples
    assert len(raw) // 2 == samples
    assert info.length * audio.sample_rate_hz == pytest.approx(samples, abs=0.01)
    assert (info.sample_rate, info.channels) == (audio.sample_rate_hz, 1)
    assert info.bitrate == pytest.approx(audio.bit_rate_kbps * 1000, rel=0.001)


@pytest.mark.parametrize("audio", FORMATS, ids=str)
def test_mp3val_finds_nothing(audio: AudioFormat, needs: Callable[[str], str], tmp_path: Path) -> None:
    """Every frame follows the last; frame count, byte count and both checksums of the Info frame are right."""
    path = tmp_path / "valid.mp3"
    path.write_bytes(spliced(passages_of(9, audio), audio, b"ID3\x03\x00\x00\x00\x00\x00\x0a" + bytes(10)))
    report = subprocess.run([needs("mp3val"), str(path)], capture_output=True, check=True, text=True).stdout
    assert "WARNING" not in report
    assert "PROBLEM" not in report
    assert "MPEG frames" in report


def test_the_tag_comes_first_and_the_counts_are_right() -> None:
    """What `write_mp3` says it wrote is what stands in the file."""
    audio, tag = FORMATS[0], b"ID3\x03\x00\x00\x00\x00\x00\x0a" + bytes(10)
    passages = passages_of(3, audio)
    stream = io.BytesIO()
    written = write_mp3(stream, tag, passages, audio)
    assert stream.getvalue().startswith(tag)
    assert written.byte_count == len(stream.getvalue()) == stream.tell()
    assert written.sample_count == sum(passage.sample_count for passage in passages)


def test_only_two_passages_are_in_memory_at_a_time() -> None:
    """100 passages are written in the room of a few."""
    audio = FORMATS[0]
    count = 576 * 1000
    model = replace(passages_of(1, audio)[0], sample_count=count)
    frames = encode(np.zeros(count, np.int16), audio)
    tracemalloc.start()
    with Path(os.devnull).open("wb") as nowhere:
        write_mp3(nowhere, b"", (replace(model, frames=bytes(bytearray(frames))) for _ in range(100)), audio)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 6 * len(frames)


def test_no_passage_is_an_error() -> None:
    """A file of nothing helps nobody."""
    with pytest.raises(AudioError, match="no sound"):
        write_mp3(io.BytesIO(), b"", [], FORMATS[0])


@pytest.mark.parametrize("damage", [slice(0, 0), slice(0, 300), slice(1, None)])
def test_damaged_frames_are_found_before_they_are_published(damage: slice) -> None:
    """A passage whose bytes are empty, cut off or shifted does not get into a file silently."""
    good, other = passages_of(2, FORMATS[0])
    with pytest.raises(AudioError):
        spliced([replace(good, frames=good.frames[damage]), other], FORMATS[0])


def test_a_damaged_last_passage_is_found_too() -> None:
    """Nothing is cut off the last passage, but it is looked at all the same."""
    good, other = passages_of(2, FORMATS[0])
    with pytest.raises(AudioError):
        spliced([good, replace(other, frames=other.frames[:-700])], FORMATS[0])


@pytest.mark.parametrize("audio", FORMATS, ids=str)
def test_the_info_frame_has_the_checksum_of_the_sound(audio: AudioFormat) -> None:
    """The last but two bytes of LAME's tag: CRC-16 of all frames that follow it."""
    data = spliced(passages_of(3, audio), audio)
    tag_end = data.index(b"Info") + 120 + 36
    checksum = int.from_bytes(data[tag_end - 4 : tag_end - 2], "big")
    total = int.from_bytes(data[tag_end - 8 : tag_end - 4], "big")
    sound = data[data.index(data[:2], 4) :]
    assert total == len(data)
    assert checksum == crc16.arc(sound)
