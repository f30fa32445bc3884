"""A narration's sound → what the author should know of it, and what to do about it."""

from typing import Final

import numpy as np
import numpy.typing as npt

from narrator.narration.decode import DecodedSound
from narrator.narration.model import QualityFinding, SoundQuality
from narrator.narration.pauses import is_sound

NOISY_DB: Final = 20.0
"""Between voice and noise: below it listeners with hearing loss need to strain (WCAG 1.4.7 asks for 20 dB)."""
QUIET_DBFS: Final = -40.0
CLIPPED: Final = 50
NARROW_HZ: Final = 12000
"""Recordings below this sample rate lack what tells s from f."""
TWO_SPEAKERS: Final = 0.1


def quality_of(decoded: DecodedSound, levels: npt.NDArray[np.float32]) -> SoundQuality:
    """Return the measures of a narration's sound; its loudness is measured where sound is mastered."""
    sounding = is_sound(levels)
    voice = float(np.percentile(levels[sounding], 75)) if sounding.any() else -100.0
    floor = float(np.percentile(levels[~sounding], 50)) if (~sounding).any() else -100.0
    return SoundQuality(None, round(floor, 1), decoded.clipped_samples, tuple(_findings(decoded, voice, floor)))


def _findings(decoded: DecodedSound, voice: float, floor: float) -> list[QualityFinding]:
    found = []
    if decoded.clipped_samples >= CLIPPED:
        text = f"{decoded.clipped_samples} samples are clipped: loud words are distorted for good"
        found.append(QualityFinding("clipped", text, "Lower the microphone's level and record again."))
    if voice - floor < NOISY_DB:
        text = f"the voice stands only {voice - floor:.0f} dB above the noise of the room"
        found.append(QualityFinding("noisy", text, "Record nearer to the microphone, in a room with curtains."))
    if voice < QUIET_DBFS:
        text = f"the voice is very quiet ({voice:.0f} dBFS)"
        found.append(QualityFinding("quiet", text, "Raise the microphone's level; what is raised later raises noise."))
    if decoded.file.sample_rate_hz < NARROW_HZ:
        text = f"it was recorded at {decoded.file.sample_rate_hz} Hz, as telephones do: consonants are missing"
        found.append(QualityFinding("narrow", text, "Record at 44,100 or 48,000 Hz; sentences may be found unread."))
    if decoded.one_sided > TWO_SPEAKERS:
        text = "two speakers stand in two channels; both are mixed and heard together"
        found.append(QualityFinding("two-speakers", text, "Export the channel of the person who reads."))
    return found
