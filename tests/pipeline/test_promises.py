"""What is promised before it is told, and kept whatever ends a run."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tone_site import Site

from narrator.errors import ConfigError, ExitCode
from narrator.pipeline import prepare
from narrator.pipeline.progress import Silent
from narrator.publishing.record import ArticleRecord
from narrator.run_folders import RunFolder, sweep_folders
from narrator.show.lock import Pin, load_lock
from narrator.store.places import is_device, is_inside, is_slug
from narrator.store.records import STATE, Records

PLAIN = "---\ntitle: {0}\nlang: en\n---\n\nSome words of {0}.\n"


class Interrupted(Silent):
    """Ends the run, as Ctrl-C would, when the first article is made."""

    def finished(self, record: ArticleRecord, *, unchanged: bool) -> None:
        """Look at what is promised, and press Ctrl-C."""
        self.pins = load_lock(Path("narrator.lock")).pins
        raise KeyboardInterrupt


def test_a_pin_is_in_the_lock_before_made_is_said(site: Site) -> None:
    """One Ctrl-C later, the post is still the same episode: with its output lost, and its file renamed."""
    (site.folder / "narrator.toml").write_text("", "utf-8")
    told = Interrupted()
    with pytest.raises(KeyboardInterrupt):
        site.make(progress=told)
    (pin,) = told.pins.values()
    shutil.rmtree(site.output)
    (site.folder / "posts/hello.md").rename(site.folder / "posts/renamed.md")
    (article,) = site.make()["articles"]
    assert (article["guid"], article["slug"]) == (pin.guid, pin.slug)


def test_records_and_lock_are_reconciled(site: Site) -> None:
    """What was published and never pinned is pinned when the next run starts, even if nothing has changed."""
    (site.folder / "narrator.toml").write_text("", "utf-8")
    (article,) = site.make()["articles"]
    (site.folder / "narrator.lock").unlink()
    site.make()
    assert [pin.guid for pin in load_lock(site.folder / "narrator.lock").pins.values()] == [article["guid"]]


def test_a_record_does_not_take_what_the_lock_gave_to_another(site: Site) -> None:
    """A run that was killed between the two leaves a record under the old name: the lock holds."""
    (site.folder / "narrator.toml").write_text("", "utf-8")
    site.make()
    path = site.folder / "narrator.lock"
    path.write_text(path.read_text("utf-8").replace("posts/hello.md", "posts/renamed.md"), "utf-8")
    (site.folder / "posts/hello.md").rename(site.folder / "posts/renamed.md")
    assert not site.make()["failed"]
    assert set(load_lock(path).pins) == {"posts/renamed.md"}


@pytest.mark.parametrize("settings", [True, False])
def test_two_runs_that_want_one_slug(site: Site, settings: bool) -> None:
    """One wins, the other is told, and nothing is lost; run again, it has an address of its own."""
    if settings:
        (site.folder / "narrator.toml").write_text("", "utf-8")
    site.post("hello.md", PLAIN.format("One"))
    site.post("other/hello.md", PLAIN.format("Two"))

    class Meanwhile(Silent):
        def understood(self, *_: object) -> None:  # both have planned; the other is faster
            site.make("posts/hello.md")

    report = site.make("posts/other/hello.md", progress=Meanwhile())
    assert "another run" in report["failed"][0]["error"]
    assert ExitCode.SOURCE_FAILED in report["codes"]
    assert "One" in (site.output / "hello/index.html").read_text("utf-8")
    (again,) = site.make("posts/other/hello.md")["articles"]
    assert again["slug"] == "hello-2"
    assert set(Records(site.output).load()) == {"hello", "hello-2"}


def test_whatever_one_source_raises_is_its_own(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault of ours is told as one, with what to send; the others are made, with index and lock."""
    (site.folder / "narrator.toml").write_text("", "utf-8")
    site.post("a.md", PLAIN.format("Bad"))
    good = prepare.read

    def read(source):
        if source.name.endswith("a.md"):
            raise KeyError("surprise")
        return good(source)

    monkeypatch.setattr(prepare, "read", read)
    report = site.make()
    (failed,) = report["failed"]
    assert "a fault in narrator" in failed["error"]
    assert "KeyError" in failed["error"]
    trace = Path(failed["hint"].partition("Send ")[2].partition(" and,")[0])
    assert "surprise" in trace.read_text("utf-8")
    assert report["codes"] == {ExitCode.SOURCE_FAILED}
    assert (site.output / "index.html").is_file()
    assert set(load_lock(site.folder / "narrator.lock").pins) == {"posts/hello.md"}


def test_dead_runs_are_swept(site: Site) -> None:
    """Their staging folders and half-written files go; those of a living run stay."""
    site.make()
    staging = site.output / STATE / "staging"
    dead = staging / "1-dead"
    dead.mkdir(parents=True)
    (dead / "hello.mp3").write_bytes(b"x")
    (site.output / ".part-999999999-00").write_bytes(b"x")
    living = RunFolder(staging, "")
    site.make()
    assert not dead.exists()
    assert not (site.output / ".part-999999999-00").exists()
    assert living.path.is_dir()
    living.remove()
    assert not list(staging.iterdir())


def test_a_folder_is_swept_when_its_process_dies(tmp_path: Path) -> None:
    """The lock beside it tells, not the process's number, which may be another's by then."""
    code = (
        "import os, sys; from pathlib import Path; from narrator.run_folders import RunFolder;"
        f"held = RunFolder(Path({str(tmp_path)!r}), 'x-'); print(held.path, flush=True); sys.stdin.read(); os._exit(9)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        folder = Path(process.stdout.readline().strip())
        sweep_folders(tmp_path, prefix="x-")
        assert folder.is_dir()
        process.stdin.close()
    sweep_folders(tmp_path, prefix="x-")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "slug", ["../../escaped", "/etc/x", "a/b", "a\\b", "..", ".", "", ".hidden", "a\0b", "c:d", "dot.", "line\nbreak"]
)
def test_a_slug_of_the_lock_is_not_believed(site: Site, slug: str) -> None:
    """One that would leave the output folder, or mean something else elsewhere, is an error with a way out."""
    (site.folder / "narrator.toml").write_text("", "utf-8")
    site.make()
    path = site.folder / "narrator.lock"
    path.write_text(path.read_text("utf-8").replace('slug = "hello"', f"slug = {json.dumps(slug)}"), "utf-8")
    assert not is_slug(slug)
    with pytest.raises(ConfigError) as refused:
        site.make()
    assert "no name for a folder" in refused.value.what
    assert sorted(entry.name for entry in site.folder.iterdir()) == [
        "cache", "narrator.lock", "narrator.toml", "output", "posts", "voices",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["/etc/passwd", "../../x", "hello/../../x", "C:/x", "hello\\..\\x"])
def test_a_record_that_names_a_file_elsewhere_counts_as_absent(site: Site, name: str) -> None:
    """`remove` would delete it."""
    site.make()
    record = site.output / STATE / "articles/hello.json"
    record.write_text(record.read_text("utf-8").replace('"hello/hello.mp3"', json.dumps(name)), "utf-8")
    assert not is_inside(name)
    assert not Records(site.output).load()


def test_a_link_that_leads_out_is_not_followed(site: Site, tmp_path_factory: pytest.TempPathFactory) -> None:
    """An article's folder that is a link to another place is an error, and nothing is written there."""
    other = tmp_path_factory.mktemp("other")
    site.output.mkdir()
    (site.output / "hello").symlink_to(other)
    (failed,) = site.make()["failed"]
    assert "leads out of the output folder" in failed["error"]
    assert not list(other.iterdir())


def test_names_that_windows_keeps_for_devices() -> None:
    """With any suffix, in any case."""
    assert all(is_device(name) for name in ("con", "NUL", "com1", "lpt9.txt", "aux.tar.gz"))
    assert not any(is_device(name) for name in ("console", "com", "com10", "null"))


def test_the_lock_is_written_at_once_for_a_new_pin_alone(tmp_path: Path) -> None:
    """A new text under an old promise changes nothing in it."""
    path = tmp_path / "narrator.lock"
    lock = load_lock(path)
    pin = Pin("posts/a.md", "g", "a", "2025-09-09T12:00:00+00:00", "b0")
    assert lock.promise(pin) == pin
    before = path.read_bytes()
    lock.promise(Pin(pin.identity, pin.guid, pin.slug, pin.published, "b1"))
    assert path.read_bytes() == before
    lock.write()
    assert load_lock(path).pins[pin.identity].body == "b0"


def test_the_run_that_was_first_with_an_article_holds(tmp_path: Path) -> None:
    """Its date and slug are everybody's."""
    path = tmp_path / "narrator.lock"
    one, other = load_lock(path), load_lock(path)
    first = one.promise(Pin("posts/a.md", "g", "a", "2025-09-09T12:00:00+00:00", "b0"))
    second = other.promise(Pin("posts/a.md", "g2", "b", "2025-10-10T12:00:00+00:00", "b0"))
    assert second == first
