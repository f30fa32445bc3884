"""How loud a recording is (ITU-R BS.1770-4), from energies kept for each passage as its MP3 decodes."""

import io
import math
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import soundfile

from narrator.audio.encoder import DECODER_DELAY_SAMPLES, ENCODER_DELAY_SAMPLES
from narrator.audio.model import AudioFormat, LoudnessBlocks
from narrator.audio.true_peak import Floats, true_peak
from narrator.errors import AudioError

STEP_S = 0.1
STEPS_A_BLOCK = 4
"""Gating blocks are 400 ms, 75 % overlapped: four steps of 100 ms, one new step each."""

STEPS_AT_A_TIME = 20
"""Two seconds: the spectra stay in the processor's cache."""

ABSOLUTE_GATE_LUFS = -70.0
RELATIVE_GATE_LU = -10.0
OFFSET_LUFS = -0.691

HEAD = (
    (1.53512485958697, -2.69169618940638, 1.19839281085285),
    (1.0, -1.69065929318241, 0.73248077421585),
)
HIGH_PASS = ((1.0, -2.0, 1.0), (1.0, -1.99004745483398, 0.99007225036621))
"""Numerator and denominator at 48 kHz: tables 1 and 2 of the recommendation."""


def measure_frames(frames: bytes, audio: AudioFormat) -> LoudnessBlocks:
    """Return what the MP3 *frames* of one passage measure when they are decoded.

    Raises `AudioError` where the libsndfile at hand decodes no MP3 (before 1.1, which no wheel of soundfile has).
    """
    try:
        with _as_file(frames) as file:
            sound, _ = soundfile.read(file, dtype="float32", closefd=False)
    except soundfile.SoundFileError as problem:
        raise AudioError(
            f"the encoded sound cannot be measured: {problem}",
            hint="Install soundfile from its wheel: pip install --force-reinstall --only-binary :all: soundfile",
        ) from problem
    return measure(sound[ENCODER_DELAY_SAMPLES + DECODER_DELAY_SAMPLES :], audio.sample_rate_hz)


@contextmanager
def _as_file(content: bytes) -> Iterator[io.BytesIO | int]:
    """Yield *content* as libsndfile can read it: where there is memory with a descriptor, without a word of Python.

    A file object is asked for two pieces of every frame, and each time all threads wait for the interpreter.
    """
    if sys.platform != "linux":
        yield io.BytesIO(content)
        return
    descriptor = os.memfd_create("mp3")
    try:
        os.write(descriptor, content)
        os.lseek(descriptor, 0, os.SEEK_SET)
        yield descriptor
    finally:
        os.close(descriptor)


def measure(sound: Floats, sample_rate_hz: int) -> LoudnessBlocks:
    """Return the K-weighted energies of *sound*, mono of shape (n,), and its true peak."""
    return LoudnessBlocks(energies=energies_of(sound, sample_rate_hz), true_peak=true_peak(sound))


def energies_of(sound: Floats, sample_rate_hz: int) -> tuple[float, ...]:
    """Return the mean square, K-weighted, of each whole 100 ms of *sound*.

    Each step is weighted in the frequency domain by itself; against filtering in time this is off by less than
    0.02 LU on speech (tests/audio/test_loudness.py).
    """
    step = round(sample_rate_hz * STEP_S)
    steps = sound[: sound.size // step * step].reshape(-1, step)
    weights = _weights(step, sample_rate_hz)
    return tuple(
        energy
        for begin in range(0, len(steps), STEPS_AT_A_TIME)
        for energy in _energies(steps[begin : begin + STEPS_AT_A_TIME], weights)
    )


def _energies(steps: Floats, weights: Floats) -> list[float]:
    spectrum = np.fft.rfft(steps, norm="forward")  # the norm that numpy keeps in single precision: half the time
    power = spectrum.real**2 + spectrum.imag**2
    energies: list[float] = np.einsum("ij,j->i", power, weights).tolist()  # `@` would wake BLAS' own threads
    return energies


def integrated_lufs(passages: Sequence[Sequence[float] | npt.NDArray[np.float64]]) -> float | None:
    """Return the loudness of passages played one after the other; None where nothing passes the gate.

    Each of *passages* is its `LoudnessBlocks.energies`.
    """
    energies = np.concatenate([np.asarray(passage, np.float64) for passage in passages])
    if energies.size < STEPS_A_BLOCK:
        return None
    blocks = np.convolve(energies, np.full(STEPS_A_BLOCK, 1 / STEPS_A_BLOCK), mode="valid")
    loud = blocks[blocks > _energy(ABSOLUTE_GATE_LUFS)]
    if loud.size == 0:
        return None
    gate = loud.mean() * 10 ** (RELATIVE_GATE_LU / 10)
    return OFFSET_LUFS + 10 * math.log10(loud[loud > gate].mean())


def true_peak_dbtp(passages: Iterable[LoudnessBlocks]) -> float | None:
    """Return the highest true peak of *passages*; None where there is no sound at all."""
    peak = max((passage.true_peak for passage in passages), default=0.0)
    return 20 * math.log10(peak) if peak > 0 else None


def _energy(lufs: float) -> float:
    return float(10 ** ((lufs - OFFSET_LUFS) / 10))


@lru_cache(maxsize=8)
def _weights(step: int, sample_rate_hz: int) -> Floats:
    """Return what each bin of a step's power spectrum, over its length squared, adds to its mean square, K-weighted.

    Parseval: all but the first and, of an even length, the last stand for two bins of the whole spectrum.
    """
    frequency = np.arange(step // 2 + 1) * (sample_rate_hz / step)
    parseval = np.full(frequency.size, 2.0)
    parseval[0] = 1.0
    if step % 2 == 0:
        parseval[-1] = 1.0
    weights: Floats = (parseval * k_weighting(frequency)).astype(np.float32)
    return weights


def k_weighting(frequency_hz: npt.NDArray[np.floating]) -> npt.NDArray[np.floating]:
    """Return the power response of the recommendation's two filters, head and high-pass, at *frequency_hz*.

    They are given for 48 kHz; their response there is taken at every sample rate, which needs no other coefficients.
    """
    z = np.exp(-2j * np.pi * frequency_hz / 48000)
    response = np.ones_like(frequency_hz)
    for b, a in (HEAD, HIGH_PASS):
        top, bottom = b[0] + b[1] * z + b[2] * z * z, a[0] + a[1] * z + a[2] * z * z
        response = response * np.abs(top / bottom) ** 2
    return response
