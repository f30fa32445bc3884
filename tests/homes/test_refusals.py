"""Homes that let nobody in, or nobody write: each says so in words, and nothing is lost."""

import socket
from pathlib import Path

import httpx
import pytest

from homes.servers import PASSWORD, USER, s3_server, sftp_server
from homes.shows import site_with, write_show
from narrator.config.homes import GitHome, S3Home, SftpHome, WebdavHome
from narrator.errors import ConfigError, HomeError
from narrator.homes import http
from narrator.homes.kinds import webdav
from narrator.homes.publish import PublishOptions, publish

QUICK = PublishOptions(look=False)


@pytest.fixture(autouse=True)
def _secrets(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("NARRATOR_SECRET_127_0_0_1", PASSWORD)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "testing")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "testing")
    monkeypatch.setattr(http, "WAITS_S", [])
    write_show(tmp_path / "output", 1)


def test_a_server_that_may_be_read_alone(tmp_path: Path) -> None:
    """By SFTP."""
    there = tmp_path / "there"
    (there / "pod").mkdir(parents=True)
    (tmp_path / ".ssh").mkdir()
    with sftp_server(there, writable=False) as (port, known):
        (tmp_path / ".ssh/known_hosts").write_text(known, "utf-8")
        site = site_with(tmp_path, SftpHome(host="127.0.0.1", port=port, user=USER, folder="/pod"))
        with pytest.raises(HomeError, match="may not be written"):
            publish(site, tmp_path / "output", options=QUICK)
    assert list((there / "pod").iterdir()) == []


def test_a_server_that_the_user_does_not_know_is_not_trusted(tmp_path: Path) -> None:
    """Its password would be somebody else's."""
    with sftp_server(tmp_path) as (port, _):
        site = site_with(tmp_path, SftpHome(host="127.0.0.1", port=port, user=USER, folder="/pod"))
        with pytest.raises(HomeError, match="do not know yet") as caught:
            publish(site, tmp_path / "output", options=QUICK)
    assert "ssh author@127.0.0.1" in caught.value.hint


def test_a_bucket_that_is_not_there(tmp_path: Path) -> None:
    """With what to do first."""
    with s3_server() as endpoint:
        site = site_with(tmp_path, S3Home(bucket="nobody-made-this", endpoint_url=endpoint))
        with pytest.raises(HomeError, match="NoSuchBucket") as caught:
            publish(site, tmp_path / "output", options=QUICK)
    assert caught.value.hint == "Make the bucket first."


def test_a_home_that_stalls_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It takes the connection and says nothing: it is asked again, then told, and the show here stays as it is."""
    monkeypatch.setattr(webdav, "TIMEOUT", httpx.Timeout(0.2))
    monkeypatch.setattr(http, "WAITS_S", [0.0])
    before = {path: path.read_bytes() for path in (tmp_path / "output").rglob("*") if path.is_file()}
    with socket.create_server(("127.0.0.1", 0)) as silent:
        site = site_with(tmp_path, WebdavHome(url=f"http://127.0.0.1:{silent.getsockname()[1]}/pod", user=USER))
        with pytest.raises(HomeError, match=r"asked 2 times, nothing came within 0\.2 s") as caught:
            publish(site, tmp_path / "output", options=QUICK)
    assert "Publish again" in caught.value.hint
    assert {path: path.read_bytes() for path in before} == before


@pytest.mark.parametrize("remote", ["ext::sh -c evil", "git://example.com/x", "http://example.com/x.git", "fd::3"])
def test_a_remote_of_another_protocol_runs_nothing(tmp_path: Path, remote: str) -> None:
    """Git's own `ext::` would run a program that a folder names."""
    with pytest.raises(ConfigError, match="protocol is not taken"):
        publish(site_with(tmp_path, GitHome(remote=remote)), tmp_path / "output", options=QUICK)


def test_a_host_that_ssh_would_take_for_an_option(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`-oProxyCommand=…` as a host would run a program."""
    monkeypatch.setattr("narrator.homes.kinds.git.program_path", lambda _name: "/bin/false")
    remote = "ssh://-oProxyCommand=touch%20here/x"
    with pytest.raises(ConfigError, match="no host's name"):
        publish(site_with(tmp_path, GitHome(remote=remote)), tmp_path / "output", options=QUICK)


def test_a_password_is_not_sent_in_the_clear(tmp_path: Path) -> None:
    """To another machine, over plain HTTP."""
    with pytest.raises(ConfigError, match="https"):
        publish(site_with(tmp_path, WebdavHome(url="http://example.com/dav")), tmp_path / "output", options=QUICK)


def test_a_server_that_nobody_runs(tmp_path: Path) -> None:
    """Tried again, then told."""
    with pytest.raises(HomeError, match="cannot be reached"):
        publish(site_with(tmp_path, WebdavHome(url="http://127.0.0.1:9/dav")), tmp_path / "output", options=QUICK)
