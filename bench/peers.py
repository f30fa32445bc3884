"""narrator beside the ways to the same that install here, on the same post: python bench/peers.py [POST]

Of each: seconds of the clock and of processors, peak memory, the sound's length; words of the article that the voice
was not given, and words that it was given and that are not in the article (markup, settings, addresses); chapters,
tags, and what comes with it. docs/comparison.md has the table, and those that cannot be run here.
"""

import argparse
import re
import sys
import tempfile
from collections import Counter
from pathlib import Path

import pypandoc
import soundfile
from msgspec import Struct
from mutagen.id3 import ID3, ID3NoHeaderError
from runs import Cost, load, narrator, timed

import narrator as library

ROOT = Path(__file__).parent.parent
WORD = re.compile(r"[^\W_]+")


class Peer(Struct, frozen=True):
    """One way."""

    name: str
    command: list[str]
    """Writes `out.wav` or `out.mp3`."""
    given: str
    """What its voice is given."""
    sound: str


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("post", type=Path, nargs="?", default=ROOT / "posts/2025-09-09-hearing-a-page.md")
    post = parser.parse_args().post.absolute()
    article = library.read(str(post))
    wanted = Counter(words(" ".join([article.title, *(segment.text for segment in article.segments())])))
    print(f"{load()}; {post.name}, {wanted.total()} words")
    print("way; s of the clock, of processors, MB; sound; words lost, added; chapters, tags; beside the sound")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for peer in peers(post, folder):
            cost = timed(peer.command, cwd=folder, memory=True)
            said = Counter(words(peer.given))
            print(row(peer.name, cost, folder / peer.sound, wanted - said, said - wanted, "nothing"))
        cost = timed(narrator("make", str(post), "-o", "out"), cwd=folder, cache=folder / "cache", memory=True)
        mp3 = next(folder.glob("out/*/*.mp3"))
        script = library.write(article, "default")
        said = Counter(words(" ".join(one.written for one in script.utterances if one.role == "text") + article.title))
        beside = ", ".join(sorted({path.suffix[1:] or path.name for path in mp3.parent.iterdir()} - {"mp3"}))
        print(row("narrator (eSpeak NG, default)", cost, mp3, wanted - said, said - wanted, beside))


def peers(post: Path, folder: Path) -> list[Peer]:
    """Return the ways that there are on this machine."""
    raw = post.read_text("utf-8")
    plain = pypandoc.convert_file(str(post), "plain", format="markdown", extra_args=["--wrap=none"])
    (folder / "plain.txt").write_text(plain, "utf-8")
    speak = ["espeak-ng", "-v", "en-us", "-s", "160", "-w", "out.wav", "-f"]
    loop = [sys.executable, str(ROOT / "bench/plain_loop.py"), str(post), "out.mp3"]
    return [
        Peer("espeak-ng on the file", [*speak, str(post)], raw, "out.wav"),
        Peer("pandoc, then espeak-ng", [*speak, "plain.txt"], plain, "out.wav"),
        Peer("pandoc, then flite", ["flite", "-voice", "slt", "plain.txt", "out.wav"], plain, "out.wav"),
        Peer("pyttsx3 and pydub, by paragraphs", loop, raw.split("---", 2)[2], "out.mp3"),
    ]


def words(text: str) -> list[str]:
    return [word.casefold() for word in WORD.findall(text)]


def row(name: str, cost: Cost, sound: Path, lost: Counter, added: Counter, beside: str) -> str:
    info = soundfile.info(str(sound))
    try:
        tags = ID3(sound)
    except ID3NoHeaderError:
        tags = {}
    chapters = sum(key.startswith("CHAP") for key in tags)
    return (
        f"{name}; {cost.wall:.1f}, {cost.cpu:.1f}, {cost.peak_mb:.0f}; {info.duration / 60:.1f} min; "
        f"{lost.total()}, {added.total()}; {chapters}, {len(tags) - chapters}; {beside}"
    )


if __name__ == "__main__":
    main()
