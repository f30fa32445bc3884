"""What an author asks of a post, wish by wish → the change of its file, proved before it is made.

Each raises `SourceError` where the wish cannot be granted here, `ChangedElsewhereError` and `OutputError`.
"""

import json
from collections import Counter
from datetime import date, datetime
from typing import Final

import langcodes

from narrator.config.ranges import OWN_VOICES
from narrator.editing import marks
from narrator.editing.change import anything, change, said, same_words
from narrator.editing.head import with_field, with_line, with_setting
from narrator.editing.history import Change, History
from narrator.editing.post import OpenPost
from narrator.errors import SourceError, UsageError
from narrator.languages.phrases import FilledMessage, message, worded
from narrator.pipeline.session import Session

LONGEST_LABEL: Final = 40
KIND_NAMES: Final = {
    "paragraph": message("a paragraph"),
    "heading": message("a heading"),
    "subheading": message("a smaller heading"),
    "quote": message("a quote"),
    "list_item": message("an item of a list"),
}


MADE: Final = {
    "paragraph": message("“{words}” made a paragraph"),
    "heading": message("“{words}” made a heading"),
    "subheading": message("“{words}” made a smaller heading"),
    "quote": message("“{words}” made a quote"),
    "list_item": message("“{words}” made an item of a list"),
}
SET: Final = {
    "title": worded("title set"),
    "author": worded("author set"),
    "date": worded("date set"),
    "lang": worded("language set"),
}


def set_details(session: Session, history: History, post: OpenPost, details: dict[str, str]) -> Change | None:
    """Set title, author, date and lang to what *details* gives; None: that is what they are already.

    Raises `UsageError` for a date or language that is none.
    """
    now = details_of(post)
    text = post.text
    changed = []
    for field, value in details.items():
        folded = " ".join(value.split())
        if folded == now[field]:
            continue
        fault = _fault_of(field, folded)
        if fault:
            raise UsageError(fault, where=field)
        text = with_field(text, field, folded)
        changed.append(field)
    if not changed:
        return None
    return change(
        session,
        history,
        post,
        text,
        SET[changed[0]] if len(changed) == 1 else worded("several details set"),
        _same_post,
    )


def details_of(post: OpenPost) -> dict[str, str]:
    """Return title, author, date and lang as they are understood."""
    article = post.article
    day = article.published
    stated = article.language_confidence >= 1
    return {
        "title": article.title,
        "author": article.author,
        "date": (day.date() if isinstance(day, datetime) else day).isoformat() if day is not None else "",
        "lang": article.language if stated or article.language else "",
    }


def read_left_out(session: Session, history: History, post: OpenPost, begin: int) -> Change:
    """Have read what is left out at the character *begin* of the source."""

    def wish(before: OpenPost, after: OpenPost) -> bool:
        return not _words(before) - _words(after) and _words(after).total() > _words(before).total()

    return change(session, history, post, marks.read_again(post, begin), worded("read what was left out"), wish)


def leave_out_block(session: Session, history: History, post: OpenPost, segment: str) -> Change:
    """Leave a block out."""
    spoken = tuple(dict.fromkeys(one.utterance for one in post.ledger.spoken if one.segment == segment))
    if not spoken:
        raise SourceError("this is not in the post any more", where=post.name)

    def wish(before: OpenPost, after: OpenPost) -> bool:
        return said(after.script) == said(before.script, without=frozenset({segment}))

    first = post.utterance(spoken[0])
    label = worded("leave out “{words}”", words=_short(first.written if first else ""))
    return change(session, history, post, marks.skipped(post, spoken), label, wish)


def make_kind(session: Session, history: History, post: OpenPost, segment: str, kind: str) -> Change:
    """Let a block be another kind: a heading or a quote, for example."""
    block = next((one for one in post.article.segments() if one.id == segment), None)
    text = marks.of_kind(post, segment, kind)
    words = " ".join(block.text.split()) if block is not None else ""
    wanted = "heading" if "heading" in kind else kind

    def wish(before: OpenPost, after: OpenPost) -> bool:
        there = any(str(one.kind) == wanted and words == " ".join(one.text.split()) for one in after.article.segments())
        return there and same_words(before.article, after.article)

    return change(session, history, post, text, FilledMessage(MADE[kind], {"words": _short(words)}), wish)


def say_instead(session: Session, history: History, post: OpenPost, utterance: str, say: str) -> Change:
    """Say *say* for a sentence."""

    def wish(before: OpenPost, after: OpenPost) -> bool:
        return [w for w, _ in said(after.script)] == [w for w, _ in said(before.script)] and any(
            " ".join(say.split()) in spoken for _, spoken in said(after.script)
        )

    text = marks.said_instead(post, utterance, say)
    return change(session, history, post, text, worded("say “{words}” instead", words=_short(say)), wish)


def speak_in(session: Session, history: History, post: OpenPost, utterance: str, voice: str) -> Change:
    """Let another *voice* of the profile speak a sentence: `main`, `quote` or one of its cast."""
    sentence = post.utterance(utterance)
    if voice not in {*OWN_VOICES, *post.profile.cast}:
        raise UsageError(f"the profile has no voice {voice!r}", where="voice")

    def wish(before: OpenPost, after: OpenPost) -> bool:
        told = [one for one in after.script.utterances if sentence and one.written == sentence.written]
        return said(after.script) == said(before.script) and any(one.voice_for == voice for one in told)

    label = worded("another voice for “{words}”", words=_short(sentence.written if sentence else ""))
    return change(session, history, post, marks.spoken_by(post, utterance, voice), label, wish)


def leave_out_sentence(session: Session, history: History, post: OpenPost, utterance: str) -> Change:
    """Leave a sentence out."""
    sentence = post.utterance(utterance)

    def wish(before: OpenPost, after: OpenPost) -> bool:
        return said(after.script) == said(before.script, without=frozenset({utterance}))

    label = worded("leave out “{words}”", words=_short(sentence.written if sentence else ""))
    return change(session, history, post, marks.skipped(post, (utterance,)), label, wish)


def say_as_written(session: Session, history: History, post: OpenPost, utterance: str) -> Change:
    """Take back what was to be said instead of a sentence."""
    return change(
        session, history, post, marks.without_mark(post, utterance), worded("say as it is written"), _same_post
    )  # fmt: skip


def pause_after(session: Session, history: History, post: OpenPost, utterance: str, pause_ms: int) -> Change:
    """Add so much silence after a sentence; 0: none."""

    def wish(before: OpenPost, after: OpenPost) -> bool:
        return said(after.script) == said(before.script)

    label = worded("a pause of {n} s", n=pause_ms / 1000) if pause_ms else worded("no pause of its own")
    return change(session, history, post, marks.paused(post, utterance, pause_ms), label, wish)


def describe_picture(session: Session, history: History, post: OpenPost, segment: str, words: str) -> Change:
    """Describe a picture by *words*; empty: it is decoration."""
    label = worded("picture described: “{words}”", words=_short(words)) if words else worded("picture is decoration")
    return change(session, history, post, marks.described(post, segment, words), label, anything)


def teach_here(session: Session, history: History, post: OpenPost, word: str, say: str) -> Change:
    """Say *say* for *word* in this post; empty: as everywhere."""
    word, say = " ".join(word.split()), " ".join(say.split())
    if not word:
        raise UsageError("which word?", where="word")
    here = worded("say “{words}” for “{word}” in this post", words=_short(say), word=word)
    label = here if say else worded("“{word}” as everywhere", word=word)
    return change(session, history, post, with_setting(post.text, "lexicon", word, say), label, _same_post)


def read_by_author(session: Session, history: History, post: OpenPost, recording: str) -> Change:
    """Let *recording*, named from the post's folder, be published; the voice speaks what is not read in it."""
    yaml = f"{{file: {json.dumps(recording, ensure_ascii=False)}, unread: voice}}"
    text = with_line(post.text, "narration", yaml)
    return change(session, history, post, text, worded("read by you"), _same_post)


def read_by_voice(session: Session, history: History, post: OpenPost) -> Change:
    """Let the voice read the whole post again; the recordings stay."""
    return change(
        session, history, post, with_line(post.text, "narration", ""), worded("read by the voice"), _same_post
    )


def is_read_by_author(post: OpenPost) -> bool:
    """Return whether the post's front matter names a recording."""
    return with_line(post.text, "narration", "") != post.text


def _same_post(before: OpenPost, after: OpenPost) -> bool:
    return same_words(before.article, after.article)


def _fault_of(field: str, value: str) -> str:
    if field == "date" and value:
        try:
            date.fromisoformat(value)
        except ValueError:
            return f"“{value}” is no date: write it as 2025-09-30"
    if field == "lang" and value and not langcodes.tag_is_valid(value):
        return f"“{value}” is no language: write en, or de-CH"
    return "a post needs a title" if field == "title" and not value else ""


def _words(post: OpenPost) -> Counter[str]:
    return Counter(word for written, _ in said(post.script) for word in written.split())


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= LONGEST_LABEL else text[: LONGEST_LABEL - 1].rstrip() + "…"
