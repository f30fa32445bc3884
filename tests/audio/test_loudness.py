import math
import re
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest
from audio.synthetic_voice import clip_of, spliced, voice_like

from narrator.audio.loudness import HEAD, HIGH_PASS, integrated_lufs, measure, measure_frames, true_peak_dbtp
from narrator.audio.model import AudioFormat, LoudnessBlocks
from narrator.audio.passage import UtteranceSound, build_passage
from narrator.errors import AudioError

RATES_HZ = [16000, 22050, 24000, 32000, 44100, 48000]


def _lufs(passages: Sequence[LoudnessBlocks]) -> float | None:
    return integrated_lufs([passage.energies for passage in passages])


def _sine(hz: float, decibels: float, seconds: float, rate_hz: int = 48000) -> np.ndarray:
    return (10 ** (decibels / 20) * np.sin(2 * np.pi * hz * np.arange(round(seconds * rate_hz)) / rate_hz)).astype("f4")


def _filtered_in_time(sound: np.ndarray) -> np.ndarray:
    """The recommendation's two filters, sample after sample."""
    for b, a in (HEAD, HIGH_PASS):
        out = np.zeros(sound.size)
        x1 = x2 = y1 = y2 = 0.0
        for index, x in enumerate(sound.tolist()):
            y = b[0] * x + b[1] * x1 + b[2] * x2 - a[1] * y1 - a[2] * y2
            x1, x2, y1, y2 = x, x1, y, y1
            out[index] = y
        sound = out
    return sound


@pytest.mark.parametrize("rate_hz", RATES_HZ)
def test_a_sine_of_997_hz_at_full_scale_is_minus_3_01_lufs(rate_hz: int) -> None:
    """The recommendation's own check of a meter, at every rate."""
    assert _lufs([measure(_sine(997, 0, 3, rate_hz), rate_hz)]) == pytest.approx(-3.01, abs=0.03)


def test_weighting_by_steps_measures_what_filtering_in_time_measures() -> None:
    """Within 0.02 LU on sound like speech."""
    sound = voice_like(3.0, 48000, level=0.7).astype("f4") / 32768
    filtered = _filtered_in_time(sound)
    slow = LoudnessBlocks(tuple((filtered.reshape(30, 4800) ** 2).mean(axis=1)), 0.0)
    assert _lufs([measure(sound, 48000)]) == pytest.approx(_lufs([slow]), abs=0.02)


def test_quiet_stretches_fall_under_the_relative_gate() -> None:
    """EBU Tech 3341, test 3: -36, -23 and -36 dBFS read -23 LUFS (stereo there; one channel is 3.01 lower)."""
    sound = np.concatenate([_sine(1000, level, 30 if level > -30 else 5, 16000) for level in (-36, -23, -36)])
    assert _lufs([measure(sound, 16000)]) == pytest.approx(-23 - 3.01, abs=0.1)


def test_gating_runs_over_all_passages_together() -> None:
    """Measured in pieces and kept apart, a recording reads the same as whole."""
    sound = np.concatenate([_sine(300, level, 4) for level in (-20, -50, -24, -90)])
    pieces = [measure(sound[at : at + 48000 * 2], 48000) for at in range(0, sound.size, 48000 * 2)]
    assert _lufs(pieces) == pytest.approx(_lufs([measure(sound, 48000)]), abs=1e-9)


@pytest.mark.parametrize("seconds", [0.0, 0.05, 0.39, 2.0])
def test_silence_and_snippets_have_no_loudness(seconds: float) -> None:
    """Under one block of 400 ms, or under -70 LUFS, there is nothing to say."""
    blocks = [measure(np.zeros(round(seconds * 48000), "f4"), 48000)]
    assert _lufs(blocks) is None
    assert true_peak_dbtp(blocks) is None


def test_the_highest_true_peak_wins() -> None:
    """Of all passages."""
    assert true_peak_dbtp([LoudnessBlocks((), 0.25), LoudnessBlocks((), 0.5)]) == pytest.approx(20 * math.log10(0.5))


def test_frames_that_do_not_decode_are_an_error_of_sound() -> None:
    """With a way out, not with a decoder's traceback."""
    with pytest.raises(AudioError, match="cannot be measured"):
        measure_frames(b"no sound at all", AudioFormat())


@pytest.mark.parametrize("audio", [AudioFormat(), AudioFormat(44100, 96)], ids=str)
def test_what_passages_measure_is_what_ffmpeg_measures_on_the_mp3(
    audio: AudioFormat, needs: Callable[[str], str], tmp_path: Path
) -> None:
    """Loudness within 0.1 LU and true peak within 0.15 dB of its ebur128, which prints one decimal."""
    clips = [voice_like(2.0, audio.sample_rate_hz, seed=seed, level=0.3 + 0.1 * seed) for seed in range(5)]
    passages = [build_passage([UtteranceSound("u", (clip_of(clip),), (), 600)], audio) for clip in clips]
    path = tmp_path / "loud.mp3"
    path.write_bytes(spliced(passages, audio))
    command = [needs("ffmpeg"), "-nostats", "-i", str(path), "-af", "ebur128=peak=true", "-f", "null", "-"]
    report = subprocess.run(command, capture_output=True, check=True, text=True).stderr
    summary = report[report.rindex("Summary:") :]
    loudness, peak = (float(re.search(rf"{name}:\s+(-?[\d.]+)", summary)[1]) for name in ("I", "Peak"))
    blocks = [passage.loudness for passage in passages]
    assert _lufs(blocks) == pytest.approx(loudness, abs=0.1)
    assert true_peak_dbtp(blocks) == pytest.approx(peak, abs=0.15)
