"""A run killed at random moments and begun again: python bench/killed.py [--moments N] [--seed N]

Each time, an archive is begun with a cache of its own, killed (SIGKILL) at a moment drawn evenly from the length of an
uninterrupted run, and run again to its end. What lies in the output must be the bytes of the uninterrupted run, and no
clip that was stored before the kill may be spoken again.
"""

import argparse
import hashlib
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from msgspec import Struct
from prose import post

COMMAND = (sys.executable, "-m", "narrator", "make", "posts", "--voice", "tone", "--json")


class Kept(Struct, frozen=True):
    """What a run left."""

    files: dict[str, str]
    """Digests of what is published."""
    clips: dict[str, int]
    """Clip → its file's inode: another one means that it was written anew."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--moments", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--posts", type=int, default=4)
    parser.add_argument("--words", type=int, default=1500)
    given = parser.parse_args()
    chance = random.Random(given.seed)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "posts").mkdir()
        (folder / "voices").mkdir()
        (folder / "voices/tone.toml").write_text('engine = "tone"\n', "utf-8")
        for number in range(given.posts):
            text = post(given.words, seed=number, title=f"Post {number}")
            (folder / "posts" / f"post-{number}.md").write_text(text, "utf-8")
        begin = time.perf_counter()
        run(folder, "whole")
        seconds = time.perf_counter() - begin
        whole = kept(folder, "whole")
        wrong = [moment for moment in range(given.moments) if not as_whole(folder, chance.uniform(0, seconds), whole)]
    print(f"{given.moments} kills within {seconds:.1f} s: {given.moments - len(wrong)} as if uninterrupted")
    sys.exit(1 if wrong else 0)


def as_whole(folder: Path, after: float, whole: Kept) -> bool:
    """Kill a run *after* so many seconds, run it again, and say whether nothing is different or was done twice."""
    name = f"killed-{after:.6f}"
    process = start(folder, name)
    try:
        process.wait(timeout=after)
    except subprocess.TimeoutExpired:
        process.kill()
    process.communicate()
    before = kept(folder, name).clips
    spoken = run(folder, name)
    now = kept(folder, name)
    again = {clip for clip, inode in before.items() if clip in whole.clips and now.clips.get(clip) != inode}
    same = now.files == whole.files
    if again or not same:
        print(f"killed after {after:.3f} s: {len(again)} clips spoken twice, files {'same' if same else 'DIFFER'}")
    else:
        print(f"killed after {after:.3f} s: {len(before)} of {len(whole.clips)} clips stored, {spoken} utterances left")
    return same and not again


def run(folder: Path, name: str) -> int:
    """Run to the end and return how many utterances were spoken."""
    process = start(folder, name)
    output, errors = process.communicate()
    if process.returncode:
        sys.exit(errors.decode())
    editions = [edition for article in json.loads(output)["articles"] for edition in article["editions"]]
    return sum(edition.get("spoken_now", 0) for edition in editions)


def start(folder: Path, name: str) -> "subprocess.Popen[bytes]":
    environment = os.environ | {"NARRATOR_CACHE": str(folder / f"cache-{name}")}
    output = ("--output", name)
    return subprocess.Popen(
        [*COMMAND, *output], cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


def kept(folder: Path, name: str) -> Kept:
    published = (path for path in (folder / name).rglob("*") if path.is_file() and ".narrator" not in path.parts)
    files = {str(path.relative_to(folder / name)): hashlib.sha256(path.read_bytes()).hexdigest() for path in published}
    clips = (path for path in (folder / f"cache-{name}").glob("clips/*/*") if not path.name.startswith("."))
    return Kept(files, {path.name: path.stat().st_ino for path in clips})


if __name__ == "__main__":
    main()
