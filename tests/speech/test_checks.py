"""What a clip may be, and what it may not."""

import numpy as np
import pytest

from narrator.speech.checks import check_sound, to_sound
from narrator.speech.child import EngineFault
from narrator.speech.engines.tone import ToneSpeaker
from narrator.speech.model import Request, Sound

RATE_HZ = 22050
TEXT = "The ferry leaves the harbour at a quarter past seven."


def _speech(seconds, seed=3):
    """Return noise whose loudness changes from syllable to syllable, and falls silent at the end."""
    chance = np.random.default_rng(seed)
    levels = np.repeat(chance.uniform(0.02, 1, round(seconds * 8)), RATE_HZ // 8)
    sound = 6000 * levels * chance.normal(size=levels.size).clip(-3, 3)
    return np.concatenate([sound, np.zeros(RATE_HZ // 10)]).astype(np.int16)


@pytest.mark.parametrize("more", range(9))
def test_a_doubling_is_found_whatever_its_length(more):
    """The two halves of an odd number of samples are not equally long."""
    once = _speech(1.5)[more:]
    check_sound(Sound(once, RATE_HZ), TEXT)
    with pytest.raises(EngineFault, match="twice"):
        check_sound(Sound(np.concatenate([once, once]), RATE_HZ), TEXT)
    with pytest.raises(EngineFault, match="twice"):
        check_sound(Sound(np.concatenate([once, once, [0]]).astype(np.int16), RATE_HZ), TEXT)


def test_a_text_that_says_the_same_twice_may_sound_so():
    """Its words are the same, or as long, in both halves."""
    twice = np.concatenate([_speech(1.5)] * 2)
    check_sound(Sound(twice, RATE_HZ), "Never again, he said. Never again, she said.")


@pytest.mark.parametrize("text", ["Τι πρέπει να γίνει;", "One, seven, two, eleven.", "na, wer? so das"])
def test_tones_as_long_as_the_words_are_believed(text):
    """A tone's two halves are alike where the words are as long, with their punctuation or without."""
    check_sound(to_sound(ToneSpeaker().speak(Request(text, "el", "low", 160))), text)


@pytest.mark.parametrize(
    ("samples", "seen"),
    [
        (np.zeros(0, np.int16), "no sound"),
        (np.full(RATE_HZ, 30, np.int16), "silent"),
        (_speech(1.5)[: RATE_HZ // 2], "breaks off"),
    ],
)
def test_what_is_no_speech_is_no_clip(samples, seen):
    """Nothing, hiss under -60 dBFS, a sound that stops in full voice."""
    with pytest.raises(EngineFault, match=seen):
        check_sound(Sound(samples, RATE_HZ), TEXT)


def test_what_an_engine_says_of_its_end_is_believed():
    """It says that it reached the last word, or that it did not."""
    cut = _speech(1.5)[: RATE_HZ // 2]
    check_sound(Sound(cut, RATE_HZ, complete=True), TEXT)
    with pytest.raises(EngineFault, match="did not reach the end"):
        check_sound(Sound(_speech(1.5), RATE_HZ, complete=False), TEXT)
