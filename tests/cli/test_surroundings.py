"""Where narrator runs: without a home, with a terminal that is no UTF-8, with nobody who reads what it writes."""

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from tone_site import Site

from narrator.cli.app import is_closed_pipe

ON_POSIX = pytest.mark.skipif(sys.platform == "win32", reason="a shell of POSIX")
TITLE = "日本 café 🙂"
NOBODY = (
    "import os, pwd, sys\n"
    "def missing(_): raise KeyError('uid not found')\n"
    "pwd.getpwuid = missing\n"
    "sys.argv[0] = 'narrator'\n"
    "from narrator.cli.app import main\n"
    "main()\n"
)


def _run(
    site: Site, *, program: tuple[str, ...] = ("-m", "narrator"), **options
) -> "subprocess.CompletedProcess[bytes]":
    site.post("hello.md", f"---\ntitle: {TITLE}\nlang: en\n---\n\nSome words.\n")
    environment = {"PATH": os.environ["PATH"], "NARRATOR_CACHE": str(site.folder / "cache")}
    environment |= options.pop("environment", {})
    command = [sys.executable, *program, "make", "posts", "--voice", "tone", "--only", "mp3", "--json"]
    return subprocess.run(
        command, cwd=site.folder, env=environment, check=False, **({"capture_output": True} | options)
    )


@pytest.mark.skipif(sys.platform == "win32", reason="a Windows user has always a profile")
def test_a_user_without_a_passwd_entry_or_a_home(site: Site) -> None:
    """As in containers."""
    done = _run(site, program=("-c", NOBODY))
    assert done.returncode == 0, done.stderr.decode()
    assert json.loads(done.stdout)["articles"][0]["title"] == TITLE


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "ascii", "utf-8"])
def test_json_is_utf8_whatever_the_terminal_is(site: Site, encoding: str) -> None:
    """RFC 8259 knows no other encoding between programs."""
    done = _run(site, environment={"PYTHONIOENCODING": encoding, "HOME": str(site.folder)})
    assert done.returncode == 0, done.stderr.decode()
    assert json.loads(done.stdout.decode("utf-8"))["articles"][0]["title"] == TITLE


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device")
def test_a_standard_error_that_is_full_or_closed_stops_nothing(site: Site) -> None:
    """The build goes on; there is only nobody to tell."""
    with Path("/dev/full").open("wb") as full:
        done = _run(site, capture_output=False, stdout=subprocess.PIPE, stderr=full)
    assert json.loads(done.stdout)["articles"]
    closed = ("-c", "import os, sys; os.close(2); sys.argv[0] = 'narrator'; from narrator.cli.app import main; main()")
    done = _run(site, program=closed)
    assert json.loads(done.stdout)["articles"]


def test_a_closed_pipe_is_one_on_every_system() -> None:
    """Windows tells of it as an invalid argument, without a file; of a file it is another error."""
    assert is_closed_pipe(BrokenPipeError())
    assert is_closed_pipe(OSError(22, "Invalid argument"), system="win32")
    assert not is_closed_pipe(OSError(22, "Invalid argument"), system="linux")
    assert not is_closed_pipe(OSError(22, "Invalid argument", "posts/a?.md"), system="win32")


@pytest.mark.skipif(sys.platform == "win32", reason="no such shell")
def test_who_reads_the_beginning_alone_gets_no_error(site: Site) -> None:
    """`narrator script post.md | head -c 20`."""
    site.post("hello.md", f"---\ntitle: {TITLE}\nlang: en\n---\n\n{'Some words. ' * 3000}\n")
    command = f"{sys.executable} -m narrator script posts/hello.md --voice tone --json | head -c 20"
    done = subprocess.run(["/bin/bash", "-c", command], cwd=site.folder, capture_output=True, check=True)
    assert len(done.stdout) == 20
    assert done.stderr == b""


@ON_POSIX
def test_a_standard_error_that_was_closed_before_it_began_stops_nothing(site: Site) -> None:
    """`2>&-`, as some job runners start their programs; what is closed is no file of ours."""
    environment = {**os.environ, "NARRATOR_CACHE": str(site.folder / "cache")}
    command = f"{shlex.quote(sys.executable)} -m narrator make posts --voice tone --only mp3 <&- 2>&-"
    assert subprocess.run(command, shell=True, cwd=site.folder, env=environment, check=False).returncode == 0  # noqa: S602
    assert (site.output / "hello" / "hello.mp3").is_file()


@ON_POSIX
def test_a_working_directory_that_is_gone_is_told(tmp_path: Path) -> None:
    """With what to do."""
    (tmp_path / "here").mkdir()
    command = f"cd here && rmdir ../here && {shlex.quote(sys.executable)} -m narrator make ../posts"
    ended = subprocess.run(command, shell=True, cwd=tmp_path, capture_output=True, text=True, check=False)  # noqa: S602
    assert ended.returncode == 4
    assert "no longer there" in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize(
    "arguments",
    [("make", "posts", "-o", "o" * 300), ("check", "o" * 300), ("serve", "o" * 300), ("make", "o" * 300 + ".md")],
    ids=lambda arguments: " ".join(arguments)[:12],
)
def test_a_name_that_no_system_takes_is_told(site: Site, arguments: tuple[str, ...]) -> None:
    """In a line, without a traceback."""
    command = [sys.executable, "-m", "narrator", *arguments]
    done = subprocess.run(command, cwd=site.folder, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode in {1, 2, 4}
    assert "Traceback" not in done.stderr
    assert "ooo" in done.stdout + done.stderr
