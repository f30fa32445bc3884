"""Somebody else's folder, worked on as it is: nothing outside it is published, and nothing written there."""

import os
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from tone_site import Site

from narrator.cli.trust import command as trust
from narrator.config.load import load_site
from narrator.errors import ConfigError, NarrationError, ProfileError
from narrator.homes.publish import PublishOptions, publish
from narrator.narration.decode import blocks_of, decode
from narrator.pipeline.session import open_session
from narrator.store.reach import reaches, revoke_reach, trust_reach

POST = "---\ntitle: Hello\nlang: en\ndate: 2025-01-01\n{more}---\n\n{text}\n"
SHOW = '[show]\ntitle = "T"\nsite_url = "https://a.example"\n'


def _settings(site: Site, text: str, outside: Path) -> None:
    above = f"../{outside.name}"
    (site.folder / "narrator.toml").write_text(text.format(own=outside, above=above), "utf-8")


OUTPUTS = ("{own}", "{above}", "..", "posts/../{above}", "linked", "linked/deeper", "/")
READ = {
    "a cover": SHOW + 'cover = "{own}/photo.png"',
    "a cover above": SHOW + 'cover = "{above}/photo.png"',
    "a cover behind a link": SHOW + 'cover = "linked/photo.png"',
    "a cover that is a link": SHOW + 'cover = "photo.png"',
    "a lexicon": 'lexicons = ["{own}/words.toml"]',
    "a lexicon above": 'lexicons = ["posts/../{above}/words.toml"]',
    "a lexicon behind a link": 'lexicons = ["linked/words.toml"]',
    "an intro": '[sound]\nintro = "{own}/voice.wav"',
    "an outro above": '[sound]\noutro = "{above}/voice.wav"',
    "a chime behind a link": '[sound]\nchime = "linked/voice.wav"',
    "a device": '[sound]\nintro = "/dev/zero"',
    "the user's network": "allow_private = true",
}


@pytest.mark.parametrize("place", OUTPUTS)
def test_nothing_is_written_outside(site: Site, outside: Path, place: str) -> None:
    """The folder's settings name the output; what is given on the command line is the user's own word."""
    (site.folder / "linked").symlink_to(outside)
    _settings(site, f'output = "{place}"\n', outside)
    session = open_session(cache=str(site.folder / "cache"))
    with pytest.raises(ConfigError, match="`output` leads out of the site's folder") as refused:
        session.workspace()
    assert (
        refused.value.hint
        == f"If you trust it: narrator trust {site.folder}/narrator.toml, or give the folder with --output"
    )
    assert site.make(output=site.output, only=("mp3",))["articles"]


def test_a_folder_without_settings_writes_nothing_outside(site: Site, outside: Path) -> None:
    """Its `output` is a link."""
    (site.folder / "output").symlink_to(outside)
    with pytest.raises(ConfigError, match="`output` leads out") as refused:
        open_session().output  # noqa: B018  # it is asked for
    assert "Remove the link" in refused.value.hint


@pytest.mark.parametrize("name", READ)
def test_no_setting_reads_outside(site: Site, outside: Path, name: str) -> None:
    """Until the user trusts that; a place that is named later asks again."""
    (site.folder / "linked").symlink_to(outside)
    (site.folder / "photo.png").symlink_to(outside / "photo.png")
    _settings(site, READ[name], outside)
    with pytest.raises(ConfigError, match="and you have not trusted that"):
        open_session()
    trust_reach(load_site(None, site.folder))
    open_session()
    _settings(site, READ[name].replace("allow_private", 'lexicons = ["{own}/words.toml"]\nallow_private').replace(
        "{own}/", "{own}/../").replace("{above}/", "{above}/../").replace("linked/", "linked/../")
        .replace("/dev/zero", "/dev/null").replace("photo.png", "voices/../../photo.png"), outside)  # fmt: skip
    with pytest.raises(ConfigError, match="and you have not trusted that"):
        open_session()
    assert revoke_reach(site.folder / "narrator.toml")


@pytest.mark.parametrize("place", ["{own}", "{above}", "{above}/diary.md", "linked", "posts/../.."])
def test_posts_of_the_settings_are_the_folders_own(site: Site, outside: Path, place: str) -> None:
    """`narrator make` alone would publish the user's other texts."""
    (site.folder / "linked").symlink_to(outside)
    _settings(site, f'posts = ["{place}"]\n', outside)
    with pytest.raises(ConfigError, match="`posts` leads out"):
        open_session().posts  # noqa: B018


@pytest.mark.parametrize("home", ['home = "{own}"', 'home = "{above}"', 'home = "linked"', 'home = "~"',
    '[homes.it]\nkind = "folder"\npath = "{own}"', '[homes.it]\nkind = "folder"\npath = "~/x"',
    '[homes.it]\nkind = "git"\nremote = "{own}"', '[homes.it]\nkind = "git"\nremote = "a:b/../{above}"',
    '[homes.it]\nkind = "git"\nremote = "~/site.git"'])  # fmt: skip
def test_no_home_is_elsewhere_on_this_machine(site: Site, outside: Path, home: str) -> None:
    """Nothing is put there until the user trusts it."""
    (site.folder / "linked").symlink_to(outside)
    _settings(site, home, outside)
    site.make(only=("mp3",))
    with pytest.raises(ConfigError, match="leads out of the site's folder"):
        publish(load_site(None, site.folder), site.output, options=PublishOptions(look=False))


def test_what_is_trusted_is_published_there(site: Site, outside: Path) -> None:
    """The command shows the places and keeps them; the list has them; --revoke forgets them."""
    there = outside.with_name(outside.name + "-site")
    _settings(site, f'home = "{there}"\n', outside)
    site.make(only=("mp3",))
    told = CliRunner().invoke(trust, ["narrator.toml"], standalone_mode=False)
    assert f"may reach: home = {there}" in told.output
    assert publish(load_site(None, site.folder), site.output, options=PublishOptions(look=False)).sent
    assert f"{site.folder}/narrator.toml: may reach: home = {there}" in CliRunner().invoke(trust, []).output
    CliRunner().invoke(trust, ["--revoke", "narrator.toml"], standalone_mode=False)
    assert reaches(load_site(None, site.folder))
    with pytest.raises(ConfigError):
        publish(load_site(None, site.folder), site.output, options=PublishOptions(look=False))


def test_nothing_to_trust_is_told(site: Site) -> None:
    """A narrator.toml that stays in its folder."""
    (site.folder / "mine.toml").write_text('output = "public"\nposts = ["posts"]\n', "utf-8")
    told = CliRunner().invoke(trust, ["mine.toml"], standalone_mode=False)
    assert "does not reach out of its folder" in told.output


@pytest.mark.parametrize("name", ["{own}/words.toml", "{above}/words.toml", "linked/words.toml"])
def test_no_lexicon_of_a_post_or_profile_is_elsewhere(site: Site, outside: Path, name: str) -> None:
    """It would say what another file holds."""
    (site.folder / "linked").symlink_to(outside)
    path = name.format(own=outside, above=f"../{outside.name}")
    site.post("hello.md", POST.format(more=f'narrator: {{lexicons: ["{path}"]}}\n', text="Hello."))
    (failed,) = site.make()["failed"]
    assert "lies outside the site's folder" in failed["error"]
    above = f"../{path}" if not Path(path).is_absolute() else path
    (site.folder / "voices/tone.toml").write_text(f'engine = "tone"\nlexicons = ["{above}"]\n', "utf-8")
    with pytest.raises(ProfileError, match="lies outside"):
        site.make()


PICTURES = ("{own}/photo.png", "{above}/photo.png", "../{above}/photo.png", "file://{own}/photo.png",
            "..%2f..%2f{name}%2fphoto.png", "%2e%2e/%2e%2e/{name}/photo.png", "..\\..\\{name}\\photo.png",
            "linked/photo.png", "photo.png", "/../{name}/photo.png", "{static}/../{name}/photo.png",
            "/dev/zero", "/proc/self/environ", "pipe.png", "x%00.png", "a/" * 3000 + "b.png")  # fmt: skip


@pytest.mark.parametrize("name", PICTURES)
def test_no_picture_of_elsewhere_is_published(site: Site, outside: Path, name: str) -> None:
    """A device, a pipe and a name that is none are no pictures, and are not waited for."""
    post = site.folder / "posts"
    (post / "linked").symlink_to(outside)
    (post / "photo.png").symlink_to(outside / "photo.png")
    os.mkfifo(post / "pipe.png")
    fill = {"{own}": str(outside), "{above}": f"../{outside.name}", "{name}": outside.name}
    for key, value in fill.items():
        name = name.replace(key, value)
    site.post("hello.md", POST.format(more="", text=f"Words. ![A picture]({name}) More. <img src='{name}' alt='B'>"))
    document = site.make(only=("page", "epub"))
    assert document["articles"]
    kept = [path for path in site.output.rglob("*") if path.suffix in {".png", ".jpg"} and "media" in path.parts]
    assert kept == []


RECORDINGS = ("{own}/voice.wav", "{above}/voice.wav", "../{above}/voice.wav", "linked/voice.wav", "voice.wav",
              "pipe.wav", "/dev/zero")  # fmt: skip


@pytest.mark.parametrize("name", RECORDINGS)
def test_no_recording_of_elsewhere_is_published(site: Site, outside: Path, name: str) -> None:
    """Nor is a pipe waited for."""
    post = site.folder / "posts"
    (post / "linked").symlink_to(outside)
    (post / "voice.wav").symlink_to(outside / "voice.wav")
    os.mkfifo(post / "pipe.wav")
    path = name.format(own=outside, above=f"../{outside.name}")
    site.post("hello.md", POST.format(more=f"narrator: {{narration: {path}}}\n", text="Hello there."))
    (failed,) = site.make(only=("mp3",))["failed"]
    assert "recording" in failed["error"] or "no file" in failed["error"]


@pytest.mark.parametrize("text", [
    "#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\n{own}/voice.wav\n#EXT-X-ENDLIST\n",
    "#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\nfile://{own}/voice.wav\n#EXT-X-ENDLIST\n",
    "ffconcat version 1.0\nfile '{name}'\n",
    "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=audio 9 RTP/AVP 0\n",
    "<?xml version='1.0'?><MPD xmlns='urn:mpeg:dash:schema:mpd:2011'><BaseURL>{own}/voice.wav</BaseURL></MPD>",
])  # fmt: skip
def test_a_playlist_is_no_recording(site: Site, outside: Path, text: str) -> None:
    """FFmpeg's libraries would open what it names: other files, or addresses."""
    shutil.copy(outside / "voice.wav", site.folder / "beside.wav")
    path = site.folder / "reading.m4a"
    path.write_text(text.format(own=outside, name="beside.wav"), "utf-8")
    with pytest.raises(NarrationError):
        list(blocks_of(path))


def test_a_pipe_is_not_waited_for(site: Site) -> None:
    """As a chime, a recording or a lexicon."""
    pipe = site.folder / "pipe.wav"
    os.mkfifo(pipe)
    with pytest.raises(NarrationError, match="is no file"):
        decode(pipe, site.folder)
    (site.folder / "narrator.toml").write_text('[sound]\nintro = "pipe.wav"\n', "utf-8")
    (failed,) = site.make()["failed"]
    assert "is no file" in failed["error"]
    os.mkfifo(site.folder / "pipe.toml")
    (site.folder / "narrator.toml").write_text('lexicons = ["pipe.toml"]\n', "utf-8")
    (failed,) = site.make()["failed"]
    assert "there is no such lexicon" in failed["error"]
