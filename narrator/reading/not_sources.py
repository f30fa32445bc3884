"""Folders that hold no posts: what narrator itself has made, and what other tools install or build."""

from pathlib import Path
from typing import Final

from narrator.config.site import Site

RECORDS: Final = ".narrator/articles"
"""In an output folder (`narrator.store.records`)."""
LEDGER: Final = "ledger.json"
"""In each article's folder, also where that was copied without its records."""
LEDGER_HEAD: Final = (b'"schema"', b'"proved"')
PEEK_BYTES: Final = 4096
GENERATED: Final = b'name="generator" content="narrator '
GENERATED_FEED: Final = b"<generator>narrator "
OF_THE_SHOW: Final = frozenset({"feed.xml", "index.html", "book.epub"})
INSTALLED: Final = frozenset(
    {
        "node_modules",
        "bower_components",
        "jspm_packages",
        "vendor",
        "site-packages",
        "__pycache__",
        "venv",
        "virtualenv",
    }
)
BUILT: Final = frozenset({"build", "dist"})
PAGES: Final = ("index.md", "_index.md", "index.mdx", "index.markdown")
"""A folder with one of these is a post, whatever its name."""


def reason_against_folder(folder: Path, site: Site, output: Path | None) -> str:
    """Return why *folder*, met below a folder that was named, is passed over; empty: it is not.

    *output* is the folder that this run writes to.
    """
    outputs = {(site.root / site.output).resolve(), *([output.resolve()] if output is not None else [])}
    if folder.resolve() in outputs:
        return "the output folder"
    if holds_records(folder) and not _is_or_holds(folder, site.root):
        return "an output folder of narrator's"
    if is_article(folder):
        return "made by narrator"
    name = folder.name.lower()
    if name in INSTALLED or (folder / "pyvenv.cfg").is_file():
        return "installed by other tools, not written here"
    if name in BUILT and not any((folder / page).is_file() for page in PAGES):
        return "built by other tools, not written here"
    return ""


def made_by_narrator(file: Path) -> bool:
    """Return whether *file* is of an article or a show that narrator published."""
    if is_article(file.parent) or (file.name in OF_THE_SHOW and holds_records(file.parent)):
        return True
    if file.suffix.lower() not in {".html", ".xml"}:
        return False
    head = _head(file)
    return GENERATED in head or GENERATED_FEED in head


def holds_records(folder: Path) -> bool:
    """Return whether *folder* is an output folder."""
    return (folder / RECORDS).is_dir()


def is_article(folder: Path) -> bool:
    """Return whether *folder* is that of a published article: its ledger lies in it, or its record beside it."""
    if (folder.parent / RECORDS / f"{folder.name}.json").is_file():
        return True
    head = _head(folder / LEDGER)
    return all(mark in head for mark in LEDGER_HEAD)


def _head(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            return opened.read(PEEK_BYTES)
    except OSError:
        return b""


def _is_or_holds(folder: Path, root: Path) -> bool:
    """Return whether the site lies in *folder*: its posts may, too."""
    return root.resolve().is_relative_to(folder.resolve())
