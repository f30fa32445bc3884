"""How soon the first sound of a post can be heard: python bench/first_sound.py [--voice NAME] [--words N] [--rounds N]

From the start of `narrator make --listen` until the first passage lies there to be played, while the rest is made; with
an empty cache (the voice has to be calibrated first) and with a calibrated voice.
"""

import argparse
import os
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

from prose import post
from runs import load, narrator, timed

PATIENCE_SECONDS = 60
LOOK_EVERY_SECONDS = 0.002


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--words", type=int, default=10_600)
    parser.add_argument("--voice", default="default")
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    print(load())
    new, calibrated = [], []
    for seed in range(given.rounds):
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "post.md").write_text(post(given.words, seed=seed), "utf-8")
            (Path(folder) / "warm.md").write_text(post(50, seed=99), "utf-8")
            new.append(first_sound(Path(folder), Path(folder) / "new", given.voice))
            cache = Path(folder) / "calibrated"
            timed(
                narrator("make", "warm.md", "-o", "warm", "--only", "mp3", "--voice", given.voice),
                cwd=Path(folder),
                cache=cache,
            )
            calibrated.append(first_sound(Path(folder), cache, given.voice))
    for name, seconds in (("empty cache", new), ("calibrated voice", calibrated)):
        print(f"{name:18} {statistics.median(seconds):.2f} s ({min(seconds):.2f} to {max(seconds):.2f})")


def first_sound(folder: Path, cache: Path, voice: str) -> float:
    """Return the seconds from the start until there is a passage to play; the run is ended there."""
    output = folder / f"output-{cache.name}"
    begin = time.perf_counter()
    process = subprocess.Popen(
        narrator("make", "post.md", "-o", str(output), "--only", "mp3", "--listen", "--voice", voice),
        cwd=folder,
        env=os.environ | {"NARRATOR_CACHE": str(cache)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    while not any(path.stat().st_size for path in (output / ".narrator" / "listen").glob("*.mp3")):
        if process.poll() or time.perf_counter() - begin > PATIENCE_SECONDS:
            raise SystemExit("no sound came")
        time.sleep(LOOK_EVERY_SECONDS)
    seconds = time.perf_counter() - begin
    process.kill()
    process.wait()
    return seconds


if __name__ == "__main__":
    main()
