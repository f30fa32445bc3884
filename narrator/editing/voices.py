"""Which voice speaks: those that are here, those that can be had, and the choice kept for one post or for all."""

import re
import tomllib

from msgspec import Struct
from msgspec.structs import replace

from narrator.casting.profiles import trusted_profiles
from narrator.casting.survey import survey
from narrator.config.verbosity import VERBOSITIES
from narrator.editing.change import change
from narrator.editing.head import with_number, with_top_setting
from narrator.editing.history import Change, History
from narrator.editing.playback import playback_of
from narrator.editing.post import OpenPost, version_of
from narrator.editing.settings import set_site, with_value
from narrator.errors import UsageError
from narrator.languages.phrases import worded
from narrator.pipeline.session import Session
from narrator.script.model import Role

HEARD_SENTENCES = 2
SLOWEST, FASTEST = 80, 600
MOST_VOICES = 40
LEVELS = {
    "terse": worded("fewest words of narrator’s own"),
    "standard": worded("the usual words of narrator’s own"),
    "full": worded("all words of narrator’s own"),
}
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


def sample(
    session: Session,
    post: OpenPost,
    voice: str,
    *,
    rate: int = 0,
    breaks: tuple[int, int] | None = None,
    quote: str = "",
) -> bytes:
    """Return the post's first sentences in the profile *voice*, as WAV; what else is given is only tried.

    *breaks*: after sentences and paragraphs, in ms. *quote*: the engine's name of a voice, which says them.
    Raises `NarratorError`.
    """
    (profile,) = session.profiles(post.article, (voice,))
    if rate:
        profile = replace(profile, rate=min(max(rate, SLOWEST), FASTEST))
    if breaks is not None:
        profile = replace(profile, breaks=replace(profile.breaks, sentence_ms=breaks[0], paragraph_ms=breaks[1]))
    if quote:
        profile = replace(profile, voice=quote)
    script = session.script(post.article, profile)
    said = [one for one in script.utterances if one.role is Role.TEXT and len(one.written.split()) > 3]
    return playback_of(session, script, profile).stretch((said or list(script.utterances))[:HEARD_SENTENCES])


def choose_for_all(session: Session, history: History, voice: str) -> Change | None:
    """Let *voice* speak all posts that name no other. Raises `ProfileError` and as `set_site` does."""
    trusted_profiles((voice,), site=session.site)
    others = tuple(name for name in session.voices()[1:] if name != voice)
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


def set_verbosity(session: Session, history: History, post: OpenPost, level: str) -> Change:
    """Let narrator say less or more of its own in this post. Raises `UsageError`."""
    if level not in VERBOSITIES:
        raise UsageError(f"there is no verbosity {level!r}", where="verbosity")
    text = with_top_setting(post.text, "verbosity", level)
    return change(session, history, post, text, LEVELS[level], lambda _, after: verbosity_of(after) == level)


def verbosity_of(post: OpenPost) -> str:
    """Return how much narrator says of its own in *post*."""
    return str(post.article.settings.get("verbosity", "")) or post.profile.verbosity


def further_voices(session: Session, post: OpenPost) -> tuple[str, ...]:
    """Return the names of voices that the post's engine has for its language, beside the one that speaks it."""
    found = survey(session.site.root, post.script.language.partition("-")[0])
    mine = next((one.voices for one in found.engines if one.name == post.profile.engine), ())
    return tuple(one.name for one in mine if one.name != post.profile.voice)[:MOST_VOICES]


def set_quote_voice(session: Session, history: History, post: OpenPost, voice: str) -> Change | None:
    """Let *voice* speak quotes, and what else is given to it, wherever the post's profile speaks; empty: no other.

    The profile becomes the site's own, in `voices/`. Raises `UsageError`, `ConfigError`, `OutputError`.
    """
    profile = post.profile
    if voice and voice not in further_voices(session, post):
        raise UsageError(f"the engine has no voice {voice!r} for this language", where="quote")
    path = session.site.root / "voices" / f"{profile.name}.toml"
    source = path if path.is_file() else profile.path
    old = source.read_text("utf-8") if source is not None and source.is_file() else ""
    new = re.sub(r"(?ms)^\[quote_voice\]\n.*?(?=^\[|\Z)", "", old)
    if voice:
        new = with_value(new, "quote_voice", "voice", voice)
        new = new if "language" in tomllib.loads(new) else with_value(new, "", "language", post.script.language)
    label = worded("quotes in the voice “{voice}”", voice=voice) if voice else worded("quotes in the same voice")
    if new == old:
        return None
    return history.replace(
        path, new.encode("utf-8"), label, expected=version_of(old.encode()) if path == source else ""
    )


def set_breaks(session: Session, history: History, post: OpenPost, sentence_ms: int, paragraph_ms: int) -> Change:
    """Set the silence after sentences and paragraphs of this post."""
    text = with_number(with_number(post.text, "breaks", "sentence_ms", sentence_ms), "breaks", "paragraph_ms",
                       paragraph_ms)  # fmt: skip
    label = worded("pauses of {first} and {second} s", first=sentence_ms / 1000, second=paragraph_ms / 1000)
    wanted = (sentence_ms, paragraph_ms)
    return change(
        session, history, post, text, label,
        lambda _, after: (after.profile.breaks.sentence_ms, after.profile.breaks.paragraph_ms) == wanted,
    )  # fmt: skip
