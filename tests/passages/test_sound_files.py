"""Music and chimes: between the sentences, as loud as the speech, in the ledger; what cannot be one is refused."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile
from tone_site import Site

from narrator.audio.loudness import energies_of, integrated_lufs

RATE_HZ = 44100
HIGH_HZ = 3000
"""No voice of the tests beeps so high."""
SOUNDS = '[sound]\nintro = "sounds/intro.wav"\noutro = "sounds/outro.wav"\nchime = "sounds/chime.wav"\n'
SECONDS = {"intro": 2.0, "chime": 0.3, "outro": 1.5}
POST = """---
title: A walk
date: 2025-09-09
lang: en
{front}---

The first paragraph, which is here to be heard before anything else.

## To the sea

One sentence. And another one.

### At the shore

A third.

## And back

The last of them.
"""


def tone(seconds: float, level: float = 0.02) -> Any:
    """Return a quiet stereo beep."""
    wave = level * np.sin(2 * np.pi * HIGH_HZ * np.arange(round(seconds * RATE_HZ)) / RATE_HZ)
    return np.stack([wave, wave], axis=1)


@pytest.fixture
def sounding(site: Site) -> Site:
    """Return a site with an intro, an outro and a chime."""
    (site.folder / "sounds").mkdir()
    for name, seconds in SECONDS.items():
        soundfile.write(site.folder / f"sounds/{name}.wav", tone(seconds), RATE_HZ)
    (site.folder / "narrator.toml").write_text(SOUNDS, "utf-8")
    site.post("hello.md", POST.format(front=""))
    return site


def heard(site: Site) -> tuple[dict[str, Any], Path]:
    """Return the ledger of the one article and its folder."""
    (article,) = (path.parent for path in site.output.glob("*/ledger.json"))
    return json.loads((article / "ledger.json").read_text("utf-8")), article


def high_ms(path: Path) -> list[tuple[int, int]]:
    """Return where the beep is heard in an MP3, in ms, by what is left above 2.5 kHz."""
    samples, rate_hz = soundfile.read(path, dtype="float32")
    frame = rate_hz // 100
    frames = samples[: samples.size // frame * frame].reshape(-1, frame)
    spectrum = np.abs(np.fft.rfft(frames * np.hanning(frame), axis=1)) ** 2
    bins = np.fft.rfftfreq(frame, 1 / rate_hz)
    near = spectrum[:, np.abs(bins - HIGH_HZ) < 250].sum(axis=1)
    is_high = (near > 0.6 * spectrum.sum(axis=1)) & (near > 1e-2)
    edges = np.flatnonzero(np.diff(np.concatenate(([0], is_high.astype(np.int8), [0]))))
    ms = 1000 * frame / rate_hz
    return [(round(a * ms), round(b * ms)) for a, b in zip(edges[::2], edges[1::2], strict=True) if b - a > 5]


def test_sounds_stand_between_sentences_and_are_told(sounding: Site) -> None:
    """In the sound where the ledger says, as loud as the speech; chapters, transcript and books agree."""
    (article,) = sounding.make(only=("mp3", "vtt", "chapters", "epub", "daisy"))["articles"]
    ledger, folder = heard(sounding)
    sounds = [(one["kind"], one["begin_ms"], one["end_ms"]) for one in ledger["sounds"]]
    assert [kind for kind, _, _ in sounds] == ["intro", "chime", "chime", "outro"]
    assert ledger["sounds"][0]["file"] == "sounds/intro.wav"
    assert ledger["proved"]
    for kind, begin, end in sounds:
        assert end - begin == pytest.approx(SECONDS[kind] * 1000, abs=2)
        spoken = [(one["begin_ms"], one["end_ms"]) for one in ledger["spoken"]]
        assert not any(first < end and begin < last for first, last in spoken)
    found = high_ms(folder / f"{folder.name}.mp3")
    assert len(found) == len(sounds)
    for (_, begin, end), (first, last) in zip(sounds, found, strict=True):
        assert (first, last) == (pytest.approx(begin, abs=40), pytest.approx(end, abs=40))
    samples, rate_hz = soundfile.read(folder / f"{folder.name}.mp3", dtype="float32")
    _, begin, end = sounds[0]
    inside = samples[begin * rate_hz // 1000 : end * rate_hz // 1000]
    assert integrated_lufs([energies_of(inside, rate_hz)]) == pytest.approx(-16, abs=1)
    chapters = [one["begin_ms"] for one in article["editions"][0]["chapters"]]
    chimes = [end for kind, _, end in sounds if kind == "chime"]
    assert [begin for begin in chapters if any(0 < begin - end < 700 for end in chimes)] == [chapters[1], chapters[3]]


def test_a_changed_chime_makes_the_article_anew_and_speaks_nothing(sounding: Site) -> None:
    """And an unchanged one costs nothing."""
    (first,) = sounding.make()["articles"]
    (again,) = sounding.make()["articles"]
    assert "passages_encoded" not in again["editions"][0] or not again["editions"][0]["passages_encoded"]
    soundfile.write(sounding.folder / "sounds/chime.wav", tone(0.6), RATE_HZ)
    (other,) = sounding.make()["articles"]
    assert other["editions"][0]["spoken_now"] == 0
    assert other["editions"][0]["duration_ms"] > first["editions"][0]["duration_ms"] + 400


@pytest.mark.parametrize(("front", "kinds"), [("sound: false", []), ("sound: [outro]", ["outro"])])
def test_a_post_may_want_none(sounding: Site, front: str, kinds: list[str]) -> None:
    """Or only some."""
    sounding.post("hello.md", POST.format(front=f"narrator:\n  {front}\n"))
    sounding.make(only=("mp3",))
    assert [one["kind"] for one in heard(sounding)[0].get("sounds", [])] == kinds


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (tone(11), "is longer than 10 seconds"),
        (3600, "is longer than 10 seconds"),
        (tone(1, 0), "is silent from begin to end"),
        (None, "cannot be read"),
        (b"", "is empty"),
        (b"# A post\n", "decode"),
    ],
)
def test_what_cannot_be_a_chime_is_refused(sounding: Site, content: Any, told: str) -> None:
    """With the file, the setting and what it takes; nothing is published without it."""
    path = sounding.folder / "sounds/chime.wav"
    path.unlink()
    if isinstance(content, bytes):
        path.write_bytes(content)
    elif isinstance(content, int):  # so many seconds, made here: an hour of samples is no parameter
        soundfile.write(path, np.full(content * 8000, 3000, np.int16), 8000)
    elif content is not None:
        soundfile.write(path, content, RATE_HZ)
    report = sounding.make()
    (failed,) = report["failed"]
    assert told in failed["error"]
    assert "chime.wav" in failed["error"]
    assert "`chime` under [sound]" in failed["hint"]
    assert not report["articles"]


def test_a_post_s_sound_is_checked(sounding: Site) -> None:
    """A word that means nothing is an error."""
    sounding.post("hello.md", POST.format(front="narrator:\n  sound: loud\n"))
    assert "`sound` must be" in sounding.make()["failed"][0]["error"]
