"""Which voice speaks: those that are here, those that can be had, and the choice kept for one post or for all."""

from msgspec import Struct

from narrator.casting.profiles import trusted_profiles
from narrator.casting.survey import survey
from narrator.editing.change import change
from narrator.editing.head import with_number, with_top_setting
from narrator.editing.history import Change, History
from narrator.editing.playback import playback_of
from narrator.editing.post import OpenPost
from narrator.editing.settings import set_site
from narrator.languages.phrases import worded
from narrator.pipeline.session import Session
from narrator.script.model import Role

HEARD_SENTENCES = 2
SLOWEST, FASTEST = 80, 600
"""Words a minute that a post may ask for here."""


class Card(Struct, frozen=True):
    """One voice profile, as an author sees it."""

    name: str
    description: str
    rate: float
    language: str
    chosen: bool
    problem: str = ""
    """Why it cannot speak here."""
    hint: str = ""
    """How to have it."""


def cards(session: Session, post: OpenPost) -> tuple[Card, ...]:
    """Return the profiles, the post's own first, those that cannot speak here last."""
    found = survey(session.site.root, post.script.language)
    here = [
        Card(one.name, one.description, one.rate, one.language, one.name == post.profile.name) for one in found.profiles
    ]
    away = [Card(one.name, "", 0, "", chosen=False, problem=one.error, hint=one.hint) for one in found.faulty]
    return (*sorted(here, key=lambda card: (not card.chosen, card.name)), *away)


def sample(session: Session, post: OpenPost, voice: str) -> bytes:
    """Return the post's first sentences in the profile *voice*, as WAV. Raises `NarratorError`."""
    (profile,) = session.profiles(post.article, (voice,))
    script = session.script(post.article, profile)
    said = [one for one in script.utterances if one.role is Role.TEXT and len(one.written.split()) > 3]
    return playback_of(session, script, profile).stretch((said or list(script.utterances))[:HEARD_SENTENCES])


def choose_for_all(session: Session, history: History, voice: str) -> Change | None:
    """Let *voice* speak all posts that name no other. Raises `ProfileError` and as `set_site` does."""
    trusted_profiles((voice,), site=session.site)
    others = tuple(name for name in session.site.voices[1:] if name != voice)
    return set_site(session, history, "voices", (voice, *others), worded("voice “{voice}” for all posts", voice=voice))


def choose_here(session: Session, history: History, post: OpenPost, voice: str) -> Change:
    """Let *voice* speak this post. Raises as `narrator.editing.change.change` does."""
    text = with_top_setting(post.text, "voice", voice)
    return change(
        session,
        history,
        post,
        text,
        worded("voice “{voice}” for this post", voice=voice),
        lambda _, b: b.profile.name == voice,
    )


def set_rate(session: Session, history: History, post: OpenPost, words_a_minute: int) -> Change:
    """Let this post be read at so many words a minute."""
    rate = min(max(words_a_minute, SLOWEST), FASTEST)
    text = with_top_setting(post.text, "rate", str(rate))
    return change(
        session,
        history,
        post,
        text,
        worded("{rate} words a minute", rate=str(rate)),
        lambda _, after: after.profile.rate == rate,
    )


def set_breaks(session: Session, history: History, post: OpenPost, sentence_ms: int, paragraph_ms: int) -> Change:
    """Set the silence after sentences and paragraphs of this post."""
    text = with_number(with_number(post.text, "breaks", "sentence_ms", sentence_ms), "breaks", "paragraph_ms",
                       paragraph_ms)  # fmt: skip
    first, second = f"{sentence_ms / 1000:g}", f"{paragraph_ms / 1000:g}"
    label = worded("pauses of {first} and {second} s", first=first, second=second)
    wanted = (sentence_ms, paragraph_ms)
    return change(
        session, history, post, text, label,
        lambda _, after: (after.profile.breaks.sentence_ms, after.profile.breaks.paragraph_ms) == wanted,
    )  # fmt: skip
