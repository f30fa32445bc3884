"""Changes to the code that its tests should notice: each mutant is one, made by cosmic-ray's operators.

    pip install cosmic-ray
    python bench/mutants.py [MODULE...] [--sample N] [--seed N] [--list]

MODULE is a path below narrator/, as in `SUITES`; all of them where none is given. Each mutant runs in a fork of this
process, with the module's own tests alone, the mutated source in place of the module and 30 seconds of processor time.
A test that fails, or time that runs out, kills it. What survives is printed with its line: a test is missing, or the
change changes nothing that anybody could see (docs/reliability.md says which those are).
"""

import argparse
import importlib.abc
import importlib.util
import os
import random
import resource
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from difflib import unified_diff
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType

import lxml.html  # noqa: F401  # before the forks: what no mutant changes is imported once
import msgspec
import numpy  # noqa: F401, ICN001
import pytest
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator
from PIL import Image  # noqa: F401

ROOT = Path(__file__).parents[1]
SUITES = {
    "audio/timeline.py": ("tests/audio/test_timeline.py", "tests/audio/test_splice.py"),
    "audio/trim.py": ("tests/audio/test_trim.py",),
    "audio/splice.py": ("tests/audio/test_splice.py",),
    "script/acronyms.py": ("tests/script/test_preflight.py",),
    "script/breaks.py": ("tests/script/test_breaks.py",),
    "script/chapters.py": ("tests/script/test_chapters.py",),
    "script/given_voices.py": ("tests/script/test_given_voices.py",),
    "script/lexicon/matcher.py": ("tests/script/test_lexicon.py",),
    "script/other_scripts.py": ("tests/script/test_other_scripts.py",),
    "script/parts.py": ("tests/script/test_parts.py", "tests/script/test_spans.py"),
    "script/sentences.py": ("tests/script/test_sentences.py",),
    "script/unsaid.py": ("tests/script/test_unsaid.py",),
    "passages/cut.py": ("tests/passages/test_cut.py",),
    "store/atomic.py": ("tests/store/test_written_state.py",),
    "store/folder.py": ("tests/store/test_folder.py",),
    "store/key.py": ("tests/store/test_written_state.py",),
    "store/passed_over.py": ("tests/store/test_written_state.py",),
    "store/places.py": ("tests/store/test_written_state.py", "tests/show/test_naming.py"),
    "store/records.py": ("tests/store/test_written_state.py",),
    "store/sizes.py": ("tests/store/test_written_state.py",),
    "show/lock.py": ("tests/show/test_lock.py",),
    "show/naming.py": ("tests/show/test_naming.py",),
    "show/pinning.py": ("tests/show/test_lock.py", "tests/show/test_naming.py", "tests/show/test_renames.py"),
}
"""Module → the tests that are about it, none of which takes more than a few seconds."""
OPERATORS = (
    *(
        f"core/ReplaceBinaryOperator_{change}"
        for change in ("Add_Sub", "Sub_Add", "Mul_FloorDiv", "Div_Mul", "Mod_Add")
    ),
    *(f"core/ReplaceBinaryOperator_{change}" for change in ("FloorDiv_Mul", "LShift_RShift", "BitAnd_BitOr")),
    *(f"core/ReplaceComparisonOperator_{change}" for change in ("Lt_LtE", "LtE_Lt", "Gt_GtE", "GtE_Gt", "Eq_NotEq")),
    *(f"core/ReplaceComparisonOperator_{change}" for change in ("NotEq_Eq", "Is_IsNot", "IsNot_Is")),
    "core/AddNot",
    "core/NumberReplacer",
    "core/RemoveDecorator",
    "core/ReplaceAndWithOr",
    "core/ReplaceBreakWithContinue",
    "core/ReplaceContinueWithBreak",
    "core/ReplaceFalseWithTrue",
    "core/ReplaceOrWithAnd",
    "core/ReplaceTrueWithFalse",
    "core/ReplaceUnaryOperator_Delete_Not",
    "core/ReplaceUnaryOperator_USub_UAdd",
    "core/ZeroIterationForLoop",
)
"""One or two changes of each kind: cosmic-ray has 213, most of which replace one arithmetic operator by eleven."""
CPU_SECONDS = 30
WALL_SECONDS = 1200
"""Only a test that waits for ever takes so long; a machine that is busy gives a low priority little."""


class Mutant(msgspec.Struct, frozen=True):
    """One change."""

    module: str
    operator: str
    number: int
    code: str

    def shown(self) -> str:
        """Return the changed lines."""
        before = (ROOT / "narrator" / self.module).read_text("utf-8").splitlines()
        lines = list(unified_diff(before, self.code.splitlines(), n=0, lineterm=""))[2:]
        return f"{self.module} {self.operator.removeprefix('core/')}\n    " + "\n    ".join(lines)


def mutants(module: str) -> Iterator[Mutant]:
    """Yield each mutant of *module*."""
    source = (ROOT / "narrator" / module).read_text("utf-8")
    for name in OPERATORS:
        number = 0
        while (code := mutate_code(source, get_operator(name)(), number)) is not None:
            yield Mutant(module, name, number, code)
            number += 1


class Replaced(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Imports one module from another source."""

    def __init__(self, name: str, path: Path, code: str) -> None:
        self.name, self.path, self.code = name, path, code

    def find_spec(self, name: str, _path: object, _target: object = None) -> ModuleSpec | None:
        """Return the spec of the one module."""
        if name != self.name:
            return None
        return importlib.util.spec_from_file_location(name, self.path, loader=self)  # type: ignore[arg-type]

    def create_module(self, _spec: ModuleSpec) -> ModuleType | None:
        """Return nothing: the usual module object."""

    def exec_module(self, module: ModuleType) -> None:
        """Run the mutated source."""
        exec(compile(self.code, str(self.path), "exec"), module.__dict__)  # noqa: S102  # it is ours


def survives(mutant: Mutant) -> bool:
    """Return whether the module's tests pass with *mutant* in its place."""
    child = os.fork()
    if not child:
        _run(mutant)
    end = time.monotonic() + WALL_SECONDS
    while True:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return status == 0
        if time.monotonic() > end:
            os.killpg(child, signal.SIGKILL)
            os.waitpid(child, 0)
            return False
        time.sleep(0.02)


def _run(mutant: Mutant) -> None:
    """Run the tests in this fork, and end it with 0 where they pass."""
    os.setpgid(0, 0)
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)
    os.chdir(ROOT)
    name = "narrator." + mutant.module.removesuffix(".py").replace("/", ".")
    sys.meta_path.insert(0, Replaced(name, ROOT / "narrator" / mutant.module, mutant.code))
    code = 1
    try:
        options = ["-x", "-q", "-n", "0", "-p", "no:cacheprovider", "--no-header"]
        code = int(pytest.main([*options, *SUITES[mutant.module]]))
    finally:
        os._exit(0 if code == 0 else 1)


def chosen(modules: Sequence[str], sample: int, seed: int) -> Iterator[tuple[str, list[Mutant], int]]:
    """Yield each module, the mutants of it that are run, and how many there are."""
    for module in modules:
        every = list(mutants(module))
        few = random.Random(f"{seed} {module}").sample(every, sample) if 0 < sample < len(every) else every
        yield module, few, len(every)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("modules", nargs="*", choices=[*SUITES, []], metavar="MODULE")
    parser.add_argument("--sample", type=int, default=0, help="mutants of each module; 0: all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--list", action="store_true", help="count the mutants, and run none")
    options = parser.parse_args()
    os.environ["CI"] = "true"
    killed = survived = 0
    for module, few, count in chosen(options.modules or list(SUITES), options.sample, options.seed):
        if options.list:
            print(f"{module}: {count}")
            continue
        unchanged = Mutant(module, "none", 0, (ROOT / "narrator" / module).read_text("utf-8"))
        if not survives(unchanged):
            sys.exit(f"{module}: its tests fail without any change")
        left = [mutant for mutant in few if survives(mutant)]
        print(
            f"{module}: {len(few)} of {count} mutants, {len(few) - len(left)} killed, {len(left)} survive", flush=True
        )
        for mutant in left:
            print(f"  {mutant.shown()}", flush=True)
        killed, survived = killed + len(few) - len(left), survived + len(left)
    print(f"{killed + survived} mutants: {killed} killed, {survived} survive")


if __name__ == "__main__":
    main()
