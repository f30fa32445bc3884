"""The page on the library says what is true: its examples run, in its order, as a reader would type them."""

import re
from pathlib import Path

import pytest
from tone_site import Site

import narrator

PAGE = Path(__file__).parents[2] / "docs/library.md"
EXAMPLE = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def test_every_example_runs(site: Site, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """With a voice of tones in place of the default."""
    monkeypatch.setenv("NARRATOR_CACHE", str(site.folder / "cache"))
    (site.folder / "voices/default.toml").write_text('engine = "tone"\n', "utf-8")
    examples = EXAMPLE.findall(PAGE.read_text("utf-8"))
    assert len(examples) == 5
    names: dict[str, object] = {}
    for example in examples:
        exec(compile(example, str(PAGE), "exec"), names)  # noqa: S102 -- the page's own words
    printed = capsys.readouterr().out
    assert "hello/hello.mp3" in printed
    assert "posts/missing.md" in printed
    assert names["findings"] == []


def test_the_page_names_all_that_the_library_offers() -> None:
    """But for the version, which every package has."""
    text = PAGE.read_text("utf-8")
    assert [
        name for name in narrator.__all__ if name != "__version__" and f"`{name}" not in text and name not in text
    ] == []
