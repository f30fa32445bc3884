"""Findings: each code stands in the documentation, and what is silenced is told no more."""

import ast
import json
import re
from pathlib import Path
from typing import Any

import pytest
from tone_site import Site

from narrator.article.finding_codes import CODES
from narrator.article.model import Source, SourceFormat
from narrator.article.silenced import Silenced
from narrator.config.site import Site as SiteSettings
from narrator.errors import ConfigError
from narrator.pipeline.prepare import prepared_article
from narrator.script.preflight import preflight

ROOT = Path(__file__).parents[2]
TEXT = (
    "---\ntitle: A test\nlang: en\n{front}---\n\n"
    "The RCC told us, and the RCC knows, see https://example.com/a/page for more.\n"
)


def _codes() -> set[str]:
    """Return every code that narrator's own code gives to a notice."""
    found = set()
    for path in (ROOT / "narrator").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            first = node.args[0]
            if name in {"Notice", "_notice"} and isinstance(first, ast.Constant) and isinstance(first.value, str):
                found.add(first.value)
    return found


def test_every_code_is_explained() -> None:
    """With what it says, and what to do; nothing else is."""
    page = (ROOT / "docs/findings.md").read_text("utf-8")
    explained = set(re.findall(r"^\| `([\w-]+)` \| [^|]+ \| [^|]+ \|$", page, re.MULTILINE))
    elsewhere = {"unaccounted", "invented", "unspoken", "language-guessed"}
    assert _codes() - explained == set()
    assert explained - _codes() == elsewhere


def test_every_code_can_be_named() -> None:
    """In settings: what the documentation explains, and no other."""
    page = (ROOT / "docs/findings.md").read_text("utf-8")
    assert set(re.findall(r"^\| `([\w-]+)` \| [^|]+ \| [^|]+ \|$", page, re.MULTILINE)) == CODES


@pytest.mark.parametrize(
    ("code", "told"),
    [("raw-urls", "Did you mean `raw-url`?"), ("unaccounted", "a fault of ours"), ("x", "docs/findings.md")],
)
def test_a_code_that_cannot_be_silenced_is_refused(site: Site, code: str, told: str) -> None:
    """By the site's settings before anything is made, by a post's for that post."""
    (site.folder / "narrator.toml").write_text(f'[findings]\nsilenced = ["{code}"]\n', "utf-8")
    with pytest.raises(ConfigError) as caught:
        site.make()
    assert told in caught.value.hint
    (site.folder / "narrator.toml").write_text("", "utf-8")
    site.post("hello.md", TEXT.format(front=f"narrator:\n  findings:\n    silenced: [{code}]\n"))
    (failed,) = site.make()["failed"]
    assert told in failed["hint"]


MARKS = "---\ntitle: A test\nlang: en\ndate: 2025-05-01\n---\n\nFirst.\n\n{marked}\n\nLast words.\n"


@pytest.mark.parametrize(
    ("marked", "code"),
    [
        ("<!-- narrator: skip -->\n\nSecond.", "mark-unclosed"),
        ("Second <!-- narrator: say other -->words.", "mark-unclosed"),
        ("Second.\n\n<!-- narrator: end -->", "mark-unclosed"),
        ("<!-- narrator: skpi -->\n\nSecond.\n", "mark-unknown"),
        ("Second.\n\n<!-- narrator: pause 15 min -->", "mark-unknown"),
    ],
)
def test_a_mark_that_does_nothing_is_told(site: Site, marked: str, code: str) -> None:
    """And leaves nothing of the post out."""
    site.post("hello.md", MARKS.format(marked=marked))
    (article,) = site.make()["articles"]
    assert [one["code"] for one in article["warnings"]] == [code]
    assert article["warnings"][0]["line"] >= 9
    assert {one["reason"] for one in article["left_out"]} == {"comment", "front matter"}


def _told(site: Site) -> set[str]:
    (article,) = site.make(rebuild=True)["articles"]
    return {warning["code"] for warning in article["warnings"]}


def test_a_finding_is_silenced_by_code_by_word_and_by_post(site: Site) -> None:
    """And comes back when it is wanted again."""
    site.post("hello.md", TEXT.format(front=""))
    assert {"raw-url", "unknown-acronym"} <= _told(site)
    (site.folder / "narrator.toml").write_text('[findings]\nsilenced = ["raw-url"]\n', "utf-8")
    assert "raw-url" not in _told(site)
    (site.folder / "narrator.toml").write_text('[findings]\nknown = ["RCC"]\n', "utf-8")
    assert _told(site) >= {"raw-url"}
    assert "unknown-acronym" not in _told(site)
    (site.folder / "narrator.toml").write_text("", "utf-8")
    site.post("hello.md", TEXT.format(front="narrator:\n  findings:\n    known: [RCC]\n    silenced: [raw-url]\n"))
    assert _told(site).isdisjoint({"raw-url", "unknown-acronym"})


PLACE = (
    "---\ntitle: A test\nlang: en\n---\n\nFirst see https://example.com/a/page for more.\n\n"
    "{before}The RCC told us, and the RCC knows, see https://example.com/another for more.{after}\n"
)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<!-- narrator: silenced raw-url, unknown-acronym -->\n\n", "\n\n<!-- narrator: end -->"),
        ("<!-- narrator: silenced raw-url unknown-acronym -->", "<!-- narrator: end -->"),
        ('<div data-narrator-silenced="raw-url unknown-acronym">\n\n', "\n\n</div>"),
        ('<p data-narrator-silenced="raw-url unknown-acronym">', "</p>"),
    ],
    ids=["blocks", "inline", "element", "paragraph"],
)
def test_a_finding_is_silenced_in_one_place(site: Site, before: str, after: str) -> None:
    """What stands elsewhere is told as ever."""
    site.post("hello.md", PLACE.format(before=before, after=after))
    (article,) = site.make()["articles"]
    told = {(one["code"], one["line"]) for one in article["warnings"]}
    assert ("raw-url", 6) in told
    assert {code for code, line in told if line != 6} == {"undated"}


def test_a_page_of_the_web_silences_nothing(tmp_path: Path) -> None:
    """What it says of itself is not its reader's wish."""
    first = "Words stand here, and more of them. " * 20
    second = '<p data-narrator-silenced="raw-url">See https://example.com/a/page for more of it.</p>'
    text = f"<article><p>{first}</p>{second}</article>"
    for trusted, told in ((True, False), (False, True)):
        source = Source("page.html", SourceFormat.HTML, text, trusted=trusted)
        article = prepared_article(source, SiteSettings(tmp_path))
        found = next(one for one in preflight(article) if one.code == "raw-url")
        assert article.silenced.holds(found.code, found.text, found.segment) is not told


@pytest.mark.parametrize("code", ["unaccounted", "invented", "unspoken"])
def test_a_missing_word_cannot_be_silenced(code: str) -> None:
    """The promise is not a setting."""
    assert not Silenced(frozenset({code}), frozenset({"word"})).holds(code, "“word”")


def test_settings_that_are_none_are_refused(site: Site) -> None:
    """With the key's name."""
    front: dict[str, Any] = {"findings": {"silence": ["raw-url"]}}
    site.post("hello.md", TEXT.format(front=f"narrator: {json.dumps(front)}\n"))
    (failed,) = site.make()["failed"]
    assert "silence" in failed["error"]
