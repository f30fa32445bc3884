"""A voice profile, what the site lays over it, and what a post lays over both → the profile that speaks the post."""

from collections.abc import Mapping
from typing import Any

from msgspec.structs import asdict, replace

from narrator.config.convert import convert, policy_at
from narrator.config.finding_settings import check_findings
from narrator.config.policy import Policy
from narrator.config.ranges import OWN_VOICES, faults_of
from narrator.config.site import Findings, Site, SoundFiles
from narrator.config.voice_profile import Breaks, LexiconEntry, Roles, VoiceProfile
from narrator.errors import ConfigError
from narrator.files import real

POST_KEYS = (
    "voice", "rate", "pitch", "verbosity", "policy", "breaks", "roles",  "lexicon", "lexicons", "audio", "narration",
    "narrations", "findings", "sound", "permalink",
)  # fmt: skip
"""What the `narrator:` table of a post's front matter may hold. `voice`, `audio` (false: make nothing of it),
`narration`, `narrations`, `findings`, `sound` and `permalink` are the pipeline's."""


def profile_for(profile: VoiceProfile, site: Site, post: Mapping[str, Any], *, where: str) -> VoiceProfile:
    """Return *profile* under the site's settings and then the *post*'s. Raises `ConfigError`, naming the place."""
    unknown = sorted(set(post) - set(POST_KEYS))
    if unknown:
        raise ConfigError(
            f"unknown key `{unknown[0]}` under `narrator:`", where=where, hint=f"Known keys: {', '.join(POST_KEYS)}."
        )
    site_name = str(site.path or "narrator.toml")
    policy = policy_at(site.verbosity, profile.policy, where=site_name) if site.verbosity else profile.policy
    policy = _over(policy, Policy, site.policy, site_name)
    policy = policy_at(post["verbosity"], policy, where=where) if "verbosity" in post else policy
    policy = _over(policy, Policy, post.get("policy"), where)
    breaks = _over(_over(profile.breaks, Breaks, site.breaks, site_name), Breaks, post.get("breaks"), where)
    laid_over = replace(
        profile,
        policy=policy,
        breaks=breaks,
        rate=_number(post, "rate", profile.rate, where),
        pitch=_number(post, "pitch", profile.pitch, where),
        roles=_roles(profile, post.get("roles"), where),
        lexicons=(*profile.lexicons, *(site.root / name for name in site.lexicons), *_post_lexicons(post, site, where)),
        lexicon=(*profile.lexicon, *_entries(post.get("lexicon"), where)),
    )
    for fault in faults_of(laid_over):
        raise ConfigError(fault, where=where or site_name)
    return laid_over


def findings_for(site: Site, post: Mapping[str, Any], *, where: str) -> Findings:
    """Return what is silenced for a post: by the *site*, and by the *post*'s own settings. Raises `ConfigError`."""
    own = _over(Findings(), Findings, post.get("findings"), where)
    check_findings(own, where=where)
    kept = site.findings
    return Findings((*kept.silenced, *own.silenced), (*kept.known, *own.known))


def sound_files_for(site: Site, post: Mapping[str, Any], *, where: str) -> SoundFiles:
    """Return the *site*'s music and chimes, without those that the *post* does not want. Raises `ConfigError`."""
    wanted = post.get("sound", True)
    names = ("intro", "outro", "chime")
    if isinstance(wanted, list) and set(map(str, wanted)) <= set(names):
        return replace(site.sound, **{name: "" for name in names if name not in wanted})
    if not isinstance(wanted, bool):
        hint = f"false: none; or a list of those it keeps: {', '.join(names)}."
        raise ConfigError("`sound` must be true, false or a list", where=where, hint=hint)
    return site.sound if wanted else SoundFiles()


def _over(base: Any, kind: type, table: object, where: str) -> Any:
    if not table:
        return base
    if not isinstance(table, Mapping):
        raise ConfigError(f"`{kind.__name__.lower()}` must be a table of settings", where=where)
    return convert({**asdict(base), **table}, kind, where=where)


def _roles(profile: VoiceProfile, table: object, where: str) -> Roles:
    """Return who speaks what, the post's own entries over the profile's. Raises `ConfigError`.

    A voice that this profile does not have is none: the script tells.
    """
    own, base = _over(Roles(), Roles, table, where), profile.roles
    has = {*OWN_VOICES, *profile.cast}
    tables = ((getattr(base, name), getattr(own, name)) for name in ("speakers", "sections", "kinds"))
    return Roles(*({**kept, **{key: name for key, name in new.items() if name in has}} for kept, new in tables))


def _number(post: Mapping[str, Any], key: str, default: float, where: str) -> float:
    value = post.get(key, default)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ConfigError(f"`{key}` must be a number, not {value!r}", where=where)
    return float(value)


def _post_lexicons(post: Mapping[str, Any], site: Site, where: str) -> tuple[Any, ...]:
    names = post.get("lexicons") or []
    if not isinstance(names, list):
        raise ConfigError("`lexicons` must be a list of files", where=where)
    root = real(site.root)
    found = tuple(site.root / str(name) for name in names)
    for name, path in zip(names, found, strict=True):
        if not real(path).is_relative_to(root):
            hint = "Copy it into the site's folder, or name it under `lexicons` in narrator.toml."
            raise ConfigError(f"the lexicon {str(name)!r} lies outside the site's folder", where=where, hint=hint)
    return found


def _entries(table: object, where: str) -> tuple[LexiconEntry, ...]:
    """Return a post's own lexicon, the shortest form: `word: what to say`."""
    if not table:
        return ()
    if not isinstance(table, Mapping):
        raise ConfigError("`lexicon` must be a table of `word: what to say`", where=where)
    return tuple(LexiconEntry(grapheme=str(word), alias=str(say)) for word, say in table.items())
