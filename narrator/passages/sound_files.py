"""A site's music and chimes → finished clips in the store, at the recording's rate and level, and their tasks."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import gettempdir
from typing import Final

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from narrator.article.model import Article
from narrator.audio.mastering import MASTERING_VERSION, Floats, Mastering, fade_ends, gain_for, mastered, resampled
from narrator.audio.targets import Measure, target_named
from narrator.casting.model import Casting
from narrator.config.layers import sound_files_for
from narrator.config.site import Site
from narrator.config.voice_profile import VoiceProfile
from narrator.errors import ConfigError, NarrationError
from narrator.narration.decode import blocks_of, digest_of, mono_of
from narrator.passages.make import keep_clip
from narrator.passages.tasks import CLIPS, ClipTask, Planning, Sounds, SoundTask
from narrator.run_folders import run_folder
from narrator.script.model import Script
from narrator.speech.model import EngineOptions, Request, Samples
from narrator.store.key import key_of

LONGEST_S: Final = {"intro": 60, "outro": 60, "chime": 10}
"""Longer, and a listener waits for the text."""
LEAST_LEVEL: Final = 33
"""Of int16's 32768, -60 dBFS: what is nowhere louder is silence, as of an engine's clip."""
MEASURED_S: Final = 2
"""BS.1770 measures blocks of 0.4 s: a shorter chime is measured as if it were repeated for so long."""
AFTER_CHIME_MS: Final = 600
"""Between a chime and the heading: as between two sentences."""
FOLDER: Final = "narrator-sound-"


class _Making(Struct, frozen=True):
    """What sounds are made for, and with."""

    root: Path
    target: str
    casting: Casting
    planning: Planning


def planned_with_sounds(
    planning: Planning, site: Site, article: Article, profile: VoiceProfile, script: Script, casting: Casting
) -> Planning:
    """Return *planning* with the sounds of *site* that *article* keeps, each finished and in the store.

    Raises `ConfigError` where a file is missing, no sound, silent or too long.
    """
    post = article.settings if article.source.trusted else {}
    files = sound_files_for(site, post, where=article.source.name)
    breaks_ms = {"intro": script.start_ms, "outro": script.end_ms, "chime": AFTER_CHIME_MS}
    making = _Making(site.root, profile.target, casting, planning)
    found = {
        kind: SoundTask(kind, name, _clip(kind, name, making), breaks_ms[kind])
        for kind in LONGEST_S
        if (name := getattr(files, kind))
    }
    return replace(planning, sounds=replace(Sounds(chime_level=files.chime_level), **found)) if found else planning


def _clip(kind: str, name: str, making: _Making) -> ClipTask:
    path, store = making.root / name, making.planning.store
    rate_hz, chain = making.casting.format.sample_rate_hz, making.casting.chain
    target = target_named(making.target)
    level = target.level if target.measure is not Measure.NONE else None
    try:
        key = key_of("sound", MASTERING_VERSION, digest_of(path), name, kind, rate_hz, repr(chain), repr(level))
        task = ClipTask(key, kind, EngineOptions(), 0, Request(name, "", kind, 0), 0, 0, recorded=True)
        if making.planning.rebuild or not store.has(CLIPS, key):
            with run_folder(Path(gettempdir()), FOLDER) as folder:
                raw = resampled(_mono(kind, path), folder / "resampled.raw", rate_hz)
                if not raw.size or int(np.abs(raw.astype(np.int32)).max()) < LEAST_LEVEL:
                    raise _refused(kind, path, "is silent from begin to end")
                samples = raw
                if level is not None:
                    how = Mastering(rate_hz, 0.0, chain)
                    gain_db = gain_for(*_measured(raw, rate_hz), level, how)
                    samples = mastered(raw, folder / "mastered.raw", replace(how, gain_db=round(gain_db, 2)))
                finished = np.array(samples)
            fade_ends(finished, rate_hz)
            keep_clip(finished, rate_hz, task, store)
    except NarrationError as problem:
        raise _refused(kind, path, problem.what) from problem
    return task


def _measured(raw: Samples, rate_hz: int) -> tuple[Samples, list[tuple[int, int]]]:
    """Return the sound that its level is measured on, with its extent."""
    times = -(-MEASURED_S * rate_hz // raw.size)
    sound = np.tile(raw, times) if times > 1 else raw
    return sound, [(0, sound.size)]


def _mono(kind: str, path: Path) -> Iterator[tuple[Floats, int]]:
    """Yield the sound of *path*; stop with an error where it is too long, before all of it is decoded."""
    seconds = 0.0
    for block, rate_hz in blocks_of(path):
        seconds += block.shape[0] / rate_hz
        if seconds > LONGEST_S[kind]:
            raise _refused(kind, path, f"is longer than {LONGEST_S[kind]} seconds")
        yield mono_of(block), rate_hz


def _refused(kind: str, path: Path, what: str) -> ConfigError:
    hint = f"`{kind}` under [sound] in narrator.toml takes a WAV, FLAC or MP3 of at most {LONGEST_S[kind]} seconds."
    return ConfigError(what, where=str(path), hint=hint)
