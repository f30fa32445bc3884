"""A post's narration settings → which recording should read which of its utterances."""

from pathlib import Path

from narrator.article.model import Article, Segment, SegmentKind
from narrator.config.narration import NarrationSettings, Retake
from narrator.errors import ConfigError, NarrationError
from narrator.narrated.model import NarrationPart
from narrator.script.model import Script


def parts_of(
    article: Article, script: Script, settings: NarrationSettings, *, folders: tuple[Path, ...], given: str = ""
) -> tuple[NarrationPart, ...]:
    """Return the recordings of *article*, each with its utterances; a section's own recording goes before the post's.

    *folders* are where a relative name is looked for, in order; a post may name no file outside them. *given* is the
    file that the command line names, wherever it lies. Raises `ConfigError` for a heading that is not there,
    `NarrationError` for a file that is not.
    """
    where = article.source.name
    claimed: set[str] = set()
    found = []
    for heading, name in settings.parts.items():
        segments = _section(article, heading, where)
        utterances = frozenset(one.id for one in script.utterances if one.segment in segments and one.segment)
        found.append(NarrationPart(_path(name, folders, given), name, utterances - claimed))
        claimed |= utterances
    if settings.file:
        rest = frozenset(one.id for one in script.utterances if one.id not in claimed)
        found.append(NarrationPart(_path(settings.file, folders, given), settings.file, rest))
    found += (_retake(one, script, folders, given) for one in settings.all_retakes())
    return tuple(found)


def utterances_named(script: Script, beginning: str) -> frozenset[str]:
    """Return the sentences of *script* that begin with these words, whatever their signs and capitals."""
    wanted = _key(beginning)
    return frozenset(one.id for one in script.utterances if wanted and f"{_key(one.written)}-".startswith(f"{wanted}-"))


def _retake(one: Retake, script: Script, folders: tuple[Path, ...], given: str) -> NarrationPart:
    """Return a retake; of sentences that were written anew since, nothing is replaced."""
    path = _path(one.file, folders, given)
    if not one.sentences:
        return NarrationPart(path, one.file, frozenset(each.id for each in script.utterances), is_retake=True)
    named = {sentence: utterances_named(script, sentence) for sentence in one.sentences}
    lost = tuple(sentence for sentence, found in named.items() if not found)
    return NarrationPart(path, one.file, frozenset().union(*named.values()), is_retake=True, lost=lost)


def _path(name: str, folders: tuple[Path, ...], given: str) -> Path:
    inside = [folder.resolve() for folder in folders]
    for folder in folders:
        path = folder / name
        if path.exists():
            if name != given and not any(path.resolve().is_relative_to(place) for place in inside):
                hint = "Copy it into the site's folder, or give it yourself: --narration FILE."
                raise NarrationError("the recording lies outside the site's folder", where=name, hint=hint)
            return path
    hint = f"It is looked for in {', '.join(str(folder) for folder in dict.fromkeys(folders))}."
    raise NarrationError("there is no such recording", where=name, hint=hint)


def _section(article: Article, heading: str, where: str) -> frozenset[str]:
    """Return the segments from a heading to the next one of its level or above."""
    segments = article.segments()
    wanted = _key(heading.removeprefix("#"))
    at = next((n for n, one in enumerate(segments) if _is_called(one, wanted)), None)
    if at is None:
        names = [one.text for one in segments if one.kind is SegmentKind.HEADING]
        hint = f"Headings here: {', '.join(names) or 'none'}."
        raise ConfigError(f"`narrations` names a heading that is not there: {heading}", where=where, hint=hint)
    level = segments[at].level
    end = next(
        (n for n in range(at + 1, len(segments)) if 0 < segments[n].level <= level and _is_heading(segments[n])),
        len(segments),
    )
    return frozenset(one.id for one in segments[at:end])


def _is_heading(segment: Segment) -> bool:
    return segment.kind is SegmentKind.HEADING


def _is_called(segment: Segment, wanted: str) -> bool:
    return _is_heading(segment) and wanted in {_key(segment.id), _key(segment.name), _key(segment.text)}


def _key(text: str) -> str:
    """Return *text* as an address would have it."""
    return "-".join("".join(char if char.isalnum() else " " for char in text.casefold()).split())
