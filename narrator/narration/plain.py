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


def as_lines(aligned: Aligned) -> Iterator[str]:
    """Yield what the author should know: sentences that are not sure, what was added, the sound, and a summary."""
    written = [one for one in aligned.readings if not one.optional]
    for one in written:
        yield from _sentence(one)
    for aside in aligned.asides:
        hint = f" (perhaps: {aside.heard})" if aside.heard and aside.kind is AsideKind.SPEECH else ""
        yield f"{_from_to(aside.span)}  {KINDS[aside.kind]}{hint}"
    for finding in aligned.quality.findings:
        yield f"sound: {finding.text}. {finding.hint}"
    if aligned.quality.loudness_lufs is not None:
        loudness, floor = aligned.quality.loudness_lufs, aligned.quality.noise_floor_dbfs
        yield f"sound: {loudness:.1f} LUFS, noise floor {floor:.0f} dBFS"
    counts = {state: sum(one.state is state for one in written) for state in ReadingState}
    count = f"{len(written)} sentence{'' if len(written) == 1 else 's'}"
    yield (
        f"{count}: {counts[ReadingState.READ]} read, {counts[ReadingState.DOUBTFUL]} doubtful, "
        f"{counts[ReadingState.UNREAD]} unread; {len(aligned.asides)} asides in {clock(aligned.file.sample_count)}"
    )


def _sentence(one: Reading) -> Iterator[str]:
    if one.state is ReadingState.UNREAD:
        yield f"unread: {one.written}"
    elif one.state is ReadingState.DOUBTFUL and one.span is not None:
        yield f"{_from_to(one.span)}  doubtful, {one.heard:.0%} of its words heard: {one.written}"
    for span in one.again:
        yield f"{_from_to(span)}  read before, the last reading counts: {one.written}"
    for span in one.begun:
        yield f"{_from_to(span)}  begun and broken off: {one.written}"
    if one.not_provable:
        yield f"not provable, no pronunciation: {', '.join(one.not_provable)} in: {one.written}"


def _from_to(span: SoundSpan) -> str:
    return f"{clock(span.begin)}–{clock(span.end)}"
