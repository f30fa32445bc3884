"""eSpeak NG through pyttsx3: whole, alone, and the same whatever came before."""

import hashlib
import io
import subprocess
import sys
import wave
from array import array

import numpy as np
import pytest

from narrator.errors import SpeechError
from narrator.speech.engines import pyttsx3
from narrator.speech.espeak.phonemes import espeak_phonemes
from narrator.speech.model import EngineOptions, Request

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system's voices speak")
OPTIONS = EngineOptions()


def digests(supervisor, ask, texts, **settings):
    """Return a checksum of each text's samples."""
    return [hashlib.sha256(supervisor.speak(ask(text, **settings)).samples.tobytes()).digest() for text in texts]


def test_the_probe_tells_the_version_and_the_voices_their_language():
    """The version names eSpeak and its data; American English is there."""
    assert pyttsx3.probe(OPTIONS).present
    assert pyttsx3.probe(OPTIONS).version.startswith("espeak-ng 1.5")
    assert {voice.name: voice.language for voice in pyttsx3.voices(OPTIONS)}["en-us"] == "en-US"


def test_a_clip_depends_on_its_request_alone(supervise, ask, sentences):
    """Backwards, after other voices and in another process: the same bytes."""
    one, other = supervise("pyttsx3"), supervise("pyttsx3")
    forwards = digests(one, ask, sentences, voice="en-us")
    digests(other, ask, ["Guten Tag."], voice="de")
    backwards = digests(other, ask, sentences[::-1], voice="en-us")
    assert forwards == backwards[::-1]


def test_each_clip_says_that_it_is_whole(supervise, ask, sentences):
    """ESpeak's last event lies at the end of the text, whatever stands there."""
    supervisor = supervise("pyttsx3")
    texts = [*sentences[:3], "“Quoted.”", "and so on …", "1,234.5", "  padded  ", "a line\nand another", "Ωμέγα 😀"]
    assert all(supervisor.speak(ask(text, voice="en-us")).complete for text in texts)


def test_voice_rate_and_pitch_are_heard(supervise, ask, sentences):
    """Faster is shorter; a variant and a pitch sound different."""
    supervisor = supervise("pyttsx3")
    plain = supervisor.speak(ask(sentences[0], voice="en-us")).samples
    assert supervisor.speak(ask(sentences[0], voice="en-us", rate=300)).samples.size < 0.7 * plain.size
    others = [ask(sentences[0], voice="en-us+f3"), ask(sentences[0], voice="en-us", pitch=70)]
    assert all(supervisor.speak(other).samples.tobytes() != plain.tobytes() for other in others)


def test_each_rate_is_faster_than_the_one_before(supervise, ask, sentences):
    """Below its own slowest it pauses between words; from 450 on it is hurried, as far as it is asked to."""
    supervisor = supervise("pyttsx3")
    rates = (30, 45, 60, 80, 120, 175, 300, 450, 600, 900, 1500)
    seconds = [supervisor.speak(ask(sentences[1], voice="en-us", rate=rate)).samples.size / 22050 for rate in rates]
    assert seconds == sorted(seconds, reverse=True)
    assert seconds[0] > 2 * seconds[3]
    assert 1.8 < seconds[7] / seconds[9] < 2.2


@pytest.mark.parametrize("voice", ["nobody", "en-us+nobody"])
def test_an_unknown_voice_or_variant_is_an_error(supervise, ask, voice):
    """ESpeak itself passes over an unknown variant in silence."""
    with pytest.raises(SpeechError, match="voice"):
        supervise("pyttsx3").speak(ask("Hello.", voice=voice))


def test_the_clip_is_what_espeak_ng_itself_writes(supervise, ask, sentences, needs):
    """Sample for sample, where the system's library speaks, which is the program's too."""
    program = needs("espeak-ng")
    supervisor = supervise("pyttsx3")
    for sentence in sentences[:4]:
        command = [program, "-v", "en-us", "-s", "160", "--stdout", sentence]
        wav = io.BytesIO(subprocess.run(command, capture_output=True, check=True).stdout)
        with wave.open(wav) as reader:
            samples = array("h", reader.readframes(10**7))
        assert supervisor.speak(ask(sentence, voice="en-us")).samples.tobytes() == samples.tobytes()


def test_the_library_that_pip_brought_speaks_where_the_system_has_none():
    """With the system's name for it out of the way, espeakng-loader's library speaks, whole."""
    program = """
from narrator.speech.espeak import library as espeak
from narrator.speech.espeak.speaker import EspeakSpeaker
from narrator.speech.model import Request
candidates = espeak._candidates
espeak._candidates = lambda: [found for found in candidates() if found[1] == "pip"]
speaker = EspeakSpeaker()
pcm = speaker.speak(Request("Good morning to you all.", "en", "en-us", 160))
speaker.close()
print(espeak.find_library().origin, pcm.complete, len(pcm.data) > 40000)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["pip", "True", "True"]


def test_forty_clips_in_a_row_leave_memory_as_it_was(supervise, ask, sentences):
    """Each clip's memory ends with its fork."""
    supervisor = supervise("pyttsx3")
    digests(supervisor, ask, sentences, voice="en-us")
    before = supervisor._process.rss_bytes
    digests(supervisor, ask, sentences * 4, voice="en-us")
    assert supervisor._process.rss_bytes < before + (1 << 20)


@pytest.mark.parametrize(
    "ipa", ["həlˈoʊ", "wˈʌndɚ", "ðə θˈɪŋ", "tʃ dʒ ɑː ɔː eɪ aɪ ɔɪ aʊ ɛ æ ʊ uː ˈiː", "ʃʒŋjrwlmnfvszhpbtdkɡ"]
)
def test_espeak_takes_every_phoneme_that_it_is_given(needs, ipa):
    """Asked to write what it will say, it gives the IPA back."""
    command = [needs("espeak-ng"), "-q", "--ipa", "-v", "en-us", f"[[{espeak_phonemes(ipa, 'en-us')}]]"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    assert said.replace("\u200d", "") == ipa


def test_phonemes_are_spoken_in_place_of_the_text(supervise):
    """The word's own sound, where the IPA is the word's; another where it is not."""
    supervisor = supervise("pyttsx3")

    def say(text, phoneme=""):
        return supervisor.speak(Request(text, "en", "en-us", 160, phoneme=phoneme)).samples.size

    assert say("Nguyen", "wˈɪn") == say("Tsonga", "wˈɪn") != say("Nguyen")


@pytest.mark.parametrize(
    ("word", "ipa"), [("ship", "ˈʃɪp"), ("mother", "ˈmʌðɚ"), ("water", "ˈwɔːɾɚ"), ("bird", "ˈbɜːd")]
)
def test_a_words_own_ipa_sounds_as_the_word_does(supervise, word, ipa):
    """Sample for sample, whatever is written."""
    supervisor = supervise("pyttsx3")
    spelled = supervisor.speak(Request(word, "en", "en-us", 160)).samples
    given = supervisor.speak(Request("Xyz", "en", "en-us", 160, phoneme=ipa)).samples
    assert np.array_equal(spelled, given)


@pytest.mark.parametrize(("ipa", "voice"), [("ʁaː", "en-us"), ("wɪn", "de"), ("", "en-us")])
def test_what_espeak_cannot_take_as_phonemes_is_said_as_text(ipa, voice):
    """One unknown sign, and the whole is given up: no sound of a word is dropped."""
    assert espeak_phonemes(ipa, voice) == ""


def test_brackets_in_a_text_are_no_phonemes(supervise, ask):
    """A wiki link is read as its words."""
    supervisor = supervise("pyttsx3")
    plain = supervisor.speak(ask("See a b c d e now.", voice="en-us")).samples.size
    assert supervisor.speak(ask("See [[a b c d e]] now.", voice="en-us")).samples.size > 0.8 * plain
