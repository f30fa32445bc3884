"""The documentation as a site: built strictly, whole, and asking nothing of other servers."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ELSEWHERE = re.compile(r"<(?:script|img|link|iframe)\b[^>]*\b(?:src|href)=\"?(?:https?:)?//[^\s>]+")
NAMES_ITSELF = re.compile(r"<link\b[^>]*\brel=\"?(?:canonical|alternate|me)\b")


def build(folder: Path) -> subprocess.CompletedProcess[str]:
    """Build the site in *folder* with warnings as errors."""
    command = [sys.executable, "-m", "zensical", "build", "--strict"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a copy of the documentation and of its settings."""
    shutil.copytree(ROOT / "docs", tmp_path / "docs")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    return tmp_path


def test_the_site_is_whole(folder: Path) -> None:
    """Every page is there, no link is broken, and nothing comes from elsewhere."""
    done = build(folder)
    assert done.returncode == 0, done.stdout + done.stderr
    site = folder / "site"
    for page in (folder / "docs").rglob("*.md"):
        name = page.relative_to(folder / "docs").with_suffix("")
        assert (site / ("" if name.name == "index" else name) / "index.html").is_file()
    for built in site.rglob("*.html"):
        found = ELSEWHERE.findall(built.read_text("utf-8"))
        assert [tag for tag in found if not NAMES_ITSELF.match(tag)] == [], built


def test_a_broken_link_stops_it(folder: Path) -> None:
    """The check can fail."""
    with (folder / "docs/books.md").open("a", encoding="utf-8") as page:
        page.write("\n[nowhere](nothing.md)\n")
    assert build(folder).returncode != 0


def test_every_page_is_in_the_navigation() -> None:
    """What nobody can reach was not written for anybody."""
    listed = (ROOT / "mkdocs.yml").read_text("utf-8")
    pages = (page.relative_to(ROOT / "docs").as_posix() for page in (ROOT / "docs").rglob("*.md"))
    assert [page for page in pages if page not in listed] == []
