"""How much narrator says of its own, beside any voice."""

from pathlib import Path

import pytest
from tone_site import Site as ToneSite

from narrator.config.layers import profile_for
from narrator.config.load import load_profile
from narrator.config.policy import Policy, Treatment
from narrator.config.site import Site
from narrator.config.verbosity import VERBOSITIES
from narrator.config.voice_profile import VoiceProfile
from narrator.errors import ConfigError, ProfileError
from narrator.pipeline.script_command import script_of
from narrator.pipeline.session import open_session


def profile(folder: Path, text: str) -> VoiceProfile:
    """Return a profile of that text."""
    (folder / "mine.toml").write_text(text, "utf-8")
    return load_profile(str(folder / "mine.toml"), folder)


@pytest.mark.parametrize("name", VERBOSITIES)
def test_each_is_a_policy(tmp_path: Path, name: str) -> None:
    """Whatever it says is a setting that there is; the disclosure of the voice and struck-out text are always told."""
    policy = profile(tmp_path, f'verbosity = "{name}"').policy
    assert policy.opening
    assert policy.struck is Treatment.ANNOUNCE
    assert (policy == Policy()) is (name == "standard")


def test_a_setting_of_its_own_wins_over_the_verbosity_beside_it(tmp_path: Path) -> None:
    """In the profile, in the site, in the post; and the later over the earlier."""
    mine = profile(tmp_path, 'verbosity = "terse"\n[policy]\nlist = "announce"\n')
    assert (mine.policy.list, mine.policy.quote) == (Treatment.ANNOUNCE, Treatment.SPEAK)
    site = Site(root=tmp_path, verbosity="full", policy={"code": "skip"})
    policy = profile_for(mine, site, {}, where="").policy
    assert (policy.heading, policy.code) == (Treatment.ANNOUNCE, Treatment.SKIP)
    post = {"verbosity": "terse", "policy": {"quote": "announce"}}
    policy = profile_for(mine, site, post, where="").policy
    assert (policy.quote, policy.list, policy.heading) == (Treatment.ANNOUNCE, Treatment.SPEAK, Treatment.SPEAK)


def test_a_verbosity_that_there_is_not_is_named_with_those_that_are(tmp_path: Path) -> None:
    """In a profile and in a post."""
    with pytest.raises(ProfileError, match="'chatty'") as problem:
        profile(tmp_path, 'verbosity = "chatty"')
    assert "terse, standard, full" in problem.value.hint
    with pytest.raises(ConfigError, match="3"):
        profile_for(VoiceProfile("x"), Site(root=tmp_path), {"verbosity": 3}, where="post.md")


POST = "---\ntitle: A test\nlang: en\nnarrator:\n  verbosity: full\n---\n\nOne.\n\n- two\n- three\n"


def test_the_command_line_wins(site: ToneSite) -> None:
    """Over the post, the site and the profile, beside any voice; another one makes the article anew."""
    site.post("hello.md", POST)
    said = {}
    for verbosity in ("", "terse", "full"):
        (article,) = site.make(only=("mp3",), verbosity=verbosity)["articles"]
        said[verbosity] = article["editions"][0]["utterances"]
    assert said[""] == said["full"] > said["terse"]
    asked = open_session(cache=str(site.folder / "cache"))
    (scripted,) = script_of(asked, "posts/hello.md", voice="tone", verbosity="terse")
    assert "List, 2 items." not in scripted.plain()
    (scripted,) = script_of(asked, "posts/hello.md", voice="tone")
    assert "List, 2 items." in scripted.plain()
