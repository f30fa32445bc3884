"""`init`, `check`, `remove`, `serve` and `make --feed` as they run."""

import json
import os
import subprocess
import sys
import tomllib
import urllib.request
from pathlib import Path

import pytest

from narrator.config.load import load_site

POST = "---\ntitle: A test\nlang: en\ndate: 2025-09-09\n---\n\nSome words to speak. And some more of them.\n"
ANSWERS = (
    *("--title", 'A "show"', "--author", "The author", "--email", "a@example.com", "--language", "en"),
    *("--site-url", "https://example.com/pod", "--category", "personal journals", "--no-explicit"),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a post and a voice of tones."""
    (tmp_path / "voices").mkdir()
    (tmp_path / "voices/default.toml").write_text('engine = "tone"\n', "utf-8")
    (tmp_path / "hello.md").write_text(POST, "utf-8")
    return tmp_path


def _run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Return the finished command, which has no terminal."""
    return subprocess.run(
        [sys.executable, "-m", "narrator", *arguments],
        cwd=folder,
        env={**os.environ, "NARRATOR_CACHE": str(folder / "cache"), "CI": ""},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_a_show_is_set_up_once_and_published_with_one_command(folder: Path) -> None:
    """Init by flags, make, check: nothing to mend; remove takes the episode out again."""
    assert _run(folder, "init", *ANSWERS).returncode == 0
    show = load_site(folder / "narrator.toml", folder).show
    assert (show.title, show.category) == ('A "show"', ("Society & Culture", "Personal Journals"))
    made = _run(folder, "make", "hello.md", "--only", "mp3,vtt,chapters,feed", "--verbose")
    assert made.returncode == 0, made.stderr
    assert "output/feed.xml" in made.stdout
    checked = _run(folder, "check", "--json")
    assert (checked.returncode, json.loads(checked.stdout)) == (0, {"schema": 1, "findings": []})
    assert _run(folder, "remove", "hello").returncode == 0
    assert "<item>" not in (folder / "output/feed.xml").read_text("utf-8")
    assert _run(folder, "remove", "hello").returncode == 2


def test_findings_give_exit_code_1(folder: Path) -> None:
    """One line each on standard output, with its code."""
    _run(folder, "init", *ANSWERS)
    _run(folder, "make", "hello.md", "--only", "mp3,feed")
    (folder / "output/hello/hello.mp3").unlink()
    checked = _run(folder, "check")
    assert checked.returncode == 1
    assert "(link-broken)" in checked.stdout
    assert "(file-missing)" in checked.stdout
    assert _run(folder, "check", "nowhere").returncode == 2


def test_init_asks_nothing_without_a_terminal_and_replaces_nothing(folder: Path) -> None:
    """What was not answered is empty, and a settings file is never overwritten unasked."""
    assert _run(folder, "init").returncode == 0
    table = tomllib.loads((folder / "narrator.toml").read_text("utf-8"))
    assert table["show"]["site_url"] == ""
    again = _run(folder, "init", "--title", "Other")
    assert again.returncode == 2
    assert "--force" in again.stderr
    assert _run(folder, "init", "--title", "Other", "--force").returncode == 0


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--site-url", "example.com", "no web address"),
        ("--email", "nobody", "no e-mail address"),
        ("--language", "english", "no language"),
        ("--category", "blogs", "no category"),
        ("--category", "games", "may be"),
        ("--cover", "gone.jpg", "no picture"),
        ("--voice", "nosuch", "no voice"),
    ],
)
def test_answers_that_no_store_would_take_are_refused(folder: Path, option: str, value: str, said: str) -> None:
    """With what would be right; nothing is written."""
    done = _run(folder, "init", option, value)
    assert done.returncode == 2
    assert said in done.stderr
    assert not (folder / "narrator.toml").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="no terminal to imitate")
def test_on_a_terminal_it_asks_until_the_answer_will_do(folder: Path) -> None:
    """A category is searched by its words; what an option gave is not asked."""
    import pty  # noqa: PLC0415  # not on Windows

    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "narrator", "init", "--title", "Given", "--cover", ""]
    answers = [
        "The author",
        "nobody",
        "a@example.com",
        "https://example.com",
        "en",
        "games",
        "video games",
        "n",
        "nosuch",
        "natural",
    ]
    with subprocess.Popen(command, cwd=folder, stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as init:
        os.write(ours, ("\n".join(answers) + "\n").encode())
        said = init.communicate(timeout=30)[0].decode()
    os.close(ours)
    os.close(theirs)
    show = load_site(folder / "narrator.toml", folder).show
    assert (show.title, show.author, show.email) == ("Given", "The author", "a@example.com")
    assert show.category == ("Leisure", "Video Games")
    assert load_site(folder / "narrator.toml", folder).voices == ("natural",)
    assert "narrator voices preview natural" in said
    assert "no voice 'nosuch'" in said
    assert "may be" in said
    assert "no e-mail address" in said


def test_apples_list_can_be_printed(folder: Path) -> None:
    """One name a line, subcategories with their category."""
    lines = _run(folder, "init", "--categories").stdout.splitlines()
    assert {"True Crime", "Arts > Books"} <= set(lines)


def test_a_private_feed_by_the_command_line(folder: Path) -> None:
    """`--feed reading`; a name that is none is refused."""
    _run(folder, "init", *ANSWERS)
    assert _run(folder, "make", "hello.md", "--only", "mp3,feed", "--feed", "reading").returncode == 0
    assert len(list((folder / "output").glob("private/*/feed.xml"))) == 1
    assert _run(folder, "make", "hello.md", "--feed", "../x").returncode == 2


def test_serve_tells_where_it_is(folder: Path) -> None:
    """The first line of standard output is the address."""
    _run(folder, "init", *ANSWERS)
    _run(folder, "make", "hello.md", "--only", "mp3,feed")
    command = [sys.executable, "-u", "-m", "narrator", "serve", "--port", "0"]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, text=True) as served:
        assert served.stdout is not None
        address = served.stdout.readline().strip()
        try:
            with urllib.request.urlopen(f"{address}feed.xml", timeout=10) as response:  # noqa: S310  # loopback
                assert f"{address}hello/hello.mp3".encode() in response.read()
        finally:
            served.terminate()
