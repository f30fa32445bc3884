"""What is kept between runs: sizes, names, files that are replaced whole, records, items that are passed over."""

import os
from pathlib import Path

import pytest

from narrator.errors import OutputError, PublishingError, UsageError
from narrator.publishing.record import ArticleRecord, EditionRecord, FileRecord
from narrator.store.atomic import move_into_place, replace_bytes, replace_text, writing_to
from narrator.store.key import key_of
from narrator.store.passed_over import passed_over_items
from narrator.store.places import article_folder, is_device, is_inside, is_slug
from narrator.store.records import Records, Stored, all_there, file_record, is_there, stale_files, with_earlier_files
from narrator.store.sizes import size_bytes, size_text


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("500", 500),
        ("500B", 500),
        ("3k", 3_000),
        ("500MB", 500_000_000),
        ("2GB", 2_000_000_000),
        ("1.5 gb", 1_500_000_000),
        ("0", 0),
    ],
)
def test_sizes_are_read_as_people_write_them(text: str, count: int) -> None:
    """With or without a unit, in any letters."""
    assert size_bytes(text, where="X") == count


@pytest.mark.parametrize("text", ["", "MB", "many", "5 TB", "5BB", "-1GB", "nan", "inf", "1e400"])
def test_what_is_no_size_is_refused(text: str) -> None:
    """A cache of less than nothing would be emptied by every run."""
    with pytest.raises(UsageError, match=r"X: .* is no size"):
        size_bytes(text, where="X")


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (0, "0 bytes"),
        (999, "999 bytes"),
        (1000, "1.0 kB"),
        (999_999, "1000.0 kB"),
        (1_000_000, "1.0 MB"),
        (2_500_000, "2.5 MB"),
        (1_000_000_000, "1.0 GB"),
    ],
)
def test_sizes_are_told_in_their_unit(count: int, text: str) -> None:
    """From the first of each unit on."""
    assert size_text(count) == text


@pytest.mark.parametrize("name", ["con", "NUL", "aux.txt", "com1", "lpt9 .x", "com¹"])
def test_names_of_devices(name: str) -> None:
    """Windows keeps them, with any suffix."""
    assert is_device(name)
    assert not is_device(f"{name[:1]}x{name[1:]}")


@pytest.mark.parametrize("name", ["", ".", "..", ".x", "x.", "x ", "a/b", "a\\b", "a:b", "a*", 'a"', "a\nb", "\ud800"])
def test_what_names_no_folder(name: str) -> None:
    """Nor leads below one."""
    assert not is_slug(name)
    assert not is_inside(f"a/{name}/b") or name in {"", ".", "a/b"}
    assert is_slug("a.b c")
    assert is_inside("a/b.mp3")
    assert not is_inside("")


def test_an_article_lies_in_the_output_folder(tmp_path: Path) -> None:
    """Neither its name nor a link leads out."""
    assert article_folder(tmp_path, "a") == tmp_path / "a"
    with pytest.raises(PublishingError, match="is no name"):
        article_folder(tmp_path, "../a")
    output = tmp_path / "output"
    output.mkdir()
    (output / "out").symlink_to(tmp_path)
    with pytest.raises(PublishingError, match="a link that leads out"):
        article_folder(output, "out")


def test_files_are_replaced_where_they_differ(tmp_path: Path) -> None:
    """The same bytes leave a file and its time alone; a folder that is missing is made."""
    path = tmp_path / "new" / "a.txt"
    assert replace_bytes(path, b"one")
    os.utime(path, (1, 1))
    assert not replace_text(path, "one")
    assert path.stat().st_mtime == 1
    assert replace_text(path, "two")
    assert replace_text(path, "three")
    assert path.read_text("utf-8") == "three"
    assert replace_bytes(tmp_path / "secret", b"x", mode=0o600)
    assert (tmp_path / "secret").stat().st_mode & 0o777 == 0o600


def test_staged_files_are_moved_where_they_differ(tmp_path: Path) -> None:
    """Also where only the last of many bytes does, after the first megabyte."""
    staged, path = tmp_path / "staged", tmp_path / "in" / "place"
    large = bytes(3 << 20)
    for content in (large, large, large[:-1] + b"\x01", b"short"):
        staged.write_bytes(content)
        before = path.stat().st_mtime_ns if path.is_file() and path.read_bytes() == content else 0
        move_into_place(staged, path)
        assert path.read_bytes() == content
        assert not staged.exists()
        assert before in {0, path.stat().st_mtime_ns}


def test_what_cannot_be_written_is_named(tmp_path: Path) -> None:
    """The folder, or the one name that is too long."""
    with pytest.raises(OutputError, match="cannot be written: No space left"), writing_to(tmp_path):
        raise OSError(28, "No space left on device")
    with pytest.raises(PublishingError, match="too long"), writing_to(tmp_path):
        (tmp_path / ("x" * 300)).write_bytes(b"")


def test_keys_are_of_the_content_alone() -> None:
    """Sixteen bytes; where one part ends counts, and so does its number."""
    assert len(key_of("a")) == 32
    assert len({key_of("ab", "c"), key_of("a", "bc"), key_of("abc"), key_of("ab", "c", ""), key_of("\ud800")}) == 5
    assert key_of(b"a", 1) == key_of("a", "1")


def test_items_are_remembered_once_they_are_saved(tmp_path: Path) -> None:
    """Nothing is written where nothing was added; a file of another kind counts as absent."""
    items = passed_over_items(tmp_path)
    items.save()
    assert not list(tmp_path.iterdir())
    items.remember("mark", "why")
    items.save()
    assert not items.is_changed
    assert passed_over_items(tmp_path).reasons == {"mark": "why"}
    (path,) = tmp_path.rglob("*.json")
    path.write_text("[1]", "utf-8")
    assert passed_over_items(tmp_path).reasons == {}


def _file(output: Path, name: str, content: bytes = b"x") -> FileRecord:
    path = output / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return file_record(output, path)


def _edition(duration_ms: int = 1000, voice: str = "tone", **files: FileRecord) -> EditionRecord:
    return EditionRecord(voice, True, "", "en", duration_ms, None, None, 1, (), files)  # noqa: FBT003  # by its place


def _record(*editions: EditionRecord, title: str = "A", slug: str = "a", **more: object) -> ArticleRecord:
    words = (slug, "a.md", slug, "guid", title, "", "en", "2025-01-02T12:00:00+00:00", "", "", 1, (), "", "hash")
    return ArticleRecord(*words, editions, {}, **more)  # type: ignore[arg-type]


def test_records_come_back_with_their_notes_apart(tmp_path: Path) -> None:
    """Notes are read only where they are wanted; one that is forgotten is gone with them."""
    records = Records(tmp_path)
    record = _record(_edition(mp3=_file(tmp_path, "a/a.mp3")), notes_html="<p>Notes</p>")
    assert records.save(Stored("mark", record))
    assert not records.save(Stored("mark", record))
    (stored,) = records.load().values()
    assert (stored.fingerprint, stored.record.notes_html) == ("mark", "")
    assert records.with_notes(stored.record) == record
    records.forget("a")
    assert records.load() == {}
    assert records.with_notes(record).notes_html == ""
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and path.name != "a.mp3"]


@pytest.mark.parametrize("slug", ["other", "../a", ".a"])
def test_a_record_in_another_place_counts_as_absent(tmp_path: Path, slug: str) -> None:
    """So does one that names a file elsewhere."""
    records = Records(tmp_path)
    records.save(Stored("mark", _record()))
    (path,) = tmp_path.rglob("a.json")
    text = path.read_text("utf-8")
    path.write_text(text.replace('"slug": "a"', f'"slug": "{slug}"'), "utf-8")
    assert records.load() == {}
    elsewhere = _edition(mp3=FileRecord("../a.mp3", 1, 1))
    path.write_text(text, "utf-8")
    assert list(records.load()) == ["a"]
    records.save(Stored("mark", _record(elsewhere)))
    assert records.load() == {}


def test_a_file_is_there_while_it_is_as_it_was_written(tmp_path: Path) -> None:
    """Another size, another time or no file at all is not."""
    file = _file(tmp_path, "a/a.mp3", b"sound")
    record = _record(_edition(mp3=file))
    assert (file.name, file.size_bytes) == ("a/a.mp3", 5)
    assert all_there(tmp_path, record)
    os.utime(tmp_path / file.name, (1, 1))
    assert not is_there(tmp_path, file)
    again = _file(tmp_path, "a/a.mp3", b"sounds")
    assert not is_there(tmp_path, file)
    assert is_there(tmp_path, again)
    (tmp_path / file.name).unlink()
    assert not all_there(tmp_path, _record(_edition(mp3=again)))


def test_files_of_the_last_run_stay_while_they_fit(tmp_path: Path) -> None:
    """All of them where nothing changed, of another text the sound alone; what does not lie there is not kept."""
    mp3, vtt, extra = (_file(tmp_path, f"a/a.{suffix}") for suffix in ("mp3", "vtt", "png"))
    gone = FileRecord("a/gone.epub", 1, 1)
    earlier = _record(_edition(mp3=mp3, vtt=vtt, words=gone), extra_files=(extra, gone))
    earlier.files.update(page=vtt, epub=gone)
    made = _file(tmp_path, "a/chapters.json")
    same = with_earlier_files(_record(_edition(chapters=made)), earlier, tmp_path)
    assert same.editions[0].files == {"mp3": mp3, "vtt": vtt, "chapters": made}
    assert (same.files, same.extra_files) == ({"page": vtt}, (extra,))
    for other in (_record(_edition(chapters=made), title="B"), _record(_edition(2000, chapters=made))):
        assert with_earlier_files(other, earlier, tmp_path).editions[0].files == {"mp3": mp3, "chapters": made}
    changed = with_earlier_files(_record(_edition(), title="B"), earlier, tmp_path)
    assert (changed.files, changed.extra_files) == ({}, ())
    another = with_earlier_files(_record(_edition(voice="other", chapters=made)), earlier, tmp_path)
    assert (another.editions[0].files, another.files) == ({"chapters": made}, {})
    newer = _file(tmp_path, "a/a.png", b"new")
    assert with_earlier_files(_record(extra_files=(newer,)), earlier, tmp_path).extra_files == (newer,)


def test_what_a_run_did_not_make_is_stale(tmp_path: Path) -> None:
    """In the article's folder and below it; a folder that is not there has nothing."""
    kept = _file(tmp_path, "a/a.mp3")
    _file(tmp_path, "a/media/old.png")
    assert stale_files(tmp_path / "a", [kept], tmp_path) == ("a/media/old.png",)
    assert stale_files(tmp_path / "b", [], tmp_path) == ()


def test_a_damaged_record_hides_no_other(tmp_path: Path) -> None:
    """Nor does one without a date; what is forgotten twice is forgotten."""
    records = Records(tmp_path)
    for slug in ("a", "b", "c", "d"):
        records.save(Stored("f", _record(slug=slug)))
    folder = tmp_path / ".narrator/articles"
    (folder / "b.json").write_text("{", "utf-8")
    sound = (folder / "c.json").read_text("utf-8")
    (folder / "c.json").write_text(sound.replace(_record().published, "some day"), "utf-8")
    assert list(records.load()) == ["a", "d"]
    (folder / "a.notes.html").unlink()
    records.forget("a")
    records.forget("a")
    assert list(records.load()) == ["d"]


@pytest.mark.parametrize(
    ("windows", "winerror", "kind"),
    [(True, code, PublishingError) for code in (5, 32, 33)]
    + [(True, 0, OutputError), (True, 31, OutputError), (True, 34, OutputError), (False, 32, OutputError)],
)
def test_a_file_that_another_program_has_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, windows: bool, winerror: int, kind: type[Exception]
) -> None:
    """On Windows it ends one source alone; whatever else cannot be written is the folder's fault."""
    monkeypatch.setattr("narrator.store.atomic.WINDOWS", windows)
    problem = OSError("no")
    problem.winerror = winerror
    with pytest.raises(kind) as told, writing_to(tmp_path):
        raise problem
    assert told.value.where == str(tmp_path)
    with pytest.raises(OutputError) as told, writing_to(tmp_path):
        raise PermissionError(13, "Permission denied", str(tmp_path / "a"))
    assert told.value.where == str(tmp_path / "a")


def test_a_new_file_has_the_rights_that_the_user_gives(tmp_path: Path) -> None:
    """The umask alone takes away; in a folder that is not there yet, too."""
    before = os.umask(0o022)
    try:
        replace_bytes(tmp_path / "a/b/x", b"x")
        (tmp_path / "staged").write_bytes(b"y")
        move_into_place(tmp_path / "staged", tmp_path / "c/d/y")
    finally:
        os.umask(before)
    assert (tmp_path / "a/b/x").stat().st_mode & 0o777 == 0o644
    assert (tmp_path / "c/d/y").read_bytes() == b"y"
