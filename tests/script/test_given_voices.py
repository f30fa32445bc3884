"""Who speaks what: by mark, speaker, kind and section; what nobody speaks is told."""

from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from script.posts import SOURCE, heading, paragraph, post

from narrator.article.model import Article, Container, ContainerKind, Segment, SegmentKind, Span, SpanKind
from narrator.config.layers import profile_for
from narrator.config.policy import Policy, Treatment
from narrator.config.site import Site
from narrator.config.voice_profile import Roles, VoiceProfile, VoiceRole
from narrator.reading.reader import read
from narrator.script.model import Script
from narrator.script.writer import write

TWO = {"guest": VoiceRole("other"), "host": VoiceRole("third")}
PROFILE = VoiceProfile("default", policy=Policy(opening=False), cast=TWO)


def script_of(article: Article, profile: VoiceProfile = PROFILE, **roles: Any) -> Script:
    """Return the script of *article* where *roles* are the profile's."""
    return write(article, replace(profile, roles=Roles(**roles)))


def voices(made: Script) -> list[tuple[str, str]]:
    """Return what is written, and whose voice speaks it."""
    return [(u.written, str(u.voice_for)) for u in made.utterances]


def codes(made: Script) -> list[str]:
    """Return the codes of what the author is told of voices."""
    return [n.code for n in made.notices if "cast" in n.code or n.code.startswith("role")]


def test_each_speaker_of_a_dialogue_has_a_voice() -> None:
    """The name is read with what is said, in whatever case and with whatever stands around it."""
    article = post("We met in May.", "ADA: Is it cold?", "Bo Lind (laughing): It was.", "[00:12] Ada: Really?")
    made = script_of(article, speakers={"Ada": "host", "Bo Lind": "guest"})
    assert voices(made) == [
        ("We met in May.", "main"),
        ("ADA: Is it cold?", "host"),
        ("Bo Lind (laughing): It was.", "guest"),
        ("[00:12] Ada: Really?", "host"),
    ]
    assert [u.speaker for u in made.utterances] == ["", "ADA", "Bo Lind", "Ada"]
    assert codes(made) == []


def test_lines_of_one_paragraph_may_be_several_speakers() -> None:
    """As in a transcript with hard breaks."""
    made = script_of(
        post(paragraph("Ada: Is it cold\nBo: It was\nAda: I see")), speakers={"Ada": "host", "Bo": "guest"}
    )
    assert voices(made) == [("Ada: Is it cold", "host"), ("Bo: It was", "guest"), ("Ada: I see", "host")]


def test_a_turn_goes_on_until_the_next_and_no_further_than_the_last() -> None:
    """What follows the last turn may be the author's own words again; a heading ends every turn."""
    blocks = ("Q: Why?", "A: Because.", "It was late.", "Q: And then?", "A: We left.", "That was our talk.")
    made = script_of(post(*blocks, heading("After"), "It rained."), speakers={"Q": "host", "A": "guest"})
    assert [voice for _, voice in voices(made)] == ["host", "guest", "guest", "host", "guest", "main", "main", "main"]


def test_a_speaker_whom_nobody_cast_is_told_and_ends_the_others_turn() -> None:
    """Where others have a voice; without any cast a colon is a colon."""
    article = post("Ada: One.", "Cy: Two.", "So it went.", "Cy: Three.", "Ada: Four.")
    made = script_of(article, speakers={"Ada": "guest"})
    assert [voice for _, voice in voices(made)] == ["guest", "main", "main", "main", "guest"]
    assert codes(made) == ["speaker-not-cast"]
    assert "“Cy” speaks 2 times" in next(n.text for n in made.notices if n.code == "speaker-not-cast")
    assert codes(script_of(article)) == []
    assert codes(script_of(article, speakers={"Ada": "guest", "Cy": "main"})) == []


def test_who_speaks_once_between_two_turns_is_a_speaker_and_told() -> None:
    """Nobody else's voice says it; a colon elsewhere stays a colon."""
    blocks = (
        "Ada: One.",
        "Cy: Two.",
        "Ada: Three.",
        "Bea: Four.",
        "So it went.",
        "Note: Five.",
        "And on.",
        "Ada: Six.",
    )
    made = script_of(post(*blocks), speakers={"Ada": "guest", "Bea": "host"})
    said = [voice for _, voice in voices(made)]
    assert said == ["guest", "main", "guest", "host", "host", "host", "host", "guest"]
    told = [notice.text for notice in made.notices if notice.code == "speaker-not-cast"]
    assert [text.split(" without")[0] for text in told] == ["“Cy” speaks once"]


def test_a_name_may_be_left_out_where_a_voice_tells() -> None:
    """By policy, and in the ledger."""
    profile = replace(PROFILE, policy=Policy(opening=False, speaker=Treatment.SKIP))
    made = script_of(post("Ada: One. Two.", "Cy: Three."), profile, speakers={"Ada": "guest"})
    assert voices(made) == [("One.", "guest"), ("Two.", "guest"), ("Cy: Three.", "main")]
    assert [(one.text, str(one.reason)) for one in made.left_out] == [("Ada:", "by policy")]


def test_a_section_and_all_below_it_has_a_voice() -> None:
    """Until a heading of its own level."""
    article = post(heading("The Talk"), "One.", heading("In May", 3), "Two.", heading("After"), "Three.")
    made = script_of(article, sections={"the talk": "guest"})
    assert [voice for _, voice in voices(made)] == ["guest"] * 4 + ["main"] * 2


def test_a_section_inside_another_has_its_own_voice() -> None:
    """Until it ends; then the outer one's again."""
    article = post(heading("Talk"), "One.", heading("In May", 3), "Two.", heading("Later", 3), "Three.")
    made = script_of(article, sections={"talk": "guest", "in may": "host"})
    assert [voice for _, voice in voices(made)] == ["guest"] * 2 + ["host"] * 2 + ["guest"] * 2


def test_a_name_has_four_words_at_most() -> None:
    """Longer, what stands before a colon is a sentence."""
    turns = ("Ada: One.", "Maria de la Cruz: Two.", "Maria de la Cruz: Three.", "Ada: Four.")
    made = script_of(post(*turns), speakers={"Ada": "guest"})
    assert codes(made) == ["speaker-not-cast"]
    assert [voice for _, voice in voices(made)] == ["guest", "main", "main", "guest"]


def test_kinds_have_voices_and_so_have_announcements() -> None:
    """A kind goes before a section, a quotation's own voice before both."""
    quote = Container(ContainerKind.QUOTE, (Segment("", SegmentKind.QUOTE, "Calm."),))
    profile = replace(PROFILE, quote_voice=VoiceRole("fourth"))
    kinds = {"heading": "host", "quote": "guest", "announcement": "host"}
    made = script_of(post(heading("Talk"), "One.", quote), profile, sections={"Talk": "guest"}, kinds=kinds)
    assert voices(made) == [
        ("Talk", "host"),
        ("One.", "guest"),
        ("Quote.", "host"),
        ("Calm.", "quote"),
        ("End quote.", "host"),
    ]


MARKED = """A line.

<!-- narrator: voice=guest -->

Theirs. All of it.

<!-- narrator: end -->

Mine, <!-- narrator: voice guest -->theirs<!-- narrator: end --> and mine.

<!-- narrator: voice=nobody -->

Nobody's.

<!-- narrator: end -->
"""


def test_marks_name_voices() -> None:
    """Of blocks and of words; one that the profile does not have is told once and read by the main one."""
    article = read(replace(SOURCE, text=MARKED))
    made = script_of(article)
    assert voices(made) == [
        ("A line.", "main"),
        ("Theirs.", "guest"),
        ("All of it.", "guest"),
        ("Mine, theirs and mine.", "main"),
        ("Nobody's.", "main"),
    ]
    assert [(part.text, str(part.voice_for)) for part in made.utterances[3].parts] == [
        ("Mine,", "main"),
        ("theirs", "guest"),
        ("and mine.", "main"),
    ]
    assert codes(made) == ["voice-not-cast"]


def test_what_nobody_here_wrote_names_no_voice() -> None:
    """A page of somebody else's sets nothing."""
    made = script_of(read(replace(SOURCE, text=MARKED, trusted=False)))
    assert {voice for _, voice in voices(made)} == {"main"}
    assert codes(made) == []


def test_a_post_casts_its_own_speakers() -> None:
    """Over the profile's; what it names and does not hold is told."""
    roles = {"speakers": {"Ada": "guest", "Bo": "stranger", "Nobody": "host"}, "sections": {"No such": "host"}}
    article = replace(post("Ada: One.", "Bo: Two."), settings={"roles": roles})
    profile = profile_for(PROFILE, Site(root=Path()), article.settings, where="p")
    made = write(article, profile)
    assert voices(made) == [("Ada: One.", "guest"), ("Bo: Two.", "main")]
    assert codes(made) == ["role-not-found", "role-not-found", "voice-not-cast"]
    told = [notice.text for notice in made.notices if notice.code == "role-not-found"]
    assert [text.partition(",")[0] for text in told] == ["nobody speaks as “Nobody”", "no heading says “No such”"]


@pytest.mark.parametrize("span", [Span(0, 4, SpanKind.VOICE, "guest")])
def test_a_part_changes_with_the_voice(span: Span) -> None:
    """As it does with the language."""
    made = script_of(post(paragraph("Mine or theirs.", span)))
    assert [part.voice_for for part in made.utterances[0].parts] == ["guest", "main"]
