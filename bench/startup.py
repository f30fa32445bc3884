"""How soon the command line answers: python bench/startup.py [--rounds N]

`narrator --help` and `--version` against the least that a click program costs, in turn; measure an installed narrator.
"""

import argparse
import statistics
import subprocess
import sys
import time
from pathlib import Path

NARRATOR = Path(sys.executable).with_name("narrator")
COMMANDS = {
    "import click": [sys.executable, "-c", "import click"],
    "narrator --help": [str(NARRATOR), "--help"],
    "narrator --version": [str(NARRATOR), "--version"],
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=25)
    rounds = parser.parse_args().rounds
    seconds: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(rounds):
        for name, command in COMMANDS.items():
            begin = time.perf_counter()
            subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
            seconds[name].append(time.perf_counter() - begin)
    least = statistics.median(seconds["import click"])
    for name, each in seconds.items():
        print(f"{name:20} {statistics.median(each) * 1000:6.0f} ms, {statistics.median(each) / least:.2f}")


if __name__ == "__main__":
    main()
