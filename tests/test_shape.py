"""The shape of the code: small modules, short functions, rooms that can be taken in at a glance, few inner imports."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "narrator"
MODULES = sorted(ROOT.rglob("*.py"))
MOST_LINES, MOST_FUNCTION_LINES, MOST_IN_A_ROOM = 300, 60, 25
RULE_ROOMS = {"english", "european", "cldr"}
"""One rule a file: as many files as there are rules."""
MOST_INNER_IMPORTS = 30
"""They keep `narrator --help`, an unchanged archive and a small edit quick."""

Function = ast.FunctionDef | ast.AsyncFunctionDef


def _functions(path: Path) -> Iterator[Function]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, Function):
            yield node


def test_modules_and_functions_are_short() -> None:
    """A longer module is two ideas."""
    long = [str(path) for path in MODULES if len(path.read_text("utf-8").splitlines()) > MOST_LINES]
    assert long == []
    assert [
        f"{path}: {function.name}"
        for path in MODULES
        for function in _functions(path)
        if (function.end_lineno or 0) - function.lineno >= MOST_FUNCTION_LINES
    ] == []


def test_a_room_can_be_taken_in() -> None:
    """No folder has more modules side by side than one can look through."""
    rooms = {path.parent for path in MODULES if path.parent.name not in RULE_ROOMS}
    full = {str(room.relative_to(ROOT)): len(list(room.glob("*.py"))) - 1 for room in rooms}
    assert {name: count for name, count in full.items() if count > MOST_IN_A_ROOM} == {}


def test_inner_imports_are_few_and_have_a_reason() -> None:
    """In the comment after the one that lets ruff pass it, there or on the import before it."""
    inner: dict[tuple[Path, int], str] = {}
    for path in MODULES:
        lines = path.read_text("utf-8").splitlines()
        for function in _functions(path):
            for node in ast.walk(function):
                if isinstance(node, ast.Import | ast.ImportFrom):
                    inner[path, node.lineno] = lines[node.lineno - 1]
    assert len(inner) <= MOST_INNER_IMPORTS
    without = [
        f"{path.relative_to(ROOT)}:{number}"
        for (path, number), line in inner.items()
        if not _reason(line) and not _reason(inner.get((path, number - 1), ""))
    ]
    assert without == []


def _reason(line: str) -> str:
    """Return what stands behind `noqa: PLC0415`."""
    return line.partition("PLC0415")[2].lstrip(" #-–").strip()


@pytest.mark.parametrize("name", ["utils", "helpers", "manager", "core", "common", "misc"])
def test_no_module_has_a_name_that_says_nothing(name: str) -> None:
    """Nor a folder."""
    assert [path for path in MODULES if name in {path.stem, path.parent.name}] == []
