import pytest

from narrator.audio.model import AudioFormat
from narrator.audio.targets import Measure, target_named
from narrator.errors import ProfileError


@pytest.mark.parametrize(("name", "level", "peak"), [("podcast", -16, -1), ("mono-19", -19, -1), ("acx", -20.5, -3)])
def test_targets_say_level_and_true_peak(name: str, level: float, peak: float) -> None:
    """What Apple, the AES and ACX ask for."""
    target = target_named(name)
    assert (target.level, target.true_peak_dbtp) == (level, peak)


@pytest.mark.parametrize(("audio", "ceiling"), [(AudioFormat(), -2.25), (AudioFormat(44100, 96), -2.0)])
def test_the_limiter_leaves_room_for_what_encoding_adds(audio: AudioFormat, ceiling: float) -> None:
    """The lower the rate, the more a peak grows in the MP3."""
    assert target_named("podcast").chain(audio).ceiling_dbtp == ceiling


def test_no_target_means_no_processing_but_trimming() -> None:
    """The engine's sound as it is."""
    chain = target_named("none").chain(AudioFormat())
    assert (chain.high_pass_hz, chain.ceiling_dbtp) == (0, None)
    assert target_named("none").measure is Measure.NONE


def test_an_unknown_target_is_refused_with_the_choices() -> None:
    """The hint lists them."""
    with pytest.raises(ProfileError, match="loud") as refused:
        target_named("loud")
    assert "podcast, mono-19, acx, none" in refused.value.hint
