"""Speak requests with an engine that may hang, die, leak or lie: checked, tried again once, then a clear error."""

from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Final, Self

from narrator.errors import EngineMissingError, SpeechError
from narrator.speech.checks import check_sound, to_sound
from narrator.speech.child import EngineFault, EngineProcess, EngineRefusal
from narrator.speech.model import EngineOptions, Request, Sound
from narrator.speech.registry import engine_module

MEMORY_LIMIT_BYTES: Final = 2 << 30
"""Of one engine process: a large Piper model needs some 300 MB."""
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
        self._scratch: TemporaryDirectory[str] | None = None
        self._process: EngineProcess | None = None

    def speak(self, request: Request) -> Sound:
        """Return the whole sound of *request*. Raises `SpeechError` that names the sentence; `EngineMissingError`."""
        try:
            return self._attempt(request)
        except EngineFault as first:
            self._end_process()
            try:
                return self._attempt(request)
            except EngineFault as second:
                self._end_process()
                raise self._failure(request, first, second) from second

    def close(self) -> None:
        """End the engine process and remove its files."""
        self._end_process()
        if self._scratch is not None:
            self._scratch.cleanup()
            self._scratch = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _attempt(self, request: Request) -> Sound:
        process = self._running()
        sound = to_sound(process.speak(request))
        check_sound(sound)
        if process.rss_bytes > self._memory_limit_bytes:
            self._end_process()  # it leaks; what it answered is good
        return sound

    def _running(self) -> EngineProcess:
        if self._process is None:
            self._scratch = self._scratch or TemporaryDirectory(prefix="narrator-engine-")
            options = EngineOptions(self._options.command, self._options.model, self._scratch.name)
            try:
                self._process = EngineProcess(
                    self._module, options, time_limit_s=self._time_limit_s, memory_limit_bytes=self._memory_limit_bytes
                )
            except EngineRefusal as refusal:
                if refusal.kind == EngineMissingError.__name__:
                    raise EngineMissingError(str(refusal), hint=refusal.hint) from refusal
                raise
        return self._process

    def _end_process(self) -> None:
        if self._process is not None:
            self._process.end()
            self._process = None

    def _failure(self, request: Request, first: EngineFault, second: EngineFault) -> SpeechError:
        text = request.text
        quoted = text if len(text) <= QUOTED_CHARACTERS else text[: QUOTED_CHARACTERS - 1] + "…"
        seen = str(first) if str(first) == str(second) else f"{first}; then, started afresh, {second}"
        hint = second.hint if isinstance(second, EngineRefusal) and second.hint else ""
        return SpeechError(
            f"{self._name} failed twice on “{quoted}” (voice {request.voice}): {seen}",
            hint=hint
            or "try another voice, or reword the sentence; `time_limit_s` in the profile gives the engine more time",
        )
