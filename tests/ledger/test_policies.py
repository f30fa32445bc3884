"""Whatever a policy or an author leaves out, its words are listed: none is missed because it is glued to another."""

import pytest
from msgspec.structs import fields, replace

from narrator.article.model import Source, SourceFormat
from narrator.config.policy import Policy, Treatment
from narrator.config.voice_profile import VoiceProfile
from narrator.ledger.account import account
from narrator.reading.reader import read
from narrator.script.writer import write

GLUED = [
    "before<span class='no-audio'>silent</span>after",
    "a <span class='no-audio'>silent</span>after",
    "<del>old</del><ins>new</ins> words",
    "~~old~~new words",
    "H~2~O, x^2^ and CO<sub>2</sub>e",
    "un**believ**able [s](u)ides `co`de",
    "a <!-- narrator: skip -->skipped<!-- narrator: end -->tail",
    "say <!-- narrator: say tea -->T<!-- narrator: end -->x",
    "www.site.org<span class='no-audio'>silent</span>",
    "A line\nand another\n{: .no-audio}\nand more",
    "> quoted **wo**rd\n\n- it`e`m\n\n| a**b** | c |\n|---|---|\n| d`e`f | [g](h)i |\n\n!!! note\n    as**ide**",
]


def faults(text, policy):
    """Return the faults of the ledger of *text*, spoken by *policy*."""
    article = read(Source(name="post.md", format=SourceFormat.MARKDOWN, text=f"First words.\n\n{text}\n"))
    return account(article, write(article, VoiceProfile(name="test", policy=policy))).faults


@pytest.mark.parametrize("treatment", list(Treatment))
@pytest.mark.parametrize("text", GLUED)
def test_glued_words(text, treatment):
    """Each part of a glued word is spoken or listed, for every kind of segment and every treatment."""
    kinds = [field.name for field in fields(Policy) if field.type is Treatment]
    assert len(kinds) > 12
    for kind in kinds:
        assert faults(text, Policy(**{kind: treatment})) == (), kind
    assert faults(text, Policy(**dict.fromkeys(kinds, treatment))) == ()


def test_a_word_that_is_said_by_half_is_a_fault():
    """A script that drops the end of a word is found."""
    article = read(Source(name="post.md", format=SourceFormat.MARKDOWN, text="Some wordings here.\n"))
    script = write(article, VoiceProfile(name="test"))
    *rest, last = script.utterances
    half = len("Some word")
    cut = replace(script, utterances=(*rest, replace(last, written=last.written[:half], end=last.begin + half)))
    assert account(article, script).proved
    assert not account(article, cut).proved
