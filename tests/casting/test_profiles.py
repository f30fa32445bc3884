"""What a post, and a site, may choose: voices, the output folder, whether there is audio at all."""

import pytest
from tone_site import Site

from narrator.casting import permission
from narrator.casting.profiles import named_profile
from narrator.config.load import SHIPPED, load_profile, shadows
from narrator.errors import ProfileError
from narrator.pipeline.session import open_session
from narrator.speech.model import Voice
from narrator.speech.voices import voice_called

OTHER = "---\ntitle: Other\nlang: en\nnarrator:\n  voice: {voice}\n---\n\nSome words to speak.\n"


def test_a_post_names_its_own_voices(site: Site) -> None:
    """`voice:` in its front matter wins over the site's, and --voice over both."""
    (site.folder / "narrator.toml").write_text('voices = ["tone"]\n', "utf-8")
    site.post("hello.md", OTHER.format(voice="[tone-fast, tone]"))
    (article,) = site.make(voices=())["articles"]
    assert [edition["voice"] for edition in article["editions"]] == ["tone-fast", "tone"]
    (article,) = site.make()["articles"]
    assert [edition["voice"] for edition in article["editions"]] == ["tone"]


def test_a_change_of_such_a_voice_is_noticed(site: Site) -> None:
    """A profile that only a post names is part of what the post is made from."""
    (site.folder / "narrator.toml").write_text('voices = ["tone"]\n', "utf-8")
    site.post("hello.md", OTHER.format(voice="tone-fast"))
    before = site.make(voices=())["articles"][0]["editions"][0]["duration_ms"]
    (site.folder / "voices/tone-fast.toml").write_text('engine = "tone"\nrate = 100\n', "utf-8")
    assert site.make(voices=())["articles"][0]["editions"][0]["duration_ms"] > before


@pytest.mark.parametrize(("voice", "words"), [("[]", "`voice`"), ("nosuch", "nosuch"), ("runs", "runs a program")])
def test_a_post_cannot_name_just_anything(site: Site, voice: str, words: str) -> None:
    """An unknown voice, none, and a program that nobody trusted: the post fails, with the reason."""
    (site.folder / "voices/runs.toml").write_text('engine = "command"\ncommand = ["cat"]\n', "utf-8")
    (site.folder / "narrator.toml").write_text('voices = ["tone"]\n', "utf-8")
    site.post("hello.md", OTHER.format(voice=voice))
    (failed,) = site.make(voices=())["failed"]
    assert words in failed["error"]


def test_a_post_can_do_without_audio(site: Site) -> None:
    """`audio: false` passes it over, and says so."""
    site.post("hello.md", "---\ntitle: T\nnarrator:\n  audio: false\n---\n\nSome words.\n")
    (over,) = site.make()["passed_over"]
    assert "audio: false" in over["reason"]


def test_a_site_says_where_its_posts_and_its_output_are(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both are relative to narrator.toml, from wherever narrator is called."""
    (site.folder / "narrator.toml").write_text('output = "public/audio"\nposts = ["posts"]\n', "utf-8")
    assert str(open_session().output) == "public/audio"
    assert open_session().posts == ("posts",)
    monkeypatch.chdir(site.folder / "posts")
    assert open_session().output == site.folder / "public/audio"


@pytest.mark.parametrize(("engine", "key"), [("command", "command"), ("piper", "model")])
def test_a_profile_without_what_its_engine_needs_is_told_before_any_work(site: Site, engine: str, key: str) -> None:
    """By the key's name, and where to read about it."""
    path = site.folder / "voices/bare.toml"
    path.write_text(f'engine = "{engine}"\n', "utf-8")
    permission.trust(load_profile("bare", site.folder))
    with pytest.raises(ProfileError, match=f"needs `{key}`") as problem:
        site.make(voices=("bare",))
    assert "docs/voices.md" in problem.value.hint


def test_an_engines_own_voice_may_be_named_in_place_of_a_profile(site: Site) -> None:
    """By its name; a profile of that name wins."""
    assert named_profile("high", site.folder).engine == "tone"
    assert named_profile("heart", site.folder).language == "en-US"
    (article,) = site.make(voices=("high",), only=("mp3",))["articles"]
    assert [edition["voice"] for edition in article["editions"]] == ["high"]
    (site.folder / "voices/high.toml").write_text('engine = "tone"\nvoice = "low"\n', "utf-8")
    assert named_profile("high", site.folder).voice == "low"
    with pytest.raises(ProfileError, match="no voice profile 'higher'"):
        named_profile("higher", site.folder)


@pytest.mark.parametrize("name", ["en-gb", "EN-GB", "en_GB", "de", "DE"])
def test_an_engines_voice_is_found_however_it_is_spelled(site: Site, name: str) -> None:
    """The help's `en-gb` is a voice in every release of eSpeak NG, whether that calls it `en` or `en-gb`."""
    found = named_profile(name, site.folder)
    assert found.language.lower().startswith(name.lower().replace("_", "-"))
    assert named_profile(found.name, site.folder) == found


def test_a_variant_of_an_engines_voice_may_be_named_in_place_of_a_profile(site: Site) -> None:
    """`en-us+f3` is eSpeak NG's American English in another timbre."""
    found = named_profile("EN_us+f3", site.folder)
    assert (found.engine, found.voice, found.language) == ("pyttsx3", "en-us+f3", "en-US")
    assert named_profile(found.name, site.folder) == found


def test_a_plus_with_no_variant_behind_it_is_no_voice(site: Site) -> None:
    """`en-us+` is a mistyped variant."""
    with pytest.raises(ProfileError, match="en-us\\+"):
        named_profile("en-us+", site.folder)


def test_a_voice_goes_by_its_name_and_then_by_its_language() -> None:
    """An exact name first, another spelling next, the language last; no other variety stands in."""
    british, scottish = Voice("en", "en-GB"), Voice("en-gb-scotland", "en-GB-scotland")
    assert voice_called((scottish, british), "en-gb") is british
    assert voice_called((british, Voice("en-gb", "en-GB")), "en-gb") == Voice("en-gb", "en-GB")
    assert voice_called((british, scottish), "EN_gb-Scotland") is scottish
    assert voice_called((Voice("en-gb", "en-GB"), Voice("en-us", "en-US")), "en") == Voice("en-us", "en-US")
    assert voice_called((british,), "en-au") is None


def test_a_mistyped_profile_is_told_what_it_may_have_been(site: Site) -> None:
    """Whatever its letter case."""
    for typed, meant in (("Natural", "natural"), ("defualt", "default")):
        with pytest.raises(ProfileError) as told:
            named_profile(typed, site.folder)
        assert told.value.hint.startswith(f"Did you mean {meant}? ")


def test_a_copy_of_a_shipped_profile_is_the_shipped_one(site: Site) -> None:
    """Where a clone of narrator is the site, nothing stands in its place and its program may run; a byte more asks."""
    shipped = (SHIPPED[0] if SHIPPED[0].is_dir() else SHIPPED[1]) / "flite.toml"
    copy = site.folder / "voices/flite.toml"
    copy.write_bytes(shipped.read_bytes())
    assert load_profile("flite", site.folder).path == shipped
    assert shadows("flite", site.folder) is None
    permission.require_permission(load_profile("flite", site.folder))
    copy.write_bytes(shipped.read_bytes() + b"#")
    assert shadows("flite", site.folder) == copy
    with pytest.raises(ProfileError, match="not trusted"):
        permission.require_permission(load_profile("flite", site.folder))
    (site.folder / "voices/mine.toml").write_bytes(shipped.read_bytes())  # the bytes of ours by another name
    with pytest.raises(ProfileError, match="not trusted"):
        permission.require_permission(load_profile("mine", site.folder))
