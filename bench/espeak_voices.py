"""Every voice of eSpeak NG: is it calibrated by a text of ours, and does it read one of its own?

    python bench/espeak_voices.py [LANGUAGE...]

A voice that cannot say our calibration text borrows English's rate and gain; none may be refused for it.
"""

import sys
import tempfile
from contextlib import closing
from pathlib import Path

from narrator.audio.calibration_text import calibration_sentences, text_for
from narrator.audio.model import AudioFormat
from narrator.casting.calibrations import Calibrator
from narrator.casting.engine_pool import EnginePool
from narrator.casting.resolve import resolved_voice
from narrator.config.voice_profile import VoiceProfile
from narrator.errors import NarratorError
from narrator.script.model import VoiceFor
from narrator.speech.model import EngineOptions, Request
from narrator.speech.registry import engine_named
from narrator.store.folder import Folder

ENGINE = "pyttsx3"


def main() -> None:
    profile = VoiceProfile("bench", engine=ENGINE)
    offered = engine_named(ENGINE).voices(EngineOptions())
    wanted = sys.argv[1:] or sorted({voice.language for voice in offered})
    refused = borrowed = 0
    with tempfile.TemporaryDirectory() as folder, closing(EnginePool()) as pool:
        calibrator = Calibrator(profile, Folder(Path(folder)), pool)
        for language in wanted:
            voice = resolved_voice(profile, language, VoiceFor.MAIN, Path(folder))
            try:
                found = calibrator.calibration(voice, AudioFormat(), "")
                text = calibration_sentences(language, profile.breaks)[0].text
                request = Request(text, language, voice.voice.name, found.engine_rate)
                if found.seconds_a_letter:
                    pool.speak(ENGINE, voice.options, profile.time_limit_s, request)
            except NarratorError as problem:
                refused += 1
                print(f"{language:14} REFUSED {problem}")
                continue
            borrowed += not found.seconds_a_letter
            text = "borrowed" if not found.seconds_a_letter else text_for(language)
            print(f"{language:14} {text:9} rate {found.engine_rate:5.0f} gain {found.gain_db:+5.1f} dB", flush=True)
    print(f"{len(wanted)} languages: {refused} refused, {borrowed} without a text that they can say")


if __name__ == "__main__":
    main()
