"""What is understood of eSpeak NG after each step from its own program to narrator's MP3, sentence by sentence.

For `bench/voices.py --program`. The same sentences, the very text that narrator gives the engine, are heard as:

    program -s 160   the WAV of espeak-ng's own program, at the rate that the profile names
    program          the same at the rate that calibration found: the profile's counts the silences between sentences
    engine           narrator's sound before anything is done to it
    clip             trimmed, high-passed, levelled, limited
    MP3              decoded again from the finished file

Differences are paired, sentence by sentence; their interval holds 95 of 100 of 10,000 draws of as many sentences, with
replacement.
"""

import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import soundfile
import soxr
from recognizers import HEARD_HZ, Recognizer, distance, interval, plain

from narrator.article.model import Article
from narrator.audio.clip import condition
from narrator.passages.assemble import write_recording
from narrator.pipeline.record import record
from narrator.pipeline.session import open_session
from narrator.script.model import Role

AT = 160
SLOW, PROGRAM, ENGINE, CLIP, MP3 = STEPS = f"program -s {AT}", "program", "engine", "clip", "MP3"
PAIRS = ((SLOW, PROGRAM), (PROGRAM, ENGINE), (ENGINE, CLIP), (CLIP, MP3), (PROGRAM, MP3), (SLOW, MP3))
SILENCE_SAMPLES = 4000


def compare(articles: list[Article], voice: str, recognizers: dict[str, Recognizer], steps: Sequence[str]) -> None:
    words: list[int] = []
    wrong: dict[tuple[str, str], list[int]] = {(name, step): [] for name in recognizers for step in steps}
    for article in articles:
        for said, sounds in sentences(article, voice):
            expected = plain(said).split()
            words.append(len(expected))
            for name, recognize in recognizers.items():
                known: dict[bytes, int] = {}  # narrator's engine gives the program's own bytes
                for step in steps:
                    sound = sounds[step]
                    if sound.tobytes() not in known:
                        known[sound.tobytes()] = distance(expected, plain(recognize(sound)).split())
                    wrong[name, step].append(known[sound.tobytes()])
        print(f"up to {article.source.name}:", flush=True)
        report(np.array(words), {key: np.array(counts) for key, counts in wrong.items()}, list(recognizers), steps)


def sentences(article: Article, voice: str) -> Iterator[tuple[str, dict[str, np.ndarray]]]:
    """Yield what is said in each sentence that is spoken in one clip of the post's own language, after each step."""
    with tempfile.TemporaryDirectory() as folder:
        session = open_session(cache=folder)
        (profile,) = session.profiles(article, (voice,))
        recorded = record(session, session.script(article, profile), profile)
        spoken = {utterance.id: utterance for utterance in recorded.script.utterances}
        path = Path(folder, "recording.mp3")
        write_recording(path, b"", recorded.tasks, recorded.maker)
        mp3, rate_hz = soundfile.read(path, dtype="float32")
        begin = 0
        for task in recorded.tasks:
            passage = recorded.maker.passage_of(task)
            for part, cue in zip(task.utterances, passage.cues, strict=True):
                utterance = spoken[part.id]
                if utterance.role is not Role.TEXT or len(part.clips) != 1 or part.clips[0].request.phoneme:
                    continue
                request = (clip := part.clips[0]).request
                if request.language.partition("-")[0] != article.language.partition("-")[0]:
                    continue
                sound = session.pool.speak(clip.engine, clip.options, clip.time_limit_s, request)
                done = condition(
                    sound.samples, sound.sample_rate_hz, out_rate_hz=rate_hz, gain_db=clip.gain_db, chain=task.chain
                )
                yield (
                    request.text,
                    {
                        SLOW: by_program(request.text, request.voice, AT),
                        PROGRAM: by_program(request.text, request.voice, round(request.engine_rate)),
                        ENGINE: heard(sound.samples / 32768, sound.sample_rate_hz),
                        CLIP: heard(done.samples / 32768, rate_hz),
                        MP3: heard(mp3[begin + cue.begin_samples : begin + cue.end_samples], rate_hz),
                    },
                )
            begin += passage.sample_count


def by_program(text: str, voice: str, rate: int) -> np.ndarray:
    """Return the sound of espeak-ng's own program, which has to be installed."""
    with tempfile.NamedTemporaryFile(suffix=".wav") as file:
        subprocess.run(["espeak-ng", "-v", voice, "-s", str(rate), "-w", file.name, "--", text], check=True)
        sound, rate_hz = soundfile.read(file.name, dtype="float32")
    return heard(sound, rate_hz)


def heard(sound: np.ndarray, rate_hz: int) -> np.ndarray:
    return soxr.resample(np.pad(sound.astype(np.float32), SILENCE_SAMPLES), rate_hz, HEARD_HZ)


def report(words: np.ndarray, wrong: dict[tuple[str, str], np.ndarray], names: list[str], steps: Sequence[str]) -> None:
    pairs = [pair for pair in PAIRS if set(pair) <= set(steps)]
    print(f"{words.sum()} words in {words.size} sentences")
    for name in names:
        rates = (f"{step} {100 * wrong[name, step].sum() / words.sum():.1f} %" for step in steps)
        print(f"{name}: {', '.join(rates)}")
    for name in names:
        for one, other in pairs:
            print(f"  {name}, {one} → {other}: {difference(words, wrong[name, one], wrong[name, other])}")
    both = {step: sum(wrong[name, step] for name in names) for step in steps}
    for one, other in pairs:
        print(f"  together, {one} → {other}: {difference(words * len(names), both[one], both[other])}")


def difference(words: np.ndarray, one: np.ndarray, other: np.ndarray) -> str:
    """Return by how many points of 100 words more are misunderstood in *other* than in *one*, and its interval."""
    points, low, high = interval(words, other - one)
    return f"{points:+.2f} points ({low:+.2f} to {high:+.2f})"
