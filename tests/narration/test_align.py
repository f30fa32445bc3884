"""A narration is aligned sentence by sentence, and its departures are found."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soxr
from click.testing import CliRunner
from read_aloud import ADDED, RATE_HZ, SENTENCES, Reader, joined, music, write

from narrator.cli.align import command
from narrator.errors import EngineMissingError, NarrationError, SpeechError
from narrator.narration import decode, hear
from narrator.narration.align import HearingOptions, align
from narrator.narration.dictionary import words_in
from narrator.narration.hear import Hearing
from narrator.narration.model import Aligned, AsideKind, ReadingState, SoundSpan, TextToRead
from narrator.narration.placing import word_times_in
from narrator.narration.recognition import RecognizerOptions

pytestmark = pytest.mark.usefixtures("hears")
NEAR_MS = 100


def texts(sentences: tuple[str, ...] = SENTENCES, language: str = "en") -> list[TextToRead]:
    """Return *sentences* as what should be read."""
    return [TextToRead(f"s{at}", text, tuple(words_in(text, language))) for at, text in enumerate(sentences)]


def aligned(path: Path, tmp_path: Path, sentences: tuple[str, ...] = SENTENCES, language: str = "en") -> Aligned:
    """Align *sentences* with the file."""
    return align(texts(sentences, language), path, HearingOptions(jobs=1), language=language, folder=tmp_path)


@pytest.fixture(scope="module")
def departures(reader: Reader, tmp_path_factory: pytest.TempPathFactory) -> tuple[Aligned, list[tuple[int, int]]]:
    """A welcome after music, one sentence unread, one read twice, one begun and broken off, one added."""
    clips = dict(zip(SENTENCES, reader.says(*SENTENCES), strict=True))
    order = [SENTENCES[0], SENTENCES[1], SENTENCES[2], SENTENCES[2], SENTENCES[4], SENTENCES[5], SENTENCES[6]]
    sounds = [clips[text] for text in order]
    begun = clips[SENTENCES[4]][: clips[SENTENCES[4]].size // 2]
    (added,) = reader.says(ADDED)
    sound, times = joined([music(3), added, *sounds[:4], begun, sounds[4], added, *sounds[5:], clips[SENTENCES[7]]])
    folder = tmp_path_factory.mktemp("departures")
    return aligned(write(folder / "me.flac", sound), folder), times


def test_read_sentences_have_exact_times(departures: tuple[Aligned, list[tuple[int, int]]]) -> None:
    """Each begin and end is the spoken one; of a sentence read twice, the last reading counts."""
    found, times = departures
    truth = {0: times[2], 1: times[3], 2: times[5], 4: times[7], 5: times[9], 6: times[10], 7: times[11]}
    for at, (begin_ms, end_ms) in truth.items():
        one = found.readings[at]
        assert one.state is ReadingState.READ, one
        assert one.span is not None
        assert abs(one.span.begin / 16 - begin_ms) < NEAR_MS, one
        assert abs(one.span.end / 16 - end_ms) < NEAR_MS, one


def test_departures_are_found(departures: tuple[Aligned, list[tuple[int, int]]]) -> None:
    """What is unread, read twice, broken off and added is told."""
    found, times = departures
    assert [one.utterance for one in found.unread] == ["s3"]
    assert [at for at, one in enumerate(found.readings) if one.again] == [2]
    assert [at for at, one in enumerate(found.readings) if one.begun] == [4]
    begins = [aside.span.begin / 16 for aside in found.asides if aside.kind is not AsideKind.SILENCE]
    assert any(abs(begin - times[8][0]) < NEAR_MS for begin in begins)
    assert begins[0] < times[1][1]


def test_words_lie_in_order_within_their_sentence(departures: tuple[Aligned, list[tuple[int, int]]]) -> None:
    """Each heard word has a time inside its sentence, and none begins before the one before it."""
    found, _ = departures
    for one in found.readings:
        if one.span is None:
            continue
        begins = [word.begin for word in one.words]
        assert begins == sorted(begins)
        assert len(begins) >= 0.7 * len(one.written.split())
        assert all(one.span.begin <= word.begin <= word.end <= one.span.end for word in one.words)


def test_another_post_reads_nothing(reader: Reader, tmp_path: Path) -> None:
    """A recording of another text: no sentence is called read."""
    others = ("Twelve engineers signed the petition.", "My grandfather repaired violins for the orchestra.", ADDED)
    sound, _ = joined(reader.says(*others))
    found = aligned(write(tmp_path / "other.wav", sound), tmp_path)
    assert all(one.state is ReadingState.UNREAD for one in found.readings)


def test_another_language_is_heard_by_espeaks_ipa(tmp_path: Path) -> None:
    """German words are heard by the English model, spelled in its phonemes."""
    german = ("Der Hafen lag still unter dem grauen Himmel.", "Niemand hatte dem Bäcker von der Brücke erzählt.")
    sound, times = joined(Reader("de", "de").says(*german))
    found = aligned(write(tmp_path / "de.wav", sound), tmp_path, german, "de")
    for one, (begin_ms, _) in zip(found.readings, times, strict=True):
        assert one.state is not ReadingState.UNREAD, one
        assert one.span is not None
        assert abs(one.span.begin / 16 - begin_ms) < 250


def test_words_of_another_script_are_not_provable(reader: Reader, tmp_path: Path) -> None:
    """What has no pronunciation is listed, and does not count as heard or unheard."""
    sound, _ = joined(reader.says(SENTENCES[0]))
    found = aligned(write(tmp_path / "a.wav", sound), tmp_path, (f"{SENTENCES[0]} 你好",))
    assert found.readings[0].not_provable == ("你好",)
    assert found.readings[0].state is ReadingState.READ


@pytest.mark.parametrize("suffix", ["mp3", "ogg", "m4a"])
def test_usual_formats_give_the_same_times(suffix: str, reader: Reader, tmp_path: Path) -> None:
    """MP3, Ogg and the M4A of phones are decoded without lag."""
    sound, times = joined(reader.says(SENTENCES[0], SENTENCES[1]))
    path = tmp_path / f"me.{suffix}"
    if suffix == "m4a":
        write_m4a(path, sound)
    else:
        write(path, sound)
    found = aligned(path, tmp_path, SENTENCES[:2])
    for one, (begin_ms, _) in zip(found.readings, times, strict=True):
        assert one.span is not None
        assert abs(one.span.begin / 16 - begin_ms) < NEAR_MS


def write_m4a(path: Path, sound: np.ndarray) -> None:
    """Write AAC in MP4, as phones do."""
    import av  # noqa: PLC0415

    with av.open(str(path), "w") as container:
        stream = container.add_stream("aac", rate=RATE_HZ, layout="mono")
        for begin in range(0, sound.size, 1024):
            frame = av.AudioFrame.from_ndarray(sound[None, begin : begin + 1024], format="fltp", layout="mono")
            frame.sample_rate, frame.pts = RATE_HZ, begin
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))


def bad_files(folder: Path) -> dict[str, Path]:
    """Return files that no narration can be, by what is wrong with them."""
    files = {name: folder / f"{name}.wav" for name in ("missing", "empty", "silent", "text", "headless", "hours")}
    files["empty"].write_bytes(b"")
    files["text"].write_text("This is no sound at all. " * 40)
    write(files["silent"], np.zeros(RATE_HZ * 5, np.float32))
    write(files["headless"], np.zeros(0, np.float32))
    write(files["hours"], np.tile(music(60), 25), RATE_HZ)
    return files


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("missing", "cannot be read"),
        ("empty", "is empty"),
        ("silent", "is silent"),
        ("text", "is no sound file"),
        ("headless", "holds no sound"),
        ("hours", "a recording of something else"),
    ],
)
def test_a_bad_file_is_told(name: str, said: str, tmp_path: Path) -> None:
    """The error says what is wrong, in which file, and what to do."""
    path = bad_files(tmp_path)[name]
    with pytest.raises(NarrationError, match=said) as told:
        aligned(path, tmp_path)
    assert told.value.where == str(path)
    assert told.value.hint


def test_a_folder_is_no_recording(tmp_path: Path) -> None:
    """A folder is named as what it is."""
    with pytest.raises(NarrationError, match="folder"):
        aligned(tmp_path, tmp_path)


def test_poor_sound_is_a_finding(reader: Reader, tmp_path: Path) -> None:
    """Clipping, a telephone's rate, noise and two speakers in two channels are told, each with what to do."""
    sound, _ = joined(reader.says(*SENTENCES[:3]), lead_ms=0)
    rng = np.random.default_rng(3)
    clipped = write(tmp_path / "clipped.wav", np.clip(sound * 30, -1, 1))
    narrow = write(tmp_path / "narrow.wav", sound[::2], RATE_HZ // 2)
    noisy = write(tmp_path / "noisy.wav", (sound + rng.normal(0, 0.05, sound.size)).astype(np.float32))
    half = sound.size // 2
    sides = np.zeros((sound.size, 2), np.float32)
    sides[:half, 0], sides[half:, 1] = sound[:half], sound[half:]
    two = write(tmp_path / "two.wav", sides)
    for path, code in ((clipped, "clipped"), (narrow, "narrow"), (noisy, "noisy"), (two, "two-speakers")):
        quality = aligned(path, tmp_path, SENTENCES[:3]).quality
        assert code in {finding.code for finding in quality.findings}, path
        assert all(finding.hint for finding in quality.findings)


def test_opposite_channels_do_not_cancel(reader: Reader, tmp_path: Path) -> None:
    """A stereo file whose channels are each other's negative is heard all the same."""
    sound, _ = joined(reader.says(SENTENCES[0]))
    path = write(tmp_path / "stereo.wav", np.stack([sound, -sound], axis=1))
    assert aligned(path, tmp_path, SENTENCES[:1]).readings[0].state is ReadingState.READ


def test_the_command_tells_what_is_unread(reader: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exit code 3 where a sentence is unread, 0 where all are read; plain lines, JSON, and progress on stderr."""
    monkeypatch.chdir(tmp_path)
    Path("post.md").write_text("---\ntitle: Harbour\nlang: en\n---\n\n" + " ".join(SENTENCES[:3]) + "\n")
    sound, times = joined(reader.says(SENTENCES[0], SENTENCES[2]))
    write(Path("me.wav"), sound)
    plain = CliRunner().invoke(command, ["post.md", "me.wav", "--jobs", "1"], standalone_mode=False)
    assert plain.return_value == 3, plain.output
    assert f"unread, sentence 2: {SENTENCES[1]}" in plain.stdout
    assert "3 sentences: 2 read, 0 doubtful, 1 unread; 0 asides in " in plain.stdout
    assert "heard 100 %" in plain.stderr
    result = CliRunner().invoke(command, ["post.md", "me.wav", "--json", "--jobs", "1"], standalone_mode=False)
    document = json.loads(result.stdout)
    written = {one["written"]: one for one in document["sentences"]}
    assert document["schema"] == 1
    assert written[SENTENCES[1]]["state"] == "unread"
    assert abs(written[SENTENCES[2]]["begin_ms"] - times[1][0]) < NEAR_MS
    whole, _ = joined(reader.says(*SENTENCES[:3]))
    write(Path("whole.wav"), whole)
    read = CliRunner().invoke(command, ["post.md", "whole.wav", "--jobs", "1"], standalone_mode=False)
    assert read.return_value == 0, read.output
    other, _ = joined(reader.says(*SENTENCES[3:6]))
    write(Path("other.wav"), other)
    wrong = CliRunner().invoke(command, ["post.md", "other.wav", "--jobs", "1"], standalone_mode=False)
    assert wrong.return_value == 3
    assert wrong.stdout.startswith("other.wav is no recording of this post")
    assert not [line for line in wrong.stdout.splitlines() if line.startswith("unread") or "–" in line]


def options(folder: Path) -> RecognizerOptions:
    """Return options for a recognizer that needs none."""
    return RecognizerOptions("en", "", "", str(folder))


BROKEN = {
    "dies": "import os\nclass H:\n def hear(self, s, m=''): os._exit(7)\ndef open(options): return H()\n",
    "raises": "class H:\n def hear(self, s, m=''): raise OSError('no ears')\ndef open(options): return H()\n",
    "lies": "class H:\n def hear(self, s, m=''): return [type('W', (), dict(text=1, begin='x', end=2))]\n"
    "def open(options): return H()\n",
}


@pytest.mark.parametrize(("how", "said"), [("dies", "ended with code"), ("raises", "no ears"), ("lies", "rubbish")])
def test_a_recognizer_that_fails_is_named(how: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A recognizer that dies, raises or answers rubbish is started once more, then told with the place."""
    (tmp_path / "no_ears.py").write_text(BROKEN[how], "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(hear, "recognizer_module", lambda _: "no_ears")
    sound = np.zeros(RATE_HZ, np.int16)
    with Hearing("broken", options(tmp_path), jobs=1) as hearing, pytest.raises(SpeechError, match=said) as told:
        hearing.words(sound, [SoundSpan(0, RATE_HZ)])
    assert "0:00" in str(told.value)
    assert told.value.hint


def test_an_unknown_recognizer_is_named(tmp_path: Path) -> None:
    """The error lists those that are here."""
    with pytest.raises(EngineMissingError, match="oracle") as told:
        Hearing("oracle", options(tmp_path), jobs=1)
    assert "pocketsphinx" in told.value.hint


def test_a_file_that_changes_while_it_is_read_is_refused(
    reader: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is aligned with half of one recording and half of another."""
    sound, _ = joined(reader.says(SENTENCES[0]))
    path = write(tmp_path / "me.wav", sound)
    blocks = decode.blocks_of

    def changed(place: Path) -> Any:
        yield from blocks(place)
        write(place, sound[: sound.size // 2])

    monkeypatch.setattr(decode, "blocks_of", changed)
    with pytest.raises(NarrationError, match="was changed while narrator read it"):
        aligned(path, tmp_path)


def test_a_telephones_recording_is_read(reader: Reader, tmp_path: Path) -> None:
    """At 8 kHz sentences are found all the same."""
    sound, times = joined(reader.says(*SENTENCES[:3]))
    path = write(tmp_path / "narrow.wav", soxr.resample(sound, RATE_HZ, 8000), 8000)
    found = aligned(path, tmp_path, SENTENCES[:3])
    for one, (begin_ms, _) in zip(found.readings, times, strict=True):
        assert one.span is not None
        assert abs(one.span.begin / 16 - begin_ms) < NEAR_MS


def test_known_words_are_placed_in_a_sound(reader: Reader, tmp_path: Path) -> None:
    """Each word of a clip has a time, in order, the first where the sound begins."""
    sounds = [np.rint(one * 32767).astype(np.int16) for one in reader.says(SENTENCES[0], SENTENCES[1])]
    words = [words_in(text, "en") for text in SENTENCES[:2]]
    for sound, texts_of, times in zip(
        sounds, words, word_times_in(list(zip(sounds, words, strict=True)), language="en", folder=tmp_path), strict=True
    ):
        begins = [one.begin for one in times]
        assert begins == sorted(begins)
        assert len(times) >= len(texts_of) - 1
        assert begins[0] < RATE_HZ // 10
        assert times[-1].end <= sound.size
