"""Each way in which an engine can fail is caught, or its sound is what it should be."""

import numpy as np
import pytest
from msgspec.structs import replace

from narrator.errors import SpeechError
from narrator.speech.child import EngineFault, EngineProcess
from narrator.speech.experience import ENOUGH, seconds_a_letter
from narrator.speech.model import EngineOptions, Sound
from narrator.speech.registry import engine_names

TEXT = "The ferry leaves the harbour at a quarter past seven."
ALWAYS = {
    "hangs_at_start": "gave no answer within 0.5 s",
    "silent": "silent",
    "cut_off": "breaks off",
    "doubled": "says the text twice",
    "wrong_header": "12 Hz",
    "not_a_number": "NaN",
    "late": "gave no sound",
}
"""What is seen of the engines that are at fault from the first clip on."""


def say_all(supervisor, ask, sentences, voice="at once"):
    """Return the samples of each sentence."""
    return [supervisor.speak(ask(sentence, voice=voice)).samples for sentence in sentences]


@pytest.fixture
def honest(supervise, ask, sentences):
    """What an engine without fault makes of the sentences."""
    return say_all(supervise("honest"), ask, sentences)


def test_faulty_engines_register_as_third_parties_do():
    """Every engine of the folder is found by its entry point."""
    assert {*ALWAYS, "dies", "hangs_in_the_middle", "leaks", "out_of_memory"} <= set(engine_names())


@pytest.mark.parametrize(("engine", "seen"), ALWAYS.items())
def test_an_engine_at_fault_from_the_start_is_an_error_that_names_the_sentence(supervise, ask, engine, seen):
    """The error says which engine, which sentence and what was seen, and gives a way out."""
    limit_s = 0.5 if engine == "hangs_at_start" else 20
    with pytest.raises(SpeechError, match=seen) as caught:
        supervise(engine, time_limit_s=limit_s).speak(ask(TEXT))
    assert TEXT in str(caught.value)
    assert engine in str(caught.value)
    assert caught.value.hint


@pytest.mark.parametrize("engine", ["hangs_in_the_middle", "dies", "slow", "rubbish_on_stdout"])
def test_what_an_engine_fails_at_once_is_spoken_by_a_fresh_one(supervise, ask, sentences, honest, engine, capfd):
    """All sentences come out as the engine without fault says them, and nothing reaches our stdout."""
    limit_s = 1 if engine in {"hangs_in_the_middle", "slow"} else 20
    sounds = say_all(supervise(engine, time_limit_s=limit_s), ask, sentences[:4])
    assert all(np.array_equal(sound, right) for sound, right in zip(sounds, honest, strict=False))
    assert capfd.readouterr().out == ""


@pytest.mark.parametrize("engine", ["cut_off", "doubled", "wrong_rate", "late"])
def test_a_fault_that_begins_later_is_found_and_mended(supervise, ask, sentences, honest, engine):
    """From the ninth clip on these engines go wrong; a fresh one says those sentences well."""
    sounds = say_all(supervise(engine), ask, sentences, voice="later")
    assert all(np.array_equal(sound, right) for sound, right in zip(sounds, honest, strict=True))


def _counted(monkeypatch):
    """Return a list that grows with each call of an engine."""
    calls = []
    ask = EngineProcess.ask
    monkeypatch.setattr(EngineProcess, "ask", lambda process, request: calls.append(request) or ask(process, request))
    return calls


def test_a_voice_that_was_calibrated_speaks_each_text_once(supervise, ask, sentences, honest, monkeypatch):
    """Of one that was not, the first clips are spoken twice: what it says of itself is all there is."""
    pace = seconds_a_letter(sentences[0], Sound(honest[0], 22050))
    calls = _counted(monkeypatch)
    requests = [replace(ask(text), seconds_a_letter=pace) for text in sentences]
    sounds = [sound.samples for sound in supervise("honest").speak_all(requests)]
    assert all(np.array_equal(sound, right) for sound, right in zip(sounds, honest, strict=True))
    assert len(calls) == len(sentences)
    calls.clear()
    say_all(supervise("honest"), ask, sentences)
    assert len(calls) == len(sentences) + ENOUGH


@pytest.mark.parametrize(("factor", "times"), [(1, 1), (2, 2)])
def test_a_calibrated_voice_is_held_to_its_pace_from_the_first_clip_on(
    supervise, ask, honest, monkeypatch, factor, times
):
    """A sound of another length is doubted, and believed only when a fresh engine says it so again."""
    pace = seconds_a_letter(TEXT, Sound(honest[0], 22050))
    calls = _counted(monkeypatch)
    supervise("honest").speak(replace(ask(TEXT), seconds_a_letter=pace * factor))
    assert len(calls) == times


@pytest.mark.parametrize("engine", ["dies", "hangs_in_the_middle", "cut_off", "doubled", "wrong_rate", "late", "leaks"])
def test_asked_ahead_the_same_faults_are_found_and_mended(supervise, ask, sentences, honest, engine):
    """While one sound is checked the engine speaks the next: what it was asked too early is asked again."""
    limit_s = 1 if engine == "hangs_in_the_middle" else 20
    supervisor = supervise(engine, time_limit_s=limit_s, memory_limit_bytes=120_000_000)
    sounds = [sound.samples for sound in supervisor.speak_all(ask(text, voice="later") for text in sentences)]
    assert len(sounds) == len(honest)
    assert all(np.array_equal(sound, right) for sound, right in zip(sounds, honest, strict=True))


def test_asked_ahead_an_error_names_the_sentence_that_failed(supervise, ask, sentences):
    """Not the one that was being spoken ahead of it."""
    german = ask("Guten Morgen.", language="de")
    requests = [*(ask(text) for text in sentences[:6]), german, ask(sentences[6])]
    sounds = supervise("refuses_a_language").speak_all(requests)
    heard = [next(sounds) for _ in range(6)]
    with pytest.raises(SpeechError, match="Guten Morgen"):
        next(sounds)
    assert len(heard) == 6


def test_the_way_a_process_died_is_told(ask):
    """Its exit code and the last line that it wrote to stderr are in the fault."""
    process = EngineProcess("dies", EngineOptions(), time_limit_s=20, memory_limit_bytes=1 << 30)
    try:
        process.speak(ask(TEXT))
        process.speak(ask(TEXT))
        with pytest.raises(EngineFault, match=r"code 7 \(the codec went away\)"):
            process.speak(ask(TEXT))
    finally:
        process.end()


def test_an_engine_that_takes_all_memory_is_stopped(supervise, ask):
    """Its memory is watched while it speaks."""
    with pytest.raises(SpeechError, match="MiB of memory"):
        supervise("out_of_memory", memory_limit_bytes=120_000_000).speak(ask(TEXT))


def test_an_engine_that_leaks_is_replaced_between_two_sentences(supervise, ask, sentences, honest):
    """The sentences are whole, and the process is another one by the end."""
    supervisor = supervise("leaks", memory_limit_bytes=120_000_000)
    supervisor.speak(ask(sentences[0]))
    first = supervisor._process
    sounds = say_all(supervisor, ask, sentences[:6])
    assert supervisor._process is not first
    assert all(np.array_equal(sound, right) for sound, right in zip(sounds, honest, strict=False))


def test_a_refused_language_is_an_error_and_other_languages_are_spoken(supervise, ask):
    """What the engine says of it is in the error."""
    supervisor = supervise("refuses_a_language")
    with pytest.raises(SpeechError, match="cannot say this in German"):
        supervisor.speak(ask("Guten Morgen.", language="de"))
    assert supervisor.speak(ask("Good morning.")).samples.size


def test_a_wrong_rate_from_the_first_clip_on_is_not_found(supervise, ask):
    """The limit that docs/engines.md states: nothing tells sound at twice its rate from a fast voice."""
    assert supervise("wrong_rate").speak(ask(TEXT)).sample_rate_hz == 44100
