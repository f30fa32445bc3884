"""Inputs that nobody would write, through the readers, the script, the ledger and the spoken rules.

    python bench/fuzz.py TARGET... [--inputs N | --seconds N] [--seed N] [--long SHARE] [--engine random|atheris]

Targets: markdown html text docx epub feed json ipynb eml vtt srt zip (each read, written as a script and accounted
for), the same for what a program or process of its own converts: rst adoc org tex rtf wiki textile odt fb2 pdf, and
spoken (one sentence in one of the languages with rules). `readers` is the first twelve in turn, `converted` the ten
after them. An input may be refused with an error of narrator's own. A finding is another exception, more than a second
of processor time (for 100 kB, and for less) in two runs, told with how it grows from half of the input, or memory that
grows by more than 300 MB; each kind is kept once in --findings, smallest first.
The seeds are the fixtures of the tests and the sample posts. `atheris` mutates by coverage, where it is installed
(`pip install '.[fuzz]'`); `random` needs nothing and makes the long inputs and damaged archives as well.
"""

import argparse
import atexit
import contextlib
import gc
import random
import resource
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

from fuzz_mutations import damaged_archive, dense, in_json, mutated, repeated
from fuzz_seeds import seeds
from fuzz_targets import GROUPS, TARGETS

from narrator.cli.app import GARBAGE
from narrator.errors import NarratorError

SECONDS = 1.0
MEGABYTES = 300


class Findings:
    """Kinds of failures, each with the smallest input that showed it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.sizes: dict[str, int] = {}
        self.inputs = self.refused = 0
        self.slowest = 0.0
        self.largest = 0.0

    def run(self, target: str, data: bytes) -> None:
        """Give *data* to *target* and keep what goes wrong."""
        self.inputs += 1
        memory = megabytes()
        begin = time.process_time()
        try:
            TARGETS[target](data)
        except NarratorError:
            self.refused += 1
        except Exception as error:  # noqa: BLE001 -- whatever it is, it is what we look for
            frames = traceback.extract_tb(error.__traceback__)
            own = [frame for frame in frames if "/narrator/" in frame.filename] or list(frames)
            self.keep(target, f"{type(error).__name__} {Path(own[-1].filename).stem} {own[-1].name}", data)
        seconds = time.process_time() - begin
        grown = megabytes() - memory
        limit = SECONDS * max(1, len(data) / 100_000)
        if seconds > limit:
            seconds = min(seconds, cost(target, data))
        self.slowest, self.largest = max(self.slowest, seconds), max(self.largest, grown)
        if seconds > limit:
            growth = seconds / max(cost(target, data[: len(data) // 2]), 0.01)
            self.keep(target, f"slow {shape(data)}", data, f"{seconds:.1f} s, {growth:.1f} times half of it")
        if grown > MEGABYTES:
            self.keep(target, f"large {shape(data)}", data, f"{grown:.0f} MB for {len(data)} bytes")

    def keep(self, target: str, kind: str, data: bytes, measured: str = "") -> None:
        """Keep *data* as the sample of its *kind* where it is the smallest so far."""
        kind = f"{target} {kind}"
        if len(data) >= self.sizes.get(kind, sys.maxsize):
            return
        if kind not in self.sizes:
            print(f"found: {kind} {measured}", flush=True)
        self.sizes[kind] = len(data)
        self.folder.mkdir(parents=True, exist_ok=True)
        name = "".join(character if character.isalnum() else "-" for character in kind)[:80]
        (self.folder / f"{name}-{sha256(kind.encode()).hexdigest()[:6]}").write_bytes(data)


def cost(target: str, data: bytes) -> float:
    """Return the seconds of processor time that *target* takes for *data*."""
    begin = time.process_time()
    with contextlib.suppress(Exception):
        TARGETS[target](data)
    return time.process_time() - begin


def shape(data: bytes) -> str:
    """Return the middle of *data*, which names what it repeats."""
    return repr(data[len(data) // 2 :][:12].decode("utf-8", "replace"))


def megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def inputs(target: str, chance: random.Random, share: float) -> Iterator[bytes]:
    """Yield inputs for *target* without end, *share* of them long ones that repeat a few tokens or characters."""
    begun = seeds(target)
    others = begun.others or begun.texts
    while True:
        if chance.random() < share:
            text = chance.choice((repeated, dense))(chance)
        elif begun.files:
            yield damaged_archive(chance.choice(begun.files), others, chance)
            continue
        else:
            text = chance.choice(begun.texts)
            change = in_json if text.startswith('{"') and chance.random() < 0.7 else mutated
            text = change(text, others, chance)
        yield text.encode("utf-8", "surrogatepass")


def by_chance(targets: list[str], options: argparse.Namespace, findings: Findings) -> None:
    """Give each of *targets* its share of the inputs."""
    for target in targets:
        chance = random.Random(f"{options.seed} {target}")
        warm_up(target)
        end = time.monotonic() + options.seconds / len(targets) if options.seconds else sys.maxsize
        begin = findings.inputs
        for number, data in enumerate(inputs(target, chance, options.long)):
            if time.monotonic() > end or (options.inputs and number >= options.inputs // len(targets)):
                break
            findings.run(target, data)
        print(f"{target}: {findings.inputs - begin} inputs", flush=True)


def warm_up(target: str) -> None:
    """Have the libraries imported and the language model loaded, which are no input's cost."""
    for data in (*seeds(target).files, *(text.encode() for text in seeds(target).texts[:20])):
        with contextlib.suppress(NarratorError):
            TARGETS[target](data)


def by_coverage(target: str, options: argparse.Namespace, findings: Findings) -> None:
    """Let atheris look for inputs that reach new branches of narrator."""
    import atheris  # noqa: PLC0415  # an extra, for this engine alone

    run: Callable[[bytes], None] = lambda data: findings.run(target, data)  # noqa: E731
    corpus = options.findings / f"corpus-{target}"
    corpus.mkdir(parents=True, exist_ok=True)
    for number, text in enumerate(seeds(target).texts):
        (corpus / f"seed-{number}").write_bytes(text.encode("utf-8", "surrogatepass"))
    limits = [f"-runs={options.inputs}"] if options.inputs else [f"-max_total_time={options.seconds}"]
    atheris.Setup([sys.argv[0], str(corpus), f"-seed={options.seed}", "-max_len=20000", *limits], run)
    atheris.instrument_all()
    atheris.Fuzz()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("targets", nargs="+", choices=(*TARGETS, *GROUPS))
    parser.add_argument("--inputs", type=int, default=0, help="in all; 0: until --seconds are over")
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--long", type=float, default=0.02, help="share of inputs of 100 kB that repeat a few tokens")
    parser.add_argument("--engine", choices=("random", "atheris"), default="random")
    parser.add_argument("--findings", type=Path, default=Path("fuzz-findings"))
    options = parser.parse_args()
    if options.inputs:
        options.seconds = 0
    targets = [name for given in options.targets for name in GROUPS.get(given, [given])]
    findings = Findings(options.findings)
    gc.set_threshold(GARBAGE, 20, 20)  # as the command line does
    if options.engine == "atheris":
        atexit.register(report, findings)
        by_coverage(targets[0], options, findings)
    by_chance(targets, options, findings)
    report(findings)
    sys.exit(1 if findings.sizes else 0)


def report(findings: Findings) -> None:
    print(f"{findings.inputs} inputs, {findings.refused} refused; slowest {findings.slowest:.2f} s,", end=" ")
    print(f"memory grew by at most {findings.largest:.0f} MB; {len(findings.sizes)} kinds of finding", flush=True)
    for kind, size in sorted(findings.sizes.items()):
        print(f"  {size:>7} bytes: {kind}")


if __name__ == "__main__":
    main()
