"""Pico: no letter passed over, nothing swallowed, nothing carried over, and the sound of a lexicon."""

import os
import subprocess
import sys
import unicodedata

import numpy as np
import pytest

from narrator.errors import SpeechError
from narrator.speech.engines.pico.letters import OWN_LETTERS, SOUNDS, SPELLED, readable, x_sampa
from narrator.speech.engines.pico.speaker import PicoSpeaker, _apart
from narrator.speech.model import Request

ASKED = ["Bonjour à tous.", "fr-FR", "1.0", "1.0"]
VOICES = {"de": "de-DE", "fr": "fr-FR", "es": "es-ES", "it": "it-IT", "en": "en-GB"}


def speak(text, language="en", rate=1.0, phoneme=""):
    """Return what Pico makes of *text*."""
    return PicoSpeaker().speak(Request(text, language, VOICES[language], rate, phoneme=phoneme)).data


@pytest.mark.parametrize("language", VOICES)
def test_each_letter_changes_the_sound(language):
    """Of the voice's own alphabet and of its neighbours': it would pass over some without a sign."""
    without = {around: speak(around.format(""), language) for around in ("ta{}a", "t{}te")}
    for letter in "bgz" + "".join(dict.fromkeys(OWN_LETTERS[language].lower())) + "łțşß":
        assert any(speak(around.format(letter), language) != silent for around, silent in without.items()), letter


def test_every_letter_of_every_script_is_handed_over_as_letters():
    """Those that Unicode names below U+3100, and a sample beyond: none becomes nothing, or is told."""
    refused = 0
    for letter in filter(str.isalpha, map(chr, [*range(0x21, 0x3100, 3), *range(0x3100, 0x1F000, 501)])):
        for language in VOICES:
            try:
                text = readable(letter, language)
            except SpeechError:
                refused += 1
                continue
            allowed = set(OWN_LETTERS[language])
            assert all(c.isascii() or c in allowed for c in text), unicodedata.name(letter)
            assert any(map(str.isalnum, text)), unicodedata.name(letter)
    assert refused < 5 * 4000


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("late — very late—home – now", "late, very late, home, now"),
        ("al día —decía ella—, pero", "al día, decía ella, pero"),
        ("he said, — and left", "he said, and left"),
        ("… then he left… slowly", " then he left, slowly"),
        ("Wait… He left…", "Wait. He left."),
        ("Really…? Yes…!", "Really? Yes!"),
        ("Well... he left...", "Well, he left."),
        ("Paris–Brest, 3–5, a - b, well-known", "Paris–Brest, 3–5, a - b, well-known"),
    ],
)
def test_dashes_and_ellipses_are_pauses(text, given):
    """Pico reads on over them; of three full stops it makes three sentences' ends."""
    assert readable(text, "es") == given


@pytest.mark.parametrize("language", VOICES)
def test_a_dash_is_heard_as_a_comma_is(language):
    """In every voice: a hyphen between spaces makes the same pause by itself."""
    assert speak("ta — ta", language) == speak("ta, ta", language) == speak("ta - ta", language)
    assert len(speak("ta… ta", language)) > len(speak("ta ta", language))


@pytest.mark.parametrize(
    ("text", "language", "given"),
    [
        ("Łódź", "de", "Lodz"),
        ("GROẞ", "de", "GROSS"),
        ("œuvre", "fr", "œuvre"),
        ("œuvre", "it", "oeuvre"),
        ("ţară şi ț", "it", "tara si t"),
        ("à la señor", "en", "a la senor"),
        ("Привет ٣", "es", "Privet 3"),
        ("ﬁn 𝐁", "de", "fin B"),
    ],
)
def test_a_letter_of_another_spelling_becomes_its_base_letter(text, language, given):
    """Where the voice has no letter of its own for it."""
    assert readable(text, language) == given


def test_what_looks_like_its_markup_is_text():
    """All between angle brackets would be swallowed, or a command would be carried out."""
    assert readable('a <b>c</b> & <volume level="0"/>', "en").split() == ["a", "b", "c", "/b", "volume", 'level="0"/']
    assert len(speak("one <two three four five> six")) > 1.5 * len(speak("one six"))


def test_the_same_request_gives_the_same_bytes_whatever_came_before(supervise):
    """Forwards, backwards, after another voice, in another process."""
    texts = ["Guten Morgen.", "Wie spät ist es?", "Es ist sieben Uhr."]
    one, other = supervise("pico"), supervise("pico")
    requests = [Request(text, "de", "de-DE", 1.0) for text in texts]
    forwards = [one.speak(request).samples.tobytes() for request in requests]
    other.speak(Request("Good morning.", "en", "en-GB", 1.3))
    assert forwards == [other.speak(request).samples.tobytes() for request in reversed(requests)][::-1]


def test_it_does_not_clip():
    """At its own full volume it does."""
    samples = np.frombuffer(speak("Achtung! Bitte alle einsteigen, der Zug fährt ab.", "de"), np.int16)
    assert np.abs(samples.astype(int)).max() < 32767


def test_rate_and_pitch_are_heard():
    """Twice as fast is about half as long, less the silence around it."""
    slow, fast = (len(speak("Buongiorno a tutti voi.", "it", rate)) for rate in (1.0, 2.0))
    assert 1.3 < slow / fast < 2.2


@pytest.mark.parametrize("language", VOICES)
def test_a_lexicons_ipa_is_spoken(language):
    """In place of the text; each sound of the voice's own is heard."""
    one, other = (speak(text, language, phoneme="tata" if language != "en" else "tɛtɛ") for text in ("Xyz", "Qrs"))
    assert one == other != speak("Xyz", language)


@pytest.mark.parametrize(
    ("ipa", "language", "given"),
    [
        ("ˈʃøːn", "de", "S2:n"),
        ("ʒɑ̃", "fr", "Z"),
        ("ɲa", "es", "Ja"),
        ("wiːn", "it", "uin"),
        ("w☃n", "de", ""),
    ],
)
def test_ipa_becomes_x_sampa_of_the_voices_own_sounds(ipa, language, given):
    """The nearest where it has none; with a sign that is none, the text is read."""
    assert x_sampa(ipa, language).startswith(given)
    assert bool(x_sampa(ipa, language)) == bool(given)


@pytest.mark.parametrize("language", ["de", "en"])
def test_each_sound_of_the_table_adds_to_a_sound(language):
    """Pico passes over phonemes that its voice does not have."""
    vowel, spelled = "E" if language == "en" else "a", SPELLED.get(language, {})
    silent = _sampa(language, f"t{vowel}{vowel}")
    for sound in SOUNDS[language].split():
        assert _sampa(language, f"t{vowel}{spelled.get(sound, sound)}{vowel}") != silent, sound


def _sampa(language, phonemes):
    return _apart([f'<phoneme alphabet="xsampa" ph="{phonemes}">x</phoneme>', VOICES[language], "1", "1"])


@pytest.mark.parametrize("filled_with", ["1", "85"])
def test_the_sound_does_not_depend_on_what_lay_in_memory(filled_with):
    """Pico reads memory before it writes it: glibc is told to fill all of it with something else."""
    program = "import sys; from narrator.speech.engines.pico.speaker import _apart; "
    program += f"sys.stdout.buffer.write(_apart({ASKED}))"
    environment = {**os.environ, "MALLOC_PERTURB_": filled_with}
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, check=True)
    assert done.stdout == _apart(ASKED)
