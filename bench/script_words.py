"""Write the script of every post of a corpus: nothing may be lost, and the writer has to be fast.

    python bench/script_words.py --corpus DIR [--json]

For each post: the `written` words of its text utterances and its left-out words must be its segments' words, each
utterance must be exactly the text it points to, and nothing written may be without something spoken.
"""

import argparse
import json
import time
from pathlib import Path

from narrator.article.model import Article, Source, SourceFormat
from narrator.config.voice_profile import VoiceProfile
from narrator.errors import NarratorError
from narrator.reading.reader import read
from narrator.script.model import Role, Script
from narrator.script.writer import write

FORMATS = {".md": SourceFormat.MARKDOWN, ".html": SourceFormat.HTML, ".txt": SourceFormat.TEXT}


def faults(article: Article, script: Script) -> list[str]:
    """Return what does not add up."""
    return [*utterance_faults(article, script), *word_faults(article, script), *chapter_faults(script)]


def utterance_faults(article: Article, script: Script) -> list[str]:
    """Each utterance is what it points to, in order, and something is spoken for it."""
    found = []
    segments = {segment.id: segment for segment in article.segments()}
    position = dict.fromkeys(segments, 0)
    for utterance in script.utterances:
        if not utterance.parts or not all(part.text.strip() for part in utterance.parts):
            found.append(f"nothing spoken: {utterance.id} {utterance.written!r}")
        if utterance.role is Role.TEXT:
            if segments[utterance.segment].text[utterance.begin : utterance.end] != utterance.written:
                found.append(f"not where it says: {utterance.id}")
            if utterance.begin < position[utterance.segment]:
                found.append(f"out of order: {utterance.id}")
            position[utterance.segment] = utterance.end
    if len({utterance.id for utterance in script.utterances}) != len(script.utterances):
        found.append("two utterances of one id")
    return found


def word_faults(article: Article, script: Script) -> list[str]:
    """What is written and what is left out are the article's characters, each once."""
    heard: dict[str, list[tuple[int, str]]] = {}
    for utterance in script.utterances:
        if utterance.role is Role.TEXT:
            heard.setdefault(utterance.segment, []).append((utterance.begin, utterance.written))
    for entry in script.left_out:
        heard.setdefault(entry.segment, []).append((entry.offset, entry.text))
    found = []
    for segment in article.segments():
        said = "".join("".join(text.split()) for _, text in sorted(heard.get(segment.id, [])))
        if said != "".join(segment.text.split()):
            found.append(f"lost or doubled in {segment.id} ({segment.kind}): {segment.text[:60]!r}")
    return found


def chapter_faults(script: Script) -> list[str]:
    """The first chapter begins with the first utterance, and no two begin together."""
    begins = [chapter.utterance for chapter in script.chapters]
    found = [] if len(set(begins)) == len(begins) else ["two chapters at one utterance"]
    if script.utterances and begins[0] != script.utterances[0].id:
        found.append("the first chapter does not begin with the first utterance")
    return found


def main() -> None:
    """Run over the corpus and print one line a fault, then the sums."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--corpus", type=Path, required=True)
    arguments.add_argument("--json", action="store_true")
    options = arguments.parse_args()
    posts = utterances = bad = unread = 0
    seconds = 0.0
    for path in sorted(options.corpus.rglob("*")):
        if path.suffix.lower() not in FORMATS or not path.is_file():
            continue
        source = Source(str(path), FORMATS[path.suffix.lower()], path.read_text("utf-8", "replace"), path=path)
        try:
            article = read(source)
        except NarratorError as problem:
            unread += 1
            print(f"{path}: not read: {problem}")
            continue
        begin = time.process_time()
        script = write(article, VoiceProfile("default"))
        seconds += time.process_time() - begin
        posts += 1
        utterances += len(script.utterances)
        for fault in faults(article, script):
            bad += 1
            print(f"{path}: {fault}")
    sums = {
        "posts": posts,
        "unread": unread,
        "utterances": utterances,
        "faults": bad,
        "seconds": round(seconds, 3),
        "utterances_per_second": round(utterances / seconds) if seconds else 0,
    }
    print(json.dumps(sums) if options.json else "  ".join(f"{name} {value}" for name, value in sums.items()))


if __name__ == "__main__":
    main()
