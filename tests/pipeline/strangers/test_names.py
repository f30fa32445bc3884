"""Names that lead out of a folder, that some system refuses, or takes for another: each post has its own place."""

from pathlib import Path

import msgspec
import pytest
from tone_site import Site

from narrator.errors import ConfigError

SLUGS = ("../../x", "/etc/x", "..", ".hidden", "con", "NUL", "com1.txt", "a" * 5000, "x\u0000y", "a/b/../../..",
         "x\\..\\y", "C:\\x", "feed.xml", "index", "private", "assets", ".narrator", "é" * 300, "名" * 200, "~", "a b.",
         "aux.md", "ﬁ", "\u202egpj", "-rf", "%2e%2e%2f")  # fmt: skip


def test_every_slug_is_one_folder_below_the_output(site: Site, outside: Path) -> None:
    """Whatever the author asks for, on every system, and no two posts share one."""
    (site.folder / "posts/hello.md").unlink()
    for number, slug in enumerate(SLUGS):
        asked = msgspec.json.encode(slug).decode()
        site.post(f"{number}.md", f"---\ntitle: T{number}\nlang: en\ndate: 2025-01-01\nslug: {asked}\n---\n\nWords.\n")
    document = site.make(only=("mp3",))
    slugs = [one["slug"] for one in document["articles"]]
    assert len(slugs) + len(document["failed"]) == len(SLUGS)
    assert len({slug.casefold() for slug in slugs}) == len(slugs) > 15
    for slug in slugs:
        assert (site.output / slug / f"{slug}.mp3").is_file()
        assert slug.partition(".")[0] not in {"con", "nul", "com1", "aux", "feed", "index", "private", "assets"}
    others = {path.name for path in site.output.iterdir()} - set(slugs) - {".narrator", "index.html", "episodes.json"}
    assert all((site.output / name).is_file() for name in others)


NAMES = ("Hello.md", "HELLO.md", "héllo.md", "he\u0301llo.md", "hello .md", "ΛΌΓΟΣ.md", "λόγος.md", "λόγοσ.md",
         "straße.md", "strasse.md", "con.md", "aux.txt.md", "한글.md", "한글.md", "ſ.md", "s.md", "K.md", "k.md",
         "new\nline.md", "tab\t.md", "emoji-👩‍👩‍👧.md", "quote'\".md", "\u202ertl.md", "x" * 240 + ".md")  # fmt: skip


def test_names_that_other_systems_take_for_one_are_apart(site: Site) -> None:
    """By case, by Unicode normalization, by characters that look alike: each post has a folder of its own."""
    for number, name in enumerate(NAMES):
        site.post(name, f"---\ntitle: T{number}\nlang: en\ndate: 2025-01-01\n---\n\nWords of {number}.\n")
    document = site.make(only=("mp3",))
    assert document["failed"] == []
    slugs = [one["slug"] for one in document["articles"]]
    folded = {_as_apfs(slug) for slug in slugs}
    assert len(folded) == len(slugs) == len(set((site.folder / "posts").iterdir()))


def _as_apfs(name: str) -> str:
    """Return *name* as a file system that tells neither case nor normalization takes it."""
    import unicodedata  # noqa: PLC0415

    return unicodedata.normalize("NFD", unicodedata.normalize("NFD", name).casefold())


@pytest.mark.parametrize(("one", "two"), [("hello", "Hello"), ("caf\u00e9", "cafe\u0301"), ("λόγος", "λόγοσ")])
def test_pins_that_other_systems_take_for_one_are_refused(site: Site, one: str, two: str) -> None:
    """In a narrator.lock that was edited by hand, or merged: on a Mac one article would overwrite the other."""
    when = "2025-01-01T00:00:00+00:00"
    pin = f'[[article]]\nidentity = "{{0}}.md"\ntitle = "T"\nguid = "{{0}}"\nslug = "{{1}}"\npublished = "{when}"\n'
    (site.folder / "narrator.toml").write_text("", "utf-8")
    lock = "version = 1\n" + pin.format("a", one) + pin.format("b", two)
    (site.folder / "narrator.lock").write_text(lock, "utf-8")
    with pytest.raises(ConfigError, match="stands twice"):
        site.make()


LANGUAGES = ("../../../etc", "/etc/passwd", "en/../../x", "..", "en\x00", "con", "a" * 400, "en_US/../..")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_is_no_path(site: Site, language: str) -> None:
    """Folders of languages are found by their tag."""
    (site.folder / "posts/hello.md").unlink()
    tag = msgspec.json.encode(language).decode()
    site.post("x.md", f"---\ntitle: T\nlang: {tag}\ndate: 2025-01-01\n---\n\nWords. [More]{{lang='{language}'}}.\n")
    document = site.make(only=("mp3",))
    assert len(document["articles"]) + len(document["failed"]) == 1


@pytest.mark.parametrize("name", ["..", "...", "con", "a b", "x\ny", "é"])
def test_a_profile_names_no_folder(site: Site, outside: Path, name: str) -> None:
    """Its file's name is part of names in the output."""
    (site.folder / f"voices/{name}.toml").write_text('engine = "tone"\n', "utf-8")
    site.make(voices=("tone", name), only=("mp3", "page", "vtt"))
    assert all(path.resolve().is_relative_to(site.output.resolve()) for path in site.output.rglob("*"))
    assert {path.name for path in site.folder.iterdir()} == {"posts", "voices", "output", "cache"}
