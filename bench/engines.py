"""The engines' numbers: `python bench/engines.py clips|row|speed|piper`.

clips   20 runs over a post of 600 words: the clips' summed length against what the program `espeak-ng` writes itself
row     1,000 utterances in a row: lost, doubled, memory
speed   10,600 words through one supervised process
piper   the tests' model, as it is and as slow as a real one, through the supervisor and through Piper's own API
"""

import argparse
import hashlib
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import narrator
from narrator.speech.model import EngineOptions, Request
from narrator.speech.supervisor import Supervisor

ROOT = Path(__file__).parent.parent
RUNS, WORDS, RATE, VOICE = 20, 600, 160, "en-us"
PIPER_ROUNDS = 15


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["clips", "row", "speed", "piper"])
    {"clips": clips, "row": row, "speed": speed, "piper": piper}[parser.parse_args().what]()


def utterances() -> Iterator[str]:
    """Yield what is said of our own English posts, over and over."""
    posts = sorted(path for path in (ROOT / "posts").glob("*.md") if "two-languages" not in path.name)
    parts = [part.text for path in posts for u in narrator.write(narrator.read(path)).utterances for part in u.parts]
    while True:
        yield from parts


def first_words(count: int) -> list[str]:
    """Return the first utterances that hold *count* words."""
    taken, words = [], 0
    for text in utterances():
        taken.append(text)
        words += len(text.split())
        if words >= count:
            return taken
    return taken


def request(text: str) -> Request:
    return Request(text, "en", VOICE, RATE)


def clips() -> None:
    texts = first_words(WORDS)
    own = sum(program_samples(text) for text in texts)
    print(f"{len(texts)} utterances, {sum(len(t.split()) for t in texts)} words; espeak-ng itself: {own / 22050:.3f} s")
    off = []
    for run in range(RUNS):
        with Supervisor("pyttsx3") as supervisor:
            ours = sum(supervisor.speak(request(text)).samples.size for text in texts)
        off.append(100 * (ours / own - 1))
        print(f"run {run + 1:2}: {ours / 22050:.3f} s, {off[-1]:+.4f} %")
    print(f"within 2 %: {sum(abs(one) <= 2 for one in off)} of {RUNS}")


def program_samples(text: str) -> int:
    command = ["espeak-ng", "-v", VOICE, "-s", str(RATE), "--stdout", "--stdin"]
    wav = subprocess.run(command, input=text.encode(), capture_output=True, check=True).stdout
    return (len(wav) - 44) // 2


def row() -> None:
    texts = [text for text, _ in zip(utterances(), range(1000), strict=False)]
    expected: dict[str, bytes] = {}
    memory, wrong = [], 0
    with Supervisor("pyttsx3") as supervisor:
        for text in texts:
            sound = supervisor.speak(request(text)).samples.tobytes()
            digest = hashlib.sha256(sound).digest()
            wrong += expected.setdefault(text, digest) != digest
            memory.append(supervisor._process.rss_bytes)  # noqa: SLF001
    different = len(set(expected.values()))
    print(f"{len(texts)} utterances, {len(expected)} different texts, {different} different sounds")
    print(f"lost or doubled (another sound than the same text had before): {wrong}")
    told = ", ".join(f"{memory[count - 1] >> 10} KiB after {count}" for count in (10, 100, 500, 1000))
    print(f"resident memory of the engine: {told}")


def speed() -> None:
    texts = first_words(10_600)
    with Supervisor("pyttsx3") as supervisor:
        supervisor.speak(request("Hello."))
        begin = time.perf_counter()
        samples = sum(supervisor.speak(request(text)).samples.size for text in texts)
        seconds = time.perf_counter() - begin
    print(f"{len(texts)} utterances, {samples / 22050 / 60:.1f} minutes of sound in {seconds:.2f} s")


def piper() -> None:
    from piper import PiperVoice  # noqa: PLC0415 - an extra

    texts = first_words(700)
    for taps, label in ((1, "the tests' model"), (513, "the same, as slow as a real one")):
        with tempfile.TemporaryDirectory() as folder:
            model = small_model(Path(folder), taps)
            voice = PiperVoice.load(str(model))
            with Supervisor("piper", EngineOptions(model=str(model))) as supervisor:
                compare(voice, supervisor, [Request(text, "en", model.stem, 1.0) for text in texts], label)


def compare(voice: Any, supervisor: Supervisor, requests: list[Request], label: str) -> None:
    """Print what an utterance takes by Piper's own API in this process, and here: in turns, as noise falls on all."""
    ways: dict[str, Callable[[], object]] = {
        "its own API": lambda: [own(voice, one.text) for one in requests],
        "one by one": lambda: [supervisor.speak(one) for one in requests],
        "asked ahead": lambda: [sound.samples.size for sound in supervisor.speak_all(requests)],
    }
    for one in requests[:5]:  # the first clips are spoken twice
        supervisor.speak(one)
    took: dict[str, list[float]] = {way: [] for way in ways}
    for _ in range(PIPER_ROUNDS):
        for way, work in ways.items():
            begin = time.perf_counter()
            work()
            took[way].append(1000 * (time.perf_counter() - begin) / len(requests))
    for way, ms in took.items():
        ratio = statistics.median(base / mine for base, mine in zip(took["its own API"], ms, strict=True))
        print(f"{label}, {way}: {statistics.median(ms):.2f} ms an utterance, {ratio:.2f} times its own API's pace")


def own(voice: Any, text: str) -> bytes:
    return b"".join(chunk.audio_int16_bytes for chunk in voice.synthesize(text))


def small_model(folder: Path, taps: int) -> Path:
    """Make the model that the tests use."""
    path = ROOT / "tests" / "speech" / "small_piper_model.py"
    spec = spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        sys.exit(f"{path} is missing")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.write_model(folder, taps=taps)


if __name__ == "__main__":
    main()
