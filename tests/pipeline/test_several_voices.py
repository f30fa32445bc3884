"""A post in several voices, made whole: proved, and each speaker is named."""

import json
import re

import pytest
from tone_site import Site

from narrator.errors import ProfileError

TALK = """---
title: A talk
lang: en
date: 2025-09-09
narrator:
  roles:
    speakers:
      Ada: guest
---

We met by the pier.

Ada: It was cold that night.

Bo: I remember it well.

<!-- narrator: voice=guest -->

A letter of hers.

<!-- narrator: end -->

That was all.
"""
PROFILE = 'engine = "tone"\n[cast.guest]\nvoice = "high"\npitch = 80\n[roles.speakers]\nBo = "main"\n'


def test_a_post_in_several_voices_is_proved(site: Site) -> None:
    """Nothing is lost between them, and the transcript by words names who speaks."""
    (site.folder / "voices/talk.toml").write_text(PROFILE, "utf-8")
    site.post("hello.md", TALK)
    (article,) = site.make(voices=("talk",), only=("mp3", "words", "epub", "daisy"))["articles"]
    assert article["warnings"] == []
    folder = site.output / article["slug"]
    ledger = json.loads((folder / "ledger.json").read_text("utf-8"))
    assert ledger["proved"]
    assert ledger["words"]["unaccounted"] == 0
    said = json.loads((folder / "transcript.json").read_text("utf-8"))["segments"]
    speakers = {one["body"].strip("."): one["speaker"] for one in said}
    assert (speakers["cold"], speakers["well"]) == ("Ada", "Bo")
    assert speakers["pier"] not in {"Ada", "Bo"}


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [("[cast.guest]", "[cast.main]", "not main or quote"), ('"main"', '"host"', "there is no [cast.host]")],
)
def test_a_voice_that_is_none_is_an_error(site: Site, old: str, new: str, told: str) -> None:
    """With the place, the name and what to do."""
    (site.folder / "voices/talk.toml").write_text(PROFILE.replace(old, new), "utf-8")
    site.post("hello.md", TALK)
    with pytest.raises(ProfileError, match=re.escape(told)):
        site.make(voices=("talk",))
