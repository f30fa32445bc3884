"""What `import narrator` offers is what the command line does."""

import json
from pathlib import Path

import pytest
from tone_site import POST, Site

import narrator
from narrator.errors import NarratorError, SourceError
from narrator.pipeline.progress import Silent
from narrator.pipeline.script_command import script_of

TWO_POSTS = """<?xml version="1.0"?><rss version="2.0"><channel><title>A blog</title><link>https://example.com/</link>
<item><title>One</title><link>https://example.com/1</link><description>&lt;p&gt;The first post has a few words in it.
&lt;/p&gt;</description></item>
<item><title>Two</title><link>https://example.com/2</link><description>&lt;p&gt;The second post has other words in it.
&lt;/p&gt;</description></item></channel></rss>
"""


def test_everything_it_offers_is_listed_and_there() -> None:
    """`dir` and `help` show it before it was used."""
    assert set(narrator.__all__) <= set(dir(narrator))
    assert all(getattr(narrator, name) is not None for name in narrator.__all__)
    with pytest.raises(AttributeError, match="nothing_of_the_kind"):
        narrator.nothing_of_the_kind  # noqa: B018


def test_a_script_is_the_command_lines_whatever_decides_the_profile(site: Site) -> None:
    """The site's `voices`, the post's own `voice:`, and a name."""
    (site.folder / "narrator.toml").write_text('voices = ["tone-fast"]\n', "utf-8")
    site.post("own.md", POST.replace("lang: en\n", "lang: en\nnarrator:\n  voice: tone\n"))
    for name, voice in (("posts/hello.md", ""), ("posts/own.md", ""), ("posts/own.md", "tone-fast")):
        (scripted,) = script_of(narrator.open_session(), name, voice=voice)
        assert narrator.write(narrator.read(name), voice) == scripted.script
    assert narrator.write(narrator.read("posts/hello.md")).profile == "tone-fast"
    assert narrator.write(narrator.read("posts/own.md")).profile == "tone"


def test_a_string_is_one_source_and_never_its_letters(site: Site) -> None:
    """As is a path."""
    for source in ("posts/hello.md", Path("posts/hello.md")):
        document = narrator.make(source, "out", cache=str(site.folder / "cache"), voices=("tone",), only=("mp3",))
        assert [article["source"] for article in document["articles"]] == ["posts/hello.md"]
    assert (site.folder / "out/hello/hello.mp3").is_file()
    assert json.dumps(document)


def test_a_feed_gives_all_its_articles(site: Site) -> None:
    """And `read`, which returns one, says that there are more."""
    (site.folder / "blog.xml").write_text(TWO_POSTS, "utf-8")
    assert [article.title for article in narrator.read_all("blog.xml")] == ["One", "Two"]
    with pytest.raises(SourceError, match="holds 2 articles"):
        narrator.read("blog.xml")


def test_two_sessions_of_one_process_share_nothing(site: Site, tmp_path: Path) -> None:
    """Each has its own folder, settings and engines, whatever the working directory is."""
    other = tmp_path / "other"
    other.mkdir()
    second = Site(other)
    (other / "narrator.toml").write_text('voices = ["tone-fast"]\noutput = "made"\n', "utf-8")
    here, there = narrator.open_session(), narrator.open_session(other, cache=str(other / "cache"))
    assert here.pool is not there.pool
    assert there.output == other / "made"
    report = there.make(("posts/hello.md",), narrator.MakeOptions(only=("mp3",)), Silent())
    assert report.failed == []
    assert [article["source"] for article in report.articles] == ["posts/hello.md"]
    assert (other / "made/hello/hello.mp3").is_file()
    assert not site.output.exists()
    assert not second.output.exists()


def test_one_error_class_catches_all(site: Site) -> None:
    """It is `narrator.NarratorError`."""
    assert narrator.NarratorError is NarratorError
    with pytest.raises(narrator.NarratorError, match="no such file"):
        narrator.read(str(site.folder / "nowhere.md"))
