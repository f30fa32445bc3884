"""The store: whole or nothing, checked, bounded."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from narrator.errors import OutputError, UsageError
from narrator.store.folder import Folder, default_folder, limit_bytes, sealed, unsealed
from narrator.store.key import key_of


def test_what_is_put_comes_back(tmp_path: Path) -> None:
    """Byte for byte; what was never put is None."""
    store = Folder(tmp_path)
    store.put("clips", "abcd", b"content")
    assert store.get("clips", "abcd") == b"content"
    assert store.get("clips", "dcba") is None
    assert store.has("clips", "abcd")
    assert not store.has("passages", "abcd")


@pytest.mark.parametrize(
    "damage", [lambda e: e[:-1], lambda e: e[:9] + b"x" + e[10:], lambda _: b"", lambda e: e + b"x"]
)
def test_a_damaged_entry_counts_as_absent(tmp_path: Path, damage: object) -> None:
    """Cut off, changed, emptied or lengthened: it is not believed, and removed."""
    store = Folder(tmp_path)
    store.put("clips", "abcd", b"content" * 9)
    file = next(tmp_path.glob("clips/*/*"))
    file.write_bytes(damage(file.read_bytes()))  # type: ignore[operator]
    assert store.get("clips", "abcd") is None
    assert not file.exists()


def test_keys_tell_their_parts_apart() -> None:
    """Where one part ends and the next begins counts."""
    assert key_of("ab", "c") != key_of("a", "bc")


def test_pruning_removes_what_was_used_longest_ago(tmp_path: Path) -> None:
    """The entry used last stays."""
    store = Folder(tmp_path)
    for number, key in enumerate(("aa1", "bb2", "cc3")):
        store.put("clips", key, bytes(1000))
        os.utime(next(tmp_path.glob(f"clips/*/{key}")), (number, number))
    store.get("clips", "aa1")
    assert store.has("clips", "aa1")
    removed, removed_bytes = store.prune(1500)
    assert (removed, removed_bytes) == (2, 2 * (1000 + len(sealed(b""))))
    assert store.get("clips", "aa1") == bytes(1000)


def test_a_seal_is_checked() -> None:
    """A sealed content opens, another does not."""
    assert unsealed(sealed(b"x")) == b"x"
    assert unsealed(b"short") is None


def test_a_store_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    """A file in place of the folder is an error of the environment with a way out."""
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OutputError) as problem:
        Folder(tmp_path / "file").put("clips", "abcd", b"")
    assert "NARRATOR_CACHE" in problem.value.hint
    assert problem.value.what == "the cache cannot be written: Not a directory"


def test_a_cache_that_is_too_large_is_pruned_to_its_limit(tmp_path: Path) -> None:
    """A few shelves tell that it is; one within its limit is left alone."""
    store = Folder(tmp_path)
    for number in range(512):
        store.put("clips", key_of(number), bytes(1000))
    store.keep_within(1_000_000)
    assert sum(1 for _ in store.entries()) == 512
    store.keep_within(300_000)
    assert 0 < sum(stat.st_size for _, stat in store.entries()) <= 300_000


def test_the_limit_is_a_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    """NARRATOR_CACHE_LIMIT, as people write sizes."""
    assert limit_bytes() == 2 * 10**9
    monkeypatch.setenv("NARRATOR_CACHE_LIMIT", "500MB")
    assert limit_bytes() == 5 * 10**8
    monkeypatch.setenv("NARRATOR_CACHE_LIMIT", "much")
    with pytest.raises(UsageError, match="NARRATOR_CACHE_LIMIT"):
        limit_bytes()


def test_several_writers_of_one_key_leave_a_whole_entry(tmp_path: Path) -> None:
    """Two processes or threads that make the same clip do not disturb each other or a reader."""
    store = Folder(tmp_path)
    store.put("clips", "abcd", b"0" * 100_000)

    def work(number: int) -> bool:
        store.put("clips", "abcd", str(number).encode() * 100_000)
        return store.get("clips", "abcd") is not None

    with ThreadPoolExecutor(4) as pool:
        assert all(pool.map(work, range(10)))
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["abcd"]


def test_pruning_stops_at_the_limit(tmp_path: Path) -> None:
    """What is exactly as large as it may be stays; an entry that another process has pruned is passed over."""
    store = Folder(tmp_path)
    for key in ("aa1", "bb2"):
        store.put("clips", key, bytes(1000))
    whole = sum(stat.st_size for _, stat in store.entries())
    assert store.prune(whole) == (0, 0)
    found = list(store.entries())
    found[0][0].unlink()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Folder, "entries", lambda _: iter(found))
        assert store.prune(0) == (2, whole)
    assert list(store.entries()) == []


def test_a_cache_within_its_limit_is_left_alone(tmp_path: Path) -> None:
    """Also where it is nearly as large: pruning takes a quarter, and would take it at every run."""
    store = Folder(tmp_path)
    for shelf in range(256):
        store.put("clips", f"{shelf:02x}1", bytes(1000))
    whole = sum(stat.st_size for _, stat in store.entries())
    store.keep_within(round(whole / 0.9))
    assert sum(1 for _ in store.entries()) == 256
    store.keep_within(whole)
    assert sum(1 for _ in store.entries()) == 192


def test_the_cache_lies_where_one_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """NARRATOR_CACHE, else the user's own folder."""
    monkeypatch.setenv("NARRATOR_CACHE", str(tmp_path))
    assert default_folder() == tmp_path
    monkeypatch.delenv("NARRATOR_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "own"))
    assert default_folder().name == "narrator"
