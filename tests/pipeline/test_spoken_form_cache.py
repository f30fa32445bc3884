"""Spoken forms between runs: what did not change is not looked for again, and nothing old is said."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from tone_site import POST, Site

from narrator.article.model import Source, SourceFormat
from narrator.pipeline import spoken_form_cache as spoken_forms
from narrator.pipeline.fingerprint import package_state
from narrator.pipeline.spoken_form_cache import remembered_forms
from narrator.script import spoken_forms as rules_of_speech
from narrator.store.folder import Folder

SOURCE = Source("post.md", SourceFormat.MARKDOWN, "")


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the texts whose spoken form the rules were asked for."""
    texts: list[str] = []
    rules = rules_of_speech.form_of

    def noted(text: str, language: str) -> rules_of_speech.Form:
        texts.append(text)
        return rules(text, language)

    monkeypatch.setattr(rules_of_speech, "form_of", noted)
    return texts


def _said(folder: Path, *texts: str, rebuild: bool = False) -> list[str]:
    with remembered_forms(SOURCE, root=folder, store=Folder(folder / "cache"), rebuild=rebuild) as forms:
        return [forms.of(text, "en") for text in texts]


def test_only_what_is_new_is_looked_for(tmp_path: Path, asked: list[str]) -> None:
    """And what is said is the same."""
    assert _said(tmp_path, "It costs $5.", "Two words.") == ["It costs five dollars.", "Two words."]
    asked.clear()
    assert _said(tmp_path, "Two words.", "It costs $5.", "It costs $6.")[1:] == [
        "It costs five dollars.",
        "It costs six dollars.",
    ]
    assert asked == ["It costs $6."]


def test_what_the_post_no_longer_says_is_forgotten(tmp_path: Path, asked: list[str]) -> None:
    """What is kept does not grow with each edit."""
    _said(tmp_path, "One.", "Two.")
    _said(tmp_path, "Two.")
    asked.clear()
    _said(tmp_path, "One.", "Two.")
    assert asked == ["One."]


def test_each_language_has_its_own_forms(tmp_path: Path) -> None:
    """The same letters are said in other words."""
    store = Folder(tmp_path / "cache")
    for _ in range(2):
        with remembered_forms(SOURCE, root=tmp_path, store=store) as forms:
            assert (forms.of("5 %", "en"), forms.of("5 %", "de")) == ("five percent", "fünf Prozent")


@pytest.mark.parametrize("change", ["code_fingerprint", "_rules_outside"])
def test_other_rules_ask_anew(tmp_path: Path, asked: list[str], monkeypatch: pytest.MonkeyPatch, change: str) -> None:
    """Another version of narrator, of num2words or of Python knows nothing of what this one found."""
    _said(tmp_path, "One.")
    asked.clear()
    monkeypatch.setattr(spoken_forms, change, lambda: "other")
    _said(tmp_path, "One.")
    assert asked == ["One."]


def test_a_rebuild_asks_anew(tmp_path: Path, asked: list[str]) -> None:
    """It trusts nothing that was kept."""
    _said(tmp_path, "One.")
    asked.clear()
    _said(tmp_path, "One.", rebuild=True)
    assert asked == ["One."]


def test_a_damaged_entry_is_no_entry(tmp_path: Path, asked: list[str]) -> None:
    """The forms are found again."""
    _said(tmp_path, "It costs $5.")
    (entry,) = (tmp_path / "cache/spoken-forms").glob("*/*")
    entry.write_bytes(entry.read_bytes().replace(b"five", b"nine"))
    asked.clear()
    assert _said(tmp_path, "It costs $5.") == ["It costs five dollars."]
    assert asked == ["It costs $5."]


def test_an_edited_post_asks_for_its_new_sentence_alone(site: Site, asked: list[str]) -> None:
    """And its other voices ask for nothing."""
    site.make()
    asked.clear()
    site.post("hello.md", POST.replace("the second of them", "the second, of 2"))
    site.make(voices=("tone", "tone-fast"))
    assert asked == ["This is the second, of 2."]
    assert b"second, of two" not in site.files()["hello/ledger.json"]


def test_another_rule_of_num2words_asks_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The rules lie in modules beside the package's own file, and all are looked at."""
    package = tmp_path / "num2words"
    package.mkdir()
    for name in ("__init__.py", "lang_EN.py"):
        (package / name).write_text("", "utf-8")
    spec = SimpleNamespace(origin=str(package / "__init__.py"))
    monkeypatch.setattr(spoken_forms, "find_spec", lambda _: spec)
    looked = spoken_forms._rules_outside.__wrapped__  # a run looks once
    before = looked()
    (package / "lang_EN.py").write_text("changed", "utf-8")
    assert looked() != before


def test_half_a_character_is_said_and_not_kept(tmp_path: Path) -> None:
    """JSON cannot hold it; that ends nothing."""
    assert _said(tmp_path, "Half \ud83d.") == ["Half \ud83d."]
    assert not list((tmp_path / "cache").rglob("*"))


def test_what_is_compiled_meanwhile_changes_nothing(tmp_path: Path) -> None:
    """Python writes a module's code beside it under a name of its own, then renames it."""
    (tmp_path / "module.py").write_text("x = 1", "utf-8")
    before = package_state(tmp_path)
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__/module.cpython-311.pyc.140").write_bytes(b"half")
    assert package_state(tmp_path) == before
    (tmp_path / "module.py").write_text("x = 12", "utf-8")
    assert package_state(tmp_path) != before


def test_a_dry_run_keeps_nothing(site: Site) -> None:
    """It writes nothing at all."""
    site.make(dry_run=True)
    assert not list((site.folder / "cache").rglob("*"))
