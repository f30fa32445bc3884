"""Prints what the sound chain costs and keeps: speed, splices, encoder qualities. bench/loudness.py measures posts.

    python bench/sound.py                       the posts of this repository
    python bench/sound.py --corpus DIR          the Markdown files under DIR with 90 words of prose and more
    python bench/sound.py chain splice          some of the tables only

Needs espeak-ng and ffmpeg. It measures sound, not reading: prose is found by rule of thumb.
"""

import argparse
import io
import re
import subprocess
import sys
import tempfile
import time
import wave
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import numpy as np
from msgspec import Struct
from msgspec.structs import replace
from sentencex import segment

from narrator.audio import encoder
from narrator.audio.calibration import Calibration, calibrate
from narrator.audio.clip import Conditioned, condition
from narrator.audio.model import AudioFormat, Cue, Passage
from narrator.audio.passage import UtteranceSound, build_passage
from narrator.audio.splice import write_mp3
from narrator.audio.targets import target_named
from narrator.audio.timeline import recording_cues
from narrator.config.voice_profile import Breaks
from narrator.speech.model import EngineInfo, Sound

BREAKS = Breaks()
WORDS_AT_MOST = 500
LEAST_WORDS = 90
PARAGRAPHS_A_PASSAGE = 2


class Speaker(Struct, frozen=True):
    name: str
    program: tuple[str, ...]
    info: EngineInfo
    rate_wpm: float
    audio: AudioFormat
    target: str = "podcast"

    def speak(self, text: str, rate: float) -> Sound:
        with tempfile.NamedTemporaryFile(suffix=".wav") as file:
            filled = [part.format(text=text, rate=rate, whole=round(rate), wav=file.name) for part in self.program]
            subprocess.run(filled, check=True, capture_output=True)
            return read_wav(Path(file.name).read_bytes())


ESPEAK = ("espeak-ng", "-v", "{voice}", "-s", "{whole}", "-w", "{wav}", "--", "{text}")
ESPEAK_INFO = EngineInfo("espeak", present=True, default_rate=175, rate_range=(80, 450))


def espeak(name: str, voice: str, rate_wpm: float, audio: AudioFormat, target: str = "podcast") -> Speaker:
    program = tuple(part.replace("{voice}", voice) for part in ESPEAK)
    return Speaker(name, program, ESPEAK_INFO, rate_wpm, audio, target)


SPEAKER = espeak("espeak 160", "en-us", 160, AudioFormat())


def read_wav(data: bytes) -> Sound:
    with wave.open(io.BytesIO(data)) as file:
        samples = np.frombuffer(file.readframes(file.getnframes()), dtype=np.int16)
        return Sound(samples, file.getframerate())


class Sentence(Struct, frozen=True):
    text: str
    break_after_ms: int
    paragraph: int


def count_words(text: str) -> int:
    return sum(any(map(str.isalnum, stretch)) for stretch in text.split())


def prose(path: Path) -> list[Sentence]:
    """Return the sentences of *path*'s paragraphs of prose, the first 900 words."""
    text = path.read_text(encoding="utf-8", errors="replace")
    text = re.sub(r"\A---\n.*?\n---\n", "", text, count=1, flags=re.DOTALL)
    text = re.sub(r"^(```|~~~).*?^\1", "", text, flags=re.DOTALL | re.MULTILINE)
    found: list[Sentence] = []
    for number, block in enumerate(re.split(r"\n\s*\n", text)):
        paragraph = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", block.strip())
        paragraph = re.sub(r"[*_`]|<[^>]*>|\{[^}]*\}|https?://\S+", "", paragraph)
        paragraph = " ".join(paragraph.split())
        if not re.match(r"[A-Z“\"]\w*,? \w", paragraph) or count_words(paragraph) < 8:
            continue
        lines = [line.strip() for line in segment("en", paragraph) if re.search(r"\w", line)]
        found += (Sentence(line, BREAKS.sentence_ms, number) for line in lines[:-1])
        found.append(Sentence(lines[-1], BREAKS.paragraph_ms, number))
        if sum(count_words(sentence.text) for sentence in found) > WORDS_AT_MOST:
            break
    if found:
        found[-1] = replace(found[-1], break_after_ms=BREAKS.end_ms)
    return found


def posts(corpus: Path) -> Iterator[tuple[str, list[Sentence]]]:
    """Yield the English posts of 90 words of prose and more; the speakers here are English."""
    for path in sorted(corpus.rglob("*")):
        if path.suffix in {".md", ".markdown"}:
            sentences = prose(path)
            words = " ".join(sentence.text for sentence in sentences).lower().split()
            if len(words) >= LEAST_WORDS and words.count("the") > len(words) / 50:
                yield path.name, sentences


class Made(Struct, frozen=True):
    mp3: bytes
    passages: list[Passage]
    cues: tuple[Cue, ...]
    sample_count: int
    words: int
    clips: list[Conditioned]


def make(sentences: list[Sentence], speaker: Speaker, calibration: Calibration) -> Made:
    chain = target_named(speaker.target).chain(speaker.audio)
    rate_hz = speaker.audio.sample_rate_hz
    pieces: dict[int, list[UtteranceSound]] = {}
    clips = []
    borders = sorted({sentence.paragraph for sentence in sentences})
    for number, sentence in enumerate(sentences):
        sound = speaker.speak(sentence.text, calibration.engine_rate)
        clip = condition(
            sound.samples, sound.sample_rate_hz, out_rate_hz=rate_hz, gain_db=calibration.gain_db, chain=chain
        )
        clips.append(clip)
        passage = borders.index(sentence.paragraph) // PARAGRAPHS_A_PASSAGE
        pieces.setdefault(passage, []).append(UtteranceSound(str(number), (clip,), (), sentence.break_after_ms))
    passages = [
        build_passage(group, speaker.audio, lead_in_ms=0 if number else BREAKS.start_ms)
        for number, group in enumerate(pieces.values())
    ]
    stream = io.BytesIO()
    written = write_mp3(stream, b"", passages, speaker.audio)
    words = sum(count_words(sentence.text) for sentence in sentences)
    return Made(stream.getvalue(), passages, recording_cues(passages), written.sample_count, words, clips)


def calibrated(speaker: Speaker) -> Calibration:
    return calibrate(
        speaker.speak,
        speaker.info,
        rate_wpm=speaker.rate_wpm,
        target=target_named(speaker.target),
        breaks=BREAKS,
        language="en",
        audio=speaker.audio,
    )


def decode(mp3: bytes, rate_hz: int) -> np.ndarray:
    with tempfile.NamedTemporaryFile(suffix=".mp3") as file:  # from a pipe ffmpeg cannot cut the padding off
        Path(file.name).write_bytes(mp3)
        command = ["ffmpeg", "-v", "error", "-i", file.name, "-f", "s16le", "-ac", "1", "-ar", str(rate_hz), "-"]
        return np.frombuffer(subprocess.run(command, capture_output=True, check=True).stdout, dtype=np.int16)


def print_chain(corpus: Path) -> None:
    """Print how many times faster than real time clips are conditioned, measured, encoded and decoded, on one core."""
    speaker = SPEAKER
    sentences = [sentence for _, found in posts(corpus) for sentence in found][:120]
    sounds = [speaker.speak(sentence.text, 150) for sentence in sentences]
    seconds = sum(sound.samples.size / sound.sample_rate_hz for sound in sounds)
    chain = target_named("podcast").chain(speaker.audio)

    def all_clips(out_rate_hz: int) -> list[Conditioned]:
        return [
            condition(sound.samples, sound.sample_rate_hz, out_rate_hz=out_rate_hz, gain_db=7.0, chain=chain)
            for sound in sounds
        ]

    print(f"\n{len(sounds)} clips, {seconds:.0f} s of sound")
    for rate_hz in (22050, 44100):
        took_s = min(timed(lambda rate_hz=rate_hz: all_clips(rate_hz)) for _ in range(3))
        print(f"chain at {rate_hz} Hz: {seconds / took_s:.0f} x real time")
    joined = np.concatenate([clip.samples for clip in all_clips(22050)])
    whole = joined[: joined.size // 576 * 576]
    frames = encoder.encode(whole, speaker.audio)
    from narrator.audio.loudness import measure_frames  # noqa: PLC0415

    print(f"encoder: {whole.size / 22050 / timed(lambda: encoder.encode(whole, speaker.audio)):.0f} x real time")
    print(f"decode and measure: {whole.size / 22050 / timed(lambda: measure_frames(frames, speaker.audio)):.0f} x")


def timed(work) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def print_splice(_corpus: Path) -> None:
    """Print how far 200 passages drift against their PCM, and against one long encode."""
    for audio in (AudioFormat(), AudioFormat(44100, 96), AudioFormat(16000, 64)):
        rng = np.random.default_rng(7)
        rate_hz = audio.sample_rate_hz
        passages = []
        for number in range(200):
            length = int(rng.integers(rate_hz // 4, rate_hz))
            tone = 9000 * np.sin(np.cumsum(np.linspace(0.02, 0.4, length))) * np.hanning(length)
            clip = Conditioned(tone.astype(np.int16), 0)
            passages.append(build_passage([UtteranceSound(str(number), (clip,), (), 300)], audio))
        stream = io.BytesIO()
        written = write_mp3(stream, b"", passages, audio)
        decoded = decode(stream.getvalue(), rate_hz)
        offsets = []
        for cue, passage in zip(recording_cues(passages), passages, strict=True):
            length = cue.end_samples - cue.begin_samples
            tone = 9000 * np.sin(np.cumsum(np.linspace(0.02, 0.4, length))) * np.hanning(length)
            around = decoded[max(0, cue.begin_samples - 64) : cue.end_samples + 64].astype(float)
            found = int(np.argmax(np.correlate(around, tone, mode="valid")))
            offsets.append(found - min(64, cue.begin_samples))
            assert passage.sample_count % audio.samples_per_frame == 0
        print(
            f"200 passages at {rate_hz} Hz: {decoded.size - written.sample_count} samples too many, "
            f"offsets {min(offsets)} to {max(offsets)} samples"
        )


def print_quality(corpus: Path) -> None:
    """Print what each LAME quality costs and keeps: speed, and the segmental signal-to-noise ratio of the speech."""
    speaker = SPEAKER
    name, sentences = next(posts(corpus))
    calibration = calibrated(speaker)
    for audio in (AudioFormat(), AudioFormat(44100, 96)):
        made = make(sentences, replace(speaker, audio=audio), calibration)
        joined = np.concatenate([clip.samples for clip in made.clips])
        whole = joined[: joined.size // audio.samples_per_frame * audio.samples_per_frame]
        kept = encoder.LAME_QUALITY
        seconds = whole.size / audio.sample_rate_hz
        print(f"\n{name} at {audio.sample_rate_hz} Hz, {audio.bit_rate_kbps} kb/s: {seconds:.0f} s")
        for quality in (2, 3, 5, 7, 9):
            encoder.LAME_QUALITY = quality
            took_s = min(timed(partial(encoder.encode, whole, audio)) for _ in range(2))
            snr, log_spectral = distances(whole, encoder.encode(whole, audio), audio)
            print(
                f"quality {quality}: {seconds / took_s:5.0f} x real time, segmental SNR {snr:.2f} dB, "
                f"log-spectral distance {log_spectral:.2f} dB"
            )
        encoder.LAME_QUALITY = kept


def distances(samples: np.ndarray, frames: bytes, audio: AudioFormat) -> tuple[float, float]:
    """Return the segmental SNR (20 ms, speech only) and the log-spectral distance up to 8 kHz of what can be heard.

    At speech level -70 dBFS a bin is about the threshold of hearing: what is weaker counts as that much.
    """
    import soundfile  # noqa: PLC0415

    decoded, _ = soundfile.read(io.BytesIO(frames), dtype="float32")
    decoded = decoded[1105 : 1105 + samples.size]
    original = samples[: decoded.size].astype(np.float32) / 32768 * 0.95
    step = audio.sample_rate_hz // 50
    rows = original.size // step
    a, b = (sound[: rows * step].reshape(rows, step) for sound in (original, decoded))
    speech = (a**2).mean(axis=1) > 1e-5
    a, b = a[speech], b[speech]
    ratio = 10 * np.log10((a**2).sum(axis=1) / np.maximum(((a - b) ** 2).sum(axis=1), 1e-12))
    window = np.hanning(step)
    top = min(step // 2, 8000 * step // audio.sample_rate_hz)
    least = 10 ** (-70 / 20) * window.sum() / 2
    spectra = [20 * np.log10(np.maximum(np.abs(np.fft.rfft(x * window))[:, 1:top], least)) for x in (a, b)]
    return float(np.clip(ratio, -10, 35).mean()), float(np.sqrt(((spectra[0] - spectra[1]) ** 2).mean(axis=1)).mean())


TABLES = {"chain": print_chain, "splice": print_splice, "quality": print_quality}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tables", nargs="*", choices=[*TABLES, []], help="default: all")
    parser.add_argument("--corpus", type=Path, default=Path(__file__).parent.parent / "posts")
    arguments = parser.parse_args()
    for name in arguments.tables or TABLES:
        TABLES[name](arguments.corpus)
    return 0


if __name__ == "__main__":
    sys.exit(main())
