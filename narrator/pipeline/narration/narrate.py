"""An article that a person reads → what is heard of it, who speaks the rest, and the passages to make."""

from msgspec.structs import replace

from narrator.article.model import Article
from narrator.casting.casting import casting_for
from narrator.casting.model import Casting
from narrator.config.narration import NarrationSettings
from narrator.config.voice_profile import VoiceProfile
from narrator.narrated.alignment import aligned_parts
from narrator.narrated.heard_script import heard_script, lost_retakes
from narrator.narrated.model import Narrated
from narrator.narrated.parts import parts_of
from narrator.narrated.tasks import narrated_tasks
from narrator.narration.align import HearingOptions
from narrator.passages.sound_files import planned_with_sounds
from narrator.passages.tasks import PassageTask, Planning
from narrator.pipeline.narration.recordings import folders_of
from narrator.pipeline.run import Run
from narrator.script.model import Script

NARRATED_RATE_HZ = 44100
"""A person's "s" reaches above the 11 kHz that an engine's 22.05 kHz can hold."""


def narrated_plan(
    run: Run,
    article: Article,
    profile: VoiceProfile,
    script: Script,
    settings: NarrationSettings,
    older_versions: dict[str, str],
) -> tuple[Narrated, Casting, tuple[PassageTask, ...]]:
    """Return *script* as a person reads it, who speaks what she does not, and the passages. Raises `NarratorError`."""
    read = narrated(run, article, script, settings)
    by_voice = tuple(one for one in read.script.utterances if one.id in read.voices)
    casting = casting_for(
        profile if profile.sample_rate_hz else replace(profile, sample_rate_hz=NARRATED_RATE_HZ),
        replace(read.script, utterances=by_voice),
        store=run.store,
        pool=run.session.pool,
        root=run.site.root,
        older_versions=older_versions,
    )
    if by_voice:
        read = replace(read, script=replace(read.script, notices=(*read.script.notices, *casting.notices)))
    planning = Planning(run.store, older_versions, run.options.rebuild)
    planning = planned_with_sounds(planning, run.site, article, profile, read.script, casting)
    read, tasks = narrated_tasks(read, settings, profile, casting, planning)
    return read, casting, tasks


def narrated(run: Run, article: Article, script: Script, settings: NarrationSettings) -> Narrated:
    """Return *script* as a person reads it: her recordings are aligned, nothing is made. Raises `NarratorError`."""
    folders = folders_of(article.source, run.site.root)
    if run.options.narration:
        folders = (run.session.folder, *folders)
    parts = parts_of(article, script, settings, folders=folders, given=run.options.narration)
    how = HearingOptions(settings.recognizer, run.options.jobs, run.progress.heard)
    aligned = aligned_parts(script, parts, store=run.store, how=how)
    by = settings.by or article.author or run.site.show.author
    return heard_script(script, aligned, settings, by=by, lost=tuple(lost_retakes(parts)))
