"""Speak requests with an engine that may hang, die, leak or lie: checked, tried again once, then a clear error."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import gettempdir
from types import TracebackType
from typing import Final, Self

import numpy as np
from msgspec.structs import replace

from narrator.errors import EngineMissingError, SpeechError
from narrator.run_folders import RunFolder
from narrator.speech.capping import LONGEST_CHARACTERS, capped
from narrator.speech.checks import check_sound, check_words, to_sound
from narrator.speech.child import EngineFault, EngineProcess, EngineRefusal
from narrator.speech.experience import Experience, alike
from narrator.speech.model import EngineOptions, Request, Sound, SpokenWord
from narrator.speech.registry import abilities_of, engine_module
from narrator.speech.scratch import ENGINE_FOLDER

MEMORY_LIMIT_BYTES: Final = 2 << 30
"""Of one engine process: a large Piper model needs some 300 MB."""
ATTEMPTS: Final = 2
QUOTED_CHARACTERS: Final = 120
HINT: Final = "try another voice, or reword the sentence; `time_limit_s` in the profile gives the engine more time"


class Supervisor:
    """One engine process at a time, for one worker. Not for two threads at once."""

    def __init__(
        self,
        engine_name: str,
        options: EngineOptions = EngineOptions(),  # noqa: B008 - frozen
        *,
        time_limit_s: float = 60,
        memory_limit_bytes: int = MEMORY_LIMIT_BYTES,
    ) -> None:
        """The engine is started with the first request. Raises `EngineMissingError` for an unknown one."""
        self._name = engine_name
        self._module = engine_module(engine_name)
        self._options = options
        self._time_limit_s = time_limit_s
        self._memory_limit_bytes = memory_limit_bytes
        self._scratch: RunFolder | None = None
        self._process: EngineProcess | None = None
        self._experience = Experience()
        self._next: Request | None = None
        self._asked: dict[Request, int] = {}

    def speak(self, request: Request) -> Sound:
        """Return the whole sound of *request*. Raises `SpeechError` that names the sentence; `EngineMissingError`."""
        if request.phoneme:
            return self._speak_piece(request)
        pieces = capped(request.text)
        sounds = [self._speak_piece(replace(request, text=piece)) for piece in pieces]
        return sounds[0] if len(sounds) == 1 else _joined(pieces, sounds)

    def speak_all(self, requests: Iterable[Request]) -> Iterator[Sound]:
        """Yield the sound of each of *requests*, in order: while one is checked and used, the engine speaks the next.

        Raises as `speak` does.
        """
        coming = deque(requests)
        while coming:
            request = coming.popleft()
            self._next = coming[0] if coming else None
            yield self.speak(request)

    def start(self) -> None:
        """Start the engine before there is something to say; one that does not start is left to the first `speak`."""
        with suppress(EngineFault, EngineMissingError):
            self._running()

    def close(self) -> None:
        """End the engine process and remove its files."""
        self._end_process()
        if self._scratch is not None:
            self._scratch.remove()
            self._scratch = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _speak_piece(self, request: Request) -> Sound:
        """Speak; on a fault once more on a fresh engine; on a doubt, until two clips agree."""
        seen: list[EngineFault] = []
        before: Sound | None = None
        while len(seen) < ATTEMPTS:
            try:
                sound = self._attempt(request)
                doubt = self._experience.doubt(request, sound)
                if not doubt or (before is not None and alike(before, sound)):
                    self._experience.learn(request, sound)
                    return sound
                before = sound
                raise EngineFault(doubt)  # noqa: TRY301 - a doubt that is not lifted ends as a fault does
            except EngineFault as fault:
                self._end_process()
                seen.append(fault)
        raise self._failure(request, seen) from seen[-1]

    def _attempt(self, request: Request) -> Sound:
        """Return a sound that no check finds fault with; while an engine is new, one that it gives twice."""
        sound = self._checked(request)
        if not self._experience.knows(request) and not alike(sound, self._checked(request)):
            raise EngineFault("it spoke the same text twice, at different lengths")
        return sound

    def _checked(self, request: Request) -> Sound:
        process = self._running()
        number = self._asked.pop(request, 0) or process.ask(request)
        self._ask_ahead(process, request)
        sound = to_sound(process.answer(number))
        check_sound(sound, request.phoneme or request.text)
        check_words(sound, request.text)
        if process.rss_bytes > self._memory_limit_bytes:
            self._end_process()  # it leaks; what it answered is good
        return sound

    def _ask_ahead(self, process: EngineProcess, request: Request) -> None:
        """Hand over what will be asked next, where nothing is spoken twice and the next is one piece."""
        following, self._next = self._next, None
        if following is None or not (self._experience.knows(request) and self._experience.knows(following)):
            return
        if following not in self._asked and len(following.text) <= LONGEST_CHARACTERS:
            self._asked[following] = process.ask(following)

    def _running(self) -> EngineProcess:
        if self._process is None:
            self._check_permission()
            self._scratch = self._scratch or RunFolder(Path(gettempdir()), ENGINE_FOLDER)
            options = replace(self._options, scratch=str(self._scratch.path))
            try:
                self._process = EngineProcess(
                    self._module, options, time_limit_s=self._time_limit_s, memory_limit_bytes=self._memory_limit_bytes
                )
            except EngineRefusal as refusal:
                if refusal.kind == EngineMissingError.__name__:
                    raise EngineMissingError(str(refusal), hint=refusal.hint) from refusal
                raise
        return self._process

    def _check_permission(self) -> None:
        """Raise `EngineMissingError` where a program would run that nobody trusted: the one door, also on a cluster."""
        runs = abilities_of(self._name).runs_programs or self._options.command
        if runs and not self._options.permitted:
            program = self._options.command[0] if self._options.command else self._name
            raise EngineMissingError(f"{program!r} may not run: nobody has trusted its profile")

    def _end_process(self) -> None:
        if self._process is not None:
            self._process.end()
            self._process = None
            self._asked.clear()

    def _failure(self, request: Request, seen: list[EngineFault]) -> SpeechError:
        text = request.text
        quoted = text if len(text) <= QUOTED_CHARACTERS else text[: QUOTED_CHARACTERS - 1] + "…"
        different = list(dict.fromkeys(str(fault) for fault in seen))
        last = seen[-1]
        hint = last.hint if isinstance(last, EngineRefusal) and last.hint else HINT
        return SpeechError(
            f"{self._name} failed {len(seen)} times on “{quoted}” (voice {request.voice}): "
            + "; then, started afresh, ".join(different),
            hint=hint,
        )


def _joined(pieces: Sequence[str], sounds: list[Sound]) -> Sound:
    """Return the *pieces* of one text as one sound; one voice has one sample rate (`Experience`)."""
    samples = np.concatenate([sound.samples for sound in sounds])
    known = [sound.complete for sound in sounds]
    words: list[SpokenWord] = []
    text_at = at = 0
    for piece, sound in zip(pieces, sounds, strict=True):
        words += (SpokenWord(text_at + w[0], text_at + w[1], at + w[2], at + w[3]) for w in sound.words)
        text_at, at = text_at + len(piece), at + sound.samples.size
    return Sound(samples, sounds[0].sample_rate_hz, None if None in known else all(known), tuple(words))
