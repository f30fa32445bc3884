"""A post that nobody dated is told: feeds sort by that day."""

from pathlib import Path

import pytest

from narrator.config.site import Site
from narrator.pipeline.prepare import prepared_article
from narrator.reading.discover import Found
from narrator.reading.load import load


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("a.md", "---\nlang: en\n---\nThe bells ring at noon.\n", ["“date: 2025-05-01” in the front matter"]),
        ("a.md", "---\nlang: en\ndate: 2024-03-02\n---\nThe bells ring at noon.\n", []),
        ("2024-03-02-bells.md", "---\nlang: en\n---\nThe bells ring at noon.\n", []),
        ("a.html", "<html lang=en><article><p>The bells ring at noon, and nobody knows why.</p></article>", ["--date"]),
    ],
)
def test_an_undated_post_is_told(tmp_path: Path, name: str, text: str, told: list[str]) -> None:
    """With what settles it: the front matter's line where there is one, else the option."""
    path = tmp_path / name
    path.write_text(text, "utf-8")
    site = Site(root=tmp_path)
    (source,) = load(Found(name=str(path), path=path), site=site)
    notices = prepared_article(source, site).notices
    assert [one.text.partition("settle it: ")[2] for one in notices if one.code == "undated"] == told
