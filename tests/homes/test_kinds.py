"""Each kind of home, against a real server on loopback: what changed is sent, nothing of others is touched."""

from collections.abc import Callable, Iterator
from pathlib import Path

import boto3
import pytest
from dulwich.objects import Blob, Commit, Tree
from dulwich.repo import Repo

from homes.servers import PASSWORD, USER, s3_server, sftp_server, webdav_server
from homes.shows import public_files, site_with, write_episode, write_feed, write_show
from narrator.config.homes import AnyHome, FolderHome, GitHome, S3Home, SftpHome, WebdavHome
from narrator.errors import HomeError, UsageError
from narrator.homes.publish import PublishOptions, publish

QUICK = PublishOptions(look=False)


class Place:
    """A home, and what is really in it."""

    def __init__(
        self, settings: AnyHome, files: Callable[[], dict[str, bytes]], put: Callable[[str, bytes], None]
    ) -> None:
        self.settings, self.files, self.put = settings, files, put


def _folder_files(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def _in_folder(settings: AnyHome, folder: Path) -> Place:
    def put(name: str, content: bytes) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)

    return Place(settings, lambda: _folder_files(folder), put)


def _s3(endpoint: str, bucket: str) -> Place:
    client = boto3.client("s3", endpoint_url=endpoint, region_name="us-east-1")
    client.create_bucket(Bucket=bucket)

    def files() -> dict[str, bytes]:
        keys = [one["Key"] for one in client.list_objects_v2(Bucket=bucket).get("Contents", ())]
        return {k.removeprefix("at/"): client.get_object(Bucket=bucket, Key=k)["Body"].read() for k in keys}

    def put(name: str, content: bytes) -> None:
        client.put_object(Bucket=bucket, Key=f"at/{name}", Body=content)

    return Place(S3Home(bucket=bucket, prefix="at", endpoint_url=endpoint), files, put)


def _git(folder: Path) -> Place:
    Repo.init_bare(str(folder), mkdir=True).close()

    def commit(name: str, content: bytes) -> None:
        repository = Repo(str(folder))
        blob, tree, one = Blob.from_string(content), Tree(), Commit()
        tree.add(name.encode(), 0o100644, blob.id)
        one.tree, one.message, one.author, one.committer = (
            tree.id,
            b"theirs",
            b"a <a@example.com>",
            b"a <a@example.com>",
        )
        one.author_time = one.commit_time = one.author_timezone = one.commit_timezone = 0
        for thing in (blob, tree, one):
            repository.object_store.add_object(thing)
        repository.refs[b"refs/heads/gh-pages"] = one.id
        repository.close()

    def files() -> dict[str, bytes]:
        repository = Repo(str(folder))
        try:
            head = repository[repository.refs[b"refs/heads/gh-pages"]]
            entries = repository.object_store.iter_tree_contents(head.tree)
            return {e.path.decode(): repository[e.sha].data for e in entries if e.path != b".nojekyll"}
        finally:
            repository.close()

    return Place(GitHome(remote=str(folder)), files, commit)


@pytest.fixture(params=["folder", "git", "s3", "sftp", "webdav"])
def place(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    """Return a home of each kind, empty."""
    there = tmp_path / "there"
    for name, value in (
        ("AWS_ACCESS_KEY_ID", "testing"),
        ("AWS_SECRET_ACCESS_KEY", "testing"),
        ("HOME", str(tmp_path)),
    ):
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("NARRATOR_SECRET_127_0_0_1", PASSWORD)
    if request.param == "folder":
        yield _in_folder(FolderHome(path=str(there)), there)
    elif request.param == "git":
        yield _git(there)
    elif request.param == "s3":
        with s3_server() as endpoint:
            yield _s3(endpoint, f"pod-{tmp_path.parent.name[-8:]}-{tmp_path.name[-24:]}".lower().replace("_", "-"))
    elif request.param == "sftp":
        there.mkdir()
        with sftp_server(there) as (port, known):
            (tmp_path / ".ssh").mkdir()
            (tmp_path / ".ssh/known_hosts").write_text(known, "utf-8")
            yield _in_folder(SftpHome(host="127.0.0.1", port=port, user=USER, folder="/pod/at"), there / "pod/at")
    else:
        (there / "pod").mkdir(parents=True)
        with webdav_server(there) as address:
            yield _in_folder(WebdavHome(url=f"{address}/pod/at", user=USER), there / "pod/at")


def test_what_changed_is_sent_and_nothing_else(tmp_path: Path, place: Place) -> None:
    """First all, then nothing, then three files and the feed; what is gone stays until it is asked for."""
    output, site = tmp_path / "output", site_with(tmp_path, place.settings)
    write_show(output, 4)
    first = publish(site, output, options=QUICK)
    assert set(first.sent) - {".nojekyll"} == set(public_files(output))
    assert first.sent[-1] == "feed.xml"
    there = place.files()
    assert there.pop("narrator-home.json")
    assert there == public_files(output)
    assert publish(site, output, options=QUICK).sent == ()

    for number, file in enumerate(("transcript.vtt", "chapters.json", "index.html")):
        (output / f"é-{number}" / file).write_text("new", "utf-8")
    write_feed(output)
    (output / "feed.xml").write_bytes((output / "feed.xml").read_bytes() + b"\n")
    again = publish(site, output, options=QUICK)
    assert sorted(again.sent) == ["feed.xml", "é-0/transcript.vtt", "é-1/chapters.json", "é-2/index.html"]
    assert again.sent[-1] == "feed.xml"
    assert place.files()["é-1/chapters.json"] == b"new"

    for file in (output / "é-3").iterdir():
        file.unlink()
    (output / "é-3").rmdir()
    write_feed(output)
    kept = publish(site, output, options=QUICK)
    assert (len(kept.gone), kept.sent) == (5, ("feed.xml",))
    assert "é-3/é-3.mp3" in place.files()
    deleted = publish(site, output, options=PublishOptions(look=False, delete=True))
    assert len(deleted.deleted) == 5
    assert {name for name in place.files() if name.startswith("é-3")} == set()
    assert publish(site, output, options=QUICK).sent == ()


def test_files_of_others_are_neither_replaced_nor_deleted(tmp_path: Path, place: Place) -> None:
    """A blog's own index.html is in the way, and says so; with another name it stays."""
    output, site = tmp_path / "output", site_with(tmp_path, place.settings)
    write_show(output, 1)
    place.put("index.html", b"the blog")
    with pytest.raises(UsageError, match=r"index\.html is there already"):
        publish(site, output, options=QUICK)
    assert place.files() == {"index.html": b"the blog"}
    (output / "index.html").unlink()
    publish(site, output, options=PublishOptions(look=False, delete=True))
    assert place.files()["index.html"] == b"the blog"
    (output / "index.html").write_text("ours", "utf-8")
    publish(site, output, options=PublishOptions(look=False, take_over=True))
    assert place.files()["index.html"] == b"ours"


@pytest.mark.parametrize("place", ["folder", "s3", "sftp", "webdav"], indirect=True)  # a commit is whole
def test_a_file_that_vanished_from_the_home_is_sent_again(tmp_path: Path, place: Place) -> None:
    """The manifest alone is not believed where the home can tell what it has."""
    output, site = tmp_path / "output", site_with(tmp_path, place.settings)
    write_show(output, 1)
    publish(site, output, options=QUICK)
    place.put("é-0/é-0.mp3", b"cut short")
    write_episode(output, 0)
    assert publish(site, output, options=QUICK).sent == ("é-0/é-0.mp3",)


def test_a_dry_run_sends_nothing(tmp_path: Path, place: Place) -> None:
    """And says what would be sent, by kind."""
    output, site = tmp_path / "output", site_with(tmp_path, place.settings)
    write_show(output, 2)
    would = publish(site, output, options=PublishOptions(dry_run=True))
    assert set(would.sent) - {".nojekyll"} == set(public_files(output))
    assert would.sizes["mp3"] == sum(len(data) for name, data in public_files(output).items() if name.endswith(".mp3"))
    if not isinstance(place.settings, GitHome):
        assert place.files() == {}


def test_private_feeds_stay_out_unless_they_are_asked_for(tmp_path: Path, place: Place) -> None:
    """And the manifest, which everybody can read, never names them."""
    output, site = tmp_path / "output", site_with(tmp_path, place.settings)
    write_show(output, 1)
    (output / "private/5ec7e7").mkdir(parents=True)
    (output / "private/5ec7e7/feed.xml").write_text("<rss/>", "utf-8")
    done = publish(site, output, options=QUICK)
    assert (done.private, [name for name in place.files() if "private" in name]) == (1, [])
    settings = {name: getattr(place.settings, name) for name in place.settings.__struct_fields__} | {"private": True}
    site = site_with(tmp_path, type(place.settings)(**settings))
    assert publish(site, output, options=QUICK).sent == ("private/5ec7e7/feed.xml",)
    assert publish(site, output, options=QUICK).sent == ()
    assert b"5ec7e7" not in place.files()["narrator-home.json"]


def test_another_show_is_not_mixed_in(tmp_path: Path, place: Place) -> None:
    """Two shows in one home would delete each other's files."""
    output, site = tmp_path / "output", site_with(tmp_path, place.settings)
    write_show(output, 1)
    publish(site, output, options=QUICK)
    (tmp_path / "narrator.lock").write_text('feed_guid = "another"\n', "utf-8")
    with pytest.raises(UsageError, match="another show"):
        publish(site, output, options=QUICK)


@pytest.mark.parametrize("place", ["sftp", "webdav"], indirect=True)
def test_a_wrong_password_is_told_with_the_way_in(
    tmp_path: Path, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where it belongs; and nothing is sent."""
    monkeypatch.setenv("NARRATOR_SECRET_127_0_0_1", "wrong")
    write_show(tmp_path / "output", 1)
    with pytest.raises(HomeError, match="lets nobody in") as caught:
        publish(site_with(tmp_path, place.settings), tmp_path / "output", options=QUICK)
    assert "keyring set narrator" in caught.value.hint
    assert place.files() == {}
