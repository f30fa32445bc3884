"""What profile and post say of who speaks what → the voice of each stretch of text, and what the author should know.

The nearest wins: a mark in the text, who speaks in a dialogue, a quotation's own voice, the kind, the section.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from msgspec import Struct, field

from narrator.article.model import Article, Notice, Segment, SegmentKind, SpanKind
from narrator.article.words import folded
from narrator.config.ranges import OWN_VOICES
from narrator.config.voice_profile import Roles, VoiceProfile
from narrator.script.model import VoiceFor

LABEL: Final = re.compile(
    r"(?:^|(?<=\n))[ \t]*(?:[–—-][ \t]*)?(?:[\[(]?\d{1,2}:\d\d(?::\d\d)?[\])]?[ \t]+)?"
    r"(?P<name>[^\W\d_][^:：\n]{0,60}?)(?:[ \t]*[\[(][^()\[\]\n]{1,60}[\])])?[ \t]*[:：](?=\s|$)"
)
"""Who speaks, at the start of a line: `Ada Holm:`, `ADA (laughs):`, `[00:12] Ada:`."""
LONGEST_NAME: Final = 4
"""Words of what may be a speaker's name where nobody says that it is one."""
SEEN: Final = 2
"""So often a name must stand before what is said, to be a speaker's where nobody says so."""
CONTINUING: Final = (SegmentKind.PARAGRAPH, SegmentKind.LIST_ITEM)
"""What between two turns of a dialogue is the first speaker's as well."""


class Turn(Struct, frozen=True):
    """From `begin` on in a segment's text, somebody speaks."""

    begin: int
    name: tuple[int, int]
    """Where the name stands, with its colon; 0, 0: not here."""
    speaker: str
    """As it is written; empty: nobody who has a voice."""
    voice: str


class GivenVoices(Struct, frozen=True):
    """Who speaks what in one article."""

    names: frozenset[str] = frozenset()
    """The voices that marks may name."""
    marked: dict[str, str] = field(default_factory=dict)
    """Segment id → the voice that a mark gives all of it."""
    turns: dict[str, tuple[Turn, ...]] = field(default_factory=dict)
    """Segment id → who speaks in it, in order."""
    general: dict[str, str] = field(default_factory=dict)
    """Segment id → the voice of its kind or section."""
    announcements: str = VoiceFor.MAIN
    notices: tuple[Notice, ...] = ()

    def voice_of(self, segment: Segment, begin: int, around: str) -> str:
        """Return the voice of *segment* from character *begin* on; *around*: a quotation's, or the main one."""
        marked = self.marked.get(segment.id)
        if marked:
            return marked
        turn = self.turn_at(segment, begin)
        if turn is not None and turn.voice:
            return turn.voice
        return around if around != VoiceFor.MAIN else self.general.get(segment.id, around)

    def turn_at(self, segment: Segment, begin: int) -> Turn | None:
        """Return the turn that character *begin* of *segment* stands in."""
        if not self.turns:
            return None
        turns = self.turns.get(segment.id, ())
        return next((turn for turn in reversed(turns) if turn.begin <= begin), None)


def given_voices(article: Article, profile: VoiceProfile) -> GivenVoices:
    """Return who speaks what of *article* in *profile*, whose roles are merged with the post's already."""
    roles = profile.roles
    names = frozenset((*OWN_VOICES, *profile.cast)) if article.source.trusted else frozenset()
    segments = article.segments()
    turns, notices = _turns(segments, roles) if roles.speakers else ({}, [])
    by_kind = {segment.id: voice for segment in segments if (voice := roles.kinds.get(segment.kind))}
    sections, found = _sections(segments, roles.sections) if roles.sections else ({}, set[str]())
    if article.source.trusted:
        notices += _not_there(article.settings, segments, found)
        notices += _not_cast(article.settings, segments, profile, names)
    return GivenVoices(
        names=names,
        marked={segment.id: segment.voice for segment in segments if segment.voice in names},
        turns=turns,
        general={**sections, **by_kind},
        announcements=roles.kinds.get("announcement", VoiceFor.MAIN),
        notices=tuple(notices),
    )


def _turns(segments: Sequence[Segment], roles: Roles) -> tuple[dict[str, tuple[Turn, ...]], list[Notice]]:
    """Return who speaks in each segment.

    What stands between two turns of a section without a name is still the first one's; what follows the last turn may
    be the author's again, and is.
    """
    voices = {folded(name): voice for name, voice in roles.speakers.items()}
    labels = {segment.id: tuple(_labels(segment)) for segment in segments}
    counts = Counter(folded(label["name"]) for found in labels.values() for label in found)
    names = voices.keys() | _likely_names(list(labels.values()), counts, voices)
    turns: dict[str, tuple[Turn, ...]] = {}
    last: Turn | None = None
    waiting: list[str] = []
    for segment in segments:
        here = [
            Turn(label.start(), (label.start("name"), label.end()), label["name"], voices.get(name, ""))
            for label in labels[segment.id]
            if (name := folded(label["name"])) in names
        ]
        if here:
            if last is not None:
                turns |= {name: (Turn(0, (0, 0), last.speaker, last.voice),) for name in waiting}
            turns[segment.id] = tuple(here)
            last, waiting = here[-1], []
        elif segment.kind is SegmentKind.HEADING:
            last, waiting = None, []
        elif segment.kind in CONTINUING:
            waiting.append(segment.id)
    spoken = {folded(turn.speaker) for found in turns.values() for turn in found if turn.voice}
    return (turns, list(_uncast(labels, counts, names - voices.keys()))) if spoken else ({}, [])


def _labels(segment: Segment) -> Iterator[re.Match[str]]:
    if segment.kind in {*CONTINUING, SegmentKind.QUOTE, SegmentKind.ASIDE}:
        yield from LABEL.finditer(segment.text)


def _likely_names(
    labels: Sequence[Sequence[re.Match[str]]], counts: Counter[str], voices: Mapping[str, str]
) -> frozenset[str]:
    """Return who speaks though nobody says so: who does several times, or once between the turns of two others.

    *labels*: of each segment, in order.
    """
    short = {folded(one["name"]) for found in labels for one in found if len(one["name"].split()) <= LONGEST_NAME}
    several = {name for name in short if counts[name] >= SEEN}
    sure = several | voices.keys()
    inline = [(place, folded(label["name"])) for place, found in enumerate(labels) for label in found]
    between = {
        name
        for (before, first), (place, name), (after, last) in zip(inline, inline[1:], inline[2:], strict=False)
        if {first, last} <= sure and place - before <= 1 and after - place <= 1
    }
    return frozenset(several | (between & short))


def _uncast(
    labels: Mapping[str, Sequence[re.Match[str]]], counts: Counter[str], names: AbstractSet[str]
) -> Iterator[Notice]:
    """Tell each speaker of a dialogue who has no voice, where others have one."""
    told = set()
    for segment, found in labels.items():
        for label in found:
            name = folded(label["name"])
            if name in names and name not in told:
                told.add(name)
                often = "once" if counts[name] == 1 else f"{counts[name]} times"
                text = f"“{label['name']}” speaks {often} without a voice of their own: the main one reads it"
                yield Notice("speaker-not-cast", text, segment=segment)


def _sections(segments: Sequence[Segment], sections: Mapping[str, str]) -> tuple[dict[str, str], set[str]]:
    """Return the voice of each segment in one of *sections*, its heading and subsections included, and those found."""
    voices = {folded(heading): voice for heading, voice in sections.items()}
    given: dict[str, str] = {}
    found: set[str] = set()
    open_sections: list[tuple[int, str]] = []
    for segment in segments:
        if segment.kind is SegmentKind.HEADING:
            open_sections = [one for one in open_sections if one[0] < segment.level]
            name = folded(segment.text)
            if name in voices:
                found.add(name)
                open_sections.append((segment.level, voices[name]))
        if open_sections:
            given[segment.id] = open_sections[-1][1]
    return given, found


def _not_there(post: Mapping[str, object], segments: Sequence[Segment], sections: set[str]) -> Iterator[Notice]:
    """Tell what the post itself gives a voice to and does not hold: a slip of the pen must not go unnoticed."""
    roles = post.get("roles")
    if not isinstance(roles, Mapping) or not segments:
        return
    spoken = {folded(label["name"]) for segment in segments for label in _labels(segment)}
    for table, found, what in (("speakers", spoken, "nobody speaks as"), ("sections", sections, "no heading says")):
        wanted = roles.get(table)
        for name in wanted if isinstance(wanted, Mapping) else ():
            if folded(str(name)) not in found:
                yield Notice("role-not-found", f"{what} “{name}”, which `roles.{table}` gives a voice")


def _not_cast(
    post: Mapping[str, object], segments: Sequence[Segment], profile: VoiceProfile, names: frozenset[str]
) -> Iterator[Notice]:
    """Tell once each voice that the post or a mark in it names, and that this profile does not have."""
    told = set(names)
    roles = post.get("roles")
    for table in roles.values() if isinstance(roles, Mapping) else ():
        for what, name in table.items() if isinstance(table, Mapping) else ():
            if name not in told:
                told.add(str(name))
                yield Notice("voice-not-cast", f"“{what}” is given {_lacking(str(name), profile)}")
    for segment in segments:
        wanted = [segment.voice, *(span.value for span in segment.spans if span.kind is SpanKind.VOICE)]
        for name in wanted:
            if name and name not in told:
                told.add(name)
                yield Notice("voice-not-cast", f"a mark asks for {_lacking(name, profile)}", segment=segment.id)


def _lacking(name: str, profile: VoiceProfile) -> str:
    return f"the voice “{name}”, and {profile.name!r} has no [cast.{name}]: the main one reads it"
