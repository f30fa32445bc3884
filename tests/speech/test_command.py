"""Any program that makes a WAV can speak."""

import sys
from pathlib import Path

import pytest

from narrator.errors import EngineMissingError, SpeechError
from narrator.speech.engines import command
from narrator.speech.model import EngineOptions

BEEP = """
import math, struct, sys, wave
text = {source}
samples = [int(8000 * math.sin(at / 9)) for at in range(1500 * len(text))] + [0] * 2000
with wave.open({target}, "wb") as file:
    file.setparams((1, 2, 22050, 0, "NONE", ""))
    file.writeframes(struct.pack(f"<{{len(samples)}}h", *samples))
{more}
"""
STDIN = "sys.stdin.buffer.read().decode()"


def program(tmp_path, *arguments, source="sys.argv[1]", target="sys.argv[2]", more=""):
    """Return options for a program that beeps for 68 ms a character."""
    script = tmp_path / "beep.py"
    script.write_text(BEEP.format(source=source, target=target, more=more), encoding="utf-8")
    return EngineOptions(command=(sys.executable, str(script), *arguments), permitted=True)


@pytest.mark.parametrize(
    ("arguments", "source", "target"),
    [
        (("{text}", "{wav}"), "sys.argv[1]", "sys.argv[2]"),
        (("{text_file}", "{wav}"), "open(sys.argv[1], encoding='utf-8').read()", "sys.argv[2]"),
        (("{wav}",), STDIN, "sys.argv[1]"),
        ((), STDIN, "sys.stdout.buffer"),
    ],
)
def test_text_and_sound_pass_by_argument_file_or_pipe(supervise, ask, tmp_path, arguments, source, target):
    """Whichever way the program takes them, the whole text is said."""
    sound = supervise("command", program(tmp_path, *arguments, source=source, target=target)).speak(ask("Grüße, ja?"))
    assert sound.samples.size == 1500 * len("Grüße, ja?") + 2000


def test_voice_and_speed_reach_the_program(ask, tmp_path):
    """Twice the program's own rate is half the stretch."""
    template = "{voice} {rate} {stretch} {percent} {text}"
    assert command._fill(template, ask("{rate}", voice="anna", rate=320), tmp_path, tmp_path) == (
        "anna 320 0.5000 200 {rate}"
    )


def test_a_text_that_begins_with_a_hyphen_is_no_option(ask, tmp_path):
    """A space before it changes no sound."""
    assert command._fill("{text}", ask("-o wrong"), tmp_path, tmp_path) == " -o wrong"


def test_a_program_that_fails_is_quoted(supervise, ask, tmp_path):
    """Its exit code and what it wrote to stderr are in the error."""
    options = program(tmp_path, "{text}", "{wav}", more="sys.exit('no such voice')")
    with pytest.raises(SpeechError, match="code 1: no such voice"):
        supervise("command", options).speak(ask("Hello."))


def test_a_program_that_writes_nothing_is_an_error(supervise, ask, tmp_path):
    """Neither silence nor an old file takes the place of its WAV."""
    with pytest.raises(SpeechError, match="wrote no WAV"):
        supervise("command", program(tmp_path, "{text}", "x{wav}", target="sys.stdout.buffer")).speak(ask("Hello."))


def test_a_missing_program_is_told_with_the_way_out(supervise, ask):
    """The probe names it, and speaking is an error of the environment."""
    options = EngineOptions(command=("no-such-speech-program", "{text}"), permitted=True)
    assert not command.probe(options).present
    assert "no-such-speech-program" in command.probe(options).how_to_get
    with pytest.raises(EngineMissingError):
        supervise("command", options).speak(ask("Hello."))


def test_a_changed_program_has_another_version(tmp_path):
    """The bytes of the program and of the files it is given are part of every clip's key."""
    before = command.probe(program(tmp_path, "{text}")).version
    assert command.probe(program(tmp_path, "{text}", more="# changed")).version != before


def test_flite_speaks(supervise, ask, needs, sentences):
    """Debian's flite, as in voices/flite.toml."""
    needs("flite")
    line = "flite -voice {voice} --setf duration_stretch={stretch} -t {text} -o {wav}"
    supervisor = supervise("command", EngineOptions(command=tuple(line.split()), permitted=True))
    sounds = [supervisor.speak(ask(sentence, voice="slt")) for sentence in sentences[:6]]
    assert {sound.sample_rate_hz for sound in sounds} == {16000}
    assert supervisor.speak(ask(sentences[0], voice="slt", rate=320)).samples.size < 0.7 * sounds[0].samples.size
    assert not list(Path(supervisor._scratch.path).iterdir())
