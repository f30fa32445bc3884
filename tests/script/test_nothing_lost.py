"""Every word of an article is said, or listed as left out: for any tree of blocks, under any policy."""

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import fields
from script.posts import post

from narrator.article.model import (
    Article,
    Asset,
    Cell,
    Container,
    ContainerKind,
    Segment,
    SegmentKind,
    SegmentLabel,
    Span,
    SpanKind,
)
from narrator.config.policy import NotesPlacement, Policy, Treatment
from narrator.config.voice_profile import Roles, VoiceProfile, VoiceRole
from narrator.script.forms.proof import script_as_text
from narrator.script.forms.script_json import script_as_json
from narrator.script.forms.ssml import script_as_ssml
from narrator.script.model import Role, Script
from narrator.script.writer import write

WORDS = [
    "Ada:",
    "The",
    "boat",
    "left.",
    "Dr.",
    "Holm",
    "(why?)",
    "***",
    "$5",
    "—",
    "x²",
    "https://example.org/a",
    "is\nlate,",
]
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join)
LEAVES = [kind for kind in SegmentKind if kind is not SegmentKind.TABLE]
VALUES = {
    SpanKind.PAUSE: "300",
    SpanKind.LANGUAGE: "fr",
    SpanKind.SAY: "aye",
    SpanKind.NOTE_REFERENCE: "n1",
    SpanKind.VOICE: "guest",
}


@st.composite
def segments(draw: st.DrawFn) -> Segment:
    """Any leaf, with spans anywhere."""
    kind = draw(st.sampled_from(LEAVES))
    text = draw(TEXTS)
    spans = []
    for _ in range(draw(st.integers(0, 3))):
        begin = draw(st.integers(0, len(text)))
        span_kind = draw(st.sampled_from([*SpanKind]))
        is_point = span_kind in {SpanKind.PAUSE, SpanKind.NOTE_REFERENCE}
        end = begin if is_point else draw(st.integers(begin, len(text)))
        spans.append(Span(begin, end, span_kind, VALUES.get(span_kind, "")))
    return Segment(
        "",
        kind,
        "" if kind is SegmentKind.IMAGE and draw(st.booleans()) else text,
        spans=tuple(sorted(spans, key=lambda span: (span.begin, -span.end))),
        level=draw(st.integers(1, 6)) if kind is SegmentKind.HEADING else 0,
        label=draw(st.sampled_from([None, None, None, *SegmentLabel])),
        skip=draw(st.sampled_from([False] * 9 + [True])),
        say=draw(st.sampled_from([""] * 9 + ["aye aye"])),
        asset="a1" if kind is SegmentKind.IMAGE else "",
    )


@st.composite
def tables(draw: st.DrawFn) -> Segment:
    """A table whose cells stand where its text has them."""
    text, cells = "", []
    columns, has_header = draw(st.integers(1, 3)), draw(st.booleans())
    for row in range(draw(st.integers(1, 3))):
        for column in range(columns):
            words = draw(st.one_of(st.just(""), st.sampled_from(WORDS).filter(lambda word: "\n" not in word)))
            text += ("\n" if row else "") if column == 0 else "\t"
            cells.append(Cell(row, column, len(text), len(text) + len(words), header=has_header and row == 0))
            text += words
    return Segment("", SegmentKind.TABLE, text, cells=tuple(cells))


def containers(children: st.SearchStrategy[object]) -> st.SearchStrategy[Container]:
    """Any container of *children*."""
    return st.builds(
        Container,
        kind=st.sampled_from([*ContainerKind]),
        children=st.lists(children, max_size=4).map(tuple),
        ordered=st.booleans(),
        number=st.integers(0, 3),
        checked=st.sampled_from([None, None, True, False]),
        name=st.sampled_from(["", "n1", "n2"]),
        title=st.sampled_from(["", "warning", "Thin ice"]),
        skip=st.sampled_from([False] * 9 + [True]),
    )


BLOCKS = st.lists(st.recursive(st.one_of(segments(), tables()), containers, max_leaves=12), max_size=6)
TREATMENTS = st.sampled_from([*Treatment])
KINDS = [field.name for field in fields(Policy) if field.type is Treatment]
POLICIES = st.builds(
    Policy,
    **dict.fromkeys(KINDS, TREATMENTS),
    notes=st.sampled_from([*NotesPlacement]),
    opening=st.booleans(),
    table_cells=st.sampled_from([2, 24]),
    chapter_level=st.integers(0, 6),
)


def characters_of(script: Script, segment: Segment) -> str:
    """Return what is written and what is left out of *segment*, in order, without white space."""
    pieces = [(u.begin, u.written) for u in script.utterances if u.role is Role.TEXT and u.segment == segment.id]
    pieces += [(entry.offset, entry.text) for entry in script.left_out if entry.segment == segment.id]
    return "".join("".join(text.split()) for _, text in sorted(pieces))


def check(article: Article, script: Script) -> None:
    """Assert all that a script promises."""
    by_id = {segment.id: segment for segment in article.segments()}
    for segment in by_id.values():
        assert characters_of(script, segment) == "".join(segment.text.split())
    ends = dict.fromkeys(by_id, 0)
    for utterance in script.utterances:
        assert utterance.parts
        assert all(part.text.strip() for part in utterance.parts)
        assert utterance.break_after_ms >= 0
        if utterance.role is Role.TEXT:
            segment = by_id[utterance.segment]
            assert segment.text[utterance.begin : utterance.end] == utterance.written != ""
            assert utterance.begin >= ends[segment.id]
            ends[segment.id] = utterance.end
    ids = [utterance.id for utterance in script.utterances]
    assert len(set(ids)) == len(ids)
    begins = [chapter.utterance for chapter in script.chapters]
    assert sorted(begins, key=ids.index) == begins
    assert len(set(begins)) == len(begins)
    assert begins[:1] == ids[:1]
    assert not script.utterances or script.utterances[-1].break_after_ms == 0


@settings(max_examples=250, deadline=None)
@given(blocks=BLOCKS, policy=POLICIES, has_quote_voice=st.booleans())
def test_nothing_is_lost(blocks: list[Segment | Container], policy: Policy, *, has_quote_voice: bool) -> None:
    """Written and left out together are the article's characters, in order, each once."""
    article = post(*blocks, assets=(Asset("a1", "boat.jpg"),), author="Ada Holm")
    roles = Roles(speakers={"Ada": "guest"}, kinds={"caption": "guest"})
    quote_voice = VoiceRole("other") if has_quote_voice else None
    profile = VoiceProfile("d", policy=policy, quote_voice=quote_voice, cast={"guest": VoiceRole("x")}, roles=roles)
    script = write(article, profile)
    check(article, script)
    assert script_as_text(article, script)
    assert script_as_json(article, script)["schema"] == 1
    assert script_as_ssml(article, script).endswith("</speak>\n")
