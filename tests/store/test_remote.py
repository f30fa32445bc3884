import pytest
from tone_site import Site

from narrator.errors import EnvironmentFaultError, OutputError, UsageError
from narrator.store.choose import open_store
from narrator.store.folder import unsealed
from narrator.store.remote import Remote

fsspec = pytest.importorskip("fsspec")
CACHE = "memory://cache"


@pytest.fixture(autouse=True)
def _empty() -> None:
    fsspec.filesystem("memory").store.clear()


def test_a_cache_behind_a_url_serves_the_next_run(site: Site) -> None:
    """What the first run spoke and encoded is taken from there; the bytes are those of a cache in a folder."""
    site.make(only=("mp3",), cache=CACHE)
    first = site.files()
    site.output = site.folder / "second"
    (edition,) = site.make(only=("mp3",), cache=CACHE)["articles"][0]["editions"]
    assert (edition["spoken_now"], edition["passages_encoded"]) == (0, 0)
    assert site.files() == first
    site.output = site.folder / "third"
    site.make(only=("mp3",))
    assert site.files() == first


def test_a_damaged_entry_is_made_again(site: Site) -> None:
    """Half an entry, as a broken connection may leave it, fails its seal."""
    site.make(only=("mp3",), cache=CACHE)
    first = site.files()
    memory = fsspec.filesystem("memory")
    for path in memory.find("/cache"):
        memory.pipe(path, memory.cat(path)[:-7])
    site.output = site.folder / "second"
    site.make(only=("mp3",), cache=CACHE)
    assert site.files() == first
    passages = memory.find("/cache/passages")
    assert passages
    assert all(unsealed(memory.cat(path)) for path in passages)


def test_a_place_that_cannot_be_reached_is_named() -> None:
    """The error says where, whatever the file system behind it raised."""
    store = Remote("file:///proc/nowhere")
    with pytest.raises(OutputError) as problem:
        store.put("clips", "ab12", b"sound")
    assert problem.value.where == "file:///proc/nowhere"
    assert not store.has("clips", "ab12")


def test_an_unknown_kind_of_place_is_a_mistake_of_the_command_line() -> None:
    """Before anything is read or spoken."""
    with pytest.raises(UsageError, match="cannot be used"):
        open_store("nosuch://bucket/narrator")


def test_a_kind_that_is_not_installed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """S3 needs s3fs, which fsspec asks for by name."""

    def missing(url: str) -> None:
        raise ImportError("Install s3fs to access S3")

    monkeypatch.setattr(fsspec.core, "url_to_fs", missing)
    with pytest.raises(EnvironmentFaultError, match="s3fs"):
        open_store("s3://bucket/narrator")
