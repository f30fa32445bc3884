"""How exactly it is known when words begin: python bench/word_begins.py [--sentences N]

- natural: against landmarks in its sound. Behind a comma there is silence; where the next word begins with a vowel, a
  nasal, a liquid or a fricative, it begins where sound sets in (a stop begins with a closure that nobody hears).
- found in the sound (PocketSphinx's forced alignment): against flite's own times of its phonemes (`flite -psdur`),
  whose words are as many phonemes long as flite gives them alone; sentences where that does not add up are left out.
- eSpeak NG: against its own events, which are what it tells; nothing is measured.
"""

import argparse
import random
import re
import subprocess
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import numpy as np
import soundfile
import soxr
from prose import post

from narrator.narration.dictionary import words_in
from narrator.narration.model import HEARING_RATE_HZ
from narrator.narration.placing import word_times_in
from narrator.speech.model import EngineOptions, Request
from narrator.speech.supervisor import Supervisor

SOFT = (
    "apples evenings inland orchards umbrellas islands mornings needles letters lanterns saddles sailors shadows "
    "feathers fishermen valleys violins melons news leaves riverbanks summers others answers sheets"
)
SILENT_MS, FRAME_MS, HEARD_DBFS = 60, 5, -42


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sentences", type=int, default=60)
    count = parser.parse_args().sentences
    show("natural, against landmarks in its sound", list(natural(count)))
    show("found in the sound, against flite's own times", aligned(count))


def show(name: str, errors_ms: list[float]) -> None:
    sizes = np.abs(errors_ms)
    within = ", ".join(f"{100 * (sizes <= ms).mean():.1f} % within {ms} ms" for ms in (50, 100))
    median, most = np.percentile(sizes, (50, 95))
    print(f"{name}: {sizes.size} words, median {median:.0f} ms, p95 {most:.0f} ms, {within}")


def natural(count: int) -> Iterator[float]:
    """Yield by how much each word behind a comma is told later than its sound sets in, in ms."""
    draw = random.Random(3)
    with Supervisor("hibari", EngineOptions(), time_limit_s=120) as supervisor:
        for _ in range(count):
            text = "There were " + ", ".join(draw.sample(SOFT.split(), 6)) + "."
            sound = supervisor.speak(Request(text, "en", "heart", 1.0))
            frame = sound.sample_rate_hz * FRAME_MS // 1000
            samples = sound.samples[: sound.samples.size // frame * frame].astype(float) / 32768
            loud = 10 * np.log10((samples.reshape(-1, frame) ** 2).mean(axis=1) + 1e-12) > HEARD_DBFS
            silent = SILENT_MS // FRAME_MS
            onsets = [at for at in range(silent, loud.size) if loud[at] and not loud[at - silent : at].any()]
            for word in sound.words:
                if text[: word.text_begin].endswith(", ") and onsets:
                    ms = word.begin_samples * 1000 / sound.sample_rate_hz
                    error = min((ms - at * FRAME_MS for at in onsets), key=abs)
                    if abs(error) < 250:  # the voice made a pause there
                        yield error


def aligned(count: int) -> list[float]:
    """Return by how much each word's time is later than flite's own."""
    texts = re.findall(r"[A-Z][a-z ,']{20,90}\.", post(count * 40, seed=5))[:count]
    sounds, words, begins = [], [], []
    with tempfile.TemporaryDirectory() as folder:
        wav = Path(folder) / "one.wav"
        for text in texts:
            known = words_in(text, "en")
            times = flite_begins(text, [word.text for word in known], wav)
            if times:
                sound, rate_hz = soundfile.read(wav, dtype="float32")
                heard = soxr.resample(sound, rate_hz, HEARING_RATE_HZ)
                sounds.append(np.rint(heard * 32767).astype(np.int16))
                words.append(known)
                begins.append(times)
        found = word_times_in(list(zip(sounds, words, strict=True)), language="en", folder=Path(folder))
    print(f"  {len(sounds)} of {len(texts)} sentences of flite's add up; {sum(not one for one in found)} not aligned")
    return [
        time.begin * 1000 / HEARING_RATE_HZ - own[time.index] * 1000
        for times, own in zip(found, begins, strict=True)
        for time in times
    ]


def flite_begins(text: str, words: list[str], wav: Path) -> list[float]:
    """Speak *text* into *wav*; return when each word begins in seconds, by flite; nothing where that is not known."""
    said = subprocess.run(
        ["flite", "-voice", "slt", "-psdur", "-t", text, "-o", str(wav)], capture_output=True, text=True, check=True
    ).stdout
    phones = [(name, float(end)) for name, _, end in (one.partition(":") for one in said.split())]
    starts = [
        begin for (name, _), begin in zip(phones, [0.0, *(end for _, end in phones)], strict=False) if name != "pau"
    ]
    lengths = [phone_count(word) for word in words]
    if sum(lengths) != len(starts):
        return []
    firsts = np.cumsum([0, *lengths[:-1]])
    return [starts[at] for at in firsts]


@cache
def phone_count(word: str) -> int:
    said = subprocess.run(
        ["flite", "-voice", "slt", "-ps", "-t", word, "-o", "none"], capture_output=True, text=True, check=True
    ).stdout
    return sum(phone != "pau" for phone in said.split())


main()
