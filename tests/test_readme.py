"""The README and the pages it leads to: every link inside the repository has its file, every command exists."""

import re
from pathlib import Path

import pytest

from narrator.cli.app import COMMANDS

ROOT = Path(__file__).parent.parent
PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "ARCHITECTURE.md", ROOT / "SECURITY.md"])
PAGES += sorted((ROOT / "docs").rglob("*.md"))
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)\s#]+)")
COMMAND = re.compile(r"(?:^|[\s`/])narrator ([a-z]+)(?=[\s`])", re.MULTILINE)
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
SPAN = re.compile(r"`[^`\n]+`")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_link_has_its_file(page: Path) -> None:
    """Relative to the page, as a browser of repositories follows it."""
    prose = SPAN.sub("", FENCE.sub("", page.read_text("utf-8")))
    missing = [link for link in LINK.findall(prose) if not (page.parent / link).exists()]
    assert missing == []


@pytest.mark.parametrize("page", [page for page in PAGES if page.stem != "commands"], ids=lambda page: page.stem)
def test_every_command_exists(page: Path) -> None:
    """In code alone: elsewhere narrator is a name."""
    text = page.read_text("utf-8")
    code = [*FENCE.findall(text), *SPAN.findall(FENCE.sub("", text))]
    named = {name for part in code for name in COMMAND.findall(part)}
    assert named - set(COMMANDS) == set()


def test_the_readme_leads_to_every_page() -> None:
    """Nothing is documented where nobody finds it."""
    text = (ROOT / "README.md").read_text("utf-8")
    pages = [page.name for page in (ROOT / "docs").glob("*.md") if f"docs/{page.name}" not in text]
    assert pages == []
