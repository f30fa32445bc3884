"""The main job's promises, measured on finished files: `python bench/main_job.py [--corpus DIR] [PART …]`.

clips    20 runs over a post of 600 words: the clips' summed length against the program `espeak-ng` (bench/engines.py)
ledger   every word of every post accounted for; of 200 sabotages of a reader's blocks, how many are found
files    for each of our eSpeak profiles: silences and chapters in the decoded MP3, ID3, ffprobe, mp3val, length

Without --corpus: the posts of this repository. Needs espeak-ng, ffmpeg, ffprobe and mp3val.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from random import Random
from types import SimpleNamespace

import engines
import ledger
import numpy as np
from msgspec import Struct, field
from mutagen.id3 import ID3
from mutagen.mp3 import MP3
from sound import decode, heard_gaps_ms

from narrator.article.model import Article, SegmentKind
from narrator.audio.model import Recording
from narrator.config.load import load_profile
from narrator.config.site import Site
from narrator.errors import NarratorError
from narrator.pipeline.options import MakeOptions
from narrator.pipeline.prepare import prepared_article
from narrator.pipeline.progress import Silent
from narrator.pipeline.record import record
from narrator.pipeline.session import open_session
from narrator.reading.discover import discover
from narrator.reading.load import load
from narrator.script.model import Script, Utterance
from narrator.script.writer import write

ROOT = Path(__file__).parent.parent
VOICES = ("default", "fast", "two-voices")
TOLERANCE_MS = 30
SILENCE_DB = -45.0
"""What reference measurements call silence: voices with an echo fade for long below it."""
PARTS = ("clips", "ledger", "files")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], help="default: all")
    parser.add_argument("--corpus", type=Path, default=ROOT / "posts", help="a folder of posts")
    parser.add_argument("--voice", action="append", help=f"profiles for `files` [default: {', '.join(VOICES)}]")
    parser.add_argument("--posts", type=int, default=0, help="for `files`: so many posts at most, the smallest first")
    options = parser.parse_args()
    for part in options.parts or PARTS:
        print(f"\n{part}")
        if part == "clips":
            engines.clips()
        elif part == "ledger":
            articles = list(ledger.read_all(options.corpus))
            ledger.report(options.corpus.name, articles, show=False)
            ledger.saboteur(articles, Random(1), ledger.SABOTAGES)
        else:
            files(options.corpus, options.voice or VOICES, options.posts)


class Found(Struct):
    """What was measured of one voice's files."""

    gaps: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    """Where a break stands → by how many ms it is longer than asked for."""
    chapters: list[float] = field(default_factory=list)
    """By how many ms a heading is heard after its chapter's mark."""
    wrong: list[str] = field(default_factory=list)
    posts: int = 0


def files(corpus: Path, voices: Sequence[str], at_most: int) -> None:
    posts = sorted((path for path in corpus.rglob("*") if path.is_file()), key=lambda path: path.stat().st_size)
    chosen = posts[:at_most] if at_most else posts
    with tempfile.TemporaryDirectory() as folder:
        for voice in voices:
            found = Found()
            for path in chosen:
                try:
                    one_file(path, voice, Path(folder), found)
                except NarratorError as problem:
                    print(f"  {path.name}: {problem}")
            show(voice, found)


def one_file(path: Path, voice: str, folder: Path, found: Found) -> None:
    """Make *path* in *voice* and measure what lies there."""
    cache, output = str(folder / "cache"), folder / voice
    options = MakeOptions(output=output, voices=(voice,), only=("mp3", "chapters"), drafts=True, future=True)
    for document in open_session(cache=cache).make([str(path)], options, Silent()).document()["articles"]:
        edition = document["editions"][0]
        mp3 = output / edition["files"]["mp3"]
        article = article_named(path, document["title"])
        script, recording = timeline(article, voice, cache)
        sound = decode(mp3.read_bytes(), recording.format.sample_rate_hz)
        found.posts += 1
        breaks(script, recording, mp3, article, found)
        chapters(edition, output, recording, sound, found)
        whole(mp3, recording, sound, found)


def article_named(path: Path, title: str) -> Article:
    site = Site(root=path.parent)
    sources = [source for item in discover([str(path)], site=site).found for source in load(item, site=site)]
    articles = (prepared_article(source, site) for source in sources)
    return next(article for article in articles if article.title == title)


def timeline(article: Article, voice: str, cache: str) -> tuple[Script, Recording]:
    """Return what was said and where, from what the cache holds of the run before."""
    profile = load_profile(voice, ROOT)
    script = write(article, profile)
    return script, record(open_session(ROOT, cache=cache), script, profile).recording


def breaks(script: Script, recording: Recording, mp3: Path, article: Article, found: Found) -> None:
    """Measure the silence after each utterance, by what it stands between."""
    kinds = {segment.id: segment.kind for segment in article.segments()}
    made = SimpleNamespace(mp3=mp3.read_bytes(), cues=recording.cues)
    off_ms = heard_gaps_ms(made, script.utterances, recording.format.sample_rate_hz, SILENCE_DB)
    for one, following, off in zip(script.utterances, script.utterances[1:], off_ms, strict=False):
        found.gaps[place(one, following, kinds)].append(float(off))
        if abs(off) > TOLERANCE_MS:
            found.wrong.append(f"{mp3.stem}: {off:+.0f} ms after “{one.written[-40:]}” ({one.break_after_ms} ms)")


def place(one: Utterance, following: Utterance, kinds: dict[str, SegmentKind]) -> str:
    before, after = kinds.get(one.segment), kinds.get(following.segment)
    if after is SegmentKind.HEADING and one.segment != following.segment:
        return "before headings"
    if before is SegmentKind.HEADING:
        return "after headings"
    if one.segment == following.segment:
        return "between sentences"
    both = before is SegmentKind.PARAGRAPH and after is SegmentKind.PARAGRAPH
    return "between paragraphs" if both else "elsewhere"


def chapters(edition: dict, output: Path, recording: Recording, sound: np.ndarray, found: Found) -> None:
    """Compare the chapters of the report, of chapters.json, of ID3, of ffprobe, and what is heard."""
    mp3 = output / edition["files"]["mp3"]
    reported = [(chapter["title"], chapter["begin_ms"]) for chapter in edition["chapters"]]
    in_json = json.loads((output / edition["files"]["chapters"]).read_text())["chapters"]
    tag = ID3(mp3)
    order = tag.getall("CTOC")[0].child_element_ids
    in_id3 = [(frame.sub_frames["TIT2"].text[0], frame.start_time) for frame in (tag[f"CHAP:{name}"] for name in order)]
    command = ["ffprobe", "-v", "error", "-show_chapters", "-of", "json", str(mp3)]
    probed = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)["chapters"]
    in_ffprobe = [(one.get("tags", {}).get("title", ""), round(1000 * float(one["start_time"]))) for one in probed]
    for name, others in (
        ("chapters.json", [(one["title"], round(1000 * one["startTime"])) for one in in_json]),
        ("ID3", in_id3),
        ("ffprobe", in_ffprobe),
    ):
        same = [title for title, _ in others] == [title for title, _ in reported]
        if not same or any(abs(a[1] - b[1]) > 1 for a, b in zip(others, reported, strict=True)):
            found.wrong.append(f"{mp3.stem}: {name} has other chapters than the report")
    loud = np.abs(sound.astype(int)) > 32768 * 10 ** (SILENCE_DB / 20)
    for _, begin_ms in reported[1:]:  # the first begins with the file, before its opening silence
        begin = begin_ms * recording.format.sample_rate_hz // 1000
        found.chapters.append(float(np.argmax(loud[begin:])) * 1000 / recording.format.sample_rate_hz)


def whole(mp3: Path, recording: Recording, sound: np.ndarray, found: Found) -> None:
    """Compare lengths, and ask mp3val."""
    said_by_header = round(MP3(mp3).info.length * recording.format.sample_rate_hz)
    if not sound.size == recording.sample_count == said_by_header:
        told = f"{sound.size} samples decoded, {recording.sample_count} planned, {said_by_header} by its header"
        found.wrong.append(f"{mp3.stem}: {told}")
    report = subprocess.run(["mp3val", str(mp3)], capture_output=True, check=False, text=True).stdout
    found.wrong += [
        f"{mp3.stem}: mp3val: {line}" for line in report.splitlines() if line.startswith(("WARNING", "ERROR"))
    ]


def show(voice: str, found: Found) -> None:
    print(f"{voice}: {found.posts} files")
    for name, off in sorted(found.gaps.items()):
        print(f"  silences {name:19} {counted(off)}")
    print(f"  headings after their marks     {counted(found.chapters)}")
    for line in found.wrong or ["nothing is wrong: chapters in JSON, ID3 and ffprobe, mp3val, lengths to the sample"]:
        print(f"  {line}")


def counted(off_ms: Iterable[float]) -> str:
    values = np.array(list(off_ms))
    if not values.size:
        return "none"
    within = int((np.abs(values) <= TOLERANCE_MS).sum())
    return f"{within} of {values.size} within {TOLERANCE_MS} ms ({values.min():+.0f} to {values.max():+.0f})"


if __name__ == "__main__":
    sys.exit(main())
