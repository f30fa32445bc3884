"""What comes out of whole posts, through the real pipeline: `python bench/loudness.py [--corpus DIR] [--voice NAME …]`.

For each prose post of 300 words and more, made in each profile: loudness and true peak by ffmpeg's ebur128 on the MP3;
what ACX asks for (level, highest sample, noise floor: the quietest half second of room between words); the rate; and
how much longer or shorter than the profile's the silence is that is heard after each utterance of the decoded MP3.
"""

import argparse
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import numpy as np
from msgspec import Struct
from msgspec.structs import replace
from rate import LEAST_WORDS, ROOT, articles, is_prose

from narrator.article.model import Article
from narrator.article.words import count_words
from narrator.audio.model import Recording
from narrator.audio.targets import target_named
from narrator.config.layers import profile_for
from narrator.config.load import load_profile
from narrator.config.site import Site
from narrator.config.voice_profile import VoiceProfile
from narrator.passages.assemble import write_recording
from narrator.pipeline.record import record
from narrator.pipeline.session import open_session
from narrator.script.model import Role, Script
from narrator.script.writer import write

HEARD_ABOVE_DB = -50
"""Full scale being 0: what stays below is silence. flite's sentences fade: a higher level finds them shorter."""
VOICES = ["default", "fast", "two-voices", "flite"]


class Measured(Struct, frozen=True):
    loudness_lufs: float
    true_peak_dbtp: float
    rms_db: float
    peak_db: float
    floor_db: float
    rate: float
    gaps_ms: np.ndarray


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, default=ROOT / "posts", help="a folder of posts, or of sets of them")
    parser.add_argument("--voice", action="append", help=f"profiles [default: {', '.join(VOICES)}]")
    parser.add_argument("--target", default="", help="in place of the profile's")
    parser.add_argument("--language", default="en")
    parser.add_argument("--least", type=int, default=LEAST_WORDS, help="words a post has at least")
    parser.add_argument("--posts", type=int, default=10, help="posts at most [10]")
    parser.add_argument("--cache", default="")
    options = parser.parse_args()
    suitable = (one for one in articles(options.corpus) if is_prose(one, options.language, options.least))
    chosen = list(islice(suitable, options.posts))
    for voice in options.voice or VOICES:
        profile = profile_for(load_profile(voice, ROOT), Site(root=ROOT), {}, where="")
        profile = replace(profile, target=options.target or profile.target)
        print(f"\n{voice}, target {profile.target}, {profile.rate:g} words a minute")
        print(f"{'post':40}   LUFS   dBTP    RMS   peak  floor   rate  breaks off by, ms")
        rows = []
        for article in chosen:
            rows.append(measure(article, profile, options.cache))
            show(Path(article.source.name), rows[-1])
        if rows:
            summary(rows, profile)


def measure(article: Article, profile: VoiceProfile, cache: str) -> Measured:
    script = write(article, profile)
    recorded = record(open_session(ROOT, cache=cache), script, profile, workers=2)
    recording = recorded.recording
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "post.mp3")
        write_recording(path, b"", recorded.tasks, recorded.maker)
        loudness, true_peak = ebur128(path)
        sound = decoded(path, recording.format.sample_rate_hz)
    levels = sound.astype(np.float64) / 32768
    return Measured(
        loudness_lufs=loudness,
        true_peak_dbtp=true_peak,
        rms_db=decibels(float(np.sqrt(np.mean(levels**2)))),
        peak_db=decibels(float(np.abs(levels).max())),
        floor_db=floor_db(levels, recording.format.sample_rate_hz),
        rate=rate_of(script, recording),
        gaps_ms=np.array(list(gaps_ms(sound, script, recording))),
    )


def ebur128(path: Path) -> tuple[float, float]:
    command = [tool("ffmpeg"), "-nostats", "-i", str(path), "-af", "ebur128=peak=true", "-f", "null", "-"]
    report = subprocess.run(command, capture_output=True, check=True).stderr.decode()
    told = report[report.rindex("Summary:") :]
    loudness, peak = re.search(r"I:\s+(-?[\d.]+) LUFS", told), re.search(r"Peak:\s+(-?[\d.]+) dBFS", told)
    return float(loudness[1]) if loudness else -np.inf, float(peak[1]) if peak else -np.inf


def decoded(path: Path, rate_hz: int) -> np.ndarray:
    command = [tool("ffmpeg"), "-v", "error", "-i", str(path), "-f", "s16le", "-ac", "1", "-ar", str(rate_hz), "-"]
    return np.frombuffer(subprocess.run(command, capture_output=True, check=True).stdout, dtype=np.int16)


def tool(name: str) -> str:
    return shutil.which(name) or f"{name} is not installed"


def decibels(level: float) -> float:
    return 20 * np.log10(max(level, 1e-9))


def floor_db(levels: np.ndarray, rate_hz: int) -> float:
    """Return the RMS of the quietest half second, as the makers of ACX's check do."""
    step = rate_hz // 2
    blocks = levels[: levels.size // step * step].reshape(-1, step)
    return decibels(float(np.sqrt((blocks**2).mean(axis=1)).min()))


def rate_of(script: Script, recording: Recording) -> float:
    """Return the words of the text over the time from its first word to its last."""
    texts = [n for n, utterance in enumerate(script.utterances) if utterance.role is Role.TEXT]
    begin, end = recording.cues[texts[0]].begin_samples, recording.cues[texts[-1]].end_samples
    words = sum(count_words(script.utterances[n].written) for n in texts)
    return words * 60 * recording.format.sample_rate_hz / (end - begin)


def gaps_ms(sound: np.ndarray, script: Script, recording: Recording) -> Iterator[float]:
    """Yield, for each break between two utterances, how much longer than asked for the silence is that is heard.

    It is searched outwards from the middle of each break, so that gaps are matched by position.
    """
    rate_hz = recording.format.sample_rate_hz
    loud = np.abs(sound.astype(np.int32)) > 32768 * 10 ** (HEARD_ABOVE_DB / 20)
    for cue, following, utterance in zip(recording.cues, recording.cues[1:], script.utterances, strict=False):
        middle = (cue.end_samples + following.begin_samples) // 2
        end = middle - int(np.argmax(loud[middle::-1]))
        begin = middle + int(np.argmax(loud[middle:]))
        yield (begin - end) * 1000 / rate_hz - utterance.break_after_ms


def show(path: Path, row: Measured) -> None:
    name = "/".join(path.parts[-2:]) if "source" in path.name else path.name
    worst = row.gaps_ms[np.argmax(np.abs(row.gaps_ms))] if row.gaps_ms.size else 0.0
    print(
        f"{name[-40:]:40} {row.loudness_lufs:6.1f} {row.true_peak_dbtp:6.1f} {row.rms_db:6.1f} {row.peak_db:6.1f} "
        f"{row.floor_db:6.1f} {row.rate:6.1f}  {worst:+6.1f} of {row.gaps_ms.size}"
    )


def summary(rows: list[Measured], profile: VoiceProfile) -> None:
    target = target_named(profile.target)
    levels = np.array([row.rms_db if profile.target == "acx" else row.loudness_lufs for row in rows])
    off = np.abs(levels - target.level)
    gaps = np.concatenate([row.gaps_ms for row in rows])
    rates = np.array([row.rate for row in rows])
    print(
        f"{len(rows)} posts: {levels.mean():.2f} on average, {levels.min():.1f} to {levels.max():.1f}, "
        f"{(off <= target.tolerance + 1e-6).sum()} within {target.tolerance:g} of {target.level:g}; "
        f"true peak at most {max(row.true_peak_dbtp for row in rows):.1f} dBTP; "
        f"floor at most {max(row.floor_db for row in rows):.0f} dB; "
        f"{rates.mean():.1f} words a minute; {(np.abs(gaps) > 30).sum()} of {gaps.size} breaks off by more than 30 ms"
    )


if __name__ == "__main__":
    main()
