"""A voice profile → what is out of range in it, in an author's words."""

import re
from collections.abc import Iterator
from typing import Final

from narrator.article.kinds import SegmentKind
from narrator.config.voice_profile import VoiceProfile
from narrator.languages.tags import tag_fault

TARGETS: Final = ("podcast", "mono-19", "acx", "none")
SAMPLE_RATES_HZ: Final = (16000, 22050, 24000, 32000, 44100, 48000)
BIT_RATES_KBPS: Final = (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192)
RATE_RANGE_WPM: Final = (60, 900)
"""Slower is no speech; blind listeners use 450 to 600 words a minute, and skim at more."""
LONGEST_BREAK_MS: Final = 30_000
OWN_VOICES: Final = ("main", "quote")
"""The names of the profile's own voices, which no further one may have."""
VOICE_NAME: Final = re.compile(r"[\w.-]{1,64}")
KINDS_WITH_VOICES: Final = (*SegmentKind, "announcement")
ANY_OTHER: Final = "*"
"""The key of the voice for every language that has none of its own."""


def faults_of(profile: VoiceProfile) -> Iterator[str]:
    """Yield what is wrong with *profile*, each thing a clause that names its key."""
    for is_wrong, what in (*_of_voices(profile), *_of_roles(profile), *_of_languages(profile), *_of_the_rest(profile)):
        if is_wrong:
            yield what


def _of_voices(profile: VoiceProfile) -> Iterator[tuple[bool, str]]:
    """Look at rate and pitch of the profile's own voice and of each further one."""
    low, high = RATE_RANGE_WPM
    voices = [("", profile.rate, profile.pitch)]
    roles = {f"languages.{tag}.": role for tag, role in profile.languages.items()}
    roles |= {f"cast.{name}.": role for name, role in profile.cast.items()}
    if profile.quote_voice is not None:
        roles["quote_voice."] = profile.quote_voice
    voices += ((prefix, role.rate or profile.rate, role.pitch) for prefix, role in roles.items())
    for prefix, role in roles.items():
        yield not (role.voice or role.engine), f"`{prefix}voice` is missing: name a voice, or another engine"
    for prefix, rate, pitch in voices:
        yield not low <= rate <= high, f"`{prefix}rate` is {rate:g}: give {low} to {high} words a minute"
        yield not 0 <= pitch <= 100, f"`{prefix}pitch` is {pitch:g}: give 0 to 100; 50 is the voice's own"


def _of_roles(profile: VoiceProfile) -> Iterator[tuple[bool, str]]:
    """Look at the names of the further voices, and at who speaks what."""
    for name in profile.cast:
        wrong = name in OWN_VOICES or not VOICE_NAME.fullmatch(name)
        yield wrong, f"`cast.{name}`: call it by letters, digits, - and _, and not {' or '.join(OWN_VOICES)}"
    roles = profile.roles
    for kind in roles.kinds:
        yield kind not in KINDS_WITH_VOICES, f"`roles.kinds.{kind}`: give one of {', '.join(KINDS_WITH_VOICES)}"
    for table in ("speakers", "sections", "kinds"):
        for what, name in getattr(roles, table).items():
            unknown = name not in {*OWN_VOICES, *profile.cast}
            yield unknown, f"`roles.{table}`: “{what}” is given to {name!r}, and there is no [cast.{name}]"


def _of_languages(profile: VoiceProfile) -> Iterator[tuple[bool, str]]:
    fault = tag_fault(profile.language) if profile.language else ""
    yield bool(fault), f"`language`: {fault}"
    for tag in profile.languages.keys() - {ANY_OTHER}:
        yield bool(tag_fault(tag)), f"`languages.{tag}`: {tag_fault(tag)}"


def _of_the_rest(profile: VoiceProfile) -> Iterator[tuple[bool, str]]:
    breaks = profile.breaks
    silences = (
        breaks.sentence_ms, breaks.paragraph_ms, breaks.heading_before_ms, breaks.heading_after_ms,
        breaks.list_item_ms, breaks.start_ms, breaks.end_ms,
    )  # fmt: skip
    yield min(silences) < 0 or max(silences) > LONGEST_BREAK_MS, f"a break must be 0 to {LONGEST_BREAK_MS} ms"
    yield not -30 <= profile.gain_db <= 12, f"`gain_db` is {profile.gain_db:g}: give -30 to 12"
    yield profile.target not in TARGETS, f"`target` is {profile.target!r}: give one of {', '.join(TARGETS)}"
    yield profile.time_limit_s <= 0, "`time_limit_s` must be more than 0"
    rates = ", ".join(map(str, SAMPLE_RATES_HZ))
    wrong_rate = profile.sample_rate_hz not in {0, *SAMPLE_RATES_HZ}
    yield wrong_rate, f"`sample_rate_hz` is {profile.sample_rate_hz}: give one of {rates}"
    wrong_bits = profile.bit_rate_kbps not in {0, *BIT_RATES_KBPS}
    yield wrong_bits, f"`bit_rate_kbps` is {profile.bit_rate_kbps}: give a bit rate of MP3 from 32 to 192"
    for entry in profile.lexicon:
        yield not (entry.alias or entry.phoneme), f"the lexicon does not say how “{entry.grapheme}” is said"
