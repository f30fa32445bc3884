"""Recordings of a post: kept beside it, whole, in pieces, and once."""

import io
from pathlib import Path

import numpy as np
import pytest
import soundfile

from narrator.editing.history import History
from narrator.editing.takes import append, discard, finish, join_takes, keep_take, remove_take, takes_of, unfinished
from narrator.errors import SourceError


def sound(seconds: float, rate_hz: int = 16000) -> bytes:
    """Return a WAV of a tone."""
    held = io.BytesIO()
    soundfile.write(held, 0.3 * np.sin(np.arange(int(seconds * rate_hz)) / 9), rate_hz, format="WAV")
    return held.getvalue()


@pytest.fixture
def post(tmp_path: Path) -> Path:
    """Return a post's path."""
    path = tmp_path / "posts/walk.md"
    path.parent.mkdir()
    path.write_text("# A walk\n\nWords.\n", "utf-8")
    return path


def test_files_are_kept_in_order_taken_away_and_had_back(post: Path) -> None:
    """Each is one change."""
    history = History(post.parent.parent)
    keep_take(history, post, "me.wav", sound(1))
    keep_take(history, post, "again.WAV", sound(2))
    assert [(take.name, take.seconds) for take in takes_of(post)] == [("take-001.wav", 1.0), ("take-002.wav", 2.0)]
    change = remove_take(history, post, "take-001.wav")
    assert [take.name for take in takes_of(post)] == ["take-002.wav"]
    history.undo(change.number)
    assert len(takes_of(post)) == 2
    assert soundfile.info(join_takes(post)).duration == pytest.approx(5)


def test_an_undone_recording_is_not_destroyed(post: Path) -> None:
    """Nobody can make it again."""
    history = History(post.parent.parent)
    change = keep_take(history, post, "me.wav", sound(1))
    history.undo(change.number)
    assert takes_of(post) == ()
    assert len(list(history.folder.glob("undone-*"))) == 1


def test_what_the_microphone_gave_survives_the_browser(post: Path) -> None:
    """Pieces that come twice or late are kept once, and a recording that was not ended can be kept or thrown away."""
    history = History(post.parent.parent)
    samples = (3000 * np.sin(np.arange(16000) / 9)).astype("<i2").tobytes()
    assert append(post, "abcdefgh-1", 16000, 0, samples[:20000]) == 20000
    assert append(post, "abcdefgh-1", 16000, 0, samples[:20000]) == 20000
    assert append(post, "abcdefgh-1", 16000, 30000, samples[30000:]) == 20000
    assert append(post, "abcdefgh-1", 16000, 20000, samples[20000:]) == 32000
    (begun,) = unfinished(post)
    assert begun.seconds == 1
    finish(history, post, begun.key)
    assert unfinished(post) == ()
    (take,) = takes_of(post)
    assert soundfile.read(take.path, dtype="int16")[0].tobytes() == samples
    append(post, "abcdefgh-2", 16000, 0, samples)
    discard(post, "abcdefgh-2")
    assert unfinished(post) == ()


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("me.txt", b"words", "no sound file"),
        ("me.wav", b"words", "cannot be read"),
        ("me.wav", sound(0.1), "no sound in it"),
        ("me", sound(1), "no sound file"),
    ],
)
def test_what_is_no_recording_is_told(post: Path, name: str, content: bytes, told: str) -> None:
    """And not kept."""
    with pytest.raises(SourceError, match=told):
        keep_take(History(post.parent.parent), post, name, content)
    assert takes_of(post) == ()


@pytest.mark.parametrize(("key", "rate"), [("../../x", 16000), ("abcdefgh", 5), ("abcdefgh*", 16000), ("", 16000)])
def test_a_recording_s_name_is_no_path(post: Path, key: str, rate: int) -> None:
    """Whatever a page sends."""
    with pytest.raises(SourceError):
        append(post, key, rate, 0, b"\0\0")
    with pytest.raises(SourceError):
        discard(post, key)
