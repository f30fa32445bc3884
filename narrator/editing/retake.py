"""A second recording of some sentences → what it reads of them, and the post's front matter that names it."""

import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from msgspec import Struct
from msgspec.structs import replace

from narrator.config.narration import Retake, narration_settings
from narrator.editing.change import change, same_words
from narrator.editing.head import with_line
from narrator.editing.history import History
from narrator.editing.post import OpenPost, open_post
from narrator.errors import UsageError
from narrator.languages.phrases import worded
from narrator.narrated.parts import utterances_named
from narrator.narration.align import HearingOptions
from narrator.narration.model import Aligned, ReadingState
from narrator.pipeline.narration.align import align_source
from narrator.pipeline.session import Session
from narrator.script.model import Role, Script

FIRST_WORDS: Final = 8
"""By which a sentence is named in the front matter, where no other begins with them."""


class RetakeHeard(Struct, frozen=True):
    """What a retake reads of the sentences that it was recorded for."""

    aligned: Aligned
    """With the readings of these sentences alone."""
    kept: bool
    """Whether the post's front matter names it now: it reads them all."""


def keep_retake(
    session: Session, source: str, file: Path, sentences: Sequence[str], how: HearingOptions
) -> RetakeHeard:
    """Let *file* replace *sentences* of the recording of the post *source*, where it reads them all.

    A sentence is given by the words that it begins with, or by its number among the sentences of the post. Raises
    `UsageError` where there is no such sentence, or nobody reads the post; `NarratorError`.
    """
    post = open_post(session, source)
    table = _table(session, post)
    asked = {one: _asked(post.script, one) for one in sentences}
    aligned = align_source(session, source, file, how=how)
    wanted = frozenset().union(*asked.values())
    aligned = replace(aligned, readings=tuple(one for one in aligned.readings if one.utterance in wanted))
    if any(one.state is not ReadingState.READ for one in aligned.readings):
        return RetakeHeard(aligned, kept=False)
    written = [one.written for one in post.script.utterances if one.id in wanted]
    retake = Retake(_from_post(session.folder / file, post.path), tuple(_begin(post.script, one) for one in written))
    table["retakes"] = [
        *_others(table.get("retakes", ()), retake),
        {"file": retake.file, "sentences": retake.sentences},
    ]
    yaml = json.dumps(table, ensure_ascii=False)
    label = worded("sentences read anew in {file}", file=file.name)
    change(session, History(session.site.root), post, with_line(post.text, "narration", yaml), label, _same_post)
    return RetakeHeard(aligned, kept=True)


def _table(session: Session, post: OpenPost) -> dict[str, Any]:
    """Return the post's `narration:` as a table."""
    settings = post.article.settings
    if narration_settings(session.site, settings, given="", where=post.name) is None:
        raise UsageError(
            "nobody reads this post yet: there is nothing that a retake could replace", where=post.name,
            hint="Name the whole recording in its front matter first: narration: me.m4a",
        )  # fmt: skip
    own = settings.get("narration")
    return dict(own) if isinstance(own, Mapping) else {"file": own} if own else {}


def _asked(script: Script, sentence: str) -> frozenset[str]:
    texts = [one for one in script.utterances if one.role is Role.TEXT]
    if sentence.isdecimal() and 0 < int(sentence) <= len(texts):
        return frozenset({texts[int(sentence) - 1].id})
    found = utterances_named(script, sentence)
    if not found and sentence.isdecimal():
        hint = "Its number is in what `narrator align SOURCE FILE` prints."
        raise UsageError(f"the post has no sentence {sentence}: it has {len(texts)}", where="--retake", hint=hint)
    if len(found) != 1:
        what = "no sentence of the post begins" if not found else f"{len(found)} sentences of the post begin"
        hint = "Give more of its first words, or the number that `narrator align SOURCE FILE` prints before it."
        raise UsageError(f"{what} with “{sentence}”", where="--retake", hint=hint)
    return found


def _begin(script: Script, written: str) -> str:
    """Return the first words of a sentence, as many as no other begins with."""
    words = written.split()
    short = " ".join(words[:FIRST_WORDS])
    return short if len(utterances_named(script, short)) == 1 else " ".join(words)


def _from_post(file: Path, post: Path) -> str:
    return Path(os.path.relpath(file.resolve(), post.resolve().parent)).as_posix()


def _others(kept: Sequence[Any], retake: Retake) -> list[Any]:
    """Return the retakes that stay: all but those by the same file."""
    return [one for one in kept if (one.get("file") if isinstance(one, Mapping) else one) != retake.file]


def _same_post(before: OpenPost, after: OpenPost) -> bool:
    return same_words(before.article, after.article)
