"""Whether a voice gives the same bytes: python bench/repeatable.py [--voice natural] [--runs 5] [--words N]

The same post is made with an empty cache so many times with each of 1 to 4 workers, with SciPy hidden and, where it is
installed, with it: every MP3 must be the same, or the bench ends with 1.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections import Counter
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

from prose import post
from runs import narrator

HIDDEN = "raise ImportError('hidden')\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--voice", default="natural")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--words", type=int, default=400)
    given = parser.parse_args()
    found: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "post.md").write_text(post(given.words, seed=7), "utf-8")
        (root / "hidden" / "scipy").mkdir(parents=True)
        (root / "hidden" / "scipy" / "__init__.py").write_text(HIDDEN, "utf-8")
        paths = {"SciPy hidden": str(root / "hidden")}
        if find_spec("scipy") is not None:
            paths["SciPy"] = ""
        for name, path in paths.items():
            for jobs in range(1, 5):
                digests = {made(root, given.voice, jobs, path) for _ in range(given.runs)}
                found.update(digests)
                print(f"{name}, {jobs} workers, {given.runs} runs: {', '.join(sorted(one[:12] for one in digests))}")
    if "SciPy" not in paths:
        print("SciPy is not installed: it was not compared")
    print("the same bytes" if len(found) == 1 else f"{len(found)} different files")
    sys.exit(len(found) != 1)


def made(root: Path, voice: str, jobs: int, path: str) -> str:
    """Return the digest of the MP3 that a run with an empty cache makes."""
    with tempfile.TemporaryDirectory() as cache:
        output = Path(cache) / "output"
        command = narrator("make", "post.md", "-o", str(output), "--only", "mp3", "--voice", voice, "--jobs", str(jobs))
        environment = {**os.environ, "NARRATOR_CACHE": str(Path(cache) / "cache"), "PYTHONPATH": path}
        subprocess.run(command, cwd=root, env=environment, check=True, capture_output=True)
        (mp3,) = output.rglob("*.mp3")
        return sha256(mp3.read_bytes()).hexdigest()


main()
