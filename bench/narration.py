"""How exactly narrations are aligned: `python bench/narration.py FOLDER [--make] [--hour] [--words] [--peer]`.

FOLDER holds recordings with their truth: NAME.flac and NAME.json with `texts`, `truth` (sentence, begin s, end s),
`deleted`, `repeated`, `false` (begun and broken off), `events` (`insert`, begin s, end s, …) and, where it is not
English, `language`. `--make` adds sets made of them: without pauses, in noise and echo, offered with another text; and
sets in German, French, Spanish, Italian and British English in Pico's voices, where py-nanotts is installed. `--hour`
repeats the first set to an hour and prints CPU time and memory. `--words` has the natural voice (hibari) read the first
set, and compares when words begin with the voice's own durations: as aligned, and as placed where they are known.
`--peer` has echogarden, where it is installed, align each set as well.
"""

import argparse
import json
import resource
import tempfile
import time
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import soundfile
import soxr
from narration_peers import aligned_by_echogarden, echogarden_found

from narrator.narration.align import HearingOptions, align
from narrator.narration.dictionary import words_in
from narrator.narration.model import Aligned, AsideKind, ReadingState, TextToRead
from narrator.narration.placing import word_times_in
from narrator.speech.model import Request
from narrator.speech.supervisor import Supervisor

RATE_HZ = 16000
HEAD = (
    f"{'set':26}{'sent':>5}{'begin ms':>12}{'≤100':>7}{'≤250':>7}{'≤500':>7}{'end p95':>9}"
    f"{'unread':>9}{'false':>7}{'again':>7}{'wrong':>7}{'added out':>11}{'CPU':>7}"
)
LANGUAGES = {
    "de": ("de-DE", ("Der Regen fiel die ganze Nacht auf das alte Dach.|Am Morgen standen drei Pferde vor der Scheune.|"
           "Niemand wusste, wem sie gehörten oder woher sie kamen.|Die Bäuerin holte Wasser und gab ihnen Heu.|"
           "Gegen Mittag kam ein Junge mit einer Laterne.|Er sagte, sein Großvater habe sie geschickt.|"
           "Zwanzig Jahre lang hatten sie in den Bergen gelebt.|Seitdem steht das Tor am Abend immer offen.")),
    "fr": ("fr-FR", ("La pluie est tombée toute la nuit sur le vieux toit.|Au matin, trois chevaux attendaient devant "
           "la grange.|Personne ne savait à qui ils appartenaient.|La fermière alla chercher de l'eau et du foin.|"
           "Vers midi, un garçon arriva avec une lanterne.|Il dit que son grand-père les avait envoyés.|"
           "Pendant vingt ans ils avaient vécu dans les montagnes.|Depuis, la porte reste ouverte chaque soir.")),
    "es": ("es-ES", ("La lluvia cayó toda la noche sobre el viejo tejado.|Por la mañana tres caballos esperaban "
           "delante del granero.|Nadie sabía de quién eran ni de dónde venían.|La granjera trajo agua y les dio heno.|"
           "Hacia el mediodía llegó un muchacho con una linterna.|Dijo que los había enviado su abuelo.|"
           "Durante veinte años habían vivido en las montañas.|Desde entonces la puerta queda abierta cada tarde.")),
    "it": ("it-IT", ("La pioggia cadde tutta la notte sul vecchio tetto.|Al mattino tre cavalli aspettavano davanti al "
           "fienile.|Nessuno sapeva di chi fossero né da dove venissero.|La contadina portò acqua e diede loro fieno.|"
           "Verso mezzogiorno arrivò un ragazzo con una lanterna.|Disse che li aveva mandati suo nonno.|"
           "Per vent'anni erano vissuti tra le montagne.|Da allora il cancello resta aperto ogni sera.")),
    "en-GB": ("en-GB", ("The rain fell all night upon the old roof.|In the morning three horses stood before the barn.|"
              "Nobody knew whose they were or where they came from.|The farmer's wife brought water and some hay.|"
              "Towards noon a boy arrived with a lantern.|He said that his grandfather had sent them.|"
              "For twenty years they had lived among the mountains.|Since then the gate stays open every evening.")),
}  # fmt: skip
"""Our own sentences. One in eight is not read, one is read twice."""


class Set:
    """A recording and what is true of it."""

    def __init__(self, name: str, sound: np.ndarray, meta: dict[str, Any], language: str = "en") -> None:
        self.name, self.sound, self.meta, self.language = name, sound, meta, language


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--make", action="store_true")
    parser.add_argument("--hour", action="store_true")
    parser.add_argument("--words", action="store_true")
    parser.add_argument("--peer", nargs="?", const="echogarden", metavar="PROGRAM", help="[default: echogarden]")
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    peer = echogarden_found(options.peer) if options.peer else ""
    sets = [loaded(path) for path in sorted(options.folder.glob("*.json"))]
    english = [one for one in sets if one.language == "en"]
    made = [*(how(one) for one in english[:1] for how in (breathless, noisy)), *in_other_languages()]
    print(HEAD)
    for one in [*sets, *(made if options.make else [])]:
        print(row(one.name, one, *aligned(one, sentences(one), options.jobs)), flush=True)
        if peer:
            of_peer = aligned_by_echogarden(peer, one.meta["texts"], one.sound, one.language)
            print(row("  echogarden", one, *of_peer), flush=True)
    if options.make:
        another_text(english, options.jobs)
    if options.words:
        words(sets[0].meta["texts"], options.jobs)
    if options.hour:
        hour(sets[0], options.jobs)


def loaded(path: Path) -> Set:
    meta = json.loads(path.read_text("utf-8"))
    sound, rate_hz = soundfile.read(path.with_suffix(".flac"), dtype="float32")
    assert rate_hz == RATE_HZ
    return Set(path.stem, sound, meta, meta.get("language") or guessed(meta["texts"]))


def guessed(texts: list[str]) -> str:
    """Sets that do not say are English, unless their commonest words are German."""
    words = " ".join(texts).lower().split()
    return "de" if words.count("die") + words.count("der") > words.count("the") else "en"


def breathless(one: Set) -> Set:
    """The same clips with pauses of 0 to 40 ms."""
    random = Random(1)
    pieces, truth, events, at = [], [], [], 0
    spans = [(b, e, None, i) for i, b, e in one.meta["truth"]]
    spans += [(event[1], event[2], event[0], None) for event in one.meta["events"] if event[0] != "repeat"]
    for begin, end, event, index in sorted(spans, key=lambda span: span[0]):
        clip = one.sound[int(begin * RATE_HZ) : int(end * RATE_HZ)]
        pause = np.zeros(int(random.uniform(0, 0.04) * RATE_HZ), np.float32)
        placed = (at / RATE_HZ, (at + clip.size) / RATE_HZ)
        if index is None:
            events.append([event, *placed])
        else:
            truth.append([index, *placed])
        pieces += [clip, pause]
        at += clip.size + pause.size
    return Set(f"{one.name}, breathless", np.concatenate(pieces), {**one.meta, "truth": truth, "events": events})


def noisy(one: Set) -> Set:
    """10 dB of pink noise, and an echo that dies in 0.3 s."""
    rng = np.random.default_rng(1)
    spectrum = np.fft.rfft(rng.normal(size=one.sound.size))
    spectrum /= np.sqrt(np.maximum(np.arange(spectrum.size), 1))
    noise = np.fft.irfft(spectrum, one.sound.size)
    tail = rng.normal(size=int(0.3 * RATE_HZ)) * np.exp(-np.arange(int(0.3 * RATE_HZ)) / (0.06 * RATE_HZ))
    size = 1 << int(np.ceil(np.log2(one.sound.size + tail.size)))
    echo = np.fft.irfft(np.fft.rfft(one.sound, size) * np.fft.rfft(tail, size), size)[: one.sound.size]
    sound = one.sound + 0.3 * echo / np.abs(echo).max() * np.abs(one.sound).max()
    level = np.sqrt((sound**2).mean() / (noise**2).mean()) * 10 ** (-10 / 20)
    sound += level * noise
    return Set(f"{one.name}, 10 dB, echo", (sound / np.abs(sound).max() * 0.8).astype(np.float32), one.meta)


def in_other_languages() -> list[Set]:
    try:
        from py_nanotts import NanoTTS  # noqa: PLC0415  # a peer's voices, not installed with narrator
    except ImportError:
        print("other languages: py-nanotts is not installed")
        return []
    found = []
    for language, (voice, text) in LANGUAGES.items():
        texts = text.split("|")
        clips = [pico(NanoTTS, voice, one) for one in texts]
        order = [0, 1, 2, 2, 3, 5, 6, 7]
        pieces, truth, at = [np.zeros(RATE_HZ // 2, np.float32)], {}, RATE_HZ // 2
        for index in order:
            truth[index] = [index, at / RATE_HZ, (at + clips[index].size) / RATE_HZ]
            pause = np.zeros(int(0.45 * RATE_HZ), np.float32)
            pieces += [clips[index], pause]
            at += clips[index].size + pause.size
        meta = {
            "texts": texts, "truth": list(truth.values()), "deleted": [4], "repeated": [2], "false": [], "events": [],
        }  # fmt: skip
        sound = np.concatenate(pieces)
        sound += np.random.default_rng(1).normal(0, 0.0005, sound.size).astype(np.float32)
        found.append(Set(f"Pico, {language}", sound, meta, language))
    return found


def pico(engine: Any, voice: str, text: str) -> np.ndarray:
    pcm = engine().speak(text, voice=voice)
    sound = np.frombuffer(pcm, np.int16).astype(np.float32) / 32768 if isinstance(pcm, bytes) else np.asarray(pcm)
    heard = np.flatnonzero(np.abs(sound) > 0.01)
    return sound[heard[0] : heard[-1] + 1]


def sentences(one: Set) -> list[TextToRead]:
    texts = one.meta["texts"]
    return [TextToRead(str(at), text, tuple(words_in(text, one.language))) for at, text in enumerate(texts)]


def aligned(one: Set, texts: list[TextToRead], jobs: int) -> tuple[Aligned, float]:
    """Return the alignment, and the CPU time with that of the recognizers."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "narration.flac"
        soundfile.write(path, one.sound, RATE_HZ)
        before = cpu_seconds()
        found = align(texts, path, HearingOptions(jobs=jobs), language=one.language, folder=Path(name))
        return found, cpu_seconds() - before


def cpu_seconds() -> float:
    both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in both)


def row(name: str, one: Set, found: Aligned, seconds: float) -> str:
    meta = one.meta
    truth = {index: (begin, end) for index, begin, end in meta["truth"]}
    begins, ends = [], []
    for index, (begin, end) in truth.items():
        span = found.readings[index].span
        begins.append(abs(span.begin / RATE_HZ - begin) if span is not None else np.inf)
        if span is not None:
            ends.append(abs(span.end / RATE_HZ - end))
    unread = {at for at, reading in enumerate(found.readings) if reading.state is ReadingState.UNREAD}
    deleted = set(meta["deleted"])
    again = {at for at, reading in enumerate(found.readings) if reading.again}
    added = [(event[1], event[2]) for event in meta["events"] if event[0] == "insert"]
    out = sum(is_left_out(found, begin, end) for begin, end in added)
    b, e = np.array(begins), np.array(ends)
    finite = b[np.isfinite(b)]
    shares = "".join(f"{100 * (b <= limit).mean():6.1f}%" for limit in (0.1, 0.25, 0.5))
    return (
        f"{name:26}{len(truth):5}{1000 * np.median(finite):5.0f} /{1000 * np.percentile(finite, 95):5.0f}{shares}"
        f"{1000 * np.percentile(e, 95):7.0f}  {len(unread & deleted):4} of{len(deleted):2}{len(unread - deleted):6}"
        f"{len(again & set(meta['repeated'])):4} of{len(meta['repeated']):2}{len(again - set(meta['repeated'])):5}"
        f"{out:7} of{len(added):2}{seconds / (one.sound.size / RATE_HZ):8.3f}"
    )


def is_left_out(found: Aligned, begin: float, end: float) -> bool:
    """Return whether hardly any of a stretch lies in a sentence that is used."""
    inside = 0.0
    for reading in found.readings:
        if reading.span is not None and reading.state is not ReadingState.UNREAD:
            inside += max(0.0, min(end, reading.span.end / RATE_HZ) - max(begin, reading.span.begin / RATE_HZ))
    return inside < 0.1 * (end - begin)


def another_text(sets: list[Set], jobs: int) -> None:
    for one, other in zip(sets, [*sets[1:], *sets[:1]], strict=True):
        if one is other:
            continue
        found, _ = aligned(one, sentences(other), jobs)
        read = sum(reading.state is ReadingState.READ for reading in found.readings)
        doubtful = sum(reading.state is ReadingState.DOUBTFUL for reading in found.readings)
        count = len(found.readings)
        print(f"{one.name} offered with another text: {read} of {count} sentences called read, {doubtful} doubtful")


def words(texts: list[str], jobs: int) -> None:
    """Print how far words begin from where the voice itself has them, in the middle of sentences and at their begin."""
    sounds, own = [], []
    with Supervisor("hibari") as voice:
        for text in texts:
            sound = voice.speak(Request(text, "en-US", "default", 160))
            rate_hz = sound.sample_rate_hz
            floats = soxr.resample(sound.samples.astype(np.float32) / 32768, rate_hz, RATE_HZ)
            sounds.append(np.clip(np.rint(floats * 32767), -32768, 32767).astype(np.int16))
            own.append({word.text_begin: word.begin_samples / rate_hz for word in sound.words})
    looked_up = [words_in(text, "en") for text in texts]
    pause = np.zeros(RATE_HZ * 4 // 10, np.int16)
    begins = np.cumsum([pause.size, *(sound.size + pause.size for sound in sounds)]) / RATE_HZ
    whole = np.concatenate([pause, *(piece for sound in sounds for piece in (sound, pause))])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        placed = word_times_in(list(zip(sounds, looked_up, strict=True)), HearingOptions(jobs=jobs),
                               language="en", folder=folder)  # fmt: skip
        soundfile.write(folder / "narration.flac", whole, RATE_HZ)
        to_read = [TextToRead(str(at), text, tuple(looked_up[at])) for at, text in enumerate(texts)]
        found = align(to_read, folder / "narration.flac", HearingOptions(jobs=jobs), language="en", folder=folder)
    for how, times, offsets in (
        ("aligned", [reading.words for reading in found.readings], begins),
        ("placed", placed, np.zeros(len(texts))),
    ):
        errors = np.array([
            one.begin / RATE_HZ - offset - truth[word.begin]
            for words_of, truth, spoken, offset in zip(times, own, looked_up, offsets, strict=False)
            for one in words_of
            if (word := spoken[one.index]).begin in truth
        ])  # fmt: skip
        off = 1000 * np.abs(errors)
        print(
            f"words {how}: {len(errors)} of {sum(map(len, own))}, median {np.median(off):.0f} ms, "
            f"p95 {np.percentile(off, 95):.0f} ms, within 50 ms {100 * (off <= 50).mean():.1f} %"
        )


def hour(one: Set, jobs: int) -> None:
    """Repeat a set with numbered sentences: what the recognizer works on is an hour, and so is the text."""
    length = one.sound.size / RATE_HZ
    times = int(3600 // length)
    texts, pieces = [], []
    for number in range(times):
        texts += [TextToRead(f"{number}.{t.utterance}", t.written, t.words) for t in sentences(one)]
        pieces.append(one.sound)
    whole = Set("an hour", np.concatenate(pieces), one.meta, one.language)
    before = time.perf_counter()
    found, seconds = aligned(whole, texts, jobs)
    unread = sum(reading.state is ReadingState.UNREAD for reading in found.readings)
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sound_mb = (whole.sound.nbytes + 2 * whole.sound.size) / 1e6  # ours, made for the test, and the file on the disk
    sounds = sum(aside.kind is not AsideKind.SILENCE for aside in found.asides)
    print(
        f"an hour ({len(texts)} sentences): {seconds:.0f} s of CPU, {time.perf_counter() - before:.0f} s, "
        f"{own - sound_mb:.0f} MB here beside the sound; {unread} unread "
        f"({times * len(one.meta['deleted'])} are), {sounds} asides"
    )


if __name__ == "__main__":
    main()
