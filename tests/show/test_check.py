"""`check`: nothing is wrong with what was just made, and every mutant is caught."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PIL import Image
from show.mutants import MUTANTS, Mutant
from show.published import publish, remake

from narrator.config.load import load_site
from narrator.errors import ConfigError, UsageError
from narrator.pipeline.narration.by_ear import check_by_ear
from narrator.pipeline.session import open_session
from narrator.show.check import check
from narrator.show.rebuild import rebuild, warn_without_site_url

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


def test_a_folder_in_which_nothing_was_made_gets_no_all_clear(tmp_path: Path) -> None:
    """It is an error with the way out, for the ear as well."""
    for place in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(UsageError) as refused:
            check(place, load_site(None, tmp_path))
        assert "narrator make" in refused.value.hint
    with pytest.raises(UsageError, match="nothing that narrator made"):
        check_by_ear(open_session(tmp_path), tmp_path, ())


def test_what_apple_needs_of_a_show_is_found(copy: Path) -> None:
    """Where a feed is made: a title, an author and an e-mail; each with its line."""
    bare = load_site(None, copy)
    path = copy / "output/feed.xml"
    feed = path.read_text("utf-8")
    for pattern in (r"<itunes:author>[^<]*</itunes:author>", r"(?s)<itunes:owner>.*?</itunes:owner>"):
        feed = re.sub(pattern, "", feed)
    path.write_text(feed, "utf-8")
    site = replace(bare, show=replace(bare.show, title="", author="", email=""))
    texts = [one.text for one in check(copy / "output", site) if one.code == "show-incomplete"]
    assert [re.findall(r"`(\w+) = ", text) for text in texts] == [["title"], ["author"], ["email"]]
    nowhere = replace(site, show=replace(site.show, site_url=""))
    assert "show-incomplete" not in {one.code for one in check(copy / "output", nowhere)}


@pytest.mark.parametrize("size", [(300, 300), (3200, 1400), None])
def test_a_cover_that_will_not_do_is_told(
    copy: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int] | None
) -> None:
    """Too small, too long, no picture: by `check` and by `make`, which draws one; a missing one is an error."""
    monkeypatch.chdir(copy)
    settings = copy / "narrator.toml"
    settings.write_text(settings.read_text("utf-8").replace("[show]", '[show]\ncover = "own.png"'), "utf-8")
    with pytest.raises(ConfigError, match=r"own\.png"):
        remake(copy)
    if size:
        Image.new("RGB", size).save(copy / "own.png")
    else:
        (copy / "own.png").write_text("no picture", "utf-8")
    told: list[str] = []
    rebuild(open_session().workspace(copy / "output"), ("feed",), notify=told.append)
    assert [text for text in told if text.startswith("own.png is ")]
    (found,) = [one for one in check(copy / "output", load_site(None, copy)) if one.code == "cover-unused"]
    assert found.where == "own.png"
    Image.new("RGB", (1500, 1400)).save(copy / "own.png")
    assert "cover-unused" not in {one.code for one in check(copy / "output", load_site(None, copy))}


def test_a_feeds_language_that_nobody_set_is_told_where_posts_differ(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the line that settles it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "narrator.toml").write_text('voices = ["tone"]\n[show]\nsite_url = "https://example.com"\n', "utf-8")
    german = "---\ntitle: Zwei\nlang: de\ndate: 2025-09-08\n---\n\nEin Satz. Und noch einer.\n"
    publish(tmp_path, {"one.md": f"---\ntitle: One\nlang: en\ndate: 2025-09-09\n---\n\n{BODY}"})
    workspace = open_session().workspace(tmp_path / "output")
    told: list[str] = []
    rebuild(workspace, ("feed",), notify=told.append)
    assert told == []
    publish(tmp_path, {"two.md": german})
    rebuild(workspace, ("feed",), notify=told.append)
    (text,) = told
    assert "de, en" in text
    assert 'language = "de" under [show]' in text


def test_a_show_without_an_address_is_told_that_it_gets_no_feed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where narrator.toml describes one, or a feed is asked for; a folder without settings hears nothing of feeds."""
    monkeypatch.chdir(tmp_path)
    site = load_site(None, tmp_path)
    for named, formats, lines in (("", (), 0), ("A show", (), 1), ("", ("feed",), 1), ("A show", ("mp3",), 0)):
        told: list[str] = []
        warn_without_site_url(replace(site, show=replace(site.show, title=named)), formats, told.append)
        assert len(told) == lines
