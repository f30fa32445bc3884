"""`narrator voices`, and what profiles, site and posts choose, through the command line as it runs."""

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

MODEL = "en_US-small-low"
WHERE = f"en/en_US/small/low/{MODEL}.onnx"
BODY = bytes(range(256)) * 2000
SETTINGS = b"{}"
POST = "---\ntitle: T\nlang: en\n---\n\nSome words.\n\n> A line of somebody else.\n\n```\nprint(1)\n```\n"

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Return a function that runs narrator in a folder with a tone voice and one post."""
    (tmp_path / "voices").mkdir()
    (tmp_path / "voices/default.toml").write_text('engine = "tone"\ndescription = "tones"\n', "utf-8")
    (tmp_path / "post.md").write_text(POST, "utf-8")

    def narrator(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "narrator", *arguments],
            cwd=tmp_path,
            env={**os.environ, **environment},
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )

    return narrator


@pytest.fixture
def server() -> Iterator[str]:
    """Serve a collection of one voice whose first answers break off and whose next one is damaged."""
    bodies = {f"/{WHERE}": BODY, f"/{WHERE}.json": SETTINGS}
    facts = {
        path.lstrip("/"): {"size_bytes": len(body), "md5_digest": hashlib.md5(body, usedforsecurity=False).hexdigest()}
        for path, body in bodies.items()
    }
    bodies["/voices.json"] = json.dumps({MODEL: {"key": MODEL, "files": facts}}).encode()
    asked: list[str | None] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body, wanted = bodies.get(self.path, b""), self.headers.get("Range")
            begin = int(wanted.removeprefix("bytes=").rstrip("-")) if wanted else 0
            sent = body[begin:]
            if self.path.endswith(".onnx"):
                asked.append(wanted)
                sent = (sent[:100_000], sent[:-1] + b"\0", sent)[min(len(asked), 3) - 1]
            self.send_response(206 if begin else 200)
            self.send_header("Content-Length", str(len(body) - begin))
            if begin:
                self.send_header("Content-Range", f"bytes {begin}-{len(body) - 1}/{len(body)}")
            self.end_headers()
            self.wfile.write(sent)
            self.close_connection = True

        def log_message(self, *arguments: object) -> None:
            """Say nothing."""

    listening = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=listening.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{listening.server_port}"
    listening.shutdown()
    thread.join()
    listening.server_close()
    assert asked == [None, "bytes=100000-", None]


def test_a_voice_is_installed_from_a_server_that_misbehaves(run: Run, server: str, tmp_path: Path) -> None:
    """Broken off, it goes on; damaged, it begins anew; then both files are there, whole, and nothing else."""
    done = run("voices", "install", MODEL, "--from", server)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [f"voices/{MODEL}.onnx.json", f"voices/{MODEL}.onnx"]
    assert (tmp_path / f"voices/{MODEL}.onnx").read_bytes() == BODY
    assert sorted(path.name for path in (tmp_path / "voices").iterdir()) == [
        "default.toml",
        f"{MODEL}.onnx",
        f"{MODEL}.onnx.json",
    ]
    assert "0.5 of 0.5 MB" in done.stderr
    assert f'model = "{MODEL}.onnx"' in done.stderr


def test_a_server_that_is_not_there_is_told(run: Run) -> None:
    """The environment's fault, with the address and the way out."""
    done = run("voices", "install", MODEL, "--from", "http://127.0.0.1:9")
    assert done.returncode == 4
    assert "http://127.0.0.1:9" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_broken_profile_does_not_hide_the_others(run: Run, tmp_path: Path) -> None:
    """It is listed with what is wrong in it; the voices still are."""
    (tmp_path / "voices/mine.toml").write_text("rat = 130\n", "utf-8")
    done = run("voices", "--verbose", NO_COLOR="1")
    assert done.returncode == 0
    assert "Did you mean `rate`?" in done.stdout
    assert "mine         cannot be used" in done.stdout
    assert "Engine tone" in done.stdout
    assert "\x1b" not in done.stdout + done.stderr


def test_the_list_of_voices_is_there_for_programs(run: Run, tmp_path: Path) -> None:
    """One JSON document: profiles, engines with their voices, and profiles that cannot be used."""
    (tmp_path / "voices/mine.toml").write_text("rate = 3\n", "utf-8")
    found = json.loads(run("voices", "--json").stdout)
    assert {"default", "fast", "two-voices"} <= {profile["name"] for profile in found["profiles"]}
    assert [faulty["name"] for faulty in found["faulty"]] == ["mine"]
    voices = {engine["name"]: engine["voices"] for engine in found["engines"]}
    assert [voice["name"] for voice in voices["tone"]] == ["low", "high"]
    german = json.loads(run("voices", "list", "--language", "de", "--json").stdout)
    spoken = {voice["language"] for engine in german["engines"] for voice in engine["voices"]}
    assert "de" in spoken
    assert {language.partition("-")[0] for language in spoken} <= {"de", "mul"}
    named = {profile["name"] for profile in german["profiles"]}
    assert {"fast", "clear"} <= named
    assert not {"natural", "piper", "two-voices"} & named
    plain = run("voices", "--language", "de").stdout
    assert "eSpeak NG:\n  de " in plain
    assert not [word for word in ("pyttsx3", "tone", "Hz", "GPL", "natural ") if word in plain.split("Hear one")[1]]


def test_a_preview_is_a_short_mp3(run: Run, tmp_path: Path) -> None:
    """Of the sample, or of what one wants to hear."""
    done = run("voices", "preview", "default")
    assert done.stdout.strip() == "preview-default.mp3"
    assert run("voices", "preview", "default", "Hello.", "-o", "hello.mp3").returncode == 0
    sizes = [(tmp_path / name).stat().st_size for name in ("preview-default.mp3", "hello.mp3")]
    assert 0 < sizes[1] < sizes[0]
    wrong = run("voices", "preview", "default", "-o", "hello.wav")
    assert (wrong.returncode, "hello.mp3" in wrong.stderr) == (2, True)


def test_a_word_is_tried_where_it_is_asked_for(run: Run, tmp_path: Path) -> None:
    """`-o` as everywhere; what is no MP3 is told with the option that `try` has, and no folder is made unasked."""
    assert run("pronounce", "try", "Nguyen", "win", "-o", "word.mp3").stdout.strip() == "word.mp3"
    assert (tmp_path / "word.mp3").stat().st_size > 0
    wrong = run("pronounce", "try", "Nguyen", "-o", "word.wav")
    assert (wrong.returncode, "-o word.mp3" in wrong.stderr) == (2, True)
    for command in (("pronounce", "try", "Nguyen"), ("voices", "preview", "default")):
        nowhere = run(*command, "--output", "nowhere/word.mp3")
        assert (nowhere.returncode, "nowhere: there is no such folder" in nowhere.stderr) == (2, True)
    assert not (tmp_path / "nowhere").exists()


def test_the_example_of_the_help_is_a_voice_here(run: Run) -> None:
    """Word for word."""
    done = run("voices", "preview", "en-gb")
    assert (done.returncode, done.stdout.strip()) == (0, "preview-en-gb.mp3"), done.stderr


def test_site_profile_and_post_lay_their_policies_over_one_another(run: Run, tmp_path: Path) -> None:
    """As `narrator script` says it: the profile skips quotes, the site code, and the post brings the quotes back."""

    def said() -> str:
        return run("script", "post.md").stdout

    assert "[Quote.]" in said()
    assert "Code example" in said()
    (tmp_path / "voices/default.toml").write_text('engine = "tone"\n[policy]\nquote = "skip"\n', "utf-8")
    assert "[Quote.]" not in said()
    assert "somebody else" in said().split("left out", 1)[1]
    (tmp_path / "narrator.toml").write_text('[policy]\ncode = "skip"\n', "utf-8")
    assert "Code example" not in said()
    (tmp_path / "post.md").write_text(POST.replace("lang: en", "lang: en\nnarrator: {policy: {quote: speak}}"), "utf-8")
    assert "[Quote.]" not in said()
    assert "\nA line of somebody else." in said()
    assert "Code example" not in said()


def test_a_script_is_written_in_the_voice_that_the_post_names(run: Run, tmp_path: Path) -> None:
    """As `make` speaks it; a voice on the command line wins."""
    (tmp_path / "post.md").write_text(POST.replace("lang: en", "lang: en\nnarrator: {voice: [fast, default]}"), "utf-8")
    assert "Voice profile fast" in run("script", "post.md").stdout
    assert "Voice profile default" in run("script", "post.md", "--voice", "default").stdout


@pytest.mark.parametrize("container", ["m4b", "opus", "flac"])
def test_a_container_without_ffmpeg_is_the_environments_fault(run: Run, tmp_path: Path, container: str) -> None:
    """Exit code 4, what is missing, and where to get it."""
    done = run("make", "post.md", "--only", container, PATH=str(tmp_path))
    assert done.returncode == 4
    assert f"{container} needs ffmpeg, which is not installed" in done.stderr
    assert "ffmpeg.org" in done.stderr
