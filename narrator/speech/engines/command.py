"""Engine `command`: any program that turns text into a WAV file, such as flite, say, RHVoice or a Piper binary.

Placeholders in the arguments: `{text}`, `{text_file}` (without either, the text goes to standard input), `{wav}`
(without it, the WAV is read from standard output), `{voice}`, `{rate}` (words a minute), `{stretch}` (1 is the voice's
own speed, 2 half of it), `{percent}` (100 is the voice's own speed).
"""

import subprocess
from itertools import count
from pathlib import Path
from typing import Final
from zlib import crc32

from narrator.errors import EngineMissingError, SpeechError
from narrator.programs import program_path
from narrator.speech.fingerprint import fingerprint
from narrator.speech.model import Abilities, EngineInfo, EngineOptions, Pcm, Request, Voice
from narrator.speech.wav import read_wav

name: Final = "command"
abilities: Final = Abilities(
    runs_programs=True,
    takes=("command",),
    needs=("command",),
    voices_hint="a profile names the program, its voice and its language: see voices/flite.toml and docs/engines.md",
)
OWN_RATE: Final = 160
"""Words a minute that `{stretch}` 1 and `{percent}` 100 stand for; calibration finds what they really are."""
RATE_RANGE: Final = (60, 480)
RATE_PLACEHOLDERS: Final = ("{rate}", "{stretch}", "{percent}")
ANY_NAME: Final = "*"
KEPT_STDERR_CHARACTERS: Final = 300


def probe(options: EngineOptions) -> EngineInfo:
    """Return whether the program is there; its version is its own bytes and those of the files that it is given."""
    if not options.command:
        return EngineInfo(name, present=True, version="", how_to_get="")
    program = program_path(options.command[0])
    if program is None:
        return EngineInfo(name, present=False, how_to_get=f"install the program “{options.command[0]}”")
    files = [Path(program), *(Path(argument) for argument in options.command[1:] if _is_file(argument))]
    adjustable = any(placeholder in argument for argument in options.command for placeholder in RATE_PLACEHOLDERS)
    return EngineInfo(
        name,
        present=True,
        version=f"{Path(program).name} {fingerprint(*files)} {crc32(repr(options.command).encode()):08x}",
        default_rate=OWN_RATE,
        rate_range=RATE_RANGE if adjustable else (0, 0),
    )


def voices(options: EngineOptions) -> tuple[Voice, ...]:
    """Return the one voice that a program has, or, where it takes `{voice}`, one that stands for any name (`*`)."""
    takes_voice = any("{voice}" in argument for argument in options.command)
    program = Path(options.command[0]).name if options.command else ""
    return (Voice(ANY_NAME if takes_voice else "default", "und", program),) if options.command else ()


def open(options: EngineOptions) -> "CommandSpeaker":  # noqa: A001 - the protocol's word
    """Return a speaker. Raises `EngineMissingError`."""
    program = program_path(options.command[0]) if options.command else None
    if program is None:
        raise EngineMissingError(
            f"the program of {options.command} is not on this machine", hint="install it, or correct the voice profile"
        )
    return CommandSpeaker((program, *options.command[1:]), Path(options.scratch))


class CommandSpeaker:
    """Runs the program once for each request, with fresh files."""

    def __init__(self, command: tuple[str, ...], folder: Path) -> None:
        """Keep *command*; files lie in *folder*."""
        self._command = command
        self._folder = folder
        self._numbers = count(1)

    def speak(self, request: Request) -> Pcm:
        """Return what the program says. Raises `SpeechError`."""
        number = next(self._numbers)
        text_file, wav = self._folder / f"text-{number}.txt", self._folder / f"clip-{number}.wav"
        filled = [_fill(argument, request, text_file, wav) for argument in self._command]
        given = "".join(self._command)
        try:
            if "{text_file}" in given:
                text_file.write_text(request.text, encoding="utf-8")
            to_stdin = "" if "{text}" in given or "{text_file}" in given else request.text
            written = _run(filled, to_stdin)
            return read_wav(_read(wav) if "{wav}" in given else written)
        finally:
            text_file.unlink(missing_ok=True)
            wav.unlink(missing_ok=True)

    def close(self) -> None:
        """Nothing is held."""


def _fill(argument: str, request: Request, text_file: Path, wav: Path) -> str:
    """Put the request into one argument; the text last, so that braces in it stay as they are."""
    rate = request.engine_rate
    for placeholder, value in (
        ("{text_file}", str(text_file)),
        ("{wav}", str(wav)),
        ("{voice}", request.voice),
        ("{rate}", f"{rate:.0f}"),
        ("{stretch}", f"{OWN_RATE / rate:.4f}"),
        ("{percent}", f"{100 * rate / OWN_RATE:.0f}"),
    ):
        argument = argument.replace(placeholder, value)
    # a text that begins with a hyphen would be taken for an option
    text = f" {request.text}" if request.text.startswith("-") and argument == "{text}" else request.text
    return argument.replace("{text}", text)


def _run(command: list[str], text: str) -> bytes:
    """Return what the program writes to standard output. Raises `SpeechError` when it fails."""
    done = subprocess.run(command, input=text.encode(), capture_output=True, check=False)
    if done.returncode != 0:
        said = done.stderr.decode(errors="replace").strip()[-KEPT_STDERR_CHARACTERS:]
        raise SpeechError(f"{command[0]} ended with code {done.returncode}" + (f": {said}" if said else ""))
    return done.stdout


def _read(wav: Path) -> bytes:
    try:
        return wav.read_bytes()
    except FileNotFoundError as error:
        raise SpeechError("the program wrote no WAV") from error


def _is_file(argument: str) -> bool:
    return "{" not in argument and Path(argument).is_file()
