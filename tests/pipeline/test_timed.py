"""One timeline: ID3, chapters.json, WebVTT and SubRip say the same milliseconds, and the sound agrees."""

import json
import re
import struct
import subprocess
import threading
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile
from msgspec import Struct
from mutagen.id3 import ID3
from playwright.sync_api import Browser
from show.published import SETTINGS, publish

from narrator.studio.serving.server import OutputServer

POST = """---
title: "Titles & <b>tags</b>: 👋 שלום"
author: Ängström
lang: en
date: 2025-09-09
tags: [one]
---

The first sentence -->, with an arrow & a tag &lt;b&gt; in words. A second sentence that goes on for so long that it
cannot stand in one line of sixty-five characters, nor in two, which is what a transcript must do all the same.

## A

Short.

## A much longer heading than the one before it, so that its frame is larger

Aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa is one word.

## [Émoji 👩‍💻 and a link](https://example.org/x)

The end.
"""
TIMES = {
    mark: re.compile(rf"(\d\d):(\d\d):(\d\d){mark}(\d{{3}}) --> (\d\d):(\d\d):(\d\d){mark}(\d{{3}})")
    for mark in ("[.]", ",")
}
"""WebVTT has a full stop before the thousandths, SubRip a comma; players take no other."""


class Made(Struct, frozen=True):
    """The files of one article."""

    folder: Path

    @property
    def mp3(self) -> Path:
        """The sound."""
        return self.folder / "a.mp3"

    def chapters(self) -> list[dict[str, Any]]:
        """Return what chapters.json says."""
        found: list[dict[str, Any]] = json.loads((self.folder / "chapters.json").read_text("utf-8"))["chapters"]
        return found

    def times(self, name: str) -> list[tuple[int, int]]:
        """Return begin and end of each cue of a transcript, in ms."""
        times = TIMES["," if name.endswith(".srt") else "[.]"]
        return [(_ms(found[:4]), _ms(found[4:])) for found in times.findall((self.folder / name).read_text("utf-8"))]


def _ms(parts: tuple[str, ...]) -> int:
    hours, minutes, seconds, thousandths = map(int, parts)
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + thousandths


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    """Publish one post, once."""
    folder = tmp_path_factory.mktemp("timed")
    (folder / "narrator.toml").write_text(SETTINGS, "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        yield Made(publish(folder, {"a.md": POST}, voices=("tone",)) / "a")


def _frames(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the frames of an ID3v2.3 tag as they stand: read by hand, since libraries sort and repair."""
    assert content[:5] == b"ID3\x03\x00"
    size = 0
    for byte in content[6:10]:
        assert byte < 0x80
        size = size << 7 | byte
    at = 10
    while at < 10 + size and content[at]:
        name, length = content[at : at + 4].decode("ascii"), struct.unpack(">I", content[at + 4 : at + 8])[0]
        yield name, content[at + 10 : at + 10 + length]
        at += 10 + length
    assert at == 10 + size


def test_chapters_are_the_same_everywhere(made: Made) -> None:
    """Raw CHAP frames, in the order of the file, and chapters.json: begin and end, to the millisecond."""
    raw = [body for name, body in _frames(made.mp3.read_bytes()) if name == "CHAP"]
    times = [struct.unpack(">IIII", body[body.index(0) + 1 :][:16]) for body in raw]
    chapters = made.chapters()
    assert [(begin / 1000, end / 1000) for begin, end, *_ in times] == [
        (c["startTime"], c["endTime"]) for c in chapters
    ]
    assert {offsets for _, _, *rest in times for offsets in rest} == {0xFFFFFFFF}
    assert chapters[0]["startTime"] == 0
    assert [c["startTime"] for c in chapters] == sorted({c["startTime"] for c in chapters})
    titles = [str(frame.sub_frames["TIT2"].text[0]) for frame in ID3(made.mp3).getall("CHAP")]
    assert titles == [c["title"] for c in chapters]
    assert len(titles) == 4
    assert chapters[3]["url"] == "https://example.org/x"


def test_the_table_of_contents_is_one_ordered_and_on_top(made: Made) -> None:
    """It names the chapters in the order of time, and stands before them."""
    frames = list(_frames(made.mp3.read_bytes()))
    names = [name for name, _ in frames]
    assert names.count("CTOC") == 1
    assert names.index("CTOC") < names.index("CHAP")
    toc = dict(frames)["CTOC"]
    flags, count = toc[toc.index(0) + 1], toc[toc.index(0) + 2]
    assert (flags, count) == (3, 4)
    children = toc[toc.index(0) + 3 :].split(b"\0")[:count]
    assert children == [body[: body.index(0)] for name, body in frames if name == "CHAP"]


def test_the_tag_is_of_version_2_3(made: Made) -> None:
    """TYER and no TDRC; text in Latin-1 or UTF-16 with its mark, never in UTF-8."""
    frames = list(_frames(made.mp3.read_bytes()))
    names = {name for name, _ in frames}
    assert {"TIT2", "TPE1", "TALB", "TCON", "TYER", "TLAN", "COMM", "USLT", "APIC", "CTOC", "CHAP"} <= names
    assert not names & {"TDRC", "TDRL", "TIPL"}
    for name, body in frames:
        if name[0] == "T" or name in {"COMM", "USLT"}:
            assert body[0] in {0, 1}, name
        if name[0] == "T" and body[0] == 1:
            assert body[1:3] in {b"\xff\xfe", b"\xfe\xff"}, name


def test_transcripts_are_the_same_and_within_the_sound(made: Made) -> None:
    """WebVTT and SubRip have the same cues, in order; nothing is after the end."""
    times = made.times("transcript.vtt")
    assert times == made.times("transcript.srt")
    assert times == sorted(times)
    assert all(begin < end for begin, end in times)
    assert times[-1][1] <= soundfile.info(made.mp3).duration * 1000
    for name in ("transcript.vtt", "transcript.srt"):
        words = re.sub("<[^>]*>", "", re.sub("(?m)^NOTE\n.*\n.*$", "", (made.folder / name).read_text("utf-8")))
        assert max(len(unescape(line)) for line in words.splitlines()) <= 65


def test_every_chapter_but_the_first_begins_with_a_cue(made: Made) -> None:
    """The heading's own."""
    begins = {begin for begin, _ in made.times("transcript.vtt")}
    assert {round(c["startTime"] * 1000) for c in made.chapters()[1:]} <= begins


def test_the_sound_begins_and_ends_where_the_cues_say(made: Made) -> None:
    """Before each cue there is silence, after it there is sound, and after its end silence again."""
    samples, rate_hz = soundfile.read(made.mp3)

    def loudest(from_ms: float, to_ms: float) -> float:
        return float(np.abs(samples[int(from_ms * rate_hz / 1000) : int(to_ms * rate_hz / 1000)]).max())

    for begin, end in made.times("transcript.vtt"):
        assert loudest(begin - 40, begin - 2) < 0.01
        assert loudest(begin, begin + 30) > 0.02
        assert loudest(end - 60, end) > 0.02
        assert loudest(end + 2, end + 40) < 0.01


def test_ffprobe_reads_the_same_chapters(made: Made, needs: Callable[[str], str]) -> None:
    """In the same order, at the same times, under the same titles."""
    done = subprocess.run(
        [needs("ffprobe"), "-v", "error", "-show_chapters", "-show_format", "-of", "json", str(made.mp3)],
        capture_output=True,
        check=True,
        timeout=30,
    )
    assert done.stderr == b""
    probed = json.loads(done.stdout)
    seen = [(round(float(c["start_time"]) * 1000), c["tags"]["title"]) for c in probed["chapters"]]
    assert seen == [(round(c["startTime"] * 1000), c["title"]) for c in made.chapters()]
    tags = probed["format"]["tags"]
    assert (tags["artist"], tags["album"]) == ("Ängström", "A show")


def test_mp3val_finds_nothing(made: Made, needs: Callable[[str], str]) -> None:
    """Its exit code is always 0, so its words count."""
    done = subprocess.run([needs("mp3val"), str(made.mp3)], capture_output=True, check=True, timeout=30, text=True)
    assert "WARNING" not in done.stdout
    assert "ERROR" not in done.stdout


def test_the_w3c_parser_finds_nothing_in_the_transcript(made: Made, needs: Callable[[str], str]) -> None:
    """And as many cues as there are."""
    program = (
        "const {WebVTTParser} = require(process.argv[1]); const fs = require('fs');"
        "const tree = new WebVTTParser().parse(fs.readFileSync(process.argv[2], 'utf-8'), 'subtitles');"
        "console.log(JSON.stringify({errors: tree.errors, cues: tree.cues.length}))"
    )
    done = subprocess.run(
        [needs("node"), "-e", program, needs("webvtt-parser"), str(made.folder / "transcript.vtt")],
        capture_output=True,
        check=True,
        timeout=30,
    )
    assert json.loads(done.stdout) == {"errors": [], "cues": len(made.times("transcript.vtt"))}


def test_chromium_shows_the_transcript_as_a_track(made: Made, browser: Browser) -> None:
    """Served by `serve`: every cue, its times, and its words as written."""
    page_of = "<audio controls><source src=a.mp3><track default kind=captions src=transcript.vtt></audio>"
    (made.folder / "track.html").write_text(f"<!doctype html><title>t</title>{page_of}", "utf-8")
    with OutputServer(made.folder.parent, 0) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        page = browser.new_page()
        page.goto(f"{server.address}/a/track.html")
        page.evaluate("document.querySelector('audio').textTracks[0].mode = 'hidden'")
        page.wait_for_function("document.querySelector('track').readyState === 2", timeout=20_000)
        cues = page.evaluate(
            "[...document.querySelector('audio').textTracks[0].cues]"
            ".map(c => [Math.round(c.startTime * 1000), Math.round(c.endTime * 1000), c.getCueAsHTML().textContent])"
        )
        page.wait_for_function("document.querySelector('audio').readyState >= 1", timeout=20_000)
        page.evaluate("document.querySelector('audio').currentTime = 5")
        page.wait_for_function("document.querySelector('audio').readyState >= 2", timeout=20_000)
        assert page.evaluate("document.querySelector('audio').currentTime") == 5
        page.close()
        server.shutdown()
        thread.join()
    assert [(begin, end) for begin, end, _ in cues] == made.times("transcript.vtt")
    assert any("-->, with an arrow & a tag <b> in words." in " ".join(text.split()) for *_, text in cues)
