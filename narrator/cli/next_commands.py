"""What someone who has just made a first article may type next: three commands that run as they are printed."""

import shlex
from contextlib import suppress
from functools import partial
from pathlib import Path

from narrator.casting.profiles import named_profile
from narrator.casting.resolve import options_of, voice_request
from narrator.cli.by_name import program
from narrator.config.load import profile_names
from narrator.config.voice_profile import VoiceProfile
from narrator.errors import NarratorError
from narrator.pipeline.report import Report
from narrator.speech.registry import engine_named


def next_commands(report: Report, folder: Path, root: Path) -> tuple[str, str, str]:
    """Return exactly three commands for *report*, whose files are in *folder*, of the site at *root*."""
    call, at = program(), "" if folder == Path("output") else f" {shlex.quote(str(folder))}"
    serve = f"{call} serve{at}    # the page and the sound, as a browser here would have them"
    voices = f"{call} voices    # every voice that is here"
    article = next((one for one in report.articles if _can_be_named(one["source"])), None)
    if article is None:
        return serve, f"{call} check{at}    # what a store would refuse, and what does not fit together", voices
    source = shlex.quote(article["source"])
    own = [edition["voice"] for edition in article["editions"]]
    faster = _faster(own[0], root) if len(own) == 1 else ""
    output = f" -o{at}" if at else ""
    beside = f"{call} make {source} --voice {own[0]} --voice {faster}{output}    # a faster edition beside this one"
    return (
        f"{call} script {source}    # read what is said, and what is left out",
        beside if faster else serve,
        voices,
    )


def _can_be_named(source: str) -> bool:
    """Return whether a command can read *source* again: no standard input, and no item of a feed or export."""
    return source.startswith(("http://", "https://")) or (source != "-" and Path(source).is_file())


def _faster(name: str, root: Path) -> str:
    """Return the profile that has the voice of the profile *name* at the next higher rate; empty where none can speak.

    A faster profile in another voice is none: who has just heard one voice does not ask for another.
    """
    with suppress(NarratorError):
        own = named_profile(name, root)
        found = [one for one in map(partial(_or_none, root=root), profile_names(root)) if one is not None]
        same = (one for one in found if _voice_of(one) == _voice_of(own) and one.rate > own.rate)
        return next((one.name for one in sorted(same, key=lambda one: one.rate) if _can_speak(one, root)), "")
    return ""


def _or_none(name: str, *, root: Path) -> VoiceProfile | None:
    with suppress(NarratorError):
        return named_profile(name, root)
    return None


def _voice_of(profile: VoiceProfile) -> tuple[object, ...]:
    return profile.engine, profile.voice, profile.language, profile.model, profile.command


def _can_speak(profile: VoiceProfile, root: Path) -> bool:
    """Return whether what *profile* speaks with is here, and may be run."""
    with suppress(NarratorError):
        options = options_of(profile, voice_request(profile, profile.language, ""), root)
        return engine_named(profile.engine).probe(options).present
    return False
