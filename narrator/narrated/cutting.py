"""Readings on a recording's timeline → a clip for each utterance: joined as spoken, or cut where there is more."""

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from narrator.config.narration import Asides, NarrationSettings, Pauses
from narrator.narrated.model import AlignedPart, Narrated
from narrator.narration.model import HEARING_RATE_HZ, AsideKind, Reading, SoundSpan
from narrator.script.model import Utterance

LEAD_MS: Final = 20
"""A clip begins so long before the first sound that was found: soft consonants begin earlier than they are heard."""
ROOM_MS: Final = 60
"""Of the room after a last word, what a clip keeps where a pause of ours follows."""


class NarratedClip(Struct, frozen=True):
    """The stretch of a recording that is one utterance's clip, in samples at the output's rate."""

    utterance: str
    part: int
    """Which recording."""
    begin: int
    end: int
    speech_end: int
    """Where its last word ends: what follows is the author's own pause."""
    runs_on: bool
    """The next utterance's clip begins at this one's end: nothing stands between them."""
    break_after_ms: int
    """Silence of ours after it."""


class _Grid(Struct, frozen=True):
    """What clips are cut to."""

    rate_hz: int
    frame: int

    @property
    def scale(self) -> float:
        return self.rate_hz / HEARING_RATE_HZ


class _Place(Struct, frozen=True):
    """An utterance that is read, and where."""

    utterance: Utterance
    part: int
    span: SoundSpan


def clips_of(narrated: Narrated, settings: NarrationSettings, *, rate_hz: int, frame: int) -> dict[str, NarratedClip]:
    """Return the clip of each utterance that is read.

    Clips that run on meet at a whole number of MP3 frames (*frame* samples) from the recording's begin, so that
    passages of them need no padding.
    """
    places: list[_Place | None] = []
    number = {name: at for at, part in enumerate(narrated.parts) for name in part.part.utterances}
    for one in narrated.script.utterances:
        reading = narrated.read.get(one.id)
        span = reading.span if reading is not None else None
        places.append(_Place(one, number[one.id], span) if span is not None else None)
    found: dict[str, NarratedClip] = {}
    begins: int | None = None
    for place, following in zip(places, [*places[1:], None], strict=True):
        if place is None:
            begins = None
            continue
        busy = _busy(narrated.parts[place.part], settings)
        clip = _clip(place, following, begins, busy, settings, _Grid(rate_hz, frame))
        begins = clip.end if clip.runs_on else None
        found[clip.utterance] = clip
    return found


def _clip(
    place: _Place,
    following: _Place | None,
    begins: int | None,
    busy: Sequence[SoundSpan],
    settings: NarrationSettings,
    grid: _Grid,
) -> NarratedClip:
    scale, frame = grid.scale, grid.frame
    span = place.span
    lead = LEAD_MS * HEARING_RATE_HZ // 1000
    before = max((one.end for one in busy if one.end <= span.begin and one != span), default=0)
    begin = begins if begins is not None else round(max(span.begin - lead, before, 0) * scale)
    speech_end = round(span.end * scale)
    wanted_ms = place.utterance.break_after_ms
    joint = _joint(place, following, busy, settings)
    if joint is not None:
        end = round(max(joint - lead, span.end) * scale)
        on_grid = end // frame * frame
        end = on_grid if on_grid >= speech_end else min(end, round(joint * scale))
        return NarratedClip(place.utterance.id, place.part, begin, end, speech_end, runs_on=True, break_after_ms=0)
    room = _room_after(span, busy, round(ROOM_MS * HEARING_RATE_HZ / 1000), settings, wanted_ms)
    end = round((span.end + room) * scale)
    rest = max(0, wanted_ms - round(room * 1000 / HEARING_RATE_HZ))
    if settings.pauses is Pauses.CAPPED and following is not None and following.part == place.part:
        own_ms = (following.span.begin - span.end) * 1000 // HEARING_RATE_HZ
        rest = max(0, min(rest, own_ms - round(room * 1000 / HEARING_RATE_HZ)))
    return NarratedClip(place.utterance.id, place.part, begin, end, speech_end, runs_on=False, break_after_ms=rest)


def _joint(
    place: _Place, following: _Place | None, busy: Sequence[SoundSpan], settings: NarrationSettings
) -> int | None:
    """Return where the next utterance begins, where it follows on the recording as it does in the script."""
    if following is None or following.part != place.part or settings.pauses is Pauses.PROFILE:
        return None
    gap = SoundSpan(place.span.end, following.span.begin)
    if gap.length < 0 or any(one.begin < gap.end and gap.begin < one.end for one in busy):
        return None
    own_ms = gap.length * 1000 // HEARING_RATE_HZ
    if settings.pauses is Pauses.CAPPED and own_ms > place.utterance.break_after_ms:
        return None
    return following.span.begin


def _room_after(
    span: SoundSpan, busy: Sequence[SoundSpan], least: int, settings: NarrationSettings, wanted_ms: int
) -> int:
    """Return how much of the room after a sentence is kept: up to the pause that is wanted, or to the next sound."""
    following = min((one.begin for one in busy if one.begin >= span.end and one != span), default=span.end + least)
    wanted = least if settings.pauses is Pauses.PROFILE else max(least, wanted_ms * HEARING_RATE_HZ // 1000)
    return max(0, min(following - span.end, wanted))


def _busy(part: AlignedPart, settings: NarrationSettings) -> list[SoundSpan]:
    """Return the stretches of a recording that hold something: no pause may reach into them."""
    spans = [span for one in part.aligned.readings for span in _spans(one)]
    dropped = settings.asides is Asides.DROP
    spans += (aside.span for aside in part.aligned.asides if dropped or aside.kind is AsideKind.SILENCE)
    return sorted(spans, key=lambda span: span.begin)


def _spans(one: Reading) -> Iterator[SoundSpan]:
    if one.span is not None:
        yield one.span
    yield from one.again
    yield from one.begun
