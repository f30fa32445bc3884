"""Loudness of short posts in each language, by the default profile: python bench/loudness_languages.py [FOLDER]

The posts are the paragraphs of tests/fixtures/heard, on which no voice is calibrated; with FOLDER, which holds clones
as bench/language_pages.py takes them, the beginnings of two real pages in each language. ebur128 measures the MP3s.
"""

import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from language_pages import pages

from narrator.languages.scripts import UNSPACED, scripts_of
from narrator.pipeline.options import MakeOptions
from narrator.pipeline.progress import Silent
from narrator.pipeline.session import open_session

FIXTURE = Path(__file__).parents[1] / "tests/fixtures/heard/paragraphs.md"
HEAD = re.compile(r"\A---\n.*?\n---\n|```.*?```|<[^>]+>", re.DOTALL)
LETTERS = 2500
SIGNS = 900


def paragraphs() -> Iterator[tuple[str, str]]:
    for section in FIXTURE.read_text("utf-8").split("\n## ")[1:]:
        language, written, in_words = section.strip().split("\n\n")
        yield language, f"{written}\n\n{in_words}\n\n{written}\n"


def beginnings(folder: Path) -> Iterator[tuple[str, str]]:
    found: dict[str, int] = {}
    for language, _, text in pages(folder):
        found[language] = found.get(language, 0) + 1
        if found[language] <= 2:
            length = SIGNS if scripts_of(language) & UNSPACED else LETTERS
            yield language, HEAD.sub("", text)[:length].rpartition("\n")[0]


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "posts").mkdir()
        for number, (language, text) in enumerate(beginnings(Path(sys.argv[1])) if sys.argv[1:] else paragraphs()):
            post = f"---\ntitle: {language}\nlang: {language}\n---\n\n{text}\n"
            (root / f"posts/{language}-{number}.md").write_text(post, "utf-8")
        options = MakeOptions(only=("mp3",), output=root / "output")
        open_session(cache=str(root / "cache")).make((str(root / "posts"),), options, Silent())
        for path in sorted((root / "output").rglob("*.mp3")):
            command = ["ffmpeg", "-nostats", "-hide_banner", "-i", str(path), "-af", "ebur128", "-f", "null", "-"]
            told = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", check=True).stderr
            print(f"{path.stem}  {re.findall(r'I: +(-?[0-9.]+) LUFS', told)[-1]} LUFS")


if __name__ == "__main__":
    main()
