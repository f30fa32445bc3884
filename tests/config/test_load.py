"""Voice profiles and narrator.toml: what is wrong is named, with the key and the way out."""

from pathlib import Path

import pytest

from narrator.config.layers import profile_for
from narrator.config.load import load_profile, load_site, profile_names, shadows
from narrator.config.policy import Treatment
from narrator.config.site import Site
from narrator.errors import ConfigError, ProfileError


def _profile(folder: Path, text: str) -> Path:
    path = folder / "voices/mine.toml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def test_every_shipped_profile_loads(tmp_path: Path) -> None:
    """An installed user has them without a clone."""
    names = profile_names(tmp_path)
    assert {"default", "fast", "two-voices", "piper", "flite"} <= set(names)
    for name in names:
        assert load_profile(name, tmp_path).description


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("rat = 3", "unknown key `rat`", "Did you mean `rate`?"),
        ('rate = "x"', "`rate` must be a number, not text", "docs/voices.md"),
        ("language = 3", "`language` must be text in quotation marks, not a whole number", "docs/voices.md"),
        ("language = 'e n'", "BCP 47", "docs/voices.md"),
        ("lexicons = 'a.pls'", "`lexicons` must be a list", "docs/voices.md"),
        ("breaks = 3", "`breaks` must be a table of settings", "docs/voices.md"),
        ("[quote_voice]\nrate = 150", "`quote_voice.voice` is missing", "docs/voices.md"),
        ("[quote_voice]\nvoice = 'en'\nrate = 5", "`quote_voice.rate` is 5", "docs/voices.md"),
        ("[languages.de]\npitch = 40", "`languages.de.voice` is missing", "docs/voices.md"),
        ("[languages.de]\nvoice = 'de'\npitch = 400", "`languages.de.pitch` is 400", "docs/voices.md"),
        ("[languages.'d e']\nvoice = 'de'", "BCP 47", "docs/voices.md"),
        ("[[lexicon]]\nalias = 'win'", "`lexicon[0].grapheme` is missing", "docs/voices.md"),
        ("[[lexicon]]\ngrapheme = 'Nguyen'", "how “Nguyen” is said", "docs/voices.md"),
        ("rate = 5", "60 to 900", "docs/voices.md"),
        ("pitch = 101", "0 to 100", "docs/voices.md"),
        ("[breaks]\nsentence = 3", "unknown key `breaks.sentence`", "Did you mean `breaks.sentence_ms`?"),
        ("[breaks]\nsentence_ms = -1", "a break must be", "docs/voices.md"),
        ('[policy]\nquote = "shout"', "`policy.quote` cannot be 'shout'", "speak, announce, describe, skip"),
        ("[languages.de]\nvoice = 'de'\nspeed = 3", "unknown key `languages.de.speed`", "Known keys"),
        ('target = "loud"', "podcast, mono-19, acx, none", "docs/voices.md"),
        ("sample_rate_hz = 11", "44100", "docs/voices.md"),
        ("bit_rate_kbps = 65", "MP3", "docs/voices.md"),
        ('name = "other"', "the file's own name", "Delete it."),
        ("rate = ", "not TOML", "quotation marks"),
    ],
)
def test_a_malformed_profile_is_named_with_the_way_out(tmp_path: Path, text: str, message: str, hint: str) -> None:
    """File, key, and what would be right."""
    path = _profile(tmp_path, text)
    with pytest.raises(ProfileError) as problem:
        load_profile("mine", tmp_path)
    assert message in str(problem.value)
    assert str(path) in str(problem.value)
    assert hint in problem.value.hint


def test_a_sites_own_profile_wins(tmp_path: Path) -> None:
    """And it can be said that it does."""
    (tmp_path / "voices").mkdir()
    (tmp_path / "voices/default.toml").write_text("rate = 200", "utf-8")
    assert load_profile("default", tmp_path).rate == 200
    assert shadows("default", tmp_path) == tmp_path / "voices/default.toml"
    assert shadows("fast", tmp_path) is None


def test_the_nearest_narrator_toml_holds(tmp_path: Path) -> None:
    """From a folder below it as well; without one the defaults hold."""
    (tmp_path / "narrator.toml").write_text('voices = ["fast"]\n[show]\ntitle = "A show"\n', "utf-8")
    below = tmp_path / "posts/2025"
    below.mkdir(parents=True)
    site = load_site(None, below)
    assert (site.root, site.voices, site.show.title) == (tmp_path.resolve(), ("fast",), "A show")


def test_a_sites_policy_and_breaks_are_read(tmp_path: Path) -> None:
    """Tables of settings; what they hold is checked when they are laid over a profile."""
    text = '[policy]\nquote = "skip"\ntable_cells = 9\n[breaks]\nsentence_ms = 400\n'
    (tmp_path / "narrator.toml").write_text(text, "utf-8")
    merged = profile_for(load_profile("default", tmp_path), load_site(None, tmp_path), {}, where="")
    assert (merged.policy.quote, merged.policy.table_cells) == (Treatment.SKIP, 9)
    assert merged.breaks.sentence_ms == 400
    (tmp_path / "narrator.toml").write_text('[policy]\nquote = "shout"\n', "utf-8")
    with pytest.raises(ConfigError, match=r"narrator\.toml: `quote` cannot be 'shout'"):
        profile_for(load_profile("default", tmp_path), load_site(None, tmp_path), {}, where="")


def test_an_unknown_key_of_narrator_toml_is_named(tmp_path: Path) -> None:
    """A typing error must never be silently without effect."""
    (tmp_path / "narrator.toml").write_text('[show]\ntitel = "x"\n', "utf-8")
    with pytest.raises(ConfigError, match=r"unknown key `show\.titel`"):
        load_site(None, tmp_path)


def test_a_post_wins_over_the_site_over_the_profile(tmp_path: Path) -> None:
    """Policy and breaks are laid over one another, key by key."""
    _profile(tmp_path, '[policy]\ncode = "skip"\nquote = "speak"\n[breaks]\nsentence_ms = 400\n')
    site = Site(root=tmp_path, policy={"quote": "skip", "table": "describe"}, breaks={"paragraph_ms": 900})
    post = {"policy": {"table": "skip"}, "rate": 180, "lexicon": {"GIF": "jif"}}
    merged = profile_for(load_profile("mine", tmp_path), site, post, where="a.md")
    assert (merged.policy.code, merged.policy.quote, merged.policy.table) == (Treatment.SKIP,) * 3
    assert (merged.breaks.sentence_ms, merged.breaks.paragraph_ms, merged.rate) == (400, 900, 180)
    assert merged.lexicon[0].alias == "jif"


@pytest.mark.parametrize(
    "post",
    [
        {"polcy": {}},
        {"policy": {"quotes": "skip"}},
        {"rate": "fast"},
        {"lexicon": "x"},
        {"policy": 3},
        {"rate": 5},
        {"pitch": 101},
    ],
)
def test_a_posts_wrong_setting_names_the_post(tmp_path: Path, post: dict[str, object]) -> None:
    """Not the profile, and not narrator.toml."""
    with pytest.raises(ConfigError, match=r"a\.md"):
        profile_for(load_profile("default", tmp_path), Site(root=tmp_path), post, where="a.md")


@pytest.mark.parametrize("given", ["text_mb = 0", "page_s = 5000", "text_mb = -1"])
def test_a_limit_that_is_none_is_refused(tmp_path: Path, given: str) -> None:
    """It names the setting and the range."""
    (tmp_path / "narrator.toml").write_text(f"[limits]\n{given}\n", "utf-8")
    with pytest.raises(ConfigError, match=f"limits.{given.split(maxsplit=1)[0]}.*give 1 to 4096"):
        load_site(None, tmp_path)
