"""What a clip's key is made of, and what editions share."""

import pytest
from msgspec.structs import replace

from narrator.article.model import Source, SourceFormat
from narrator.casting.casting import Cast
from narrator.config.policy import Policy, Treatment
from narrator.config.voice_profile import VoiceProfile, VoiceRole
from narrator.passages.tasks import clip_key
from narrator.reading.markdown.reader import read_markdown
from narrator.script.writer import write
from narrator.speech.model import EngineOptions, Request

CAST = Cast("piper", EngineOptions(model="a.onnx"), "1.0 abc", "anna", "Anna", 1.0, 0.06, 50, 3.0, 60)
REQUEST = Request("Some words.", "en", "anna", 1.0)
POST = "---\ntitle: T\nlang: en\n---\n\nSome words.\n\n> A line of somebody else.\n\n## More\n\n- one\n- two\n"


@pytest.mark.parametrize(
    ("cast", "request_", "version"),
    [
        (CAST, REQUEST, "1.1 abc"),
        (CAST, REQUEST, "1.0 abd"),
        (replace(CAST, engine="command"), REQUEST, CAST.version),
        (replace(CAST, options=EngineOptions(model="b.onnx")), REQUEST, CAST.version),
        (replace(CAST, options=EngineOptions(command=("flite", "-t", "{text}"))), REQUEST, CAST.version),
        *(
            (CAST, replace(REQUEST, **changed), CAST.version)
            for changed in (
                {"text": "Other words."},
                {"language": "en-GB"},
                {"voice": "ben"},
                {"engine_rate": 1.01},
                {"pitch": 51},
                {"phoneme": "sʌm"},
            )
        ),
    ],
)
def test_whatever_changes_a_sample_changes_the_key(cast: Cast, request_: Request, version: str) -> None:
    """The engine, its version, its model or program, and every word of the request."""
    assert clip_key(cast, request_, version) != clip_key(CAST, REQUEST, CAST.version)


def test_what_changes_no_sample_changes_no_key() -> None:
    """Gain is applied later; where files lie for the time being, and how long a call may take, leave no trace."""
    same = replace(
        CAST, gain_db=9.0, time_limit_s=5, label="x", options=EngineOptions(model="a.onnx", scratch="anywhere")
    )
    assert clip_key(same, REQUEST, CAST.version) == clip_key(CAST, REQUEST, CAST.version)


def test_editions_share_the_ids_of_their_segments() -> None:
    """A segment is one place in the article, whoever speaks it and whatever is left out around it."""
    article = read_markdown(Source("post.md", SourceFormat.MARKDOWN, POST))
    plain = write(article, VoiceProfile("plain"))
    other = write(
        article, VoiceProfile("other", rate=300, policy=Policy(quote=Treatment.SKIP), quote_voice=VoiceRole("b"))
    )
    ids = [segment.id for segment in article.segments()]
    said = [list(dict.fromkeys(u.segment for u in script.utterances if u.segment)) for script in (plain, other)]
    assert said[0] == ids
    quoted = {segment.id for segment in article.segments() if "somebody" in segment.text}
    assert said[1] == [one for one in ids if one not in quoted]
    assert quoted
