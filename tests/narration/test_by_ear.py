"""The finished sound of a synthetic voice is heard: what was taken out of it, put in twice or swapped is told."""

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import soundfile
from click.testing import CliRunner
from read_aloud import SENTENCES
from tone_site import Site

from narrator.cli.check import command

pytestmark = pytest.mark.usefixtures("hears")
HEAD = "---\ntitle: Harbour\nlang: en\ndate: 2025-01-01\nnarrator: {policy: {opening: false}}\n---\n\n"
Change = Callable[[list[np.ndarray]], list[np.ndarray]]


@pytest.fixture
def spoken(site: Site) -> Site:
    """Return a site with one post, spoken by eSpeak."""
    site.post("harbour.md", HEAD + "\n\n".join(SENTENCES) + "\n")
    assert site.make("posts/harbour.md", voices=("default",))["codes"] == set()
    return site


def tampered(site: Site, change: Change) -> None:
    """Put *change* of the sentences' sound in place of the MP3."""
    folder = site.output / "harbour"
    sound, rate_hz = soundfile.read(folder / "harbour.mp3", dtype="float32")
    ledger = json.loads((folder / "ledger.json").read_text("utf-8"))
    begins = [entry["begin_ms"] * rate_hz // 1000 for entry in ledger["spoken"]]
    pieces = [sound[begin:end] for begin, end in zip(begins, [*begins[1:], sound.size], strict=True)]
    soundfile.write(folder / "harbour.mp3", np.concatenate([sound[: begins[0]], *change(pieces)]), rate_hz)


def found() -> dict[str, str]:
    """Return what the command finds: sentence → code."""
    result = CliRunner().invoke(command, ["--by-ear", "--json"], standalone_mode=False)
    findings = json.loads(result.stdout)["findings"]
    return {one["text"].split("“")[1].rstrip("”"): one["code"] for one in findings}


def test_untouched_sound_is_heard_and_recorded(spoken: Site) -> None:
    """Nothing is found, and what heard it is kept."""
    assert found() == {}
    kept = json.loads((spoken.output / ".narrator/heard/harbour.json").read_text("utf-8"))
    assert kept["editions"]["default"]["sentences"] == len(SENTENCES)
    assert "pocketsphinx" in kept["editions"]["default"]["recognizer"]
    assert len(kept["editions"]["default"]["sha256"]) == 64


def test_the_ledger_tells_that_it_was_heard_until_the_sound_changes(spoken: Site) -> None:
    """What was heard, and by what, stands in the ledger, which a later run neither makes anew nor forgets."""
    ledger = spoken.output / "harbour/ledger.json"
    assert "heard" not in json.loads(ledger.read_text("utf-8"))
    assert found() == {}
    heard = json.loads(ledger.read_text("utf-8"))["heard"]
    assert "pocketsphinx" in heard["recognizer"]
    assert heard["doubts"] == []
    before = spoken.files()
    spoken.make("posts/harbour.md", voices=("default",))
    assert spoken.files() == before
    (spoken.output / "harbour/index.html").unlink()
    spoken.make("posts/harbour.md", voices=("default",))
    assert json.loads(ledger.read_text("utf-8"))["heard"] == heard
    spoken.post("harbour.md", HEAD + "\n\n".join(SENTENCES[1:]) + "\n")
    spoken.make("posts/harbour.md", voices=("default",))
    assert "heard" not in json.loads(ledger.read_text("utf-8"))


@pytest.mark.parametrize(
    ("change", "code", "at"),
    [
        (lambda p: [*p[:3], *p[4:]], "by-ear-unheard", 3),
        (lambda p: [*p[:3], np.zeros_like(p[3]), *p[4:]], "by-ear-unheard", 3),
        (lambda p: [*p[:3], p[6], *p[4:]], "by-ear-unheard", 3),
        (lambda p: [*p[:3], p[3][: p[3].size * 2 // 5], *p[4:]], "by-ear-unheard", 3),
        (lambda p: [*p[:4], p[3], *p[4:]], "by-ear-twice", 3),
    ],
    ids=["removed", "silent", "another", "halved", "doubled"],
)
def test_a_fault_in_the_sound_is_heard(change: Change, code: str, at: int, spoken: Site) -> None:
    """Exactly the sentence that was tampered with is named."""
    tampered(spoken, change)
    assert found() == {SENTENCES[at]: code}


def test_swapped_sentences_are_heard(spoken: Site) -> None:
    """Of two that changed places at least one is not where it should be."""
    tampered(spoken, lambda p: [*p[:2], p[5], *p[3:5], p[2], *p[6:]])
    assert {SENTENCES[2], SENTENCES[5]} & found().keys()


def test_an_unknown_article_is_named(spoken: Site) -> None:
    """The error lists those that are published."""
    result = CliRunner().invoke(command, ["--by-ear", "--slug", "nowhere"], standalone_mode=False)
    assert "nowhere" in str(result.exception)
    assert Path(spoken.output / "harbour").is_dir()
