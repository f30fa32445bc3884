"""Posts of a corpus → a podcast: is its feed valid, do its files agree, and what does each part cost?

    python bench/podcast.py --corpus DIR [--count 20]

Every file of DIR is made with the engine of tones, then the folder is checked. Prints one line for each finding.
"""

import argparse
import os
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from narrator.config.site import Show
from narrator.pipeline.options import MakeOptions
from narrator.pipeline.progress import Silent
from narrator.pipeline.session import open_session
from narrator.publishing.cover.jpeg import Wanted
from narrator.show.feeds import make as make_feeds

SETTINGS = """\
voices = ["tone"]
[show]
title = "A corpus"
author = "Many"
email = "many@example.com"
site_url = "https://example.com/pod"
"""
SUFFIXES = {".md", ".markdown", ".html", ".htm", ".txt"}


def main() -> int:
    """Make, check, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--count", type=int, default=20)
    given = parser.parse_args()
    found = sorted(path.resolve() for path in given.corpus.rglob("*") if path.suffix in SUFFIXES)
    step = max(len(found) // given.count, 1)
    sources = [str(path) for path in found[::step]][: given.count]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.chdir(folder)
        (folder / "voices").mkdir()
        (folder / "voices/tone.toml").write_text('engine = "tone"\n', "utf-8")
        (folder / "narrator.toml").write_text(SETTINGS, "utf-8")
        return _measured(sources, folder / "output", str(folder / "cache"))


def _measured(sources: list[str], output: Path, cache: str) -> int:
    only = ("mp3", "vtt", "srt", "chapters", "cover", "embed", "feed")
    begin = time.perf_counter()
    session = open_session(cache=cache)
    document = session.make(sources, MakeOptions(output=output, only=only), Silent()).document()
    print(f"made {len(document['articles'])} of {len(sources)} in {time.perf_counter() - begin:.1f} s")
    for failed in document["failed"]:
        print(f"  failed {failed['source']}: {failed['error']}")
    begin = time.perf_counter()
    findings = session.check(output)
    print(f"checked in {time.perf_counter() - begin:.2f} s: {len(findings)} findings")
    for code, count in Counter(finding.code for finding in findings).most_common():
        print(f"  {code}: {count}")
    begin = time.perf_counter()
    Wanted("A title of some words", "Many", str(Show().title)).jpeg()
    print(f"one cover in {time.perf_counter() - begin:.3f} s")
    begin = time.perf_counter()
    make_feeds(session.workspace(output))
    size = (output / "feed.xml").stat().st_size
    print(f"the feed, {size / 1000:.0f} kB, in {time.perf_counter() - begin:.3f} s")
    return int(any(finding.code != "ledger" for finding in findings))


if __name__ == "__main__":
    sys.exit(main())
