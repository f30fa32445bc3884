"""Write docs/licences.md: what a plain install brings, under which licence, and why. `--check`: say whether it is true.

Run in an environment that holds narrator: its packages' own metadata is what is listed.
"""

import re
import sys
import tomllib
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Final

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT: Final = Path(__file__).parent.parent
PAGE: Final = ROOT / "docs/licences.md"
UNDECLARED: Final = {
    "espeakng-loader": "GPL-3.0-or-later (of eSpeak NG, which it holds; the wheel declares none)",
}
"""What a package's metadata does not say, read in its sources."""
HEAD: Final = (
    "# Licences\n\n"
    "narrator is GPL-3.0-or-later, as mutagen and eSpeak NG ask of what is built on them. This is what a plain install "
    "brings on Linux with Python 3.11, under which licence, and why; `python .ci/licences.py` writes the page, and CI "
    "checks it. A list for machines (CycloneDX) is made with every release.\n\n"
    "| package | licence | why |\n|---|---|---|\n"
)


def licence(package: Distribution) -> str:
    """Return the licence as the package's metadata states it, as an SPDX expression where it does so."""
    name = canonicalize_name(package.metadata["Name"])
    if name in UNDECLARED:
        return UNDECLARED[name]
    if stated := package.metadata.get("License-Expression"):
        return stated
    written = (package.metadata.get("License") or "").strip()
    if written and "\n" not in written:
        return written
    classifiers = package.metadata.get_all("Classifier") or []
    classified = [line.split(" :: ")[-1] for line in classifiers if line.startswith("License ::")]
    if not classified:
        raise SystemExit(f"{name} declares no licence: read its sources, and add it to UNDECLARED in {__file__}")
    return " or ".join(classified)


def wanted_by(package: Distribution, extras: set[str]) -> list[Requirement]:
    """Return what *package* asks for here, with its *extras*."""
    requirements = (Requirement(line) for line in package.requires or [])
    chosen = extras or {""}
    return [one for one in requirements if one.marker is None or any(one.marker.evaluate({"extra": e}) for e in chosen)]


def installed() -> dict[str, tuple[Distribution, set[str]]]:
    """Return the packages of a plain install, by name, each with those that ask for it."""
    found: dict[str, tuple[Distribution, set[str]]] = {}
    todo = [(one, "narrator") for one in wanted_by(distribution("narrator-audio"), set())]
    while todo:
        requirement, asker = todo.pop()
        name = canonicalize_name(requirement.name)
        if name in found:
            found[name][1].add(asker)
            continue
        try:
            package = distribution(name)
        except PackageNotFoundError as error:
            raise SystemExit(f"{name} is not installed; run this where narrator is") from error
        found[name] = (package, {asker})
        todo += [(one, name) for one in wanted_by(package, set(requirement.extras))]
    return found


def reasons() -> dict[str, str]:
    """Return what pyproject.toml's comments say of the packages that narrator asks for itself."""
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    names = [Requirement(line).name for line in tomllib.loads(text)["project"]["dependencies"]]
    noted = {}
    for name in names:
        comment = re.search(rf'^ +"{re.escape(name)}\b[^"]*",  # (.+)$', text, re.MULTILINE)
        noted[canonicalize_name(name)] = comment[1] if comment else ""
    return noted


def page() -> str:
    """Return the page."""
    why, lines = reasons(), []
    for name, (package, askers) in sorted(installed().items()):
        reason = why[name] if name in why else f"for {', '.join(sorted(askers))}"
        lines.append(f"| {name} | {licence(package)} | {reason} |")
    return f"{HEAD}{chr(10).join(lines)}\n"


def main() -> None:
    """Write the page, or check it."""
    made = page()
    if "--check" not in sys.argv:
        PAGE.write_text(made, "utf-8")
    elif PAGE.read_text("utf-8") != made:
        raise SystemExit("docs/licences.md is out of date: run python .ci/licences.py")


if __name__ == "__main__":
    main()
