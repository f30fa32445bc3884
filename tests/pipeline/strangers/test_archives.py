"""Archives, front matter, settings and lexicons that are built to leave their place, or to grow."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from tone_site import Site

from narrator.errors import ConfigError, ProfileError

POST = "---\ntitle: Hello\nlang: en\ndate: 2025-01-01\n{more}---\n\n{text}\n"


def _zip(parts: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


ARCHIVES: dict[str, Callable[[], dict[str, bytes]]] = {
    "names that leave it": lambda: {"../../escaped.md": b"# A\n\nWords.\n", "/tmp/escaped.md": b"# B\n\nWords.\n",
                                    "..\\escaped.md": b"# C\n\nWords.\n", "C:\\escaped.md": b"# D\n\nWords.\n"},
    "a bomb": lambda: {f"{n}.md": b"# A\n\n" + b"a " * (15 << 20) for n in range(6)},
    "a bomb in a bomb": lambda: {"in.zip": _zip({f"{n}.html": b"<p>" + b"b" * (15 << 20) for n in range(10)})},
    "many parts": lambda: {f"{n}.md": b"# A\n" for n in range(21000)},
    "a name of 60,000 letters": lambda: {"x" * 60000 + ".md": b"# A\n\nWords.\n"},
    "a device's name": lambda: {"con.md": b"# A\n\nWords.\n", "aux": b"# B\n\nWords.\n"},
}  # fmt: skip


@pytest.mark.parametrize("name", ARCHIVES)
def test_an_archive_stays_an_archive(site: Site, outside: Path, name: str) -> None:
    """Nothing is unpacked to disk; what it would grow to is known before."""
    (site.folder / "posts/hello.md").unlink()
    for suffix in ("zip", "epub", "docx"):
        (site.folder / f"posts/a.{suffix}").write_bytes(_zip(ARCHIVES[name]()))
    names = [f"posts/a.{suffix}" for suffix in ("zip", "epub", "docx")]
    document = site.make(*names, only=("mp3",), dry_run=True)
    assert document["failed"]
    assert not any(path.name.startswith("escaped") for path in site.folder.rglob("*"))
    assert not Path("/tmp/escaped.md").exists()


TEXTS = {
    "YAML that doubles": "---\na: &a [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join(['*' + chr(97 + n)] * 10)}]\n" for n in range(9)
    ) + "title: T\n---\n\nWords.\n",
    "YAML that holds itself": "---\ntitle: &a [*a]\ntags: &b {x: *b}\n---\n\nWords.\n",
    "YAML that is deep": "---\ntitle: T\nx: " + "[" * 5000 + "]" * 5000 + "\n---\n\nWords.\n",
    "TOML that is deep": "+++\ntitle = 'T'\nx = " + "[" * 5000 + "]" * 5000 + "\n+++\n\nWords.\n",
    "JSON that is deep": '{"title": "T", "x": ' + "[" * 5000 + "]" * 5000 + "}\n\nWords.\n",
    "NUL in the text": "---\ntitle: T\n---\n\nWords\x00 and \x00more.\n",
}  # fmt: skip


@pytest.mark.parametrize("name", TEXTS)
def test_no_front_matter_takes_the_run_with_it(site: Site, name: str) -> None:
    """It is read, or its post fails alone, as an error of ours."""
    site.post("bad.md", TEXTS[name])
    document = site.make(only=("mp3",))
    assert "hello" in [one["slug"] for one in document["articles"]]
    assert not any("fault of narrator" in one["error"] for one in document["failed"])


def test_settings_that_are_deep_are_told(site: Site) -> None:
    """narrator.toml, a voice profile and a lexicon, nested until the parser gives up."""
    deep = "x = " + "[" * 20000 + "]" * 20000 + "\n"
    (site.folder / "narrator.toml").write_text(deep, "utf-8")
    with pytest.raises(ConfigError):
        site.make()
    (site.folder / "narrator.toml").write_text('lexicons = ["deep.toml"]\n', "utf-8")
    (site.folder / "deep.toml").write_text(deep, "utf-8")
    (failed,) = site.make()["failed"]
    assert "fault of narrator" not in failed["error"]
    (site.folder / "voices/tone.toml").write_text(deep, "utf-8")
    with pytest.raises(ProfileError):
        site.make()


ENTITIES = """<?xml version="1.0"?><!DOCTYPE lexicon [{0}]>
<lexicon version="1.0" alphabet="ipa" xml:lang="en" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon">
<lexeme><grapheme>hello</grapheme><alias>&x;</alias></lexeme></lexicon>"""


def test_a_lexicon_reads_no_other_file(site: Site, outside: Path) -> None:
    """XML's entities: of another file, of an address, and such as grow."""
    grow = '<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {chr(98 + n)} "{("&" + chr(97 + n) + ";") * 10}">' for n in range(9)
    )
    for inside in (f'<!ENTITY x SYSTEM "{outside}/diary.md">', '<!ENTITY x SYSTEM "http://127.0.0.1:9/">',
                   grow + '<!ENTITY x "&j;">', f'<!ENTITY % p SYSTEM "{outside}/diary.md">%p;'):  # fmt: skip
        (site.folder / "x.pls").write_text(ENTITIES.format(inside), "utf-8")
        (site.folder / "narrator.toml").write_text('lexicons = ["x.pls"]\n', "utf-8")
        site.post("hello.md", POST.format(more="", text="Hello there."))
        document = site.make(only=("mp3",))
        assert len(document["articles"]) + len(document["failed"]) == 1
        assert not any(b"Nobody shall read" in content for content in site.files().values())
