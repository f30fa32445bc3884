"""The natural voice gives the same bytes however many speak at once."""

from pathlib import Path

import pytest
from tone_site import Site

POST = "---\ntitle: A test\nlang: en\ndate: 2025-09-09\n---\n\nThe ferry leaves.\n\n## Then\n\nIt comes back.\n"


def test_the_same_bytes_with_one_worker_and_with_three(site: Site, tmp_path: Path) -> None:
    """From an empty cache each time."""
    pytest.importorskip("hibari")
    site.post("hello.md", POST)
    made = set()
    for jobs in (1, 3):
        cache = str(tmp_path / f"cache-{jobs}")
        report = site.make(voices=("natural",), only=("mp3",), jobs=jobs, rebuild=True, cache=cache)
        assert not report["failed"]
        (mp3,) = site.output.rglob("*.mp3")
        made.add(mp3.read_bytes())
    assert len(made) == 1
