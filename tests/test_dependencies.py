"""What pyproject.toml asks for is used, and what is used is asked for."""

import ast
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
NEEDED_BY_OTHERS = {
    "audioop-lts": "pydub imports it",
    "lxml-html-clean": "jusText imports it",
    "python-multipart": "Starlette imports it, for forms",
}
BROUGHT_BY_OTHERS = {
    "anyio": "Starlette's own interface",
    "botocore": "boto3's own interface",
    "fsspec": "comes with distributed",
    "h11": "uvicorn's own protocol",
    "markupsafe": "Jinja2's own interface",
    "onnxruntime": "comes with piper-tts",
    "urllib3": "dulwich's own errors",
}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def _names(requirements: list[str]) -> set[str]:
    return {canonicalize_name(Requirement(line).name) for line in requirements}


def _imported(*, named: bool = False) -> set[str]:
    """Return the distributions whose modules narrator imports, wherever in a module; *named*: or has the name of."""
    modules = set()
    for path in ROOT.glob("narrator/**/*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                modules |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                modules.add(node.module.partition(".")[0])
            elif named and isinstance(node, ast.Constant) and isinstance(node.value, str):
                modules.add(node.value)  # found by its name, not imported: a library or a word list inside a package
    known = packages_distributions()
    return {canonicalize_name(name) for module in modules for name in known.get(module, ())}


def test_every_package_that_is_asked_for_is_imported() -> None:
    """What nobody imports costs every user its size."""
    assert _names(PROJECT["dependencies"]) - _imported(named=True) == set(NEEDED_BY_OTHERS) & _names(
        PROJECT["dependencies"]
    )


def test_every_package_that_is_imported_is_asked_for() -> None:
    """By narrator itself, or by the extra that its module belongs to; never by luck of another package's needs."""
    extras = PROJECT["optional-dependencies"]
    asked = _names(PROJECT["dependencies"]).union(*(_names(extras[name]) for name in extras if name != "test"))
    assert _imported() - asked <= {"narrator-audio", "pytest", *BROUGHT_BY_OTHERS}
