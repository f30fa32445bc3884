"""Piper's real loading and speaking code, on a small model that the test makes."""

import json
from itertools import pairwise

import numpy as np
import pytest

from narrator.errors import EngineMissingError, ProfileError, SpeechError
from narrator.speech.engines.piper import engine as piper
from narrator.speech.model import EngineOptions, Request
from narrator.speech.phoneme_words import phoneme_words
from narrator.speech.voices import resolve_voice

NAME = "en_US-small-low"


@pytest.fixture(scope="module")
def model(tmp_path_factory, write_model):
    """Options for a model with one speaker."""
    return EngineOptions(model=str(write_model(tmp_path_factory.mktemp("voices"))))


def test_a_model_tells_its_voice(model):
    """Its name, language and rate come from the settings beside it."""
    voice = resolve_voice(piper, model, "en", "")
    assert (voice.name, voice.language, voice.sample_rate_hz) == (NAME, "en-US", 22050)
    assert resolve_voice(piper, model, "en", f"{NAME}.onnx") == voice


def test_a_missing_model_is_not_a_missing_engine(tmp_path):
    """What is missing is named, with the way to get it."""
    with pytest.raises(EngineMissingError, match=r"the model en_US-gone-low\.onnx is not on this machine") as missing:
        resolve_voice(piper, EngineOptions(model=str(tmp_path / "en_US-gone-low.onnx")), "en", "")
    assert missing.value.hint == "narrator voices install en_US-gone-low"


@pytest.mark.parametrize(("suffix", "kept", "said"), [
    (".onnx", 0.5, "damaged"), (".onnx.json", 0.5, "cannot be read"), (".onnx.json", 0.0, "does not hold"),
])  # fmt: skip
def test_a_damaged_model_is_told_with_what_to_do(tmp_path, write_model, suffix, kept, said):
    """Half of a download, or settings of something else: which file, and how to have it anew."""
    options = EngineOptions(model=str(write_model(tmp_path)))
    path = tmp_path / f"{NAME}{suffix}"
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * kept)] or b"{}")
    with pytest.raises(EngineMissingError, match=said) as caught:
        piper.open(options)
    assert f"narrator voices install {NAME}" in caught.value.hint


def test_another_language_is_an_error(model):
    """An English model reads no German, not even quietly."""
    with pytest.raises(ProfileError, match="no voice for the language “de”"):
        resolve_voice(piper, model, "de", "")


def test_a_model_speaks_and_a_larger_length_scale_is_slower(supervise, ask, model, sentences):
    """Twice the scale, twice the sound."""
    supervisor = supervise("piper", model)
    plain = supervisor.speak(ask(sentences[0], voice=NAME, rate=1.0))
    slow = supervisor.speak(ask(sentences[0], voice=NAME, rate=2.0))
    assert plain.sample_rate_hz == 22050
    assert abs(slow.samples.size - 2 * plain.samples.size) < 10


def test_phonemes_are_spoken_in_place_of_the_text(supervise, model):
    """Two phonemes make less sound than the word they stand for."""
    supervisor = supervise("piper", model)
    spelled = supervisor.speak(Request("Worcestershire", "en", NAME, 1.0))
    given = supervisor.speak(Request("Worcestershire", "en", NAME, 1.0, phoneme="wʊ"))
    assert given.samples.size < spelled.samples.size / 2


def test_a_model_with_alignments_tells_where_its_words_lie(supervise, write_model, tmp_path):
    """Each phoneme of this one lasts one step, with the pad behind it."""
    options = EngineOptions(model=str(write_model(tmp_path, aligned=True)))
    text = "Go, see — them. Now."
    sound = supervise("piper", options).speak(Request(text, "en", NAME, 1.0))
    assert [text[word.text_begin : word.text_end] for word in sound.words] == ["Go,", "see", "them.", "Now."]
    assert sound.words[0].begin_samples == 2 * 1100
    assert all(one.end_samples <= other.begin_samples for one, other in pairwise(sound.words))
    assert sound.words[-1].end_samples <= sound.samples.size


def test_where_other_words_are_said_than_are_written_none_has_a_time():
    """A number is several: nobody knows which is which."""
    assert phoneme_words("at 25", [("a", 0, 1), (" ", 1, 2), ("t", 2, 3), (" ", 3, 4), ("f", 4, 5)]) == ()


def test_a_phoneme_that_the_model_lacks_is_an_error(supervise, tmp_path, write_model):
    """Piper itself would pass over it with a line in a log."""
    path = write_model(tmp_path)
    settings = path.with_name(f"{path.name}.json")
    known = json.loads(settings.read_text("utf-8"))
    del known["phoneme_id_map"]["ʃ"]
    settings.write_text(json.dumps(known), "utf-8")
    with pytest.raises(SpeechError, match="no sound for the phoneme “ʃ”"):
        supervise("piper", EngineOptions(model=str(path))).speak(Request("A ship.", "en", NAME, 1.0))


@pytest.mark.parametrize("word", ["harbour", "measure", "Worcestershire"])
def test_a_words_own_phonemes_sound_as_the_word_does(supervise, model, word):
    """Sample for sample: what a lexicon gives in IPA is what Piper itself makes of the letters."""
    from piper import PiperVoice  # noqa: PLC0415 - an extra

    ipa = "".join(PiperVoice.load(model.model).phonemize(word)[0])
    supervisor = supervise("piper", model)
    spelled = supervisor.speak(Request(word, "en", NAME, 1.0)).samples
    given = supervisor.speak(Request("Xyz", "en", NAME, 1.0, phoneme=ipa)).samples
    assert np.array_equal(spelled, given)


def test_sound_is_what_pipers_own_api_makes(supervise, model, sentences):
    """To the rounding of the last bit."""
    from piper import PiperVoice  # noqa: PLC0415 - an extra

    voice = PiperVoice.load(model.model)
    supervisor = supervise("piper", model)
    for text in sentences[:3]:
        own = np.concatenate([chunk.audio_int16_array for chunk in voice.synthesize(text)])
        ours = supervisor.speak(Request(text, "en", NAME, 1.0)).samples
        assert np.abs(own.astype(int) - ours).max() <= 1


def test_a_model_of_several_speakers_offers_each(supervise, ask, tmp_path, write_model):
    """A speaker is a voice."""
    options = EngineOptions(model=str(write_model(tmp_path, speakers=("anna", "ben"))))
    assert [voice.name for voice in piper.voices(options)] == [NAME, "anna", "ben"]
    assert supervise("piper", options).speak(ask("Good morning.", voice="ben", rate=1.0)).samples.size


def test_a_missing_model_names_the_command_that_brings_it(supervise, ask, tmp_path, write_model):
    """The probe, and the error, say `narrator voices install`."""
    write_model(tmp_path, name="another")
    options = EngineOptions(model=str(tmp_path / f"{NAME}.onnx"))
    assert piper.probe(options).how_to_get == f"narrator voices install {NAME}"
    with pytest.raises(EngineMissingError) as caught:
        supervise("piper", options).speak(ask("Hello.", voice=NAME, rate=1.0))
    assert caught.value.hint == f"narrator voices install {NAME}"


def test_another_model_under_the_same_name_is_another_version(tmp_path, write_model):
    """The model's checksum is part of every clip's key."""
    options = EngineOptions(model=str(write_model(tmp_path)))
    before = piper.probe(options).version
    write_model(tmp_path, scale_of=1.5)
    assert piper.probe(options).version != before
