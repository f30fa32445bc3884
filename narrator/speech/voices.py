"""The voice that speaks a language: chosen by BCP 47, never silently another."""

from collections.abc import Sequence
from difflib import get_close_matches
from typing import Final

from msgspec.structs import replace

from narrator.errors import EngineMissingError, ProfileError
from narrator.speech.model import Engine, EngineOptions, Voice

SAME_LANGUAGE: Final = {"zh": "cmn", "no": "nb", "iw": "he", "in": "id", "tl": "fil", "ji": "yi", "mo": "ro"}
"""Tags that the IANA registry replaces, or that engines file under the language that is meant."""
LIKELY: Final = {"en": "en-us", "pt": "pt-br", "es": "es-es", "fr": "fr-fr", "de": "de-de", "cmn": "cmn-cn"}
"""CLDR's likely subtags: what listeners expect where a post names no region."""
PARENTS: Final = {
    "en": ("en-gb", frozenset({"us", "ca", "ph", "pr"})),
    "es": ("es-419", frozenset({"es", "gq"})),
    "pt": ("pt-pt", frozenset({"br"})),
}
"""CLDR's parent locales: what speaks for a region that has no voice, and the regions that go by the likely one."""
CANTONESE: Final = frozenset({"cmn-hk", "cmn-mo"})
ANY_LANGUAGE: Final = frozenset({"mul", "und", ""})
"""A voice of these tags speaks whatever it is given (the tone; a program that does not tell)."""
ANY_NAME: Final = "*"
"""The voice of an engine that takes any name and finds out when it speaks (`command`)."""
NAMED_AT_MOST: Final = 6


def resolve_voice(engine: Engine, options: EngineOptions, language: str, wanted: str) -> Voice:
    """Return the voice called *wanted*, or, where nothing is wanted, the engine's voice for *language* (BCP 47).

    Raises `EngineMissingError` where the engine is not here, `ProfileError` where it has no such voice or language:
    the message names the voices that come closest.
    """
    info = engine.probe(options)
    if not info.present:
        lacks = info.lacks or f"the engine “{engine.name}”"
        raise EngineMissingError(f"{lacks} is not on this machine", hint=info.how_to_get)
    voices = engine.voices(options)
    if not wanted and any(voice.name == ANY_NAME for voice in voices):
        raise ProfileError(
            f"the command of this profile takes a {{voice}}, and no voice is named for “{language}”",
            hint=f"`voice = …` in the profile, or `voice = …` under [languages.{language}]",
        )
    return _named(engine, voices, wanted) if wanted else _for_language(engine, voices, language)


def voice_called(voices: Sequence[Voice], name: str) -> Voice | None:
    """Return the one of *voices* of that name, however it is spelled; else the one that speaks the language *name*.

    eSpeak NG calls British English `en` in one release and `en-gb` in another: both names are found in both.
    """
    spelled = next((voice for voice in voices if voice.name == name), None)
    spelled = spelled or next((voice for voice in voices if _spelled(voice.name) == _spelled(name)), None)
    if spelled is not None:
        return spelled
    tags = (_normal(name), LIKELY.get(_normal(name), _normal(name)))
    return next((voice for tag in tags for voice in voices if _normal(voice.language) == tag), None)


def _named(engine: Engine, voices: tuple[Voice, ...], wanted: str) -> Voice:
    """Return the voice of that name; `gmw/en-US`, `en-US` and `EN-us` are one; `en-us+f3` keeps its variant."""
    exact = next((voice for voice in voices if voice.name == wanted), None)
    if exact is not None:
        return exact
    if any(voice.name == ANY_NAME for voice in voices):
        return Voice(wanted, "und")
    base, plus, variant = wanted.rsplit("/", 1)[-1].removesuffix(".onnx").partition("+")
    if plus and not variant:
        raise ProfileError(f"“{wanted}” has no variant after its +", hint=f"“{base}” alone, or such as “{base}+f3”")
    for voice in voices:
        if _spelled(voice.name) == _spelled(base) or voice.description.casefold() == wanted.casefold():
            return _variant(voice, plus + variant)
    close = get_close_matches(base.casefold(), [voice.name for voice in voices], NAMED_AT_MOST, cutoff=0.5)
    raise ProfileError(
        f"{engine.name} has no voice “{wanted}” here",
        hint=f"{_choice(close or [voice.name for voice in voices])}; `narrator voices` lists them all",
    )


def _spelled(name: str) -> str:
    return name.casefold().replace("_", "-")


def _variant(voice: Voice, variant: str) -> Voice:
    return replace(voice, name=voice.name + variant)


def _for_language(engine: Engine, voices: tuple[Voice, ...], language: str) -> Voice:
    """Return the voice whose language is the first of the tags to look up; else any variety of the same language."""
    offered = [(_normal(voice.language), voice) for voice in voices]
    for tag in lookup(language):
        for have, voice in offered:
            if have == tag:
                return voice
    first = lookup(language)[-1]
    varieties = [voice for have, voice in offered if have.split("-")[0] == first or have in ANY_LANGUAGE]
    if varieties:
        return min(varieties, key=lambda voice: (voice.language in ANY_LANGUAGE, len(voice.language)))
    languages = sorted({voice.language.split("-")[0] for voice in voices})
    raise ProfileError(
        f"{engine.name} has no voice for the language “{language}”",
        hint=f"it speaks {_choice(languages)}; give the profile a voice for it under [languages.{language}], or "
        "`language_fallback = true` to read it in the main voice and say so in the ledger",
    )


def lookup(language: str) -> tuple[str, ...]:
    """Return the tags to look up for *language*, best first (RFC 4647 section 3.4, with CLDR's parents and likely)."""
    tag = _normal(language)
    if tag in CANTONESE:
        return "yue", tag, "cmn"
    subtags = tag.split("-")
    first = subtags[0]
    shorter = ["-".join(subtags[:count]) for count in range(len(subtags), 1, -1)]
    parent, likely_regions = PARENTS.get(first, ("", frozenset()))
    region_has_parent = len(subtags) > 1 and parent and not likely_regions & set(subtags[1:])
    general = [parent] if region_has_parent else []
    return tuple(dict.fromkeys([*shorter, *general, LIKELY.get(first, first), first]))


def _normal(tag: str) -> str:
    first, *rest = tag.replace("_", "-").lower().split("-")
    return "-".join([SAME_LANGUAGE.get(first, first), *rest])


def _choice(names: list[str]) -> str:
    shown = ", ".join(names[:NAMED_AT_MOST])
    return f"{shown} and {len(names) - NAMED_AT_MOST} more" if len(names) > NAMED_AT_MOST else shown
