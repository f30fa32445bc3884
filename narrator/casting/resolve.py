"""Voice profile + language + role → the voice that is meant, the engine that has it, and what the engine is given."""

from pathlib import Path

from narrator.casting.model import ResolvedVoice, VoiceRequest
from narrator.casting.permission import require_permission
from narrator.config.load import SHIPPED
from narrator.config.ranges import ANY_OTHER
from narrator.config.voice_profile import VoiceProfile, VoiceRole
from narrator.errors import EngineMissingError, ProfileError
from narrator.script.model import VoiceFor
from narrator.speech.model import EngineOptions
from narrator.speech.packaged_models import FROM_PACKAGE, packaged_model
from narrator.speech.registry import abilities_of, engine_named
from narrator.speech.voices import resolve_voice

ANY_LANGUAGE = frozenset({"und"})
"""A voice that does not say what it speaks: the profile does."""


def resolved_voice(profile: VoiceProfile, language: str, role: str, root: Path) -> ResolvedVoice:
    """Return the voice that speaks *language* in *role*, with its engine and options.

    Raises `EngineMissingError` where the engine is not here, `ProfileError` where it has no voice for the language.
    """
    request = voice_request(profile, language, role)
    other = profile.languages.get(ANY_OTHER)
    try:
        return _resolved(profile, language, request, root)
    except ProfileError:
        if other is None or request.engine != profile.engine or other.engine in {"", profile.engine}:
            raise
    return _resolved(profile, language, _of_role(profile, other), root)


def _resolved(profile: VoiceProfile, language: str, request: VoiceRequest, root: Path) -> ResolvedVoice:
    check_needs(profile, request.engine)
    options = options_of(profile, request, root)
    engine = engine_named(request.engine)
    info = engine.probe(options)
    if not info.present:
        raise EngineMissingError(f"{info.lacks or f'the engine {request.engine!r}'} is not here", hint=info.how_to_get)
    voice = resolve_voice(engine, options, language, request.voice)
    if voice.language in ANY_LANGUAGE and not same_language(profile, language):
        hint = f"Give it a voice: [languages.{language.partition('-')[0]}] in the profile, or language_fallback = true."
        where = str(profile.path or profile.name)
        raise ProfileError(f"no voice for {language}: {voice.name} is for {profile.language}", where=where, hint=hint)
    return ResolvedVoice(request, options, info, voice, language)


def voice_request(profile: VoiceProfile, language: str, role: str) -> VoiceRequest:
    """Return the voice that *profile* names for a language in a role."""
    own = profile.quote_voice if role == VoiceFor.QUOTE else profile.cast.get(role)
    if own is not None and same_language(profile, language):
        return _of_role(profile, own)
    named = profile.languages.get(language) or profile.languages.get(language.partition("-")[0])
    if named is None and not same_language(profile, language):
        named = profile.languages.get(ANY_OTHER)
    if named is not None:
        return _of_role(profile, named)
    voice = profile.voice if same_language(profile, language) else ""
    return VoiceRequest(profile.engine, voice, profile.rate, profile.pitch)


def same_language(profile: VoiceProfile, language: str) -> bool:
    """Return whether the profile's main voice is for *language*; a profile that names none is for all."""
    return not profile.language or profile.language.partition("-")[0] == language.partition("-")[0]


def _of_role(profile: VoiceProfile, role: VoiceRole) -> VoiceRequest:
    return VoiceRequest(role.engine or profile.engine, role.voice, role.rate or profile.rate, role.pitch)


def check_needs(profile: VoiceProfile, engine: str) -> None:
    """Raise `ProfileError` where *profile* lacks what *engine* needs; `EngineMissingError` for an unknown engine."""
    for key in abilities_of(engine).needs:
        if not getattr(profile, key) and not (key == "model" and profile.engine != engine):
            where, hint = str(profile.path or profile.name), "See docs/voices.md."
            raise ProfileError(f"the engine {engine!r} needs `{key}`", where=where, hint=hint)


def options_of(profile: VoiceProfile, request: VoiceRequest, root: Path) -> EngineOptions:
    """Return what the engine of *request* takes of *profile*. Raises `EngineMissingError` for an unknown engine.

    Raises `ProfileError` where it would run a program that the user has not trusted.
    """
    abilities = abilities_of(request.engine)
    takes = abilities.takes
    model = _model(profile, request, root, abilities.model_suffix) if "model" in takes else ""
    if abilities.runs_programs:
        require_permission(profile)
    command = profile.command if "command" in takes else ()
    settings = tuple(sorted(profile.engine_options.items())) if request.engine == profile.engine else ()
    return EngineOptions(command, abilities.runs_programs, model, settings)


def _model(profile: VoiceProfile, request: VoiceRequest, root: Path, suffix: str) -> str:
    """Return where the model lies: as given, beside the profile, in the site's `voices/`, or among ours."""
    name = request.voice if suffix and request.voice.endswith(suffix) else profile.model
    if not name:
        return ""
    if name.startswith(FROM_PACKAGE):
        return str(packaged_model(name.removeprefix(FROM_PACKAGE), suffix))
    beside = [profile.path.parent] if profile.path is not None else []
    places = [Path(name), *(folder / name for folder in (*beside, root / "voices", *SHIPPED))]
    return str(next((place for place in places if place.is_file()), root / "voices" / name))
