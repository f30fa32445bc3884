"""The distribution is `narrator-audio`: the name `narrator` on PyPI is somebody else's."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
STRANGERS = re.compile(
    r"narrator\[\w|(?:uvx|pipx (?:run|install)|uv (?:tool install|add)|pip install(?: -\S+)*) '?narrator(?![\w-])"
)


def test_every_hint_names_our_own_distribution() -> None:
    """What pyproject.toml, the code, the profiles and the documents tell people to install is ours."""
    texts = [
        path
        for folder, suffixes in (("narrator", "*.py"), ("docs", "**/*"), ("voices", "*.toml"), (".", "*.md"))
        for path in (ROOT / folder).rglob(suffixes)
        if path.is_file() and path.suffix in {".py", ".md", ".toml", ".yml"} and ".venv" not in path.parts
    ]
    assert len(texts) > 400
    assert not [str(path) for path in texts if STRANGERS.search(path.read_text("utf-8"))]
    assert tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["name"] == "narrator-audio"


def test_a_strangers_name_is_seen() -> None:
    """The pattern finds what it is for, and leaves alone the checkout of our own."""
    for wrong in ("pip install narrator", "pip install 'narrator[piper]'", "uvx narrator", "pipx run narrator"):
        assert STRANGERS.search(wrong)
    for right in ("pip install ./narrator", "pip install 'narrator-audio[piper]'", "uvx narrator-audio"):
        assert not STRANGERS.search(right)
