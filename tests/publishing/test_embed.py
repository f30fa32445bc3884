"""The player to paste elsewhere."""

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html
from show.published import SETTINGS, publish

TITLE = 'Tags & "quotes" <b>'
POST = f"---\ntitle: '{TITLE}'\nlang: en\ndate: 2025-09-09\n---\n\nSome words.\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Publish a post, once."""
    root = tmp_path_factory.mktemp("embed")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        return publish(root, {"a.md": POST}, voices=("tone",)) / "a"


def test_the_player_has_a_name_and_plays_what_lies_beside_it(folder: Path) -> None:
    """Its links are relative, so that it works wherever the folder is served."""
    root = html.fromstring((folder / "embed.html").read_bytes())
    (audio,) = root.iter("audio")
    assert audio.get("aria-label") == TITLE
    assert re.fullmatch(r"a\.mp3\?v=[0-9a-f]{12}", audio.get("src", ""))
    assert root.findtext(".//title") == TITLE
    links = [link.get("href") for link in root.iter("a")]
    assert links == ["index.html", audio.get("src")]
    assert all((folder / link.partition("?")[0]).is_file() for link in links)
    assert not list(root.iter("script"))


def test_there_are_three_ways_to_paste_it(folder: Path) -> None:
    """A link, an audio element and a frame, each with its whole address."""
    text = (folder / "embed.txt").read_text("utf-8")
    base = "https://example.com/pod/a/"
    fragments = html.fragments_fromstring(text[text.index("<") :])
    found = {e.tag: e for part in fragments if not isinstance(part, str) for e in part.iter()}
    assert found["a"].get("href", "").startswith(base)
    assert found["audio"].get("src", "").startswith(f"{base}a.mp3?v=")
    assert (found["iframe"].get("src"), found["iframe"].get("title")) == (f"{base}embed.html", f"Listen to “{TITLE}”")


def test_without_an_address_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The snippets are relative then."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "narrator.toml").write_text(SETTINGS.replace("https://example.com/pod", ""), "utf-8")
    output = publish(tmp_path, {"a.md": POST}, voices=("tone",), only=("mp3", "embed"))
    assert "set site_url" in (output / "a/embed.txt").read_text("utf-8")


def test_the_validator_of_html_finds_nothing(folder: Path, needs: Callable[[str], str]) -> None:
    """As a whole document (Nu Html Checker)."""
    command = [needs("java"), "-jar", needs("vnu"), "--errors-only", str(folder / "embed.html")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert (done.returncode, done.stderr) == (0, "")
