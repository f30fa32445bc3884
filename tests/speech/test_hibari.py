"""The natural voice: the release that is pinned, no letter lost, the same bytes, and the time of each word."""

import hashlib
import subprocess
import sys
from importlib.metadata import distribution
from pathlib import Path

import numpy as np
import pytest

from narrator.errors import EngineMissingError, SpeechError
from narrator.speech.engines.hibari import engine
from narrator.speech.engines.hibari.model import MODEL_SHA256, Model
from narrator.speech.engines.hibari.phonemes import is_sound, symbols_of
from narrator.speech.engines.hibari.reading import Reader
from narrator.speech.model import EngineOptions, Request
from narrator.speech.stretching import STRETCHER
from narrator.speech.word_positions import placed

CONTENT_SHA256 = "d8c72248ef7cf03e48cf47682455633697f23d300157763b9ae0ae2c896017c9"
"""Of the names and checksums of all that the wheel hibari_tts-0.2.1 installs under `hibari/`."""
SCRIPTS = (
    "你好",
    "Привет",
    "Ωμέγα",
    "שלום",
    "مرحبا",
    "नमस्ते",
    "안녕",
    "こんにちは",
    "ᏣᎳᎩ",
    "ሰላም",
    "Nguyễn",
    "ţară",
    "ẞ",
    "½",
    "٣",
    "𝐁",
)


@pytest.fixture(scope="module")
def reader():
    """The reading, without the model."""
    return Reader(Model().symbols)


def test_the_release_is_the_one_whose_faults_are_known():
    """Another may read, sound and time otherwise: look before this is changed."""
    files = sorted(
        (str(file), file.hash.value)
        for file in distribution("hibari-tts").files
        if file.hash and str(file).startswith("hibari/")
    )
    assert hashlib.sha256(repr(files).encode()).hexdigest() == CONTENT_SHA256
    model = next(file for file in distribution("hibari-tts").files if str(file).endswith("assets/hibari.onnx"))
    assert hashlib.sha256(model.read_binary()).hexdigest() == MODEL_SHA256


@pytest.mark.parametrize("foreign", SCRIPTS)
def test_a_word_in_any_script_is_heard(reader, foreign):
    """By itself the engine says “She said and left.”, and no more."""
    words = reader.read(f"She said {foreign} and left.")
    assert len(words) >= 5
    assert all(is_sound(word.symbols) for word in words)


def test_no_letter_or_digit_is_passed_over():
    """Each letter that Unicode names below U+3100, and a sample of those beyond, alone and inside a word.

    In a process of its own, as the engine is: eSpeak is one for all in a process, and other tests change its voices.
    """
    program = f"import sys; sys.path.insert(0, {str(Path(__file__).parents[1])!r}); import speech.hibari_letters"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout == "nothing is passed over\n"


def test_a_long_word_keeps_its_end(reader):
    """Over 24 letters hibari's own net stops."""
    one, other = (
        reader.read(word)[0].symbols for word in ("honorificabilitudinitatibus", "honorificabilitudinitatibusque")
    )
    assert other.startswith(one[:-2])
    assert len(other) > len(one)


@pytest.mark.parametrize("word", ["BUT", "ACT", "TERMS", "MUST"])
def test_a_word_in_capitals_is_a_word(reader, word):
    """What is to be spelled has full stops by the time that it comes here."""
    assert reader.read(f"{word} now.")[0].symbols.strip("ˈˌ") == reader.read(f"{word.lower()} now.")[0].symbols.strip(
        "ˈˌ"
    )
    assert len(reader.read("A.C.T now.")[0].symbols) > len(reader.read("ACT now.")[0].symbols)


def test_its_markup_in_a_text_is_text(reader):
    """`[word](/phonemes/)` would replace a word by whatever stands there."""
    plain = reader.read("See word for more.")[1].symbols
    assert reader.read("See [word](/kˈæt/) for more.")[1].symbols.strip("()") == plain


@pytest.mark.parametrize(("ipa", "symbols"), [("wˈɪn", "wˈɪn"), ("/həlˈoʊ/", "həlˈO"), ("t͡ʃaɪ", "ʧI"), ("ʁœ̃ɲ", "ɹɛnj")])
def test_ipa_becomes_the_models_symbols(ipa, symbols):
    """Of another language the nearest English sound."""
    assert symbols_of(ipa) == symbols


def test_a_sign_that_is_no_ipa_is_refused(reader):
    """A lexicon's IPA with such a sign is given up as a whole, and the text is read."""
    with pytest.raises(KeyError):
        symbols_of("w☃n")
    assert reader.symbols_of_ipa("w☃n") == ""


def test_phonemes_are_spoken_in_place_of_the_text(supervise):
    """The same IPA for two texts gives the same sound."""
    supervisor = supervise("hibari")
    one, other = (supervisor.speak(Request(text, "en", "heart", 1.0, phoneme="wˈɪn")) for text in ("Nguyen", "Tsonga"))
    assert one.samples.tobytes() == other.samples.tobytes()
    assert [word[:2] for word in other.words] == [(0, 6)]


def test_each_word_begins_where_it_is_heard(supervise):
    """After a comma there is silence before a stop: the voice sets in within 60 ms of the word's time."""
    text = "Take, pick, touch, keep, and park."
    sound = supervise("hibari").speak(Request(text, "en", "heart", 0.8))
    assert [text[word.text_begin : word.text_end] for word in sound.words] == text.split()
    loud = np.abs(sound.samples.astype(int)) > 1000
    for word in sound.words[1:4]:
        around = loud[word.begin_samples - 1200 : word.begin_samples + 2400]
        assert around.any()
        assert word.begin_samples < word.end_samples <= sound.samples.size


def test_a_long_sentence_is_spoken_whole(supervise):
    """Its runs are joined, and every word has its time, in order."""
    text = "The ferry leaves, " * 30 + "and comes back."
    sound = supervise("hibari").speak(Request(text, "en", "heart", 1.0))
    assert len(sound.words) == len(text.split())
    assert list(sound.words) == sorted(sound.words)


def test_stretched_it_keeps_its_own_pace_and_its_words(supervise):
    """Twice as fast is half as long, the words' times with it."""
    supervisor = supervise("hibari", EngineOptions(settings=(("stretch", True),)))
    plain, fast = (supervisor.speak(Request("A letter lay on the table.", "en", "heart", rate)) for rate in (1.0, 2.0))
    assert abs(plain.samples.size / fast.samples.size - 2) < 0.01
    assert abs(plain.words[3].begin_samples / fast.words[3].begin_samples - 2) < 0.01


def test_an_option_that_it_does_not_have_is_named(supervise):
    """A typing error must not be without effect."""
    with pytest.raises(SpeechError, match="strech"):
        supervise("hibari", EngineOptions(settings=(("strech", True),))).speak(Request("Hello.", "en", "heart", 1.0))


def test_a_missing_stretcher_is_told(monkeypatch):
    """With the way to get it."""
    have = engine.version

    def version(package):
        if package == STRETCHER:
            raise engine.PackageNotFoundError(package)
        return have(package)

    monkeypatch.setattr(engine, "version", version)
    assert engine.probe(EngineOptions()).present
    assert "natural-fast" in engine.probe(EngineOptions(settings=(("stretch", True),))).how_to_get


def test_another_release_is_told_with_every_post_that_it_reads(monkeypatch):
    """Of its model it is not known when words are heard."""
    assert not engine.voices(EngineOptions())[0].caution
    monkeypatch.setattr(engine, "version", lambda _package: "0.2.2")
    assert "0.2.2" in engine.voices(EngineOptions())[0].caution


def test_a_damaged_package_is_told_as_that(monkeypatch):
    """Not as a sentence that cannot be read."""

    def load(**_options):
        raise OSError("no such file: hibari.onnx")

    monkeypatch.setattr(engine, "named", lambda _speaker: load)
    with pytest.raises(EngineMissingError, match=r"damaged.*hibari\.onnx") as caught:
        engine.open(EngineOptions())
    assert "--force-reinstall" in caught.value.hint


def test_scipy_is_not_heard(tmp_path, supervise):
    """The engine takes its transform where it is installed, and gives other bytes: here one that fails."""
    (tmp_path / "scipy").mkdir()
    (tmp_path / "scipy" / "__init__.py").touch()
    (tmp_path / "scipy" / "fft.py").write_text("def rfft(*a, **k):\n    raise SystemExit('scipy')\nirfft = rfft\n")
    program = (
        f"import sys, hashlib; sys.path.insert(0, {str(tmp_path)!r})\n"
        "from narrator.speech.engines.hibari.model import Model\n"
        "print(hashlib.sha256(Model().speak('həlˈO.', 1.0).samples.tobytes()).hexdigest())"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == hashlib.sha256(Model().speak("həlˈO.", 1.0).samples.tobytes()).hexdigest()


@pytest.mark.parametrize(
    ("text", "read", "expected"),
    [
        ("at 3:30 pm", [("at", (0, 10)), ("three", (10, 20)), ("thirty", (20, 30)), ("P.M", (30, 40))], "at 3:30 pm"),
        ("one  two", [("one", (0, 5)), ("two", (5, 9))], "one two"),
        ("a (b) c", [("a", (0, 1)), ("(b)", None), ("c", (2, 3))], "a c"),
    ],
)
def test_words_that_were_read_are_found_in_what_was_written(text, read, expected):
    """Where numbers differ, the time is shared."""
    words = placed(text, read)
    assert " ".join(text[word.text_begin : word.text_end] for word in words) == expected
    assert words[0].begin_samples == 0
    assert words[-1].end_samples == read[-1][1][1]
