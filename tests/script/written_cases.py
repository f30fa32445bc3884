"""Readable fixtures: cases with a name, a line of input and lines of what is expected."""

from pathlib import Path

from msgspec import Struct

FOLDER = Path(__file__).parents[1] / "fixtures" / "script"


class Case(Struct, frozen=True):
    """One case of a fixture file."""

    name: str
    label: str
    given: str
    expected: tuple[str, ...]


def cases(file: str) -> list[Case]:
    """Return the cases of *file*: `## name`, `label: input`, then `- expected` lines; ⏎ stands for a line feed."""
    found = []
    for block in (FOLDER / file).read_text(encoding="utf-8").split("\n## ")[1:]:
        name, given, *rest = block.strip().splitlines()
        label, _, text = given.partition(": ")
        expected = tuple(line[2:].replace("⏎", "\n") for line in rest if line.startswith("- "))
        found.append(Case(name, label, text.replace("⏎", "\n"), expected))
    return found
