"""Folders of the user's own, which lie beside somebody else's."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile
from PIL import Image
from tone_site import Site

DIARY = "---\ntitle: Diary\nlang: en\n---\n\nNobody shall read this.\n"


@pytest.fixture
def outside(site: Site) -> Iterator[Path]:
    """Return a folder beside the site's, with files of the user's own, which nothing may have changed afterwards."""
    folder = site.folder.parent / f"{site.folder.name}-own"
    folder.mkdir()
    (folder / "diary.md").write_text(DIARY, "utf-8")
    (folder / "words.toml").write_text('[words]\nhello = "Nobody shall read this"\n', "utf-8")
    Image.new("RGB", (1400, 1400), "#123456").save(folder / "photo.png")
    tone = 0.4 * np.sin(np.arange(32000) / 8)
    soundfile.write(folder / "voice.wav", tone, 16000)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    yield folder
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
