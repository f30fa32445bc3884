"""`Aligned` → lines that an author can act on."""

from collections.abc import Iterator

from narrator.narration.json_form import ms
from narrator.narration.model import Aligned, AsideKind, Reading, ReadingState, SoundSpan

KINDS = {
    AsideKind.SPEECH: "said and not written",
    AsideKind.SOUND: "music or noise",
    AsideKind.SILENCE: "a long silence",
}


def clock(samples: int) -> str:
    """Return a place in the file as `m:ss.t`, or `h:mm:ss.t`."""
    tenths = round(ms(samples) / 100)
    minutes, rest = divmod(tenths, 600)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest / 10:04.1f}" if hours else f"{minutes}:{rest / 10:04.1f}"


def as_lines(aligned: Aligned, *, of_retake: bool = False) -> Iterator[str]:
    """Yield what the author should know: sentences that are not sure, what was added, the sound, and a summary.

    Each sentence has its number in the post, but of a retake, whose readings are only those that were asked for. Of a
    recording that reads nothing of the post no sentence is listed: there would be all.
    """
    written = [one for one in aligned.readings if not one.optional]
    is_other = not of_retake and bool(written) and not any(one.state is ReadingState.READ for one in written)
    if is_other:
        yield f"{aligned.file.path} is no recording of this post: no sentence of the post is heard in it for sure"
    for number, one in enumerate(written if not is_other else (), 1):
        yield from _sentence(one, "" if of_retake else f", sentence {number}")
    for aside in aligned.asides if not is_other else ():
        hint = f" (perhaps: {aside.heard})" if aside.heard and aside.kind is AsideKind.SPEECH else ""
        yield f"{_from_to(aside.span)}  {KINDS[aside.kind]}{hint}"
    for finding in aligned.quality.findings:
        yield f"sound: {finding.text}. {finding.hint}"
    if aligned.quality.loudness_lufs is not None:
        loudness, floor = aligned.quality.loudness_lufs, aligned.quality.noise_floor_dbfs
        yield f"sound: {loudness:.1f} LUFS, noise floor {floor:.0f} dBFS"
    counts = {state: sum(one.state is state for one in written) for state in ReadingState}
    states = ", ".join(f"{counts[state]} {state}" for state in ReadingState)
    asides = f"{_counted(len(aligned.asides), 'aside')} in {clock(aligned.file.sample_count)}"
    yield f"{_counted(len(written), 'sentence')}: {states}; {asides}"


def _counted(count: int, thing: str) -> str:
    return f"{count} {thing}{'' if count == 1 else 's'}"


def _sentence(one: Reading, number: str) -> Iterator[str]:
    """Yield what there is to say of a sentence; *number* stands behind what it is."""
    if one.state is ReadingState.UNREAD:
        yield f"unread{number}: {one.written}"
    elif one.state is ReadingState.DOUBTFUL and one.span is not None:
        yield f"{_from_to(one.span)}  doubtful, {one.heard:.0%} of its words heard{number}: {one.written}"
    for span in one.again:
        yield f"{_from_to(span)}  read before, the last reading counts{number}: {one.written}"
    for span in one.begun:
        yield f"{_from_to(span)}  begun and broken off{number}: {one.written}"
    if one.not_provable:
        words = ", ".join(one.not_provable)
        yield f"not provable, no pronunciation: {words} in{number.removeprefix(',')}: {one.written}"


def _from_to(span: SoundSpan) -> str:
    return f"{clock(span.begin)}–{clock(span.end)}"
