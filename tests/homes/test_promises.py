"""The promises of a publication, whatever happens: killed at any moment, refused, changed under way, given a secret."""

import os
import socket
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from dulwich.repo import Repo

from homes.shows import BASE, public_files, site_with, write_episode, write_feed, write_show
from narrator.config.homes import FolderHome, GitHome
from narrator.config.load import load_site
from narrator.errors import ConfigError, HomeError, PublishingError, RefusedError, UsageError
from narrator.homes.feeds import names_in
from narrator.homes.kinds.folder import FolderPlace
from narrator.homes.model import HomeLimits, LocalFile
from narrator.homes.publish import Delivered, EventKind, PublishEvent, PublishOptions, publish
from narrator.homes.unreachable import NO_NAME, NOBODY, SLOW, why_unreachable
from narrator.store.reach import trust_reach

QUICK = PublishOptions(look=False)


class _PowerCutError(BaseException):
    """The machine stops: nothing in the program runs any more."""


class _Mortal:
    """Lets a folder live for so many writes; each is cut in its middle, before it and after it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, moments: int) -> None:
        self.left = moments
        put, delete = FolderPlace.put, FolderPlace.delete

        def mortal_put(home: FolderPlace, file: LocalFile) -> None:
            self._live()
            if self.left == 1:  # in the middle of the copy
                part = home._folder / f"{file.name}.half"
                part.parent.mkdir(parents=True, exist_ok=True)
                part.write_bytes(b"half")
            self._live()
            put(home, file)
            self._live()

        def mortal_delete(home: FolderPlace, name: str) -> None:
            self._live()
            delete(home, name)

        monkeypatch.setattr(FolderPlace, "put", mortal_put)
        monkeypatch.setattr(FolderPlace, "delete", mortal_delete)

    def _live(self) -> None:
        self.left -= 1
        if self.left <= 0:
            raise _PowerCutError


def _feed_is_true(home: Path) -> bool:
    """Return whether all that the home's feed names is there; a home without a feed promises nothing yet."""
    path = home / "feed.xml"
    if not path.is_file():
        return True
    feed = LocalFile("feed.xml", 1, "", "application/rss+xml", path=path)
    return all((home / name).is_file() for name in names_in(feed, BASE))


@pytest.mark.parametrize("moment", range(1, 50, 2))
def test_killed_at_any_moment_the_feed_is_true_and_the_next_run_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: int
) -> None:
    """An update with new, changed and removed episodes is cut at 25 moments."""
    output, home, site = tmp_path / "output", tmp_path / "home", site_with(tmp_path, FolderHome(path="home"))
    write_show(output, 3)
    publish(site, output, options=QUICK)
    for file in (output / "é-0").iterdir():
        file.unlink()
    (output / "é-0").rmdir()
    write_episode(output, 1, salt="edited")
    for number in (3, 4):
        write_episode(output, number)
    write_feed(output)
    with monkeypatch.context() as patched:
        _Mortal(patched, moment)
        with pytest.raises(_PowerCutError):
            publish(site, output, options=PublishOptions(look=False, delete=True))
    assert _feed_is_true(home)
    arrived = sum((home / name).is_file() and (home / name).read_bytes() == data
                  for name, data in public_files(output).items())  # fmt: skip
    done = publish(site, output, options=PublishOptions(look=False, delete=True))
    assert len(done.sent) <= len(public_files(output)) - arrived + 1  # at most the one whose end was not written down
    assert (
        public_files(output).items()
        <= {p.relative_to(home).as_posix(): p.read_bytes() for p in home.rglob("*") if p.is_file()}.items()
    )
    assert not (home / "é-0").exists()


def test_a_process_that_is_killed_leaves_a_true_feed(tmp_path: Path) -> None:
    """By SIGKILL, in the middle of a file."""
    output, home = tmp_path / "output", tmp_path / "home"
    write_show(output, 3)
    script = (
        "import os, sys; from pathlib import Path\n"
        "from homes.shows import site_with\n"
        "from narrator.config.homes import FolderHome\n"
        "from narrator.homes.publish import PublishOptions, publish\n"
        "sent = []\n"
        "def told(event):\n"
        "    sent.append(event)\n"
        "    if len(sent) == 12: os.kill(os.getpid(), 9)\n"
        "folder = Path(sys.argv[1])\n"
        "publish(site_with(folder, FolderHome(path='home')), folder / 'output',"
        " options=PublishOptions(look=False), on_event=told)\n"
    )
    path = {"PYTHONPATH": str(Path(__file__).parents[1])}
    ended = subprocess.run([sys.executable, "-c", script, str(tmp_path)], env=os.environ | path, check=False)
    assert ended.returncode == -9
    assert _feed_is_true(home)
    done = publish(site_with(tmp_path, FolderHome(path="home")), output, options=QUICK)
    assert (len(done.sent), done.unchanged) == (18 - 5, 5)


def test_of_five_hundred_files_three_that_changed_are_sent_and_the_feed(tmp_path: Path) -> None:
    """Told by content: a new time alone sends nothing."""
    output, site = tmp_path / "output", site_with(tmp_path, FolderHome(path="home"))
    write_show(output, 100)
    assert len(publish(site, output, options=QUICK).sent) == 503
    for path in output.rglob("*.mp3"):
        os.utime(path, (1, 1))
    assert publish(site, output, options=QUICK).sent == ()
    (output / "é-7/é-7.mp3").write_bytes(b"new sound")
    (output / "é-7/transcript.vtt").write_text("new", "utf-8")
    (output / "é-7/index.html").write_text("new", "utf-8")
    write_feed(output)
    done = publish(site, output, options=QUICK)
    assert sorted(done.sent[:3]) == ["é-7/index.html", "é-7/transcript.vtt", "é-7/é-7.mp3"]
    assert done.sent[3:] == ("feed.xml",)


def test_a_refused_file_is_told_and_the_feed_that_names_it_waits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Everything else is there; once the file is taken, the feed comes too."""
    output, site = tmp_path / "output", site_with(tmp_path, FolderHome(path="home"))
    write_show(output, 2)
    put = FolderPlace.put

    def picky(home: FolderPlace, file: LocalFile) -> None:
        if file.name == "é-1/transcript.vtt":
            raise RefusedError("no such type here", where=file.name)
        put(home, file)

    told: list[PublishEvent] = []
    with monkeypatch.context() as patched:
        patched.setattr(FolderPlace, "put", picky)
        done = publish(site, output, options=QUICK, on_event=told.append)
    assert dict(done.refused) == {
        "é-1/transcript.vtt": "no such type here",
        "feed.xml": "names é-1/transcript.vtt, which is not in the home",
    }
    assert [event.name for event in told if event.kind is EventKind.REFUSED] == ["é-1/transcript.vtt", "feed.xml"]
    assert not (tmp_path / "home/feed.xml").exists()
    assert publish(site, output, options=QUICK).sent == ("é-1/transcript.vtt", "feed.xml")


def test_a_file_that_the_feed_names_and_nobody_has_holds_the_feed_back(tmp_path: Path) -> None:
    """The author deleted it by hand."""
    output, site = tmp_path / "output", site_with(tmp_path, FolderHome(path="home"))
    write_show(output, 2)
    (output / "é-0/é-0.mp3").unlink()
    done: Delivered = publish(site, output, options=QUICK)
    assert dict(done.refused) == {"feed.xml": "names é-0/é-0.mp3, which is not in the home"}


def test_a_commit_whose_feed_names_what_nobody_has_is_not_made(tmp_path: Path) -> None:
    """A home that shows all at once shows what it showed."""
    Repo.init_bare(str(tmp_path / "there"), mkdir=True).close()
    write_show(tmp_path / "output", 2)
    (tmp_path / "output/é-0/é-0.mp3").unlink()
    with pytest.raises(PublishingError, match=r"names é-0/é-0\.mp3"):
        publish(site_with(tmp_path, GitHome(remote="there")), tmp_path / "output", options=QUICK)
    with closing(Repo(str(tmp_path / "there"))) as repository:
        assert b"refs/heads/gh-pages" not in repository.refs


def test_what_changes_under_way_is_not_published_half(tmp_path: Path) -> None:
    """A build that runs meanwhile: the feed stays the old one."""
    output, site = tmp_path / "output", site_with(tmp_path, FolderHome(path="home"))
    write_show(output, 2)

    def builds(event: PublishEvent) -> None:
        if event.kind is EventKind.SENT and event.name == "index.html":
            (output / "feed.xml").write_text("<rss>of a later build</rss>", "utf-8")

    with pytest.raises(PublishingError, match="changed while it was published"):
        publish(site, output, options=QUICK, on_event=builds)
    assert not (tmp_path / "home/feed.xml").exists()


def test_a_file_above_the_homes_limit_stops_all_before_anything_is_sent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With what to do; and a limit that comes near is told."""
    output, site = tmp_path / "output", site_with(tmp_path, FolderHome(path="home"))
    write_show(output, 3)
    monkeypatch.setattr(FolderPlace, "limits", HomeLimits(file_bytes=100, source="a test"))
    with pytest.raises(HomeError, match="takes 0 MB a file"):
        publish(site, output, options=QUICK)
    assert not (tmp_path / "home").exists()
    monkeypatch.setattr(FolderPlace, "limits", HomeLimits(total_bytes=1500, files=20, source="a test"))
    notices = publish(site, output, options=PublishOptions(dry_run=True)).notices
    assert len(notices) == 2
    assert "18 files, and this home takes 20" in notices[1]


@pytest.mark.parametrize("home", ["output", "output/home", "."])
def test_a_home_around_the_output_is_refused(tmp_path: Path, home: str) -> None:
    """It would copy itself."""
    write_show(tmp_path / "output", 1)
    with pytest.raises(UsageError, match="around it"):
        publish(site_with(tmp_path, FolderHome(path=home)), tmp_path / "output", options=QUICK)


def test_a_folder_that_cannot_be_made_or_read_is_told(tmp_path: Path) -> None:
    """Whose drive is not there, whose parent is a file, whatever else the system refuses: with the folder's name."""
    output = tmp_path / "output"
    write_show(output, 1)
    (tmp_path / "file").write_text("", "utf-8")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    kernels = ["/proc/narrator-test"] if Path("/proc/version").is_file() else []
    for path in (*kernels, str(tmp_path / "file/home"), "loop/x"):
        site = site_with(tmp_path, FolderHome(path=path))
        trust_reach(site)
        with pytest.raises(HomeError) as refused:
            publish(site, output, options=QUICK)
        assert refused.value.where
        assert refused.value.hint


def test_why_nobody_is_reached_is_said_plainly() -> None:
    """Of each library's own error, by its cause or by its text."""
    for problem in (
        OSError("HTTPSConnectionPool(host='x', port=443): Max retries exceeded (getaddrinfo failed)"),
        _caused(RuntimeError("no"), socket.gaierror(-2, "Name or service not known")),
    ):
        assert why_unreachable(problem) == NO_NAME
    assert why_unreachable(_caused(RuntimeError("no"), ConnectionRefusedError(111, "x"))) == NOBODY
    assert why_unreachable(TimeoutError()) == SLOW
    assert why_unreachable(ValueError("first line\nsecond")) == "first line"


def _caused(problem: Exception, cause: Exception) -> Exception:
    problem.__cause__ = cause
    return problem


def test_nothing_made_is_told(tmp_path: Path) -> None:
    """With what to do."""
    with pytest.raises(UsageError, match="nothing is made"):
        publish(site_with(tmp_path, FolderHome(path="home")), tmp_path / "output", options=QUICK)
    (tmp_path / "output").mkdir()
    with pytest.raises(UsageError, match="nothing is made"):
        publish(site_with(tmp_path, FolderHome(path="home")), tmp_path / "output", options=QUICK)


def test_nothing_of_the_users_leaves_by_a_link_or_a_setting(tmp_path: Path) -> None:
    """A folder that somebody was given names her own files as the output, or links to them."""
    output, mine = tmp_path / "output", tmp_path / "mine"
    write_show(output, 1)
    mine.mkdir()
    (mine / "key.txt").write_text("secret", "utf-8")
    (output / "note.txt").symlink_to(mine / "key.txt")
    (output / "more").symlink_to(mine, target_is_directory=True)
    site = site_with(tmp_path, FolderHome(path="home"))
    assert not {"note.txt", "more/key.txt"} & set(publish(site, output, options=QUICK).sent)
    with pytest.raises(UsageError, match="nothing is made"):
        publish(site, mine, options=QUICK)


def test_a_link_that_leads_out_of_the_home_is_not_followed(tmp_path: Path) -> None:
    """Somebody who may write there must not make us write elsewhere."""
    output, elsewhere = tmp_path / "output", tmp_path / "elsewhere"
    write_show(output, 1)
    elsewhere.mkdir()
    (tmp_path / "home").mkdir()
    (tmp_path / "home/é-0").symlink_to(elsewhere, target_is_directory=True)
    done = publish(site_with(tmp_path, FolderHome(path="home")), output, options=QUICK)
    assert list(elsewhere.iterdir()) == []
    assert "feed.xml" in dict(done.refused)


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ('kind = "s3"\nbucket = "b"\nsecret_access_key = "x"', "is a secret"),
        ('kind = "webdav"\nurl = "https://me:word@example.com/dav"', "is a secret"),
        ('kind = "sftp"\nhost = "h"\nfolder = "f"\npassword = "x"', "is a secret"),
        ('kind = "ftp"', "cannot be 'ftp'"),
        ('bucket = "b"', "kind` is missing"),
        ('kind = "s3"', r"homes\.it\.bucket` is missing"),
        ('kind = "s3"\nbucket = "b"\nbuket = "c"', "unknown key `buket`"),
        ('kind = "sftp"\nhost = "h"\nfolder = "f"\nport = "22"', "must be a whole number"),
    ],
)
def test_a_home_that_cannot_be_understood_is_told(tmp_path: Path, table: str, said: str) -> None:
    """And a secret in narrator.toml is an error that says where it belongs."""
    (tmp_path / "narrator.toml").write_text(f"[homes.it]\n{table}\n", "utf-8")
    with pytest.raises(ConfigError, match=said) as caught:
        load_site(None, tmp_path)
    assert said != "is a secret" or "keyring" in caught.value.hint


def test_the_home_is_chosen_by_name(tmp_path: Path) -> None:
    """`home` names one of the homes, or a folder."""
    write_show(tmp_path / "output", 1)
    (tmp_path / "narrator.toml").write_text(
        '[homes.one]\nkind = "folder"\npath = "first"\n[homes.two]\nkind = "folder"\npath = "second"\n', "utf-8"
    )
    site = load_site(None, tmp_path)
    with pytest.raises(UsageError, match="which home"):
        publish(site, tmp_path / "output", options=QUICK)
    with pytest.raises(UsageError, match="no home 'three'"):
        publish(site, tmp_path / "output", "three", options=QUICK)
    assert publish(site, tmp_path / "output", "two", options=QUICK).home == str(tmp_path / "second")
