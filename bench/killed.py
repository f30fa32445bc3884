"""Runs killed and begun again, and builds at once: python bench/killed.py [--random N] [--chosen N] [--at-once N]

Each time, an archive with a feed is begun with a cache of its own, killed (SIGKILL), and run again to its end:
--random: at a moment drawn evenly from the length of an uninterrupted run; --chosen: just before one of its changes on
disk (bench/kill_at.py), spread evenly over all of them. What lies in the output then, and narrator.lock, must be the
bytes of the uninterrupted run, and no clip that was stored before the kill may be spoken again.

--at-once: five builds of one archive into one output, N times; each must end without an error, or be told of the
others, and the output and narrator.lock must be those of one build alone.
"""

import argparse
import hashlib
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from msgspec import Struct
from prose import post

ARGUMENTS = ("make", "posts", "--voice", "tone", "--json")
SETTINGS = """
[show]
title = "Harbour notes"
author = "The generator"
email = "notes@harbour.example"
site_url = "https://harbour.example"
language = "en"
category = ["Arts"]
"""
BUILDS = 5


class Kept(Struct, frozen=True):
    """What a run left."""

    files: dict[str, str]
    """Digests of what is published, and of narrator.lock."""
    clips: dict[str, int]
    """Clip → its file's inode: another one means that it was written anew."""


class Archive:
    """Folders with the same posts: one a run, so that each has a lock and an output of its own."""

    def __init__(self, folder: Path, posts: int, words: int) -> None:
        self.folder = folder
        self.texts = {f"post-{n}.md": post(words, seed=n, title=f"Post {n}") for n in range(posts)}
        self.whole = self.site("whole")
        begin = time.perf_counter()
        finish(self.start(self.whole))
        self.seconds = time.perf_counter() - begin
        self.kept = kept(self.whole)
        counted = self.site("counted")
        finish(self.start(counted, before=0))
        self.changes = int((counted / "changes").read_text("utf-8"))

    def site(self, name: str) -> Path:
        """Return a new folder with the posts and settings."""
        site = self.folder / name
        for part in ("posts", "voices"):
            (site / part).mkdir(parents=True)
        (site / "narrator.toml").write_text(SETTINGS, "utf-8")
        (site / "voices/tone.toml").write_text('engine = "tone"\n', "utf-8")
        for file, text in self.texts.items():
            (site / "posts" / file).write_text(text, "utf-8")
        return site

    def start(self, site: Path, *, before: int | None = None) -> "subprocess.Popen[bytes]":
        """Begin a run; *before*: it kills itself before that change on disk, 0: it counts them."""
        program = ["-m", "narrator"]
        if before is not None:
            program = [str(Path(__file__).parent / "kill_at.py"), str(before), "changes"]
        environment = os.environ | {"NARRATOR_CACHE": str(site / "cache")}
        command = [sys.executable, *program, *ARGUMENTS]
        return subprocess.Popen(command, cwd=site, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def is_as_whole(self, name: str, *, after: float | None = None, before: int | None = None) -> bool:
        """Kill a run, run it again, and say whether nothing is different or was done twice."""
        site = self.site(name)
        process = self.start(site, before=before)
        try:
            process.communicate(timeout=after)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
        stored = kept(site).clips
        report = finish(self.start(site))
        now = kept(site)
        again = {clip for clip, inode in stored.items() if clip in self.kept.clips and now.clips.get(clip) != inode}
        different = sorted(key for key in now.files | self.kept.files if now.files.get(key) != self.kept.files.get(key))
        if again or different or report["failed"]:
            print(f"{name}: {len(again)} clips spoken twice, {len(report['failed'])} failed, different: {different}")
            return False
        remove(site)
        return True

    def is_sound_at_once(self, name: str) -> bool:
        """Start five builds in one folder, and say whether what they leave is what one leaves."""
        site = self.site(name)
        processes = [self.start(site) for _ in range(BUILDS)]
        codes, told = [], []
        for process in processes:
            output, errors = process.communicate()
            codes.append(process.returncode)
            told += [failed["error"] for failed in json.loads(output or b'{"failed": []}')["failed"]]
            if b"Traceback" in errors:
                told.append(errors.decode())
        now = kept(site)
        different = sorted(key for key in now.files | self.kept.files if now.files.get(key) != self.kept.files.get(key))
        unexplained = [text for text in told if "another run" not in text]
        if different or unexplained or not set(codes) <= {0, 1}:
            print(f"{name}: exit codes {codes}, different: {different}, {unexplained}")
            return False
        remove(site)
        return True


def finish(process: "subprocess.Popen[bytes]") -> dict[str, list[object]]:
    """Wait for a run and return its report."""
    output, errors = process.communicate()
    if process.returncode:
        sys.exit(errors.decode())
    return json.loads(output)


def kept(site: Path) -> Kept:
    published = [path for path in (site / "output").rglob("*") if path.is_file() and ".narrator" not in path.parts]
    published += [path for path in [site / "narrator.lock"] if path.is_file()]
    files = {str(path.relative_to(site)): digest(path.read_bytes()) for path in published}
    clips = (path for path in (site / "cache").glob("clips/*/*") if not path.name.startswith("."))
    return Kept(files, {path.name: path.stat().st_ino for path in clips})


def digest(data: bytes) -> str:
    """Return the digest of a file, but for the moment that a feed was built at."""
    return hashlib.sha256(re.sub(rb"<lastBuildDate>.*?</lastBuildDate>", b"", data)).hexdigest()


def remove(site: Path) -> None:
    subprocess.run(["rm", "-rf", str(site)], check=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--random", type=int, default=0)
    parser.add_argument("--chosen", type=int, default=0)
    parser.add_argument("--at-once", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--posts", type=int, default=3)
    parser.add_argument("--words", type=int, default=200)
    given = parser.parse_args()
    chance = random.Random(given.seed)
    with tempfile.TemporaryDirectory() as name:
        archive = Archive(Path(name), given.posts, given.words)
        right = sum(archive.is_as_whole(f"r{n}", after=chance.uniform(0, archive.seconds)) for n in range(given.random))
        changes = [1 + n * archive.changes // max(1, given.chosen) for n in range(given.chosen)]
        chosen = sum(archive.is_as_whole(f"c{change}", before=change) for change in changes)
        at_once = sum(archive.is_sound_at_once(f"o{n}") for n in range(given.at_once))
        print(f"killed at random within {archive.seconds:.1f} s: {right} of {given.random} as if uninterrupted")
        print(f"killed before a change, of {archive.changes}: {chosen} of {given.chosen} as if uninterrupted")
        print(f"{BUILDS} builds at once: {at_once} of {given.at_once} as one alone")
    sys.exit((right, chosen, at_once) != (given.random, given.chosen, given.at_once))


if __name__ == "__main__":
    main()
