"""`check`: nothing is wrong with what was just made, and every mutant is caught."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from show.mutants import MUTANTS, Mutant
from show.published import publish

from narrator.config.load import load_site
from narrator.show.check import check

BODY = "The first sentence of it. And a second one.\n\n## A chapter\n\nMore words, to have a chapter that lasts.\n"


@pytest.fixture(scope="module")
def show(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Publish a show, once."""
    folder = tmp_path_factory.mktemp("show")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        posts = {
            "one.md": f"---\ntitle: One\nlang: en\ndate: 2025-09-09\n---\n\n{BODY}",
            "two.md": f"---\ntitle: Two\nlang: en\ndate: 2025-09-08\n---\n\nOther words. {BODY}",
        }
        publish(folder, posts)
        yield folder


@pytest.fixture
def copy(show: Path, tmp_path: Path) -> Path:
    """Return a copy of the show's folder that a test may damage."""
    folder = tmp_path / "copy"
    shutil.copytree(show, folder, ignore=shutil.ignore_patterns("cache"))
    return folder


def test_what_was_just_made_has_no_findings(show: Path) -> None:
    """The folder, and the feed alone."""
    assert check(show / "output", load_site(None, show)) == []
    assert check(show / "output/feed.xml", load_site(None, show)) == []


def test_there_are_mutants_of_every_kind() -> None:
    """Thirty and more, each named once."""
    assert len({mutant.name for mutant in MUTANTS}) == len(MUTANTS) >= 30


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_every_mutant_is_caught(mutant: Mutant, copy: Path) -> None:
    """With the code that names its rule."""
    mutant.damage(copy / "output")
    assert mutant.code in {finding.code for finding in check(copy / "output", load_site(None, copy))}
