"""A script in its voice → the sound of one sentence, of words that are only tried, and of the whole as it is made."""

import io
import wave
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from narrator.casting.casting import casting_for
from narrator.casting.model import Casting
from narrator.config.voice_profile import VoiceProfile
from narrator.passages.make import PassageMaker
from narrator.passages.tasks import PassageTask, Planning, tasks_of
from narrator.pipeline.session import Session
from narrator.script.model import Chapter, Part, Role, Script, Utterance
from narrator.speech.model import Samples
from narrator.store.choose import open_store


class Playback(Struct, frozen=True):
    """A script that can be heard piece by piece; its engines stay open as long as the session's pool is in use."""

    script: Script
    casting: Casting
    maker: PassageMaker

    def sentence(self, utterance: Utterance) -> bytes:
        """Return a WAV file of *utterance* and the silence after it. Raises `SpeechError`, `OutputError`."""
        script = replace(self.script, utterances=(utterance,), chapters=(Chapter("", 1, utterance.id),), start_ms=0,
                         end_ms=0)  # fmt: skip
        (task,) = tasks_of(script, self.casting, Planning(self.maker.store))
        return wav(self.maker.sound_of(task), task.format.sample_rate_hz)

    def stretch(self, utterances: Sequence[Utterance]) -> bytes:
        """Return a WAV file of *utterances*, one after the other. Raises as `sentence` does."""
        files = [self.sentence(one) for one in utterances]
        held = io.BytesIO()
        with wave.open(held, "wb") as file:
            for number, content in enumerate(files):
                with wave.open(io.BytesIO(content)) as one:
                    if not number:
                        file.setparams(one.getparams())
                    file.writeframes(one.readframes(one.getnframes()))
        return held.getvalue()

    def words(self, text: str, *, phoneme: str = "") -> bytes:
        """Return a WAV file of *text* in the main voice; *phoneme* (IPA): said so by an engine that can."""
        part = Part(text, self.script.language, phoneme=phoneme)
        return self.sentence(Utterance("tried", "", Role.TEXT, text, (part,), self.script.language, 0))

    def passages(self) -> Iterator[bytes]:
        """Yield the MP3 frames of each passage, in order, each as soon as it is made."""
        for task in self.tasks():
            self.maker.make(task)
            yield self.maker.passage_of(task).frames

    def tasks(self) -> tuple[PassageTask, ...]:
        """Return the passages of the whole."""
        return tasks_of(self.script, self.casting, Planning(self.maker.store))


def playback_of(session: Session, script: Script, profile: VoiceProfile) -> Playback:
    """Return *script* as *profile* speaks it. Raises `EngineMissingError`, `ProfileError`, `OutputError`."""
    maker = PassageMaker(open_store(session.cache), session.pool)
    casting = casting_for(
        profile, script, store=maker.store, pool=session.pool, root=session.site.root, older_versions={}
    )
    return Playback(script, casting, maker)


def wav(samples: Samples, sample_rate_hz: int) -> bytes:
    """Return mono samples as a WAV file."""
    held = io.BytesIO()
    with wave.open(held, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(sample_rate_hz)
        file.writeframes(samples.tobytes())
    return held.getvalue()
