"""Whoever once named a voice on the command line keeps it: none is changed without a word."""

from typing import Any

import pytest
from tone_site import Site

from narrator.errors import UsageError
from narrator.pipeline.progress import Silent
from narrator.pipeline.session import open_session


class Told(Silent):
    """Keeps what is told."""

    def __init__(self) -> None:
        self.notices: list[str] = []

    def notice(self, text: str) -> None:
        """Keep *text*."""
        self.notices.append(text)


def _voices(made: dict[str, Any]) -> list[str]:
    return [edition["voice"] for article in made["articles"] for edition in article["editions"]]


def test_what_is_published_keeps_its_voice(site: Site) -> None:
    """In later runs without `--voice`, also after an edit, and for new posts."""
    assert _voices(site.make(voices=("tone-fast",))) == ["tone-fast"]
    before = site.files()
    assert _voices(site.make(voices=())) == ["tone-fast"]
    assert site.files() == before
    site.post("second.md", "---\ntitle: Another\nlang: en\ndate: 2025-09-10\n---\n\nIt is spoken as well.\n")
    assert _voices(site.make(voices=())) == ["tone-fast", "tone-fast"]


def test_a_change_that_the_site_asks_for_is_told(site: Site) -> None:
    """Once for each article; on the command line it is no news."""
    site.make()
    (site.folder / "narrator.toml").write_text('voices = ["tone-fast"]\n', "utf-8")
    told = Told()
    assert _voices(site.make(voices=(), progress=told)) == ["tone-fast"]
    assert "posts/hello.md: the voice changes from tone to tone-fast" in told.notices
    told = Told()
    site.make(voices=("tone",), progress=told)
    assert not any("voice changes" in notice for notice in told.notices)


def test_a_voice_that_is_gone_is_named(site: Site) -> None:
    """No other takes its place."""
    site.make()
    before = site.files()
    (site.folder / "voices/tone.toml").unlink()
    (site.folder / "posts/hello.md").write_text("# Edited\n\nAnew.\n", "utf-8")
    with pytest.raises(UsageError, match="what is published has the voice tone") as caught:
        site.make(voices=())
    assert "--voice default" in caught.value.hint
    assert site.files() == before


def test_what_is_published_is_read_once_and_again_when_it_changes(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """A session that writes the scripts of a whole folder does not read all records for each of them."""
    session = open_session(cache=str(site.folder / "cache"))
    assert session.voices() == ("default",)
    site.make(voices=("tone-fast",))
    assert session.voices() == ("tone-fast",)
    with monkeypatch.context() as patched:
        patched.setattr("narrator.store.records.Records.load", lambda _: pytest.fail("the records are read again"))
        assert session.voices() == ("tone-fast",)
    site.make(voices=("tone",))
    assert session.voices() == ("tone",)
