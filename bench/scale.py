"""What an archive costs, and what a million articles would: python bench/scale.py [--posts N] [--voice NAME]

Makes N posts cold, makes them again unchanged, edits one paragraph in each hundredth and makes them again, by the
command line; counts processor seconds (all processes), bytes by format, bytes of feed and index for each episode.
"""

import argparse
import tempfile
from collections import Counter
from pathlib import Path

from prose import post
from runs import Cost, load, narrator, timed

MILLION = 1_000_000
NEW_A_DAY, EDITED_A_DAY = 300, 3_000
"""Of a million: a large publisher's day."""
SETTINGS = '[show]\ntitle = "An archive"\nsite_url = "https://example.com"\nlimit = 300\n'


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--posts", type=int, default=60)
    parser.add_argument("--words", type=int, default=800)
    parser.add_argument("--voice", default="default")
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        archive(Path(folder), options.posts, options.words)
        make = Make(Path(folder), options.voice, options.only)
        cold, again = make(), make()
        for number in range(0, options.posts, 100):
            path = Path(folder) / f"posts/p{number:06}.md"
            path.write_text(path.read_text("utf-8").rstrip() + " One more sentence stands here now.\n", "utf-8")
        edited = make()
        start = timed(narrator("--version"), cwd=Path(folder))
        report(options, Path(folder) / "output", cold, again, edited, start)


def archive(folder: Path, posts: int, words: int) -> None:
    """Write *posts* posts of about *words* words, no two alike."""
    (folder / "posts").mkdir()
    (folder / "narrator.toml").write_text(SETTINGS, "utf-8")
    for number in range(posts):
        head = (
            f"---\ntitle: Post {number}\nlang: en\ndate: 20{10 + number % 15}-0{1 + number % 9}-1{number % 9}\n---\n\n"
        )
        text = post(words, seed=number).partition("\n")[2]
        (folder / f"posts/p{number:06}.md").write_text(f"{head}This is number {number}.\n{text}", "utf-8")


class Make:
    """`narrator make`, measured."""

    def __init__(self, folder: Path, voice: str, only: str) -> None:
        self.folder = folder
        self.command = narrator("make", "posts", "--voice", voice, *(["--only", only] if only else []))

    def __call__(self) -> Cost:
        return timed(self.command, cwd=self.folder, cache=self.folder / "cache", memory=True)


def report(options, output: Path, cold: Cost, again: Cost, edited: Cost, start: Cost) -> None:
    posts, words = options.posts, options.posts * options.words
    changed = len(range(0, posts, 100))
    sizes: Counter[str] = Counter()
    for path in output.glob("*/*"):
        sizes[path.suffix] += path.stat().st_size
    whole = sum(sizes.values())
    records = sum(path.stat().st_size for path in (output / ".narrator").rglob("*") if path.is_file())
    items = min(posts, 300)
    print(f"{load()}; {posts} posts of {options.words} words, voice {options.voice}")
    print(f"first publication: {cold.cpu / posts:.2f} s of processor, {cold.wall / posts:.2f} s of the clock a post")
    print(f"  of it a thousand words: {cold.cpu / words * 1000:.2f} s of processor; peak memory {cold.peak_mb:.0f} MB")
    looked = max(again.cpu - start.cpu, 0)
    print(f"nothing changed: {again.wall:.2f} s of the clock, {looked * 1000 / posts:.2f} ms of processor a post")
    print(f"  peak memory {again.peak_mb:.0f} MB")
    print(f"{changed} edited: {max(edited.cpu - again.cpu, 0) / changed:.2f} s of processor for each beyond that")
    print("KB a post: " + ", ".join(f"{name} {size / posts / 1000:.0f}" for name, size in sorted(sizes.items())))
    print(f"  all files {whole / posts / 1000:.0f}, records {records / posts / 1000:.1f}")
    for name in ("feed.xml", "index.html"):
        if (output / name).is_file():
            size = (output / name).stat().st_size
            print(f"{name}: {size / 1000:.0f} KB, {size / items / 1000:.1f} KB an episode")
    scale = MILLION / posts
    hours = cold.cpu * scale / 3600
    day = (NEW_A_DAY * cold.cpu / posts + EDITED_A_DAY * max(edited.cpu - again.cpu, 0) / changed) / 3600
    print(f"a million such articles: {hours:,.0f} processor hours, {whole * scale / 1e12:.2f} TB published")
    print(f"  a day with {NEW_A_DAY} new and {EDITED_A_DAY} edited: {day:.1f} processor hours beside the look at all")
    print(f"  the look at all, unchanged: {looked * scale / 60:.0f} minutes of one processor")


if __name__ == "__main__":
    main()
