"""A script on its own → its passages, spoken: for previews and measurements, without an article's files."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from msgspec import Struct

from narrator.audio.model import Recording
from narrator.casting.casting import casting_for
from narrator.casting.model import Casting
from narrator.config.voice_profile import VoiceProfile
from narrator.passages.assemble import assemble, head_of
from narrator.passages.make import PassageMaker
from narrator.passages.tasks import PassageTask, Planning, tasks_of
from narrator.pipeline.session import Session
from narrator.script.model import Script
from narrator.store.choose import open_store


class Recorded(Struct, frozen=True):
    """A script whose passages lie in the store."""

    script: Script
    casting: Casting
    tasks: Sequence[PassageTask]
    maker: PassageMaker

    @property
    def recording(self) -> Recording:
        """The timeline and measures of all passages."""
        return assemble(self.script, self.casting.format, [head_of(task, self.maker) for task in self.tasks])


def record(session: Session, script: Script, profile: VoiceProfile, *, workers: int = 1) -> Recorded:
    """Speak *script* in *profile* with so many *workers*; what the session's cache holds is not spoken again.

    Raises `EngineMissingError`, `ProfileError`, `SpeechError` or `OutputError`.
    """
    maker = PassageMaker(open_store(session.cache), session.pool)
    with session.pool.in_use():
        casting = casting_for(
            profile, script, store=maker.store, pool=session.pool, root=session.site.root, older_versions={}
        )
        tasks = tasks_of(script, casting, Planning(maker.store))
        with ThreadPoolExecutor(workers) as executor:
            list(executor.map(maker.make, tasks))
    return Recorded(script, casting, tasks, maker)
