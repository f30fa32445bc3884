"""A voice → its sample rate and its calibration to a rate and loudness: found by speaking once, and kept."""

from functools import cache

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from narrator.audio.calibration import CALIBRATION_VERSION, Calibration, calibrate
from narrator.audio.chain import CHAIN_VERSION
from narrator.audio.model import AudioFormat
from narrator.audio.targets import target_named
from narrator.casting.engine_pool import EnginePool
from narrator.casting.model import ResolvedVoice
from narrator.config.load import SHIPPED
from narrator.config.voice_profile import VoiceProfile
from narrator.errors import ProfileError, SpeechError
from narrator.languages.folders import primary
from narrator.languages.tags import SOURCE_LANGUAGE
from narrator.speech.experience import middle, seconds_a_letter
from narrator.speech.model import Request, Sound
from narrator.speech.registry import engine_named
from narrator.speech.voices import resolve_voice
from narrator.store.key import key_of
from narrator.store.protocol import Store

CALIBRATIONS = "calibrations"
SHIPPED_FILE = "calibrations.json"
PROBE_TEXT = "One, two, three."


@cache
def shipped_calibrations() -> dict[str, Calibration]:
    """Return, by their keys, the calibrations of shipped profiles: a slow voice need not be listened to first.

    They are what a calibration finds (`python bench/calibrations.py` writes them); under other settings, or of another
    version of the engine, they have no key.
    """
    files = (folder / SHIPPED_FILE for folder in SHIPPED)
    path = next((file for file in files if file.is_file()), None)
    return {} if path is None else msgspec.json.decode(path.read_bytes(), type=dict[str, Calibration])


class Calibrator(Struct, frozen=True):
    """Calibrates the voices of *profile* with the engines of *pool*, and keeps what it found in *store*."""

    profile: VoiceProfile
    store: Store
    pool: EnginePool

    def sample_rate_hz(self, voice: ResolvedVoice) -> int:
        """Return the sample rate that the profile asks for, else the voice's own, which some tell only by speaking."""
        known = self.profile.sample_rate_hz or voice.voice.sample_rate_hz
        if known:
            return known
        key = key_of("sample rate", voice.request.engine, voice.info.version, voice.options, voice.voice.name)
        kept = self.store.get(CALIBRATIONS, key)
        if kept is not None:
            return int(kept)
        rate_hz = self._speak(voice, PROBE_TEXT, voice.info.default_rate).sample_rate_hz
        self.store.put(CALIBRATIONS, key, str(rate_hz).encode())
        return rate_hz

    def calibration(self, voice: ResolvedVoice, audio: AudioFormat, older_version: str) -> Calibration:
        """Return the calibration of *voice* for *audio*: one kept for *older_version* of its engine, else today's."""
        request, info = voice.request, voice.info
        keys = [self.key(voice, audio, version) for version in (older_version, info.calibrates_as or info.version)]
        for key in keys:
            kept = self.store.get(CALIBRATIONS, key)
            if kept is not None:
                return msgspec.json.decode(kept, type=Calibration)
        if keys[-1] in shipped_calibrations():
            return shipped_calibrations()[keys[-1]]
        paces: dict[float, list[float]] = {}

        def speak(text: str, engine_rate: float) -> Sound:
            sound = self._speak(voice, text, engine_rate)
            paces.setdefault(engine_rate, []).append(seconds_a_letter(text, sound))
            return sound

        target = target_named(self.profile.target)
        try:
            calibration = calibrate(
                speak,
                info,
                rate_wpm=request.rate,
                target=target,
                breaks=self.profile.breaks,
                language=voice.language,
                audio=audio,
            )
        except SpeechError:
            lender = self._lender(voice)
            if lender is None:
                raise
            return replace(self.calibration(lender, audio, older_version), seconds_a_letter=0)
        calibration = replace(calibration, seconds_a_letter=middle(paces[calibration.engine_rate]))
        self.store.put(CALIBRATIONS, keys[-1], msgspec.json.encode(calibration))
        return calibration

    def _lender(self, voice: ResolvedVoice) -> ResolvedVoice | None:
        """Return the same engine's English voice, whose calibration one borrows that cannot say our text.

        It may well say the author's: some of eSpeak's are silent for figures. The pace is not taken over, since nothing
        is known of this voice's. None where there is none: an engine that fails in English too is at fault.
        """
        if primary(voice.language) == SOURCE_LANGUAGE:
            return None
        try:
            english = resolve_voice(engine_named(voice.request.engine), voice.options, SOURCE_LANGUAGE, "")
        except ProfileError:
            return None
        return replace(voice, request=replace(voice.request, voice=""), voice=english, language=SOURCE_LANGUAGE)

    def key(self, voice: ResolvedVoice, audio: AudioFormat, version: str) -> str:
        """Return the key of what a calibration would find of *voice* in that *version* of its engine."""
        wanted = voice.request  # 50 and 50.0, as a file and as its layers give it, are one pitch
        request = (wanted.engine, wanted.voice, f"{wanted.rate:g}", f"{wanted.pitch:g}")
        return key_of(
            "calibration", CALIBRATION_VERSION, CHAIN_VERSION, request, version, voice.options, voice.voice.name,
            voice.language.partition("-")[0], self.profile.breaks, self.profile.target, audio,
        )  # fmt: skip

    def _speak(self, voice: ResolvedVoice, text: str, engine_rate: float) -> Sound:
        request = Request(text, voice.language, voice.voice.name, engine_rate, voice.request.pitch)
        return self.pool.speak(voice.request.engine, voice.options, self.profile.time_limit_s, request)
