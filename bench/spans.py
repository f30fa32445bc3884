"""Whether every part of a script knows what it was written as, and whether a plain word is ever missing from it.

    python bench/spans.py --corpus DIR

Reads every Markdown post and page below DIR, writes its script in the default profile, and counts sentences, spans that
do not add up, and plain words of four letters and more that are written and not said.
"""

import argparse
import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from script.spans import faults_in_spans, missing_words

from narrator.errors import NarratorError
from narrator.pipeline.session import open_session
from narrator.script.model import Role

SUFFIXES = {".md", ".markdown", ".html"}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True)
    options = parser.parse_args()
    session = open_session(options.corpus.resolve())
    sentences, faults, missing = 0, [], Counter()
    sources = [path for path in sorted(options.corpus.resolve().rglob("*")) if path.suffix in SUFFIXES]
    begin = time.perf_counter()
    for path in sources:
        try:
            for article in session.articles(str(path)):
                script = session.script(article, session.profiles(article, ("default",))[0])
                faults += [f"{path.name}: {fault}" for fault in faults_in_spans(script)]
                for utterance in script.utterances:
                    sentences += utterance.role is Role.TEXT
                    for word in missing_words(utterance):
                        missing[word] += 1
                        print(f"{path.name}: “{word}” is missing: {utterance.written!r} → {utterance.spoken!r}"[:300])
        except NarratorError as problem:
            print(f"{path.name}: {problem}")
    print(*faults[:20], sep="\n")
    print(
        f"{len(sources)} sources, {sentences} sentences in {time.perf_counter() - begin:.0f} s; "
        f"{len(faults)} spans that do not add up, {sum(missing.values())} plain words missing"
    )
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main())
