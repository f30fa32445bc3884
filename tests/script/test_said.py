"""What is said for each construct, as readable cases from Markdown to the script."""

import tomllib

import pytest
from msgspec import Struct
from msgspec.structs import replace
from script.written_cases import FOLDER

from narrator.article.model import Source, SourceFormat
from narrator.config.convert import convert
from narrator.config.policy import Policy
from narrator.config.voice_profile import VoiceProfile
from narrator.reading.reader import read
from narrator.script.forms.proof import script_as_text
from narrator.script.writer import write


class Said(Struct, frozen=True):
    """A post in Markdown, the policy it is read under, and the script expected."""

    name: str
    policy: str
    written: str
    expected: str


def said_cases() -> list[Said]:
    """Return the cases of all files in `said/`."""
    found = []
    for path in sorted((FOLDER / "said").glob("*.md")):
        for block in path.read_text(encoding="utf-8").split("\n## ")[1:]:
            head, written, said, *_ = block.split("~~~~")
            name, _, policy = head.strip().partition("\npolicy: ")
            found.append(Said(f"{path.stem}: {name}", policy, written.removeprefix(" written\n"), said[6:].strip()))
    return found


@pytest.mark.parametrize("case", said_cases(), ids=lambda case: case.name)
def test_said(case: Said) -> None:
    """The script is what the fixture says: cues, words and omissions, each in its place."""
    policy = convert({"opening": False, **tomllib.loads(case.policy)}, Policy, where=case.name)
    article = read(Source("case.md", SourceFormat.MARKDOWN, f"---\ntitle: Case\nlang: en\n---\n\n{case.written}"))
    article = replace(article, left_out=())
    text = script_as_text(article, write(article, VoiceProfile("default", policy=policy)))
    _, _, body = text.partition("chapters\n")
    lines = body.strip().splitlines()
    assert "\n".join(lines[2:] if lines[:1] and lines[0].startswith("Chapter 1") else lines) == case.expected
