"""A request → its sound by a Piper model, sentence by sentence, with the time of each word where the model tells."""

from collections.abc import Iterator
from math import isfinite
from typing import Any, Final
from unicodedata import category

from onnxruntime import InferenceSession, SessionOptions
from piper import PiperConfig, PiperVoice, SynthesisConfig

from narrator.errors import SpeechError
from narrator.speech.espeak.words import with_marks
from narrator.speech.letter_a import letters_a
from narrator.speech.model import Pcm, Request
from narrator.speech.phoneme_words import BETWEEN_WORDS, Timed, phoneme_words

FULL_SCALE: Final = 32767.0
BEGIN, PAD = "^", "_"
"""Piper's marks of a sentence's begin, and between two phonemes."""
NO_SOUND: Final = 1e-8
"""A peak below which Piper itself takes a sound for silence."""


class PiperSpeaker:
    """A model in memory; it speaks one sentence after the other, so that memory does not grow with the text."""

    def __init__(self, model: str, settings: dict[str, Any]) -> None:
        """Load *model*, whose *settings* are those of its own file."""
        options = SessionOptions()
        # its threads would wait in a loop for the next clip, on the processor that checks and encodes this one
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        session = InferenceSession(model, sess_options=options, providers=["CPUExecutionProvider"])
        self._voice = PiperVoice(session=session, config=PiperConfig.from_dict(settings))
        self._speakers: dict[str, int] = dict(self._voice.config.speaker_id_map)

    def speak(self, request: Request) -> Pcm:
        """Return the sound of *request*. Raises `SpeechError` where the model has no sound for it."""
        settings = SynthesisConfig(
            speaker_id=self._speakers.get(request.voice),
            length_scale=request.engine_rate * self._voice.config.length_scale,
        )
        text = f"[[ {request.phoneme} ]]" if request.phoneme else _plain(request)
        sounds: list[bytes] = []
        timed: list[Timed] = []
        for phonemes in filter(None, self._voice.phonemize(text)):
            self._check(phonemes, request.text)
            sound, lengths = self._sixteen_bits(phonemes, settings)
            timed += self._timed(phonemes, lengths, sum(map(len, sounds)) // 2)
            sounds.append(sound)
        if not sounds:
            raise SpeechError(
                f"the model finds nothing to say in “{request.text}”",
                hint="what it cannot read may be left out, or given a pronunciation: `narrator pronounce add`",
            )
        words = phoneme_words(request.text, timed) if timed and not request.phoneme else ()
        return Pcm(b"".join(sounds), self._voice.config.sample_rate, words=words)

    def _check(self, phonemes: list[str], text: str) -> None:
        """Raise `SpeechError` for a sound that the model does not have: it would be passed over without a sign."""
        known = self._voice.config.phoneme_id_map
        lost = next((p for p in phonemes if p not in known and p[:1].isalpha() and category(p[0]) != "Lm"), "")
        if lost and known:
            raise SpeechError(
                f"the model has no sound for the phoneme “{lost}” in “{text}”",
                hint="give the word a pronunciation: `narrator pronounce add WORD ALIAS`",
            )

    def _timed(self, phonemes: list[str], lengths: Any, begin: int) -> Iterator[Timed]:
        """Yield each phoneme and where it lies, given the samples of each of the model's ids; none without those."""
        known = self._voice.config.phoneme_id_map
        if lengths is None or not known:
            return
        ends = [begin, *(begin + int(end) for end in lengths.cumsum())]
        at = len(known[BEGIN]) + len(known[PAD])
        for phoneme in phonemes:
            if phoneme in known:
                after = at + len(known[phoneme])
                yield phoneme, ends[at], ends[min(after + len(known[PAD]), len(ends) - 1)]
                at = after + len(known[PAD])
        yield BETWEEN_WORDS, ends[-1], ends[-1]

    def _sixteen_bits(self, phonemes: list[str], settings: Any) -> tuple[bytes, Any]:
        """Return the sound of one sentence at full scale, as `PiperVoice.synthesize` makes it, in a third of its time.

        With it the samples of each of the model's ids, where the model tells. Raises `SpeechError` where it gives
        numbers that are none: as integers they would pass for sound.
        """
        ids = self._voice.phonemes_to_ids(phonemes)
        sound, lengths = self._voice.phoneme_ids_to_audio(ids, settings, include_alignments=True)
        peak = max(float(sound.max(initial=0)), -float(sound.min(initial=0)))
        if not isfinite(peak):
            raise SpeechError("the model gave numbers that are none (NaN or infinity)")
        sound *= FULL_SCALE / max(peak, NO_SOUND)
        return bytes(sound.astype("int16").data), lengths

    def close(self) -> None:
        """The model goes with the process."""


def _plain(request: Request) -> str:
    """Return the text for eSpeak NG, which reads for Piper: no phonemes of its own, the letter A by its name."""
    return with_marks(request.text, letters_a(request.text, request.language)).replace("[[", "[ [")
