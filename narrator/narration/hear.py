"""Stretches of sound → the words heard in them, side by side, each recognizer in a supervised process of its own."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from queue import SimpleQueue
from threading import Event
from types import TracebackType
from typing import Any, Final, Self

from msgspec.structs import asdict

from narrator.errors import EngineMissingError, SpeechError
from narrator.narration.model import HEARING_RATE_HZ, HeardWord, SoundSpan
from narrator.narration.pauses import Sound16k
from narrator.narration.recognition import RecognizerOptions, recognizer_module
from narrator.speech.child import EngineFault, EngineRefusal, SupervisedProcess

PROGRAM: Final = "narrator.narration.recognizer_process"
TIME_LIMIT_S: Final = 120
"""For 20 s of sound, which take some 1.5 s: a machine may be busy."""
MEMORY_LIMIT_BYTES: Final = 1 << 30
ATTEMPTS: Final = 2

HeardOne = Callable[[], None]
Question = dict[str, Any]
"""What a recognizer is asked of a stretch of sound, in a frame's head."""


class Hearing:
    """Recognizers for one post, each in a process; started when they are needed, ended by `close`."""

    def __init__(self, recognizer: str, options: RecognizerOptions, *, jobs: int) -> None:
        """Raises `EngineMissingError` for an unknown recognizer."""
        self._module = recognizer_module(recognizer)
        self._name = recognizer
        self._options = options
        self._jobs = max(1, jobs)
        self._free: SimpleQueue[SupervisedProcess] = SimpleQueue()
        self._all: list[SupervisedProcess] = []
        self._cancelled = Event()

    def words(
        self, sound: Sound16k, spans: Sequence[SoundSpan], *, models: Sequence[str] = (), heard: HeardOne | None = None
    ) -> list[tuple[HeardWord, ...]]:
        """Return the words heard in each of *spans*, times counted from the start of *sound*.

        *models*: for each span a language model of its own, empty for the post's. *heard* is called after each span.
        Raises `SpeechError` where a recognizer fails twice on one stretch, `EngineMissingError`.
        """
        return self._asked(sound, spans, [{"language_model": one} for one in models or [""] * len(spans)], heard)

    def placed(
        self, sound: Sound16k, spans: Sequence[SoundSpan], words: Sequence[Sequence[str]]
    ) -> list[tuple[HeardWord, ...]]:
        """Return where the *words* of each of *spans* lie, known to be said in it; nothing where they cannot be.

        Raises as `words` does.
        """
        return self._asked(sound, spans, [{"place": list(one)} for one in words], None)

    def _asked(
        self, sound: Sound16k, spans: Sequence[SoundSpan], questions: Sequence[Question], heard: HeardOne | None
    ) -> list[tuple[HeardWord, ...]]:
        jobs = zip(spans, questions, strict=True)
        results: list[tuple[HeardWord, ...]] = []
        executor = ThreadPoolExecutor(self._jobs, thread_name_prefix="hearing")
        try:
            for future in [executor.submit(self._hear, sound, span, question) for span, question in jobs]:
                results.append(future.result())
                if heard is not None:
                    heard()
        except BaseException:
            self._cancelled.set()
            self.close()
            executor.shutdown(wait=True, cancel_futures=True)
            raise
        executor.shutdown(wait=True)
        return results

    def close(self) -> None:
        """End all processes."""
        for process in self._all:
            process.end()
        self._all.clear()
        self._free = SimpleQueue()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _hear(self, sound: Sound16k, span: SoundSpan, question: Question) -> tuple[HeardWord, ...]:
        data = sound[span.begin : span.end].tobytes()
        seen: list[EngineFault] = []
        while len(seen) < ATTEMPTS and not self._cancelled.is_set():
            try:
                return self._answer(data, span, question)
            except EngineFault as fault:
                seen.append(fault)
        if seen and isinstance(seen[-1], EngineRefusal) and seen[-1].kind == EngineMissingError.__name__:
            raise EngineMissingError(str(seen[-1]), hint=seen[-1].hint)
        at = span.begin // HEARING_RATE_HZ
        what = "; then, started afresh, ".join(dict.fromkeys(map(str, seen))) or "it was ended"
        raise SpeechError(
            f"{self._name} failed on the sound from {at // 60}:{at % 60:02} on: {what}",
            hint="Run it again; if it fails at the same place, cut the recording there and report it to narrator.",
        )

    def _answer(self, data: bytes, span: SoundSpan, question: Question) -> tuple[HeardWord, ...]:
        """Ask a free process, or a new one; one that fails is ended."""
        process = self._process()
        try:
            head, _ = process.receive(process.send(question, data))
            words = tuple(HeardWord(str(w), span.begin + int(b), span.begin + int(e)) for w, b, e in head["words"])
        except (EngineFault, KeyError, TypeError, ValueError) as problem:
            with suppress(ValueError):
                self._all.remove(process)
            process.end()
            if isinstance(problem, EngineFault):
                raise
            raise EngineFault(f"it answered rubbish: {problem!r}") from problem
        self._free.put(process)
        return words

    def _process(self) -> SupervisedProcess:
        if not self._free.empty():
            with suppress(Exception):
                return self._free.get_nowait()
        process = SupervisedProcess(
            PROGRAM,
            self._module,
            asdict(self._options),
            time_limit_s=TIME_LIMIT_S,
            memory_limit_bytes=MEMORY_LIMIT_BYTES,
        )
        self._all.append(process)
        return process
