"""Netlify and Cloudflare Pages, as their documentation says; and an interface that is full, forgetful or in error."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from homes.interface import TOKEN, Service, serving
from homes.shows import BASE, public_files, site_with, write_episode, write_feed, write_show
from narrator.config.homes import AnyHome, CloudflareHome, FolderHome, NetlifyHome
from narrator.errors import HomeError, RefusedError, UsageError
from narrator.homes import http
from narrator.homes.kinds import cloudflare, netlify
from narrator.homes.local import local_files
from narrator.homes.publish import PublishOptions, publish
from narrator.homes.served import look

QUICK = PublishOptions(look=False)
BOTH = pytest.mark.parametrize("home", [NetlifyHome(site="my-show"), CloudflareHome(account="acc", project="show")])


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    """Return a service that behaves; nobody waits for it."""
    service = Service()
    with serving(service) as address:
        monkeypatch.setattr(netlify, "API", [f"{address}/netlify"])
        monkeypatch.setattr(cloudflare, "API", [f"{address}/cloudflare"])
        monkeypatch.setattr(netlify, "POLL_S", [0.01])
        monkeypatch.setattr(http, "WAITS_S", [0.0, 0.0, 0.0])
        monkeypatch.setenv("NETLIFY_AUTH_TOKEN", TOKEN)
        monkeypatch.setenv("CLOUDFLARE_API_TOKEN", TOKEN)
        monkeypatch.setenv("no_proxy", "127.0.0.1")
        service.base = ""
        yield service


def _seen(service: Service) -> dict[str, bytes]:
    """Return what everybody sees, but for narrator's own files."""
    own = {"/narrator-home.json", "/_headers"}
    return {path.lstrip("/"): service.contents[key] for path, key in service.live.items() if path not in own}


@BOTH
def test_a_deploy_sends_what_changed_and_shows_it_at_once(tmp_path: Path, service: Service, home: AnyHome) -> None:
    """All, then nothing, then three files and the feed."""
    output, site = tmp_path / "output", site_with(tmp_path, home)
    write_show(output, 4)
    publish(site, output, options=QUICK)
    assert _seen(service) == public_files(output)
    assert service.deployed == 1
    assert publish(site, output, options=QUICK).sent == ()
    assert service.deployed == 1
    service.uploads.clear()
    (output / "é-1/transcript.vtt").write_text("new", "utf-8")
    (output / "é-2/chapters.json").write_text("[]", "utf-8")
    write_episode(output, 3)
    (output / "é-3/é-3.mp3").write_bytes(b"new sound")
    write_feed(output)
    done = publish(site, output, options=QUICK)
    assert sorted(done.sent) == ["feed.xml", "é-1/transcript.vtt", "é-2/chapters.json", "é-3/é-3.mp3"]
    assert len(service.uploads) == 5  # and the manifest
    assert _seen(service) == public_files(output)


def test_what_others_have_on_a_netlify_site_stays(tmp_path: Path, service: Service) -> None:
    """A deploy replaces everything: theirs stands in ours again."""
    service.contents["0" * 40] = b"the blog"
    service.live = {"/index.html": "0" * 40}
    output = tmp_path / "output"
    write_show(output, 1)
    with pytest.raises(UsageError, match=r"index\.html is there already"):
        publish(site_with(tmp_path, NetlifyHome(site="my-show")), output, options=QUICK)
    publish(site_with(tmp_path, NetlifyHome(site="my-show", folder="audio")), output, options=QUICK)
    assert _seen(service)["index.html"] == b"the blog"
    assert _seen(service)["audio/index.html"] == public_files(output)["index.html"]


def test_a_cloudflare_project_of_others_is_refused(tmp_path: Path, service: Service) -> None:
    """Nobody can ask what is in it, and a deployment would take it away."""
    service.contents["k"] = b"the blog"
    service.live = {"/index.html": "k"}
    write_show(tmp_path / "output", 1)
    site = site_with(tmp_path, CloudflareHome(account="acc", project="show"))
    with pytest.raises(UsageError, match="narrator did not put there"):
        publish(site, tmp_path / "output", options=QUICK)
    assert service.live == {"/index.html": "k"}
    publish(site, tmp_path / "output", options=PublishOptions(look=False, take_over=True))
    assert "/feed.xml" in service.live


@BOTH
def test_what_is_made_no_more_stays_until_it_is_asked_for(tmp_path: Path, service: Service, home: AnyHome) -> None:
    """Although a deploy shows only what it names."""
    output, site = tmp_path / "output", site_with(tmp_path, home)
    write_show(output, 2)
    publish(site, output, options=QUICK)
    for file in (output / "é-1").iterdir():
        file.unlink()
    (output / "é-1").rmdir()
    write_feed(output)
    publish(site, output, options=QUICK)
    assert "é-1/é-1.mp3" in _seen(service)
    publish(site, output, options=PublishOptions(look=False, delete=True))
    assert _seen(service) == public_files(output)


@BOTH
@pytest.mark.parametrize("moment", [0, 1, 3, 7])
def test_a_home_that_becomes_full_shows_what_it_showed(
    tmp_path: Path, service: Service, home: AnyHome, moment: int
) -> None:
    """And once there is room, what was sent is not sent again."""
    output, site = tmp_path / "output", site_with(tmp_path, home)
    write_show(output, 2)
    service.full_after = moment
    with pytest.raises(HomeError, match="is full"):
        publish(site, output, options=QUICK)
    assert service.live == {}
    service.full_after = 10_000
    publish(site, output, options=QUICK)
    assert _seen(service) == public_files(output)
    assert len(service.uploads) <= len(public_files(output)) + 2


@BOTH
def test_a_service_that_fails_for_a_moment_is_asked_again(tmp_path: Path, service: Service, home: AnyHome) -> None:
    """Three times; a service that does not come back is told."""
    output, site = tmp_path / "output", site_with(tmp_path, home)
    write_show(output, 1)
    service.failing = 3
    publish(site, output, options=QUICK)
    assert _seen(service) == public_files(output)
    service.failing = 100
    write_episode(output, 0, salt="new")
    with pytest.raises(HomeError, match="answers 503"):
        publish(site, output, options=QUICK)


@BOTH
def test_a_home_that_is_read_only_or_refuses_a_type_stays_as_it_was(
    tmp_path: Path, service: Service, home: AnyHome
) -> None:
    """Each with its words."""
    output, site = tmp_path / "output", site_with(tmp_path, home)
    write_show(output, 1)
    service.read_only = True
    with pytest.raises(HomeError, match="403"):
        publish(site, output, options=QUICK)
    service.read_only, service.refuses = False, "vtt"
    with pytest.raises(RefusedError, match="422"):
        publish(site, output, options=QUICK)
    assert service.live == {}


@BOTH
def test_without_a_token_the_way_is_told(
    tmp_path: Path, service: Service, home: AnyHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And a wrong one."""
    write_show(tmp_path / "output", 1)
    for value, said in (("", "nobody has given a token"), ("wrong", "lets nobody in")):
        monkeypatch.setenv("NETLIFY_AUTH_TOKEN", value)
        monkeypatch.setenv("CLOUDFLARE_API_TOKEN", value)
        with pytest.raises(HomeError, match=said) as caught:
            publish(site_with(tmp_path, home), tmp_path / "output", options=QUICK)
        assert "keyring set narrator" in caught.value.hint
    assert service.deployed == 0


def test_a_deploy_that_ends_in_an_error_is_told(tmp_path: Path, service: Service) -> None:
    """With the service's own words."""
    write_show(tmp_path / "output", 1)
    service.errors = "out of build minutes"
    with pytest.raises(HomeError, match="out of build minutes"):
        publish(site_with(tmp_path, NetlifyHome(site="my-show")), tmp_path / "output", options=QUICK)


def test_what_a_home_serves_otherwise_than_apps_need_is_told(tmp_path: Path, service: Service) -> None:
    """Ranges, types, other origins, old files, missing files, nobody at all."""
    output = tmp_path / "output"
    write_show(output, 1)
    site = site_with(tmp_path, NetlifyHome(site="my-show", address=service.address))
    assert publish(site, output).told == ()
    files, _ = local_files(output, private=False)
    service.ranges, service.cors = False, False
    service.types = {"/é-0/é-0.mp3": "application/octet-stream"}
    assert sorted(told.code for told in look(service.address, files)) == [
        "home-no-cors", "home-no-cors", "home-no-ranges", "home-wrong-type",
    ]  # fmt: skip
    service.contents[service.live["/é-0/transcript.vtt"]] = b"an older one"
    del service.live["/é-0/cover.jpg"]
    assert {"home-old", "home-not-there"} <= {told.code for told in look(service.address, files)}
    (nobody,) = look("http://127.0.0.1:9", files)
    assert (nobody.code, nobody.where) == ("home-unreachable", "http://127.0.0.1:9")
    assert "nothing answers there" in nobody.text
    assert "--no-look" in nobody.text
    service.live.clear()
    (nothing,) = look(service.address, files)
    assert (nothing.code, nothing.where) == ("home-not-up", service.address)


def test_a_folder_is_looked_at_where_it_is_served(tmp_path: Path) -> None:
    """Without an address of its own, at the feed's; nobody asked, nobody looks."""
    output = tmp_path / "output"
    write_show(output, 1)
    done = publish(site_with(tmp_path, FolderHome(path="home", address="http://127.0.0.1:9/x/")), output)
    assert [told.code for told in done.told] == ["home-unreachable"]
    assert publish(site_with(tmp_path, FolderHome(path="home")), output, options=QUICK).address == BASE
