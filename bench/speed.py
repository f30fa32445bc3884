"""narrator against the floor and against the plain loop, in one run: python bench/speed.py [--words N] [--rounds N]

floor        espeak-ng to WAV, then LAME at narrator's settings, one after the other (bench/floor.py)
plain loop   pyttsx3 and pydub, paragraph by paragraph (bench/plain_loop.py)

Each round runs all of them once, in turn, so that what else the machine does falls on all. Wall ratios are the median
of the rounds; processor time counts children. An edit is the middle one of three, of different paragraphs.
"""

import argparse
import statistics
import sys
import tempfile
from pathlib import Path

from prose import paragraphs, post
from runs import ROOT, Cost, load, narrator, timed

BENCH = ROOT / "bench"
ONLY_MP3 = ("--only", "mp3")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--words", type=int, default=10_600)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    rounds: list[dict[str, Cost]] = []
    print(load())
    # Removed at the end: for minutes after thousands of files went, ext4 is slow to make new ones
    with tempfile.TemporaryDirectory() as name:
        for number in range(arguments.rounds):
            folder = Path(name) / str(number)
            folder.mkdir()
            rounds.append(one_round(folder, arguments.words, number))
            print(load())
    for name in rounds[0]:
        walls = [costs[name].wall for costs in rounds]
        print(f"{name:28} wall {statistics.median(walls):7.2f} s  cpu {_median_cpu(rounds, name):7.2f} s")
    print()
    for name, base in (
        ("cold, mp3", "floor"),
        ("cold, random words", "floor, random words"),
        ("cold, everything", "plain loop"),
    ):
        print(f"{name} / {base}: wall {_ratio(rounds, name, base)}, cpu {_ratio(rounds, name, base, cpu=True)}")
    for name in ("edited", "inserted"):
        for kind, cold in (("mp3", "cold, mp3"), ("everything", "cold, everything")):
            wall, cpu = (_beyond(rounds, (f"{name}, {kind}", f"unchanged, {kind}", cold), of) for of in ("wall", "cpu"))
            print(f"one paragraph {name}, {kind}: beyond unchanged, wall {wall:.1%}, cpu {cpu:.1%} of the cold build's")


def one_round(folder: Path, words: int, seed: int) -> dict[str, Cost]:
    """Return what each thing costs, once."""
    source, random_words = folder / "post.md", folder / "random.md"
    source.write_text(post(words, seed=seed), "utf-8")
    random_words.write_text(post(words, seed=seed, at_random=True), "utf-8")
    warm = folder / "warm.md"
    warm.write_text(post(50, seed=99), "utf-8")
    costs: dict[str, Cost] = {}
    for kind, only in (("mp3", ONLY_MP3), ("everything", ())):
        cache = folder / f"cache-{kind}"
        timed(narrator("make", "warm.md", "-o", "warm", *only), cwd=folder, cache=cache)  # calibrates the voice, once
        costs[f"cold, {kind}"] = timed(narrator("make", "post.md", "-o", kind, *only), cwd=folder, cache=cache)
        if kind == "mp3":
            python = [sys.executable, str(BENCH / "floor.py"), "post.md", "floor.mp3"]
            costs["floor"] = timed(python, cwd=folder)
            python[2] = "random.md"
            costs["floor, random words"] = timed(python, cwd=folder)
            command = narrator("make", "random.md", "-o", "random", *only)
            costs["cold, random words"] = timed(command, cwd=folder, cache=cache)
        else:
            python = [sys.executable, str(BENCH / "plain_loop.py"), "post.md", "loop.mp3"]
            costs["plain loop"] = timed(python, cwd=folder)
    text = source.read_text("utf-8")
    changes = {"edited": edits(text, paragraphs(words, seed=seed))}
    changes["inserted"] = insertions(changes["edited"][-1], paragraphs(words, seed=seed)[0])
    for kind, only in (("mp3", ONLY_MP3), ("everything", ())):
        command = narrator("make", "post.md", "-o", kind, *only)
        source.write_text(text, "utf-8")
        timed(command, cwd=folder, cache=folder / f"cache-{kind}")
        costs[f"unchanged, {kind}"] = timed(command, cwd=folder, cache=folder / f"cache-{kind}")
        for name, texts in changes.items():
            each = []
            for changed in texts:
                source.write_text(changed, "utf-8")
                each.append(timed(command, cwd=folder, cache=folder / f"cache-{kind}"))
            costs[f"{name}, {kind}"] = sorted(each, key=lambda cost: cost.wall)[len(each) // 2]
    return costs


def edits(text: str, body: list[str]) -> list[str]:
    """Return *text* with one more paragraph of *body* edited each time: each in the middle of the post."""
    texts = []
    for number in (10, len(body) // 3, len(body) // 2):
        text = text.replace(body[number], body[number].replace("the ", "the very ", 1), 1)
        texts.append(text)
    return texts


def insertions(text: str, first: str) -> list[str]:
    """Return *text* with one more paragraph before its *first* each time."""
    texts = []
    for what in ("new", "good", "small"):
        text = text.replace(first, f"A {what} paragraph stands here. It says something {what}.\n\n{first}", 1)
        texts.append(text)
    return texts


def _median_cpu(rounds: list[dict[str, Cost]], name: str) -> float:
    return statistics.median(costs[name].cpu for costs in rounds)


def _beyond(rounds: list[dict[str, Cost]], names: tuple[str, str, str], of: str) -> float:
    """Return what the first of *names* costs beyond the second, in shares of the third: the median of the rounds."""
    each = ([getattr(costs[name], of) for name in names] for costs in rounds)
    return statistics.median((edit - unchanged) / cold for edit, unchanged, cold in each)


def _ratio(rounds: list[dict[str, Cost]], name: str, base: str, *, cpu: bool = False) -> str:
    each = [costs[name].cpu / costs[base].cpu if cpu else costs[name].wall / costs[base].wall for costs in rounds]
    return f"{statistics.median(each):.2f} ({min(each):.2f} to {max(each):.2f})"


if __name__ == "__main__":
    main()
