import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from audio.synthetic_voice import clip_of, clips_of

from narrator.audio.containers import AudioContainer, write_container
from narrator.audio.model import AudioFormat, ChapterCue
from narrator.audio.passage import UtteranceSound, join_passage
from narrator.errors import AudioError, EnvironmentFaultError, ExitCode
from narrator.speech.model import Samples

AUDIO = AudioFormat()
TAGS = {"title": "Ships; and = signs # \\ too", "artist": "Ann Ōe", "date": "2025-04-01"}


def _sound() -> list[Samples]:
    return [
        join_passage([UtteranceSound(str(number), (clip_of(clip),), (), 600)], AUDIO).samples
        for number, clip in enumerate(clips_of(6, AUDIO))
    ]


def _probe(ffprobe: str, path: Path) -> dict:
    command = [ffprobe, "-v", "error", "-show_chapters", "-show_format", "-show_streams", "-of", "json", str(path)]
    return json.loads(subprocess.run(command, capture_output=True, check=True).stdout)


@pytest.mark.parametrize("container", AudioContainer)
def test_each_container_has_sound_tags_and_chapters(
    container: AudioContainer, needs: Callable[[str], str], tmp_path: Path
) -> None:
    """The same length as the MP3's timeline to 50 ms, chapters to a millisecond, titles with any character.

    M4B has no time before its first chapter.
    """
    needs("ffmpeg")
    sound = _sound()
    total = sum(samples.size for samples in sound)
    chapters = (ChapterCue("One = 1", 1, 1000, 40000), ChapterCue("Two\nlines; #2", 2, 40000, total))
    path = tmp_path / f"post.{container}"
    write_container(path, iter(sound), AUDIO, container, tags=TAGS, chapters=chapters)
    found = _probe(needs("ffprobe"), path)
    assert float(found["format"]["duration"]) == pytest.approx(total / 22050, abs=0.05)
    tags = found["format"].get("tags", {}) | found["streams"][0].get("tags", {})
    assert {name.lower(): text for name, text in tags.items()}["title"] == TAGS["title"]
    assert [float(chapter["start_time"]) for chapter in found["chapters"]] == pytest.approx(
        [0 if container is AudioContainer.M4B else 1000 / 22050, 40000 / 22050], abs=0.001
    )
    assert found["chapters"][0]["tags"]["title"] == "One = 1"


def test_flac_keeps_every_sample(needs: Callable[[str], str], tmp_path: Path) -> None:
    """At the level of the MP3, and no sample moved."""
    sound = _sound()
    path = tmp_path / "post.flac"
    ffmpeg = needs("ffmpeg")
    write_container(path, sound, AUDIO, AudioContainer.FLAC, tags={})
    command = [ffmpeg, "-v", "error", "-i", str(path), "-f", "s16le", "-"]
    decoded = np.frombuffer(subprocess.run(command, capture_output=True, check=True).stdout, dtype=np.int16)
    assert np.abs(decoded - 0.95 * np.concatenate(sound)).max() <= 1


def test_m4b_carries_the_cover(needs: Callable[[str], str], tmp_path: Path) -> None:
    """As an attached picture, not as a film."""
    ffmpeg, cover = needs("ffmpeg"), tmp_path / "cover.jpg"
    make = [ffmpeg, "-v", "error", "-f", "lavfi", "-i", "color=c=red:s=64x64", "-frames:v", "1", str(cover)]
    subprocess.run(make, check=True)
    path = tmp_path / "post.m4b"
    write_container(path, _sound(), AUDIO, AudioContainer.M4B, tags=TAGS, cover=cover)
    streams = _probe(needs("ffprobe"), path)["streams"]
    assert [stream["codec_type"] for stream in streams if stream["disposition"]["attached_pic"]] == ["video"]


def test_without_ffmpeg_the_way_out_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An error of the environment, with where to get it."""
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(EnvironmentFaultError, match="opus needs ffmpeg") as missing:
        write_container(tmp_path / "post.opus", [], AUDIO, AudioContainer.OPUS, tags={})
    assert missing.value.exit_code is ExitCode.ENVIRONMENT
    assert "Install ffmpeg" in missing.value.hint


def test_ffmpegs_own_reason_is_passed_on(needs: Callable[[str], str], tmp_path: Path) -> None:
    """A folder that is not there: its words, not a broken pipe."""
    needs("ffmpeg")
    with pytest.raises(AudioError, match=r"could not write flac: .*No such file"):
        write_container(tmp_path / "gone" / "post.flac", _sound() * 50, AUDIO, AudioContainer.FLAC, tags={})


def test_an_error_in_the_sound_leaves_no_ffmpeg_behind(needs: Callable[[str], str], tmp_path: Path) -> None:
    """What breaks while passages are joined breaks the container, and its process ends."""
    needs("ffmpeg")

    def broken():
        yield np.zeros(9000, np.int16)
        raise AudioError("a passage is damaged")

    with pytest.raises(AudioError, match="a passage is damaged"):
        write_container(tmp_path / "post.flac", broken(), AUDIO, AudioContainer.FLAC, tags={})
