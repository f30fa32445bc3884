"""The one tree of errors: each says what failed, where, and what to do next, and carries its exit code."""

from enum import IntEnum


class ExitCode(IntEnum):
    """The exit codes of every command."""

    OK = 0
    """Everything was made."""
    SOURCE_FAILED = 1
    """A source failed; the others were made. For `check`: there are findings."""
    USAGE = 2
    """The command line, a voice profile or narrator.toml cannot be understood."""
    REVIEW = 3
    """Everything was made, but under --strict something needs the author's eye."""
    ENVIRONMENT = 4
    """The machine lacks something: an engine, a writable folder, room on the disk."""
    INTERRUPTED = 130
    """Ctrl-C (128 + SIGINT)."""


GRAVEST_FIRST = (
    ExitCode.INTERRUPTED,
    ExitCode.ENVIRONMENT,
    ExitCode.USAGE,
    ExitCode.SOURCE_FAILED,
    ExitCode.REVIEW,
    ExitCode.OK,
)


def gravest(codes: "set[ExitCode]") -> ExitCode:
    """Return the code that wins when several things happened in one run."""
    return next((code for code in GRAVEST_FIRST if code in codes), ExitCode.OK)


class NarratorError(Exception):
    """Anything narrator can name: *what* went wrong, *where*, and the *hint* that gives the way out."""

    exit_code = ExitCode.SOURCE_FAILED

    def __init__(self, what: str, *, hint: str = "", where: str = "") -> None:
        """*where* is a file, a file and line, a URL, or a sentence."""
        super().__init__(what)
        self.what = what
        self.hint = hint
        self.where = where

    def __str__(self) -> str:
        return f"{self.where}: {self.what}" if self.where else self.what

    def __reduce__(self) -> tuple[object, ...]:
        """Keep *hint* and *where* when a worker process hands the error back."""
        return _rebuild, (type(self), self.what, self.hint, self.where)


def _rebuild(kind: type[NarratorError], what: str, hint: str, where: str) -> NarratorError:
    return kind(what, hint=hint, where=where)


class SourceError(NarratorError):
    """A source cannot be read: missing, empty, binary, too large, no speakable text."""


class NarrationError(NarratorError):
    """A person's recording cannot be used: missing, empty, silent, of another post, of a format nobody decodes."""


class SpeechError(NarratorError):
    """An engine failed on a sentence, twice, on a fresh engine the second time."""


class AudioError(NarratorError):
    """Sound cannot be joined, encoded or written."""


class PublishingError(NarratorError):
    """A file of the publication cannot be made from what is there."""


class UsageError(NarratorError):
    """The command line cannot be understood."""

    exit_code = ExitCode.USAGE


class ConfigError(UsageError):
    """narrator.toml cannot be understood."""


class ProfileError(UsageError):
    """A voice profile is unknown or malformed."""


class EnvironmentFaultError(NarratorError):
    """The machine lacks something that no source can mend."""

    exit_code = ExitCode.ENVIRONMENT


class EngineMissingError(EnvironmentFaultError):
    """A speech engine, or a voice it needs, is not on this machine."""


class OutputError(EnvironmentFaultError):
    """The output folder cannot be written, or the disk is full."""


class HomeError(EnvironmentFaultError):
    """A home cannot be reached, lets nobody in, is full or read-only: what is there stays as it was."""


class RefusedError(PublishingError):
    """A home takes everything but this file: its type, its name or its size."""
