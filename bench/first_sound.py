"""How soon the first sound of a post can be heard: python bench/first_sound.py [--voice NAME] [--words N] [--rounds N]

From the start of `narrator make --listen` until the first passage lies there to be played, while the rest is made; with
an empty cache (the voice has to be calibrated first) and with a calibrated voice.
"""

import argparse
import contextlib
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
    for name, found in (("empty cache", new), ("calibrated voice", calibrated)):
        seconds, cpu = zip(*found, strict=True)
        told = f"{statistics.median(seconds):.2f} s ({min(seconds):.2f} to {max(seconds):.2f})"
        print(f"{name:18} {told}, {statistics.median(cpu):.2f} CPU seconds, which a busy machine does not lengthen")


def first_sound(folder: Path, cache: Path, voice: str) -> tuple[float, float]:
    """Return the seconds from the start until there is a passage to play, and the CPU's; the run is ended there."""
    output = folder / f"output-{cache.name}"
    begin = time.perf_counter()
    process = subprocess.Popen(
        narrator("make", "post.md", "-o", str(output), "--only", "mp3", "--listen", "--voice", voice),
        cwd=folder,
        env=os.environ | {"NARRATOR_CACHE": str(cache)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    while not any(path.stat().st_size for path in (output / ".narrator" / "listen").glob("*.mp3")):
        if process.poll() or time.perf_counter() - begin > PATIENCE_SECONDS:
            raise SystemExit("no sound came")
        time.sleep(LOOK_EVERY_SECONDS)
    seconds = time.perf_counter() - begin
    cpu = cpu_seconds(process.pid)
    process.kill()
    process.wait()
    return seconds, cpu


def cpu_seconds(session: int) -> float:
    """Return the CPU seconds of all that runs in *session*, and of what has ended in it (Linux; elsewhere 0)."""
    ticks = 0
    for path in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            fields = path.read_text("utf-8").rpartition(")")[2].split()
            if int(fields[3]) == session:
                ticks += sum(map(int, fields[11:15]))
    return ticks / os.sysconf("SC_CLK_TCK") if ticks else 0.0


if __name__ == "__main__":
    main()
