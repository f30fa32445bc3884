"""Every setting stands in the documentation, and nothing else is called a setting there."""

import re
from pathlib import Path

import pytest
from msgspec.structs import fields

from narrator.config.layers import POST_KEYS
from narrator.config.policy import Policy
from narrator.config.site import Findings, Limits, Show, Site, SoundFiles
from narrator.config.voice_profile import Breaks, LexiconEntry, VoiceProfile, VoiceRole

DOCS = Path(__file__).parents[2] / "docs"
FILES_OWN = {"name", "path", "root"}
"""Set by where the file lies."""


def documented(page: str, heading: str) -> set[str]:
    """Return the keys in the first column of the tables under *heading*."""
    text = (DOCS / page).read_text("utf-8")
    section = re.split(r"^#", text.split(heading + "\n", 1)[1], maxsplit=1, flags=re.MULTILINE)[0]
    cells = [line.split("|")[1] for line in section.splitlines() if line.startswith("|")]
    return {key for cell in cells for key in re.findall(r"`\[*(\w+)(?:\.[A-Z]+)?\]*`", cell)}


@pytest.mark.parametrize(
    ("page", "heading", "kind"),
    [
        ("voices.md", "## Keys", VoiceProfile),
        ("voices.md", "### `[breaks]`", Breaks),
        ("voices.md", "### `[quote_voice]` and `[languages.CODE]`", VoiceRole),
        ("voices.md", "### `[[lexicon]]`", LexiconEntry),
        ("settings.md", "## `narrator.toml`", Site),
        ("settings.md", "### `[show]`", Show),
        ("settings.md", "### `[limits]`", Limits),
        ("settings.md", "### `[findings]`", Findings),
        ("settings.md", "### `[sound]`", SoundFiles),
    ],
)
def test_every_key_is_documented(page: str, heading: str, kind: type) -> None:
    """The table has exactly the keys that the settings have."""
    assert documented(page, heading) == {field.name for field in fields(kind)} - FILES_OWN


def test_a_posts_keys_are_documented() -> None:
    """The table of front matter has exactly what is taken there."""
    assert documented("settings.md", "## Front matter") == set(POST_KEYS)


def test_the_policys_keys_are_documented() -> None:
    """Kinds and other settings together."""
    kinds = documented("policy.md", "## Kinds, defaults, and what each treatment says")
    assert kinds | documented("policy.md", "## Other settings") == {field.name for field in fields(Policy)}
