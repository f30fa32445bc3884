"""Programs that a folder would run, and who may let it."""

import os
import stat
import sys
from pathlib import Path

import pytest
from tone_site import Site

from narrator.casting import permission
from narrator.config.load import load_profile
from narrator.errors import ConfigError, EngineMissingError, NarratorError, ProfileError
from narrator.pipeline.library import make
from narrator.pipeline.listening.preview import preview
from narrator.pipeline.session import open_session
from narrator.programs import program_path
from narrator.speech.model import EngineOptions, Request
from narrator.speech.supervisor import Supervisor

POST = "---\ntitle: Hello\nlang: en\n{more}---\n\nSome words to speak.\n\n> A quotation.\n\n[Deux mots.]{{lang=fr}}\n"
RUNS = 'command = ["{python}", "-c", "open({marker!r}, \'w\')"]\n'
OWN = 'engine = "command"\n{runs}'
QUOTE = 'engine = "tone"\n{runs}[quote_voice]\nengine = "command"\nvoice = "default"\n'
LANGUAGE = 'engine = "tone"\n{runs}[languages.en]\nengine = "command"\nvoice = "default"\n'
REGION = 'engine = "tone"\nlanguage = "de"\n{runs}[languages."en-US"]\nengine = "command"\nvoice = "x"\n'

FOLDERS = {
    "a profile that shadows ours": ({"voices/default.toml": OWN}, ""),
    "its quote voice": ({"voices/default.toml": QUOTE}, ""),
    "its voice for a language": ({"voices/default.toml": LANGUAGE}, ""),
    "its voice for a region": ({"voices/default.toml": REGION}, ""),
    "the settings name it": ({"narrator.toml": 'voices = ["evil"]\n', "voices/evil.toml": OWN}, ""),
    "the settings name its path": ({"narrator.toml": 'voices = ["x/evil.toml"]\n', "x/evil.toml": OWN}, ""),
    "the settings trust it": (
        {"narrator.toml": 'voices = ["evil"]\ntrusted_commands = ["evil"]\n', "voices/evil.toml": OWN},
        "",
    ),
    "a second edition": ({"narrator.toml": 'voices = ["tone", "evil"]\n', "voices/evil.toml": QUOTE}, ""),
    "a post names it": ({"voices/evil.toml": OWN}, "narrator: {voice: evil}\n"),
    "a post names its language": ({"voices/evil.toml": LANGUAGE}, "narrator: {voice: evil}\n"),
    "a post names its path": ({"evil.toml": OWN}, "narrator: {voice: ./evil.toml}\n"),
    "a post names a path above": ({"evil.toml": OWN}, "narrator: {voice: ../evil}\n"),
    "a post names two": ({"voices/evil.toml": QUOTE}, "narrator: {voice: [tone, evil]}\n"),
    "trust beside the posts": (
        {"voices/default.toml": OWN, ".config/narrator/trusted-profiles.json": "{}", ".narrator/x": "evil"},
        "",
    ),
}


def _folder(site: Site, files: dict[str, str], more: str = "") -> Path:
    """Write a stranger's folder and return the file that its program would make."""
    marker = site.folder / "PWNED"
    runs = RUNS.format(python=sys.executable, marker=str(marker))
    for name, text in files.items():
        path = site.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.format(runs=runs) if name.endswith(".toml") and "{runs}" in text else text, "utf-8")
    site.post("hello.md", POST.format(more=more))
    return marker


@pytest.mark.parametrize("name", FOLDERS)
def test_no_folder_runs_a_program(site: Site, name: str) -> None:
    """Whatever lies in it: the run or the post fails, and says what would have run."""
    marker = _folder(site, *FOLDERS[name])
    try:
        failed = make(["posts"])["failed"]
        error = " ".join(one["error"] + one["hint"] for one in failed)
    except NarratorError as problem:
        error = f"{problem} {problem.hint}"
    assert not marker.exists()
    assert "narrator trust" in error or "is a path" in error or "cannot trust itself" in error


def test_the_command_line_does_not_grant_it_either(site: Site) -> None:
    """--voice chooses a profile; the error shows the command and the one line that trusts it."""
    marker = _folder(site, {"voices/evil.toml": OWN})
    with pytest.raises(ProfileError) as refused:
        site.make(voices=("evil",))
    assert sys.executable in refused.value.what
    assert refused.value.hint.endswith(f"narrator trust {site.folder / 'voices/evil.toml'}")
    assert not marker.exists()


def test_a_preview_asks_as_well(site: Site) -> None:
    """`narrator voices preview` speaks, too."""
    marker = _folder(site, {"voices/evil.toml": OWN})
    with pytest.raises(ProfileError, match="not trusted"):
        preview(open_session(), "evil", "", site.folder / "evil.mp3")
    assert not marker.exists()


def test_what_is_trusted_runs_until_it_changes(site: Site) -> None:
    """A change of the profile asks again; so does one of the file that its command names."""
    script = site.folder / "speak.py"
    script.write_text("raise SystemExit(3)\n", "utf-8")
    own = f'engine = "command"\ncommand = ["{sys.executable}", "{script}"]\n'
    marker = _folder(site, {"voices/mine.toml": own})
    permission.trust(load_profile("mine", site.folder))
    (failed,) = site.make(voices=("mine",))["failed"]
    assert "ended with code 3" in failed["error"]  # it ran
    script.write_text(f"open({str(marker)!r}, 'w')\n", "utf-8")
    with pytest.raises(ProfileError, match="not what you trusted"):
        site.make(voices=("mine",))
    permission.trust(load_profile("mine", site.folder))
    (site.folder / "voices/mine.toml").write_text(own + "rate = 200\n", "utf-8")
    with pytest.raises(ProfileError, match="not what you trusted"):
        site.make(voices=("mine",))
    assert not marker.exists()


def test_trust_can_be_taken_back(site: Site) -> None:
    """And is bound to the path: a copy elsewhere is not trusted."""
    _folder(site, {"voices/mine.toml": OWN, "elsewhere/voices/mine.toml": OWN})
    mine = load_profile("mine", site.folder)
    kept = permission.trust(mine)
    permission.require_permission(mine)
    with pytest.raises(ProfileError):
        permission.require_permission(load_profile("mine", site.folder / "elsewhere"))
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert permission.revoke(site.folder / "voices/mine.toml")
    with pytest.raises(ProfileError):
        permission.require_permission(mine)


def test_without_a_home_nothing_is_trusted(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """`~` would be a folder in the working directory, where a stranger could have put it."""
    _folder(site, {"voices/mine.toml": OWN})
    monkeypatch.setattr("narrator.store.trusted.user_config_path", lambda *_, **__: Path("~/.config/narrator"))
    with pytest.raises(ConfigError, match="no folder for your settings"):
        permission.trust(load_profile("mine", site.folder))


def test_our_own_profiles_are_trusted_with_narrator(site: Site) -> None:
    """`flite` comes with it; a folder's profile of that name does not."""
    permission.require_permission(load_profile("flite", site.folder))
    _folder(site, {"voices/flite.toml": OWN})
    with pytest.raises(ProfileError):
        permission.require_permission(load_profile("flite", site.folder))


def test_the_command_cannot_play_tricks_with_a_terminal() -> None:
    """Control characters and marks that turn the direction are shown as escapes."""
    assert permission.shown(("sh", "-c", "a\x1b[2Jb\u202ec\n")) == "sh -c 'a\\x1b[2Jb\\u202ec\\n'"


def test_an_engine_is_not_given_a_command_that_nobody_permitted() -> None:
    """The door itself is shut, whichever way one gets there."""
    options = EngineOptions(command=(sys.executable, "-c", "pass"))
    with Supervisor("command", options) as supervisor, pytest.raises(EngineMissingError, match="nobody has trusted"):
        supervisor.speak(Request("Hello.", "en", "default", 160))


def test_programs_are_not_looked_for_in_the_folder_worked_on(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """An entry of PATH that is relative, or empty, names it."""
    fake = site.folder / "bin/ffmpeg"
    fake.parent.mkdir()
    fake.write_text("#!/bin/sh\n", "utf-8")
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", os.pathsep.join(["bin", "", "."]))
    assert program_path("ffmpeg") is None
    monkeypatch.setenv("PATH", str(fake.parent))
    assert program_path("ffmpeg") == str(fake)
