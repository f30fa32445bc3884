"""eSpeak NG, opened: a process for each voice, and a fork of it for each clip (`espeak.py` says why)."""

import gc
from array import array
from typing import Final

from narrator.errors import SpeechError
from narrator.speech.espeak import library as espeak
from narrator.speech.espeak.phonemes import espeak_phonemes
from narrator.speech.espeak.template import Template
from narrator.speech.espeak.words import spoken_words, with_marks, without_marks
from narrator.speech.letter_a import letters_a
from narrator.speech.model import Pcm, Request, SpokenWord

TEMPLATES: Final = 8
"""Voices kept ready at a time, some 2 MB each."""

Setting = tuple[str, tuple[int, int], int, bool]
"""Voice, rate and gap between words, pitch, and whether phonemes in `[[…]]` are spoken as such."""


class EspeakSpeaker:
    """Speaks one request at a time; nothing of an earlier one is left when the next is spoken."""

    def __init__(self) -> None:
        """Load eSpeak NG. Raises `EngineMissingError`."""
        self._espeak, self._library = espeak.load()
        self._identifiers = {name: identifier for name, (_, identifier) in espeak.list_voices(self._espeak).items()}
        self._collector = espeak.Collector(self._espeak)
        self._templates: dict[Setting, Template] = {}
        gc.collect()
        gc.freeze()  # a collection in a fork would copy every page
        gc.disable()

    def speak(self, request: Request) -> Pcm:
        """Return the clip of *request*. Raises `SpeechError`."""
        phonemes = espeak_phonemes(request.phoneme, request.voice)
        setting = (request.voice, espeak.rate_and_gap(request.engine_rate), round(request.pitch), bool(phonemes))
        letters = letters_a(request.text, request.language)
        text = f"[[{phonemes}]]" if phonemes else with_marks(request.text, letters)
        sound, complete, events = self._template(setting).speak(text)
        count = len(sound) // 2
        if phonemes:
            words: tuple[SpokenWord, ...] = (SpokenWord(0, len(request.text), 0, count),)
        else:
            words = spoken_words(request.text, without_marks(array("I", events), letters), count)
        return Pcm(sound, espeak.SAMPLE_RATE_HZ, complete=complete, words=words)

    def close(self) -> None:
        """End the templates."""
        while self._templates:
            self._templates.popitem()[1].close()

    def _template(self, setting: Setting) -> Template:
        """Return the process that holds *setting*, the latest used at the end of the dictionary."""
        template = self._templates.pop(setting, None)
        if template is None:
            if len(self._templates) >= TEMPLATES:
                self._templates.pop(next(iter(self._templates))).close()
            voice, rate, pitch, phonemes = setting
            identifier = self._identifier(voice)
            template = Template(
                lambda: self._set(identifier, rate, pitch),
                lambda text, address, room: self._synthesize(text, address, room, phonemes=phonemes),
            )
        self._templates[setting] = template
        return template

    def _identifier(self, voice: str) -> bytes:
        base, plus, variant = voice.partition("+")
        if base not in self._identifiers:
            raise SpeechError(f"eSpeak NG {self._library.version} has no voice “{base}”", hint="see `narrator voices`")
        return self._identifiers[base] + (plus + variant).encode()

    def _set(self, identifier: bytes, rate_and_gap: tuple[int, int], pitch: int) -> bool:
        """Set the voice, in the template; say whether eSpeak took it."""
        rate, gap = rate_and_gap
        selected = self._espeak.SetVoiceByName(identifier) == self._espeak.EE_OK
        self._espeak.SetParameter(self._espeak.RATE, rate, 0)
        self._espeak.SetParameter(espeak.WORD_GAP, gap, 0)
        self._espeak.SetParameter(self._espeak.PITCH, pitch, 0)
        # eSpeak passes over an unknown variant without a word: only the name of what it selected tells
        return selected and bytes(self._espeak.GetCurrentVoice().contents.identifier) == identifier

    def _synthesize(self, text: bytes, address: int, room: int, *, phonemes: bool) -> tuple[int, bool, bytes]:
        """Speak, in the fork, to *address*. Only where phonemes are meant do two brackets mean them."""
        self._collector.keep_at(address, room)
        flags = self._espeak.ENDPAUSE | self._espeak.CHARS_UTF8
        self._espeak.Synth(text, flags=flags | self._espeak.PHONEMES if phonemes else flags)
        collector = self._collector
        return collector.byte_count, collector.complete(text.decode()), collector.words.tobytes()
