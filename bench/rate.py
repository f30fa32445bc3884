"""Words a minute of whole posts: `python bench/rate.py [--corpus DIR] [--voice NAME] [--rate N]`.

For each post of at least 300 words that are mostly prose, and of the language that it declares: the words of its text
over the time from its first cue to the end of its last (the rate as narrator defines it), and over the whole file with
opening, end and silence.
Beside them what explains the difference: letters a word, words a sentence and a paragraph, the share of prose.
"""

import argparse
import gzip
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import mean

from msgspec import Struct

from narrator.article.model import Article, SegmentKind, Source, SourceFormat
from narrator.article.words import count_words, word_count
from narrator.config.layers import profile_for
from narrator.config.load import load_profile
from narrator.config.site import Site
from narrator.errors import NarratorError
from narrator.languages.registry import language_of
from narrator.pipeline.prepare import prepared_article
from narrator.pipeline.record import record
from narrator.pipeline.session import open_session
from narrator.reading.discover import discover
from narrator.reading.load import load
from narrator.script.languages import detect_language
from narrator.script.model import Role
from narrator.script.writer import write

ROOT = Path(__file__).parent.parent
PROSE = {SegmentKind.PARAGRAPH, SegmentKind.QUOTE}
LEAST_WORDS, LEAST_PROSE = 300, 0.7
MOST_WORDS = 6000


class Measured(Struct, frozen=True):
    name: str
    words: int
    prose: float
    letters_a_word: float
    words_a_sentence: float
    words_a_paragraph: float
    announced: float
    """The share of the time, from the first word to the last, that narrator's own words take."""
    rate: float
    whole: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, default=ROOT / "posts", help="a folder of posts, or of sets of them")
    parser.add_argument("--voice", action="append", help="profiles [default: default, fast]")
    parser.add_argument("--rate", type=float, action="append", help="eSpeak NG at so many words a minute as well")
    parser.add_argument("--language", default="en")
    parser.add_argument("--least", type=int, default=LEAST_WORDS, help="words a post has at least")
    parser.add_argument("--limit", type=int, default=60, help="posts at most")
    parser.add_argument("--cache", default="")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        show_rates(options, Path(folder))


def show_rates(options: argparse.Namespace, folder: Path) -> None:
    for rate in options.rate or ():
        (folder / f"{rate:g}.toml").write_text(f'engine = "pyttsx3"\nrate = {rate}\n')
    rated = [str(folder / f"{rate:g}.toml") for rate in options.rate or ()]
    chosen = [article for article in articles(options.corpus) if is_prose(article, options.language, options.least)]
    for voice in [*(options.voice or ()), *rated] or ["default", "fast"]:
        wanted = load_profile(voice, ROOT).rate
        print(f"\n{Path(voice).stem}: {wanted:g} words a minute asked for")
        print(f"{'post':34} words prose letters /sentence /paragraph announced   rate    whole file")
        rows = []
        for article in chosen[: options.limit]:
            try:
                rows.append(measure(article, voice, options.cache))
            except NarratorError as problem:
                print(f"{article.source.name}: {problem}")
                continue
            show(rows[-1], wanted)
        summary([row.rate for row in rows], wanted, "of the text")
        summary([row.whole for row in rows], wanted, "of the whole file")
        summary([pace(row) for row in rows], wanted, "in words of average length, without what narrator adds")


def articles(folder: Path) -> Iterator[Article]:
    """Yield what can be read below *folder*: posts, and saved pages (`*.html.gz`, or `source.html` among others)."""
    site = Site(root=folder)
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and path.name != "expected.html"):
        try:
            for source in sources(path, site):
                yield prepared_article(source, site)
        except NarratorError:
            continue


def sources(path: Path, site: Site) -> list[Source]:
    if path.name.endswith(".html.gz"):
        text = gzip.decompress(path.read_bytes()).decode("utf-8", "replace")
        return [Source(name=str(path), format=SourceFormat.HTML, text=text)]
    if path.suffix not in {".md", ".markdown", ".html", ".txt"}:
        return []
    return [source for found in discover([str(path)], site=site).found for source in load(found, site=site)]


def is_prose(article: Article, language: str, least: int) -> bool:
    words = word_count(article)
    if not least <= words <= MOST_WORDS or article.language.partition("-")[0] != language:
        return False
    text = "\n".join(segment.text for segment in article.segments() if segment.kind in PROSE)
    return prose_words(article) >= LEAST_PROSE * words and detect_language(text)[0] in {language, ""}


def prose_words(article: Article) -> int:
    return sum(count_words(segment.text) for segment in article.segments() if segment.kind in PROSE)


def measure(article: Article, voice: str, cache: str) -> Measured:
    profile = profile_for(load_profile(voice, ROOT), Site(root=ROOT), {}, where="")
    script = write(article, profile)
    recorded = record(open_session(ROOT, cache=cache), script, profile, workers=2)
    recording = recorded.recording
    rate_hz = recording.format.sample_rate_hz
    texts = [n for n, utterance in enumerate(script.utterances) if utterance.role is Role.TEXT]
    begin, end = recording.cues[texts[0]].begin_samples, recording.cues[texts[-1]].end_samples
    announced = sum(
        cue.end_samples - cue.begin_samples + utterance.break_after_ms * rate_hz // 1000
        for cue, utterance in zip(recording.cues, script.utterances, strict=True)
        if utterance.role is Role.ANNOUNCEMENT and begin <= cue.begin_samples < end
    )
    written = [script.utterances[n].written for n in texts]
    words = sum(count_words(text) for text in written)
    paragraphs = {script.utterances[n].segment for n in texts}
    name = article.source.name
    return Measured(
        name="/".join(Path(name).parts[-2:]) if "source" in Path(name).name else Path(name).name,
        words=words,
        prose=prose_words(article) / word_count(article),
        letters_a_word=sum(map(str.isalnum, "".join(written))) / words,
        words_a_sentence=words / len(texts),
        words_a_paragraph=words / len(paragraphs),
        announced=announced / (end - begin),
        rate=words * 60 * rate_hz / (end - begin),
        whole=words * 60 * rate_hz / recording.sample_count,
    )


def pace(row: Measured) -> float:
    """Return how fast the voice itself speaks: every word as long as English words are on average."""
    return row.rate * row.letters_a_word / language_of("en").letters_a_word / (1 - row.announced)


def show(row: Measured, wanted: float) -> None:
    print(
        f"{row.name[-34:]:34} {row.words:5} {row.prose:5.0%} {row.letters_a_word:7.2f} {row.words_a_sentence:9.1f} "
        f"{row.words_a_paragraph:10.1f} {row.announced:9.1%} {row.rate:6.1f} ({row.rate / wanted - 1:+.1%}) "
        f"{row.whole:6.1f} ({row.whole / wanted - 1:+.1%})"
    )


def summary(rates: list[float], wanted: float, what: str) -> None:
    if not rates:
        print("no post of prose is long enough")
        return
    off = [rate / wanted - 1 for rate in rates]
    within = sum(abs(one) <= 0.05 for one in off)
    print(
        f"{len(rates)} posts, {what}: {mean(rates):.1f} words a minute on average ({mean(off):+.1%}), "
        f"{min(rates):.0f} to {max(rates):.0f}; within 5 %: {within} of {len(rates)}"
    )


if __name__ == "__main__":
    main()
