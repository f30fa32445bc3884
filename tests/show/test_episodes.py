"""episodes.json and permalinks: what site generators read, and where the feed's links lead."""

import json
from pathlib import Path
from typing import Any

import feedparser
import pytest
from jsonschema import Draft202012Validator
from show.published import FORMATS, SETTINGS, publish, remake

from narrator.config.load import load_site
from narrator.errors import ConfigError
from narrator.pipeline.options import MakeOptions
from narrator.pipeline.progress import Silent
from narrator.pipeline.session import open_session
from narrator.show import rebuild

SCHEMA = Path(__file__).parents[2] / "narrator/schemas/episodes.schema.json"
BODY = "A sentence of the post. Another one.\n\n## Part\n\nMore.\n"
POST = "---\ntitle: {title}\nlang: en\ndate: {date}\n{more}---\n\n" + BODY


def _document(output: Path) -> Any:
    document = json.loads((output / "episodes.json").read_text("utf-8"))
    assert list(Draft202012Validator(json.loads(SCHEMA.read_text("utf-8"))).iter_errors(document)) == []
    return document


def _links(output: Path) -> dict[str, str]:
    return {entry.title: entry.link for entry in feedparser.parse((output / "feed.xml").read_text("utf-8")).entries}


def test_the_list_has_what_generators_need(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By source, with every file's path, address, size and type; neither drafts nor private feeds."""
    monkeypatch.chdir(tmp_path)
    posts = {
        "2025-03-01-früh.md": POST.format(title="Früh", date="2025-03-01", more=""),
        "late.md": POST.format(title="Late", date="2025-04-01", more="slug: another-name\n"),
        "draft.md": POST.format(title="Draft", date="2025-02-01", more="draft: true\n"),
    }
    output = publish(tmp_path, posts, drafts=True)
    document = _document(output)
    assert [one["source"] for one in document["episodes"]] == ["posts/late.md", "posts/2025-03-01-früh.md"]
    assert document["show"]["feed"] == "https://example.com/pod/feed.xml"
    late = document["episodes"][0]
    assert (late["slug"], late["published"][:10], late["chapters"][-1]["title"]) == (
        "another-name",
        "2025-04-01",
        "Part",
    )
    for name, file in late["files"].items():
        assert (output / file["path"]).stat().st_size == file["bytes"], name
    assert late["files"]["mp3"]["url"].startswith("https://example.com/pod/another-name/another-name.mp3?v=")
    assert late["files"]["mp3.tone-fast"]["type"] == "audio/mpeg"
    assert document["episodes"][1]["files"]["page"]["url"] == "https://example.com/pod/fruh/index.html"
    before = (output / "episodes.json").stat().st_mtime_ns
    remake(tmp_path)
    assert (output / "episodes.json").stat().st_mtime_ns == before


def test_links_follow_the_permalink_and_guids_do_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the pattern, of the post, of another site; subscribers get nothing twice."""
    monkeypatch.chdir(tmp_path)
    posts = {
        "2025-03-01-früh.md": POST.format(title="Früh", date="2025-03-01", more=""),
        "own.md": POST.format(title="Own", date="2025-04-02", more="permalink: /a/b.html\n"),
        "hugo.md": POST.format(title="Hugo", date="2025-04-03", more="url: /x/:year/:slug/\n"),
        "template.md": POST.format(title="Template", date="2025-04-04", more='permalink: "/{{ page.fileSlug }}/"\n'),
        "else.md": POST.format(title="Else", date="2025-04-05", more="canonical_url: https://other.example/p\n"),
    }
    output = publish(tmp_path, posts)
    guids = {one["source"]: one["guid"] for one in _document(output)["episodes"]}
    assert _links(output)["Früh"] == "https://example.com/pod/fruh/index.html"
    (tmp_path / "narrator.toml").write_text(SETTINGS + 'permalink = "/:year/:month/:name/"\n', "utf-8")
    remake(tmp_path)
    assert _links(output) == {
        "Früh": "https://example.com/pod/2025/03/fr%C3%BCh/",
        "Own": "https://example.com/pod/a/b.html",
        "Hugo": "https://example.com/pod/x/2025/hugo/",
        "Template": "https://example.com/pod/2025/04/template/",
        "Else": "https://other.example/p",
    }
    document = _document(output)
    assert {one["source"]: one["permalink"] for one in document["episodes"]}["posts/own.md"].endswith("/pod/a/b.html")
    assert {one["source"]: one["guid"] for one in document["episodes"]} == guids
    assert 'rel="canonical" href="https://example.com/pod/a/b.html"' in (output / "b/index.html").read_text("utf-8")


def test_a_pattern_with_an_unknown_part_is_refused(tmp_path: Path) -> None:
    """With those that there are."""
    (tmp_path / "narrator.toml").write_text('[show]\npermalink = "/:categories/:slug/"\n', "utf-8")
    with pytest.raises(ConfigError, match="cannot have :categories"):
        load_site(None, tmp_path)


def test_what_is_too_long_for_a_page_or_an_app_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The index shows the newest, and a large feed names the setting that bounds it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(rebuild, "MOST_LISTED", 1)
    monkeypatch.setattr(rebuild, "LARGE_FEED_BYTES", 100)
    told: list[str] = []

    class Heard(Silent):
        def notice(self, text: str) -> None:
            told.append(text)

    posts = {f"{n}.md": POST.format(title=f"N {n}", date="2025-03-01", more="") for n in range(2)}
    publish(tmp_path, posts)
    for name, text in posts.items():
        (tmp_path / "posts" / name).write_text(text + "\nOne more.\n", "utf-8")
    asked = MakeOptions(output=tmp_path / "output", only=(*FORMATS, "index"))
    open_session(cache=str(tmp_path / "cache")).make(("posts",), asked, Heard())
    assert any("shows the newest 1 of 2 articles" in text for text in told)
    assert any("`limit = 300`" in text for text in told)


def test_a_source_is_named_from_the_settings_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever folder narrator runs in, and beside narrator.toml's folder without anybody's whole path."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "site"
    (folder / "content/posts").mkdir(parents=True)
    beside = tmp_path / "beside.md"
    beside.write_text(POST.format(title="Beside", date="2025-04-01", more=""), "utf-8")
    (folder / "content/posts/in.md").write_text(POST.format(title="In", date="2025-03-01", more="guid: abc\n"), "utf-8")
    (folder / "narrator.toml").write_text(SETTINGS, "utf-8")
    (folder / "voices").mkdir()
    for name in ("tone", "tone-fast"):
        (folder / f"voices/{name}.toml").write_text('engine = "tone"\n', "utf-8")
    monkeypatch.chdir(folder / "content")
    remake(folder, "posts", str(beside))
    assert [one["source"] for one in _document(folder / "output")["episodes"]] == [
        "../beside.md",
        "content/posts/in.md",
    ]
