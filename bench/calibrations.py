"""Write voices/calibrations.json: python bench/calibrations.py

What calibration finds of the shipped profiles whose voice is slow to listen to, so that the first sound need not wait
for it. Run it again when a test says that a calibration is missing.
"""

import sys
import tempfile
from pathlib import Path

import msgspec

from narrator.audio.encoder import format_for
from narrator.casting.calibrations import SHIPPED_FILE, Calibrator, shipped_calibrations
from narrator.casting.engine_pool import EnginePool
from narrator.casting.resolve import resolved_voice
from narrator.config.load import load_profile
from narrator.script.model import VoiceFor
from narrator.store.folder import Folder

VOICES = Path(__file__).parents[1] / "voices"
PROFILES = ("natural", "natural-fast")
"""Each with its main language: what eSpeak NG speaks beside it is calibrated in half a second."""


def main() -> None:
    (VOICES / SHIPPED_FILE).unlink(missing_ok=True)
    shipped_calibrations.cache_clear()
    found = {}
    for name in PROFILES:
        with tempfile.TemporaryDirectory() as folder:
            profile, pool = load_profile(name, Path(folder)), EnginePool()
            voice = resolved_voice(profile, profile.language, VoiceFor.MAIN, Path(folder))
            calibrator = Calibrator(profile, Folder(Path(folder)), pool)
            audio = format_for(
                calibrator.sample_rate_hz(voice),
                sample_rate_hz=profile.sample_rate_hz,
                bit_rate_kbps=profile.bit_rate_kbps,
            )
            version = voice.info.calibrates_as or voice.info.version
            found[calibrator.key(voice, audio, version)] = calibrator.calibration(voice, audio, version)
            pool.close()
        print(name, *found.values(), sep="\n  ", file=sys.stderr)
    content = msgspec.json.format(msgspec.json.encode(found), indent=2)
    (VOICES / SHIPPED_FILE).write_bytes(content + b"\n")


main()
