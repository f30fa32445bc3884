"""What people see: clear on a terminal, in a log, without colours, in forty columns."""

import json
import os
import pty
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from cli.test_cli import Shell

from narrator.cli.show import _left, to_look_at

BARE = "---\ntitle: A test\nlang: en\n---\n\nWord.\n"


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """Return a shell in a folder with one post."""
    return Shell(tmp_path)


def seen_on_a_terminal(shell: Shell, *arguments: str, **environment: str) -> str:
    """Return what a terminal of forty columns is sent."""
    ours, theirs = pty.openpty()
    given = {**shell.environment, "TERM": "xterm", "COLUMNS": "40", **environment}
    command = [sys.executable, "-m", "narrator", *arguments]
    with subprocess.Popen(command, cwd=shell.folder, env=given, stdout=subprocess.PIPE, stderr=theirs) as process:
        os.close(theirs)
        sent = b""
        while chunk := _read(ours):
            sent += chunk
        assert process.wait(60) == 0
    os.close(ours)
    return sent.decode()


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:  # how Linux says that the other end is closed
        return b""


def test_the_bar_fits_into_forty_columns(shell: Shell) -> None:
    """A line that wraps could not be drawn over."""
    sent = seen_on_a_terminal(shell, "make", "hello.md", "--only", "mp3")
    bars = [part.split("\r")[0] for part in sent.split("\r\x1b[K") if "passages" in part]
    assert bars
    assert all(len(bar) < 40 for bar in bars)


@pytest.mark.parametrize("environment", [{"TERM": "dumb"}, {"NARRATOR_PLAIN": "1", "NO_COLOR": "1"}])
def test_a_plain_terminal_gets_no_control_characters(shell: Shell, environment: dict[str, str]) -> None:
    """Neither colours nor lines that change."""
    sent = seen_on_a_terminal(shell, "make", "hello.md", "--only", "mp3", **environment)
    assert "made hello.md" in sent
    assert "\x1b" not in sent
    assert sent.count("\r") == sent.count("\r\n")


def test_without_colours_there_are_none(shell: Shell) -> None:
    """NO_COLOR keeps the bar, which is no colour."""
    assert "\x1b[1m" in seen_on_a_terminal(shell, "make", "hello.md", "--only", "mp3")
    assert "m" not in [part[2:3] for part in seen_on_a_terminal(shell, "make", "hello.md", NO_COLOR="1").split("\x1b")]


def test_the_next_commands_can_be_copied(shell: Shell) -> None:
    """Names with spaces are quoted, and the output folder is named where it is another."""
    folder = shell.folder / "my posts"
    folder.mkdir()
    (folder / "straße 1.md").write_text(BARE, "utf-8")
    error = shell.run("make", "my posts", "-o", "made here", "--only", "mp3").stderr.decode()
    steps = [shlex.split(line, comments=True) for line in error.split("Next:\n")[1].splitlines()]
    at = steps[0].index("script")
    assert [step[at:] for step in steps] == [
        ["script", "my posts/straße 1.md"],
        ["serve", "made here"],
        ["voices"],
    ]


def test_every_only_counts(shell: Shell) -> None:
    """`--only mp3 --only vtt` is `--only mp3,vtt`: none replaces the one before it."""
    told = shell.run("make", "hello.md", "--only", "mp3", "--only", "vtt", "--verbose")
    made = {Path(line).suffix for line in told.stdout.decode().splitlines()}
    assert made >= {".mp3", ".vtt"}
    assert ".html" not in made


def test_one_is_singular(shell: Shell) -> None:
    """One word is no "1 words"; a dry run knows how long the opening is, and names no line where there is none."""
    (shell.folder / "hello.md").write_text(BARE, "utf-8")
    told = shell.run("make", "hello.md", "--only", "mp3", "--verbose").stderr.decode()
    assert ", en, 1 word\n  1 paragraph; " in told
    told = shell.run("make", "hello.md", "--dry-run").stdout.decode()
    assert "1 word\n" in told
    assert "about 0:00" not in told
    assert "None" not in told


def test_many_of_one_kind_are_summed_up(shell: Shell) -> None:
    """The first bare address is told, and where the next ones stand; words that do not add up would all be named."""
    addresses = "\n".join(f"- https://example.com/{number}/page" for number in range(20))
    (shell.folder / "hello.md").write_text(f"---\ntitle: A test\nlang: en\n---\n\n{addresses}\n", "utf-8")
    error = shell.run("make", "hello.md", "--only", "mp3").stderr.decode()
    assert error.count("(raw-url)") == 1
    assert "hello.md:6: " in error
    assert "(raw-url); 19 more, lines 7, 8, 9, 10, 11 …" in error
    faults = [{"code": "unaccounted", "line": line, "text": "word"} for line in range(1, 31)]
    assert len(list(to_look_at(faults, "hello.md"))) == 30


def test_strict_gives_its_reasons_also_where_nothing_changed(shell: Shell) -> None:
    """Each finding, and a line that sums them up by code."""
    text = "---\ntitle: A test\nlang: en\ndate: 2025-05-01\n---\n\nSee https://example.com/a/page for more.\n"
    (shell.folder / "hello.md").write_text(text, "utf-8")
    for _ in range(2):
        done = shell.run("make", "hello.md", "--only", "mp3", "--strict")
        error = done.stderr.decode()
        assert done.returncode == 3
        assert "hello.md:7: an address stands in the text" in error
        assert "--strict: to look at: raw-url (1)" in error


def test_pasting_on_a_terminal_is_explained(shell: Shell) -> None:
    """How to begin, and how to end."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "narrator", "make", "-", "--from", "text", "--title", "A post", "--only", "mp3"]
    given = {**shell.environment, "TERM": "dumb"}
    with subprocess.Popen(command, cwd=shell.folder, env=given, stdin=theirs, stderr=subprocess.PIPE) as process:
        assert process.stderr is not None
        assert b"Paste the text" in process.stderr.readline()
        os.write(ours, b"Some words to speak.\n\x04")
        process.communicate(timeout=60)
    os.close(ours)
    os.close(theirs)
    assert process.returncode == 0


def test_a_time_that_is_left_is_told_where_it_is_known() -> None:
    """Not from the start of an engine, which comes once, nor from nothing."""
    assert _left(0.5, 1, 9) == ""
    assert _left(60, 0, 9) == ""
    assert _left(2, 1, 9) == ", about 0:18 left"
    assert _left(2, 10, 0) == ""


def test_what_is_passed_over_is_not_counted(shell: Shell) -> None:
    """A draft is none of those that are made; a feed counts as its items, told as an event, too."""
    (shell.folder / "posts").mkdir()
    for name, more in (("one", ""), ("two", ""), ("three", "draft: true\n")):
        (shell.folder / f"posts/{name}.md").write_text(BARE.replace("lang: en\n", f"lang: en\n{more}"), "utf-8")
    items = "".join(
        f"<item><title>{name}</title><guid>{name}</guid><description>{'A sentence of it. ' * 20}</description></item>"
        for name in ("first", "second", "third")
    )
    (shell.folder / "feed.xml").write_text(f'<rss version="2.0"><channel>{items}</channel></rss>', "utf-8")
    told = shell.run("make", "posts", "--only", "mp3").stderr.decode()
    assert "2 of 2" in told
    assert "of 3" not in told
    lines = shell.run("make", "feed.xml", "--only", "mp3", "--json-lines").stdout.decode().splitlines()
    events = [json.loads(line) for line in lines]
    assert [event["change"] for event in events if event["event"] == "recounted"] == [2]
    assert sum(event["event"] == "finished" for event in events) == 3
