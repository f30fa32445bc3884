"""Loudness of a short post in each of a dozen languages, by the default profile: python bench/loudness_languages.py

The posts are the paragraphs of tests/fixtures/heard, on which no voice is calibrated; ebur128 measures the MP3s.
"""

import re
import subprocess
import tempfile
from pathlib import Path

from narrator.pipeline.options import MakeOptions
from narrator.pipeline.progress import Silent
from narrator.pipeline.session import open_session

FIXTURE = Path(__file__).parents[1] / "tests/fixtures/heard/paragraphs.md"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "posts").mkdir()
        for section in FIXTURE.read_text("utf-8").split("\n## ")[1:]:
            language, written, in_words = section.strip().split("\n\n")
            text = f"---\ntitle: {language}\nlang: {language}\n---\n\n{written}\n\n{in_words}\n\n{written}\n"
            (root / f"posts/{language}.md").write_text(text, "utf-8")
        options = MakeOptions(only=("mp3",), output=root / "output")
        open_session(cache=str(root / "cache")).make((str(root / "posts"),), options, Silent())
        for path in sorted((root / "output").rglob("*.mp3")):
            command = ["ffmpeg", "-nostats", "-hide_banner", "-i", str(path), "-af", "ebur128", "-f", "null", "-"]
            told = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", check=True).stderr
            print(f"{path.stem}  {re.findall(r'I: +(-?[0-9.]+) LUFS', told)[-1]} LUFS")


if __name__ == "__main__":
    main()
