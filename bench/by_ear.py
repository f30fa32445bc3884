"""What `narrator check --by-ear` finds: `python bench/by_ear.py SOURCE... [--voice PROFILE] [--faults N] [--keep DIR]`.

Makes each post in each voice, hears the untouched MP3s, then puts faults into them, some five sentences apart, and
hears them again: a sentence removed, silenced, replaced by another of the post, cut at half, said twice, or changing
places with the next but one. Faults are put into sentences of three words and more (`--short`: shorter ones).
For each voice one line has how many of each kind were found; a swap is found where one of the two is named. `false`
counts sentences that were named in the untouched sound; `beside` those in the tampered sound that no fault touched,
nor a swap passed over. Sentences that a post says twice are not told apart: choose posts of prose.
The command itself is run, on MP3s encoded anew. `--keep` keeps what was made, for the next run.
"""

import argparse
import os
import re
import resource
import tempfile
from pathlib import Path
from random import Random

import lameenc
import msgspec
import numpy as np
import soundfile

from narrator.pipeline.narration.by_ear import check_by_ear
from narrator.pipeline.options import MakeOptions
from narrator.pipeline.progress import Silent
from narrator.pipeline.session import Session, open_session

VOICES = ("natural", "flite", "default", "fast")
KINDS = ("removed", "silenced", "replaced", "swapped", "halved", "doubled")
APART = 5
LEAST_WORDS = 3
SEED = 19
CUE = re.compile(r"^(\S+)\n(\d+):(\d\d):(\d\d\.\d+) --> (\d+):(\d\d):(\d\d\.\d+).*\n((?:.+\n?)*)", re.MULTILINE)
HEAD = (
    f"{'voice':14}{'sentences':>10}{'false':>7}"
    + "".join(f"{kind:>10}" for kind in KINDS)
    + f"{'beside':>8}{'CPU s/min':>11}"
)


class Sentence(msgspec.Struct):
    """One utterance in the finished sound, in samples."""

    name: str
    begin: int
    end: int
    words: int


class Fault(msgspec.Struct):
    """What was done to which sentence of which post."""

    kind: str
    at: int
    other: int = -1


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", nargs="+", type=Path)
    parser.add_argument("--voice", action="append", help=f"profiles [default: {', '.join(VOICES)}]")
    parser.add_argument("--faults", type=int, default=120)
    parser.add_argument("--short", action="store_true", help="put the faults into sentences of one and two words")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--list", action="store_true", help="print what was missed and what was named wrongly")
    options = parser.parse_args()
    sources = [str(path.resolve()) for path in options.sources]
    with tempfile.TemporaryDirectory() as name:
        folder = (options.keep or Path(name)).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        os.chdir(folder)  # the site is nobody's: profiles that narrator ships, no lexicons
        print(HEAD)
        for voice in options.voice or VOICES:
            print(row(voice, sources, folder / voice, options), flush=True)


def row(voice: str, sources: list[str], output: Path, options: argparse.Namespace) -> str:
    session = open_session(cache=str(output.parent / "cache"))
    report = session.make(sources, MakeOptions(voices=(voice,), output=output, only=("mp3", "vtt")), Silent())
    for failed in report.failed:
        print(f"not made in {voice}: {failed}")
    slugs = sorted(path.parent.name for path in output.glob("*/*.mp3"))
    posts = {slug: sentences(output / slug) for slug in slugs}
    kept = {slug: next((output / slug).glob("*.mp3")).read_bytes() for slug in slugs}
    before = cpu_seconds()
    false = [(slug, name) for slug in slugs for name in named(session, output, slug)]
    minutes = sum(posts[slug][-1].end for slug in slugs) / rate_of(output / slugs[0]) / 60
    cost = (cpu_seconds() - before) / minutes
    if options.list:
        print(*(f"  false: {voice} {slug} {name}" for slug, name in false), sep="\n", flush=True)
    found: dict[str, list[bool]] = {kind: [] for kind in KINDS}
    beside = 0
    random = Random(options.seed)
    left = [kind for kind in KINDS for _ in range(options.faults // len(KINDS))]
    random.shuffle(left)
    while left:
        for slug in slugs:
            faults = placed(posts[slug], left, random, short=options.short)
            if not faults:
                continue
            tamper(next((output / slug).glob("*.mp3")), posts[slug], faults)
            told = named(session, output, slug)
            touched = {posts[slug][at].name for one in faults for at in range(one.at, max(one.at, one.other) + 1)}
            for one in faults:
                hit = {posts[slug][at].name for at in ((one.at, one.other) if one.kind == "swapped" else (one.at,))}
                found[one.kind].append(bool(hit & told))
                if options.list and not hit & told:
                    print(f"  missed: {voice} {slug} {one.kind} {posts[slug][one.at].name}", flush=True)
            beside += len(told - touched - {name for where, name in false if where == slug})
            if options.list:
                print(
                    f"  {len(faults)} in {slug}",
                    *(f"  beside: {name}" for name in told - touched),
                    sep="\n",
                    flush=True,
                )
            next((output / slug).glob("*.mp3")).write_bytes(kept[slug])
    total = sum(map(len, posts.values()))
    kinds = "".join(f"{f'{sum(found[kind])}/{len(found[kind])}':>10}" for kind in KINDS)
    return f"{voice:14}{total:10}{len(false):7}{kinds}{beside:8}{cost:11.1f}"


def sentences(folder: Path) -> list[Sentence]:
    rate_hz = rate_of(folder)
    found: dict[str, Sentence] = {}
    for match in CUE.finditer(next(folder.glob("*.vtt")).read_text("utf-8")):
        begin, end = (
            round((int(h) * 3600 + int(m) * 60 + float(s)) * rate_hz)
            for h, m, s in (match.groups()[1:4], match.groups()[4:7])
        )
        name = re.sub(r"[-/]\d+$", "", match[1])
        words = len(re.sub(r"<[^>]*>", "", match[8]).split())
        if name in found:
            found[name].end = end
            found[name].words += words
        else:
            found[name] = Sentence(name, begin, end, words)
    return list(found.values())


def rate_of(folder: Path) -> int:
    return int(soundfile.info(next(folder.glob("*.mp3"))).samplerate)


def placed(post: list[Sentence], left: list[str], random: Random, *, short: bool) -> list[Fault]:
    """Take faults from *left* for sentences of *post*, some way apart."""
    faults: list[Fault] = []
    at = random.randrange(1, APART)
    while at < len(post) - 3 and left:
        fits = (post[at].words < LEAST_WORDS) if short else (post[at].words >= LEAST_WORDS)
        if fits:
            fault = Fault(left[-1], at)
            if fault.kind == "swapped":
                fault.other = at + 2
            if fault.kind == "replaced":
                others = [n for n, one in enumerate(post) if abs(n - at) > 2 and one.words >= LEAST_WORDS]
                fault.other = -1 - random.choice(others) - 1  # not touched itself
            if fault.kind != "swapped" or short or post[at + 2].words >= LEAST_WORDS:
                faults.append(fault)
                left.pop()
                at += random.randrange(APART - 1, APART + 2)
                continue
        at += 1
    return faults


def tamper(mp3: Path, post: list[Sentence], faults: list[Fault]) -> None:
    """Write the MP3 anew, with *faults*."""
    sound, rate_hz = soundfile.read(mp3, dtype="float32")
    begins = [one.begin for one in post]
    pieces = [sound[begin:end] for begin, end in zip(begins, [*begins[1:], sound.size], strict=True)]
    spoken = [one.end - one.begin for one in post]
    result = list(pieces)
    for one in faults:
        piece = pieces[one.at]
        if one.kind == "removed":
            result[one.at] = piece[:0]
        elif one.kind == "silenced":
            result[one.at] = np.zeros_like(piece)
        elif one.kind == "replaced":
            result[one.at] = pieces[-2 - one.other]
        elif one.kind == "swapped":
            result[one.at], result[one.other] = pieces[one.other], piece
        elif one.kind == "halved":
            result[one.at] = np.concatenate([piece[: spoken[one.at] // 2], piece[spoken[one.at] :]])
        else:
            result[one.at] = np.concatenate([piece, piece])
    whole = np.clip(np.rint(np.concatenate([sound[: begins[0]], *result]) * 32767), -32768, 32767).astype(np.int16)
    encoder = lameenc.Encoder()  # libsndfile's own MP3 has frames that its decoder refuses
    encoder.set_bit_rate(64)
    encoder.set_in_sample_rate(rate_hz)
    encoder.set_out_sample_rate(rate_hz)
    encoder.set_channels(1)
    encoder.silence()
    mp3.write_bytes(bytes(encoder.encode(whole.tobytes())) + bytes(encoder.flush()))


def named(session: Session, output: Path, slug: str) -> set[str]:
    """Return the utterances that the command names in the article."""
    check_by_ear(session, output, (slug,))
    heard = msgspec.json.decode((output / ".narrator/heard" / f"{slug}.json").read_bytes())
    return {doubt["utterance"] for one in heard["editions"].values() for doubt in one["doubts"]}


def cpu_seconds() -> float:
    both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in both)


if __name__ == "__main__":
    main()
