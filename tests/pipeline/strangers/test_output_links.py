"""An output folder, or a history of changes, that somebody else has prepared: nothing is written through it."""

from pathlib import Path

import msgspec
import pytest
from PIL import Image
from tone_site import Site

from narrator.editing.history import Change, ChangedElsewhereError, History
from narrator.editing.post import version_of
from narrator.errors import NarratorError, PublishingError
from narrator.languages.phrases import worded
from narrator.show.private import secret_of

POST = "---\ntitle: Hello\nlang: en\ndate: 2025-01-01\n{more}---\n\n{text}\n"
SHOW = '[show]\ntitle = "T"\nsite_url = "https://a.example"\n'


LINKS = (".narrator", ".narrator/articles", ".narrator/staging", "hello", "hello/media")


@pytest.mark.parametrize("name", LINKS)
def test_no_folder_of_the_output_leads_elsewhere(site: Site, outside: Path, name: str) -> None:
    """It would be written through, and swept."""
    Image.new("RGB", (8, 8)).save(site.folder / "posts/p.png")
    site.post("hello.md", POST.format(more="", text="Hello. ![A picture](p.png)"))
    link = site.output / name
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(outside)
    try:
        failed = site.make()["failed"]
        told = failed[0]["error"]
    except NarratorError as problem:
        told = str(problem)
    assert "is a link" in told


FILES = (".narrator/placing.lock", ".narrator/whole.lock", ".narrator/whole", ".narrator/articles/hello.json",
         ".narrator-can-write", "hello/hello.mp3", "hello/index.html", "hello/cover.jpg", "hello/ledger.json",
         "index.html", "feed.xml", "episodes.json", "cover.jpg", "offline.js", "../narrator.lock")  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_no_file_of_the_output_is_written_through(site: Site, outside: Path, name: str) -> None:
    """A link is replaced by the file, or refused; what it leads to stays as it was."""
    (site.folder / "narrator.toml").write_text(SHOW, "utf-8")
    link = site.output / name
    link.parent.mkdir(parents=True, exist_ok=True)
    for target in ("diary.md", "not-there"):
        link.unlink(missing_ok=True)
        link.symlink_to(outside / target)
        try:
            site.make(rebuild=True)
        except NarratorError as problem:
            assert "is a link" in str(problem) or "cannot be understood" in str(problem)  # noqa: PT017


@pytest.mark.parametrize("file", ["../{name}/diary.md", "{own}/diary.md", "linked/diary.md"])
def test_a_change_that_somebody_else_made_is_not_taken_back(site: Site, outside: Path, file: str) -> None:
    """The studio's history lies beside the posts: what it names is not believed."""
    (site.folder / "linked").symlink_to(outside)
    now = version_of((outside / "diary.md").read_bytes())
    name = file.format(name=outside.name, own=outside)
    history = History(site.folder)
    for number, before in enumerate((b"# Mine now\n", None), 1):
        change = Change(number, name, worded("the show described"), before, now, 1.0)
        history.folder.mkdir(parents=True, exist_ok=True)
        (history.folder / f"{number:015}.json").write_bytes(msgspec.json.encode(change))
        assert history.last() is None
        with pytest.raises(ChangedElsewhereError, match="no file of this folder"):
            history.undo(number)


@pytest.mark.parametrize("link", [".narrator", ".narrator/changes"])
def test_no_history_and_no_secret_is_kept_elsewhere(site: Site, outside: Path, link: str) -> None:
    """The folder beside narrator.toml is a link: the change is not made, the private feed not begun."""
    place = site.folder / link
    place.parent.mkdir(exist_ok=True)
    place.symlink_to(outside)
    before = (site.folder / "posts/hello.md").read_bytes()
    with pytest.raises(PublishingError, match="is a link"):
        History(site.folder).replace(
            site.folder / "posts/hello.md", b"new", worded("the show described"), expected=version_of(before)
        )
    assert (site.folder / "posts/hello.md").read_bytes() == before
    with pytest.raises(PublishingError, match="is a link"):
        secret_of(site.folder, "friends")


LOOPS = {
    "a lexicon of the profile": ("voices/words.toml", "voices/tone.toml"),
    "a lexicon of the post": ("words.toml", "post"),
    "a lexicon of the site": ("words.toml", "narrator.toml"),
    "the output folder": ("output", ""),
    "the article's folder": ("output/hello", ""),
    "the article's record": ("output/.narrator/articles/hello.json", ""),
    "narrator.lock": ("narrator.lock", ""),
}


@pytest.mark.parametrize("name", LOOPS)
def test_a_link_that_leads_to_itself_is_told(site: Site, name: str) -> None:
    """As an error of ours; a lock that is one is written anew."""
    link, named_in = LOOPS[name]
    place = site.folder / link
    place.parent.mkdir(parents=True, exist_ok=True)
    place.symlink_to(place.name)
    (site.folder / "narrator.toml").write_text(SHOW, "utf-8")
    named = 'narrator:\n  lexicons: ["words.toml"]\n' if named_in == "post" else ""
    site.post("hello.md", POST.format(more=named, text="Some words."))
    if named_in.endswith(".toml"):
        settings = site.folder / named_in
        settings.write_text('lexicons = ["words.toml"]\n' + settings.read_text("utf-8"), "utf-8")
    try:
        failed = [one["error"] for one in site.make(only=("page",))["failed"]]
    except NarratorError as problem:
        failed = [str(problem)]
    is_replaced = place.suffix == ".lock"
    assert bool(failed) is not is_replaced
    assert place.is_symlink() is not is_replaced
    assert "fault" not in "".join(failed)
