"""Are the sentences of real posts marked in step, in reading systems that others wrote?

    python bench/reading_systems.py --corpus DIR --modules node_modules [--count 10] [--longest 2500]

Makes EPUBs of *count* Markdown posts of DIR with eSpeak NG, opens each in Chromium with foliate-js, epub.js and
Readium's navigator (npm), and goes through every sentence with its sound: which text is marked, and where the sound is
at that moment. A sentence counts as in step if exactly its text is marked within 0.3 s of where its clip begins.
"""

import argparse
import statistics
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from runs import ROOT, load

from narrator.pipeline.options import MakeOptions
from narrator.pipeline.progress import Silent
from narrator.pipeline.session import open_session

sys.path.insert(0, str(ROOT / "tests"))
from publishing.epub.readers import PAGES, clips_of, read_through, sentences_of, show

NEAR_S = 0.3
SHORTEST = 200
"""Words; what has fewer is hardly a post."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--modules", type=Path, required=True)
    parser.add_argument("--count", type=int, default=10)
    parser.add_argument("--longest", type=int, default=2500, help="words")
    parser.add_argument("--system", action="append", choices=tuple(PAGES))
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    given = parser.parse_args()
    print(load())
    words = {one: len(one.read_text("utf-8").split()) for one in sorted(given.corpus.glob("*.m*d*"))}
    posts = [one for one, count in words.items() if SHORTEST <= count <= given.longest]
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        books = made(posts[: given.count], Path(folder))
        arguments = ["--no-sandbox", "--mute-audio", "--autoplay-policy=no-user-gesture-required"]
        browser = playwright.chromium.launch(executable_path=given.chromium, args=arguments)
        for system in given.system or PAGES:
            told = [one for book in books for one in marks(browser, system, book, given.modules)]
            late = [behind for same, behind in told if same] or [float("nan")]
            near = sum(same and abs(behind) <= NEAR_S for same, behind in told)
            right = sum(same for same, _ in told)
            print(f"{system:11} {len(told)} clips of {len(books)} posts: {right} marked, {near} in step; "
                  f"late by {statistics.median(late):.3f} s in the median, {max(late):.3f} at most")  # fmt: skip
        browser.close()


def made(posts: list[Path], folder: Path) -> list[Path]:
    """Return the EPUBs of *posts*."""
    (folder / "narrator.toml").write_text('voices = ["default"]\n', "utf-8")
    options = MakeOptions(output=folder / "output", only=("epub",), drafts=True, future=True)
    session = open_session(config=folder / "narrator.toml", cache=str(folder / "cache"))
    report = session.make(tuple(map(str, posts)), options, Silent())
    for failure in report.failed:
        print(f"not made: {failure}")
    return sorted((folder / "output").glob("*/*.epub"))


def marks(browser: Browser, system: str, book: Path, modules: Path) -> list[tuple[bool, float]]:
    """Return of every clip whether its own text was marked, and how many seconds behind its begin."""
    clips, sentences = clips_of(book), sentences_of(book)
    page = browser.new_page()
    show(page, system, book, modules)
    heard = read_through(page, system, clips)
    page.close()
    told = [
        (
            text is not None and "".join(text.split()) == "".join(sentences[f"{clip[0]}#{clip[1]}"].split()),
            time - clip[3],
        )
        for clip, (_, text, time, _, _) in zip(clips, heard, strict=False)
    ]
    for clip, (same, behind) in zip(clips, told, strict=False):
        if not same or abs(behind) > NEAR_S:
            print(f"{system}: {book.stem}#{clip[1]} {'late' if same else 'other text'}: {behind:.3f} s")
    return told + [(False, 0.0)] * (len(clips) - len(told))


if __name__ == "__main__":
    main()
