"""The command line as it runs: streams, exit codes, help."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

POST = "---\ntitle: A test\nlang: en\ndate: 2025-09-09\n---\n\nSome words to speak. And some more of them.\n"


class Shell:
    """Runs narrator in a folder, with a tone voice."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "voices").mkdir()
        (folder / "voices/default.toml").write_text('engine = "tone"\ndescription = "tones"\n', "utf-8")
        (folder / "hello.md").write_text(POST, "utf-8")
        self.environment = {**os.environ, "NARRATOR_CACHE": str(folder / "cache")}

    def run(self, *arguments: str, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
        """Return the finished command."""
        return subprocess.run(
            [sys.executable, "-m", "narrator", *arguments],
            cwd=self.folder,
            env={**self.environment, **environment},
            input=stdin,
            capture_output=True,
            check=False,
            timeout=120,
        )


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """Return a shell in a folder with one post."""
    return Shell(tmp_path)


def test_one_path_goes_to_stdout_and_messages_to_stderr(shell: Shell) -> None:
    """The page to open; once in a folder's life exactly three next commands stand at the end."""
    done = shell.run("make", "hello.md")
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout == b"output/hello/index.html\n"
    error = done.stderr.decode()
    assert "\n1 article made, 0:" in error
    again = shell.run("make", "hello.md")
    assert again.stdout == done.stdout
    assert again.stderr.endswith(b"\n1 unchanged\n")
    assert b"Next:" not in again.stderr
    assert "“A test”" in error
    steps = error.split("Next:\n")[1].splitlines()
    assert [line.split("narrator ")[1].split()[0] for line in steps] == ["script", "serve", "voices"]
    for line in steps[::2]:  # they run as they are printed, comment and all
        copied = subprocess.run(["/bin/sh", "-c", line], cwd=shell.folder, env=shell.environment, check=False)
        assert copied.returncode == 0
    assert "\x1b" not in error


def test_the_next_commands_offer_the_same_voice_faster(shell: Shell) -> None:
    """Beside the edition that is there: no other voice, and nothing that cannot be typed again."""
    (shell.folder / "voices/default.toml").unlink()
    (shell.folder / "voices/hurried.toml").write_text('engine = "tone"\nrate = 250\n', "utf-8")
    (shell.folder / "voices/calm.toml").write_text('engine = "tone"\nrate = 120\n', "utf-8")
    error = shell.run("make", "hello.md", "--voice", "calm", "-o", "out").stderr.decode()
    (command,) = (line for line in error.splitlines() if "faster" in line)
    assert " make hello.md --voice calm --voice hurried -o out    # a faster edition beside this one" in command
    error = shell.run("make", "hello.md", "--voice", "hurried", "-o", "fast").stderr.decode()
    assert "faster" not in error
    assert "narrator serve fast" in error
    pasted = shell.run("make", "-", "--voice", "calm", "-o", "pasted", stdin=b"Some words that were pasted.")
    steps = pasted.stderr.decode().split("Next:\n")[1].splitlines()
    assert [line.split("narrator ")[1].split()[:2] for line in steps[:2]] == [["serve", "pasted"], ["check", "pasted"]]


def test_what_is_mistyped_is_told_what_it_may_have_been(shell: Shell) -> None:
    """A command, a file; and an output folder that is a file is called one."""
    assert b"Did you mean make?" in shell.run("maek", "hello.md").stderr
    assert b"Did you mean hello.md?" in shell.run("make", "helo.md").stderr
    (shell.folder / "lake.jpg").write_bytes(b"x")
    done = shell.run("make", "hello.md", "-o", "lake.jpg")
    assert done.returncode == 4
    assert b"is a file" in done.stderr
    assert b"make room" not in done.stderr


def test_verbose_names_every_file_and_quiet_none(shell: Shell) -> None:
    """A program gets all paths; a run by a timer says nothing while all is well, and what failed in any case."""
    paths = shell.run("make", "hello.md", "--verbose").stdout.decode().splitlines()
    assert {"output/hello/hello.mp3", "output/hello/index.html", "output/index.html"} <= set(paths)
    assert all((shell.folder / path).is_file() for path in paths)
    done = shell.run("make", "hello.md", "--rebuild", "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    done = shell.run("make", "nowhere.md", "--quiet")
    assert (done.returncode, done.stdout) == (1, b"")
    assert b"nowhere.md" in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
@pytest.mark.parametrize("arguments", [("script", "hello.md"), ("--version",), ("make", "hello.md")])
def test_output_that_does_not_fit_is_said_so(shell: Shell, arguments: tuple[str, ...]) -> None:
    """No traceback, and no success."""
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "narrator", *arguments],
            cwd=shell.folder,
            env=shell.environment,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            timeout=120,
        )
    assert done.returncode == 4
    assert b"the disk is full" in done.stderr
    assert b"Traceback" not in done.stderr


def test_json_is_one_document_and_nothing_else(shell: Shell) -> None:
    """Standard output can be parsed as it is."""
    done = shell.run("make", "hello.md", "--json")
    document = json.loads(done.stdout)
    assert document["schema"] == 1
    assert document["articles"][0]["editions"][0]["files"]["mp3"] == "hello/hello.mp3"
    assert set(document["seconds"]) == {"read", "write", "speak", "assemble", "publish", "total"}


def test_standard_input_with_its_metadata(shell: Shell) -> None:
    """Pasted text takes title, author and date from the options."""
    options = ("--from", "text", "--title", "Pasted", "--author", "Somebody", "--date", "2025-02-03", "--slug", "p")
    done = shell.run("make", "-", *options, "--json", stdin=b"Just a few words that were pasted here, for a test.")
    (article,) = json.loads(done.stdout)["articles"]
    assert (article["title"], article["author"], article["slug"]) == ("Pasted", "Somebody", "p")
    assert article["published"].startswith("2025-02-03")


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("make", "nowhere.md"), 1, "nowhere.md"),
        (("make", "hello.md", "--voice", "nosuch"), 2, "nosuch"),
        (("make", "hello.md", "--only", "mp4"), 2, "mp4"),
        (("make", "hello.md", "--date", "soon"), 2, "2025-09-09"),
        (("make", "hello.md", "-o", "hello.md/x"), 4, "hello.md"),
        (("make",), 2, "SOURCE"),
        (("nonsense",), 2, "nonsense"),
    ],
)
def test_exit_codes_and_their_words(shell: Shell, arguments: tuple[str, ...], code: int, words: str) -> None:
    """Each failure says what, and gives the code that help promises; never a traceback."""
    done = shell.run(*arguments)
    error = done.stderr.decode()
    assert (done.returncode, "Traceback" in error) == (code, False), error
    assert words in error


def test_strict_asks_for_a_look(shell: Shell) -> None:
    """A picture without a description is made all the same, and the code is 3."""
    (shell.folder / "hello.md").write_text(
        POST + "\n![](x.png)\n\nSee ![](y.png) and https://example.com/a/b/c.\n", "utf-8"
    )
    assert shell.run("make", "hello.md").returncode == 0
    done = shell.run("make", "hello.md", "--strict")
    assert done.returncode == 3
    assert (shell.folder / "output/hello/hello.mp3").is_file()


def test_script_prints_json_and_plain_text(shell: Shell) -> None:
    """Utterances with what is written and what is spoken."""
    document = json.loads(shell.run("script", "hello.md", "--json").stdout)
    written = [u["written"] for u in document["utterances"] if u["role"] == "text"]
    assert written == ["Some words to speak.", "And some more of them."]
    assert b"Some words to speak." in shell.run("script", "hello.md").stdout
    assert b"<speak" in shell.run("script", "hello.md", "--ssml").stdout


@pytest.mark.parametrize("command", ["make", "script"])
def test_a_folder_without_posts_is_told(shell: Shell, command: str) -> None:
    """Nothing on standard output would look as if all were well."""
    (shell.folder / "empty").mkdir()
    done = shell.run(command, "empty")
    assert (done.returncode, done.stdout) == (1, b"")
    assert b"no post was found" in done.stderr


def test_help_and_version(shell: Shell) -> None:
    """Examples come first."""
    text = shell.run("--help").stdout.decode()
    assert text.index("narrator make posts/") < text.index("Options:")
    assert shell.run("--version").stdout.startswith(b"narrator")
    assert b"Exit codes" in shell.run("make", "--help").stdout


def test_a_closed_pipe_is_no_error(shell: Shell) -> None:
    """`narrator script x | head -1` ends quietly."""
    command = f"{sys.executable} -m narrator script hello.md | head -c 1"
    done = subprocess.run(
        ["sh", "-c", command], cwd=shell.folder, env=shell.environment, capture_output=True, check=False, timeout=60
    )
    assert done.stderr == b""


def test_ctrl_c_leaves_whole_files_and_says_so(shell: Shell) -> None:
    """Exit code 130; the next run goes on."""
    long = "\n\n".join(f"Paragraph {n} has a number of words, and every one takes its time." for n in range(3000))
    (shell.folder / "long.md").write_text(f"---\ntitle: Long\nlang: en\n---\n\n{long}\n", "utf-8")
    running = subprocess.Popen(
        [sys.executable, "-m", "narrator", "make", "long.md"],
        cwd=shell.folder,
        env=shell.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and not list((shell.folder / "cache").glob("clips/*/*")):
        time.sleep(0.05)
    assert list((shell.folder / "cache").glob("clips/*/*")), "nothing was spoken, so that nothing was interrupted"
    running.send_signal(signal.SIGINT)
    _, error = running.communicate(timeout=60)
    assert running.returncode == 130, error.decode()
    assert b"interrupted" in error
    assert b"Traceback" not in error
    assert not (shell.folder / "output/long").exists()
    assert not list((shell.folder / "output").rglob("*.part-*"))


def test_no_color_is_honoured(shell: Shell) -> None:
    """No escape sequence with NO_COLOR, whatever the stream is."""
    done = shell.run("make", "hello.md", "nowhere.md", NO_COLOR="1")
    assert b"\x1b[" not in done.stderr
