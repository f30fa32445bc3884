"""Calibrations that come with narrator: of each slow shipped voice, for its profile as it is."""

from pathlib import Path

import pytest

from narrator.audio.encoder import format_for
from narrator.casting.calibrations import Calibrator, shipped_calibrations
from narrator.casting.engine_pool import EnginePool
from narrator.casting.resolve import resolved_voice
from narrator.config.layers import profile_for
from narrator.config.load import load_profile
from narrator.config.site import Site
from narrator.script.model import VoiceFor
from narrator.store.folder import Folder


@pytest.mark.parametrize("name", ["natural", "natural-fast"])
def test_a_shipped_voice_is_not_listened_to_before_it_speaks(tmp_path: Path, name: str) -> None:
    """Where this fails, its settings or what calibrates them have changed: `python bench/calibrations.py`."""
    profile = profile_for(load_profile(name, tmp_path), Site(root=tmp_path), {}, where="")  # as a run has it
    voice = resolved_voice(profile, "en", VoiceFor.MAIN, tmp_path)
    calibrator = Calibrator(profile, Folder(tmp_path), EnginePool())
    audio = format_for(calibrator.sample_rate_hz(voice), sample_rate_hz=0, bit_rate_kbps=0)
    assert calibrator.key(voice, audio, voice.info.calibrates_as) in shipped_calibrations()
    assert abs(calibrator.calibration(voice, audio, voice.info.version).words_per_minute / profile.rate - 1) < 0.05
    assert not list(tmp_path.rglob("*.wav"))
