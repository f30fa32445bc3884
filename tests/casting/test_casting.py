"""Who speaks what: a voice for each language, or a word about why not."""

import json
from pathlib import Path
from typing import Any

import pytest
from tone_site import Site

from narrator.errors import ExitCode
from narrator.speech.engines import tone
from narrator.speech.model import Voice

FOREIGN = "Das ist ein ganzer Absatz auf Deutsch, den niemand als solchen ausgezeichnet hat und der doch da ist."


def one_language_voice(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the tone engine speak English alone."""
    monkeypatch.setattr(tone, "voices", lambda _options: (Voice("low", "en"),))


def warnings(document: dict[str, Any]) -> set[str]:
    """Return the codes of what the author is told."""
    return {warning["code"] for warning in document["articles"][0]["warnings"]}


def test_a_guessed_language_without_a_voice_is_read_by_the_main_voice(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A guess of narrator's must not stop a post; the author is told."""
    one_language_voice(site, monkeypatch)
    site.post("hello.md", f"---\ntitle: T\nlang: en\n---\n\nSome words in English to begin with.\n\n{FOREIGN}\n")
    document = site.make()
    assert document["failed"] == []
    assert "language-fallback" in warnings(document)


def test_a_declared_language_without_a_voice_is_an_error(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the author declares is never read in another voice unasked."""
    one_language_voice(site, monkeypatch)
    site.post("hello.md", f'---\ntitle: T\nlang: en\n---\n\nSome words in English.\n\n<p lang="de">{FOREIGN}</p>\n')
    document = site.make()
    assert [failed["source"] for failed in document["failed"]] == ["posts/hello.md"]
    assert document["codes"] <= {ExitCode.USAGE, ExitCode.SOURCE_FAILED, ExitCode.ENVIRONMENT}


def test_a_rate_that_an_engine_cannot_reach_is_told(site: Site, tmp_path: Path) -> None:
    """A profile that asks for more than the engine can do gets what is possible, and a word about it."""
    (tmp_path / "voices/hasty.toml").write_text('engine = "tone"\nrate = 600\n', "utf-8")
    assert "rate-not-reached" in warnings(site.make(voices=("hasty",)))
    assert "rate-not-reached" not in warnings(site.make())


def test_languages_without_a_voice_of_their_own_go_to_the_engine_for_all_others(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`[languages."*"]`: a post in two languages is made, and told who reads what."""
    one_language_voice(site, monkeypatch)
    profile = 'engine = "tone"\nlanguage = "en"\nvoice = "low"\n[languages."*"]\nengine = "pyttsx3"\n'
    (site.folder / "voices/tone.toml").write_text(profile, "utf-8")
    site.post("hello.md", f'---\ntitle: T\nlang: en\n---\n\nSome words in English.\n\n<p lang="de">{FOREIGN}</p>\n')
    document = site.make(only=("mp3",))
    assert document["failed"] == []
    told = [warning["text"] for warning in document["articles"][0]["warnings"] if warning["code"] == "language-engine"]
    assert told == ["de is read by eSpeak NG, German"]


def test_a_language_that_its_voice_says_badly_is_told_with_the_way_out(site: Site) -> None:
    """Japanese by eSpeak: characters are named, not read."""
    (site.folder / "voices/plain.toml").write_text('engine = "pyttsx3"\n', "utf-8")
    site.post("hello.md", "---\ntitle: T\nlang: ja\n---\n\nこれは日本語の文です。\n")
    document = site.make(only=("mp3",), voices=("plain",))
    assert document["failed"] == []
    told = [warning["text"] for warning in document["articles"][0]["warnings"] if warning["code"] == "voice-unclear"]
    assert len(told) == 1
    assert "another engine" in told[0]


def test_a_fallback_that_the_profile_allows_stands_in_the_ledger(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """A whole post in a language without a voice is read by the profile's own, and the ledger says so."""
    one_language_voice(site, monkeypatch)
    profile = 'engine = "tone"\nlanguage = "en"\nvoice = "low"\nlanguage_fallback = true\n'
    (site.folder / "voices/tone.toml").write_text(profile, "utf-8")
    site.post("hello.md", f"---\ntitle: T\nlang: de\n---\n\n{FOREIGN}\n")
    document = site.make()
    assert document["failed"] == []
    ledger = json.loads((site.output / "hello/ledger.json").read_text("utf-8"))
    assert "de is read in the voice for en" in ledger["fallbacks"][0]
