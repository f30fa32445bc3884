"""Source → its scripts in the forms that `narrator script` prints."""

import json
from pathlib import Path

from msgspec import Struct

from narrator.article.model import Article, Given, SourceFormat
from narrator.casting.profiles import profiles_of
from narrator.config.load import load_profile
from narrator.config.locate import site_of
from narrator.config.voice_profile import VoiceProfile
from narrator.ledger.account import account
from narrator.ledger.model import Ledger
from narrator.pipeline.prepare import article_of
from narrator.pipeline.report_fields import with_lines
from narrator.reading.discover import discover
from narrator.reading.load import load
from narrator.script.audit import Risk, audit
from narrator.script.json_form import script_as_json
from narrator.script.model import Script
from narrator.script.plain import script_as_text
from narrator.script.ssml import script_as_ssml
from narrator.script.writer import write


class Scripted(Struct, frozen=True):
    """One article's script, proved."""

    article: Article
    script: Script
    ledger: Ledger

    @property
    def needs_a_look(self) -> bool:
        """Whether there is anything that the author should look at."""
        return bool(self.article.notices or self.script.notices or self.ledger.faults)

    def json(self) -> str:
        """Return the JSON document, in one line."""
        return json.dumps(script_as_json(self.article, self.script), ensure_ascii=False)

    def ssml(self) -> str:
        """Return an SSML document."""
        return script_as_ssml(self.article, self.script)

    def plain(self) -> str:
        """Return the script for proofreading, and what does not add up where nobody can miss it."""
        faults = [f"line {f.line}: {f.problem}: {f.text}" for f in self.ledger.faults]
        return "\n".join([script_as_text(self.article, self.script), *faults])


def script_of(
    source: str,
    *,
    voice: str = "",
    config: Path | None = None,
    allow_private: bool = False,
    format: SourceFormat | None = None,  # noqa: A002  # the word of the command line
    given: Given | None = None,
) -> tuple[Scripted, ...]:
    """Return the script of each article in *source*, in its main voice. Raises `NarratorError`."""
    site = site_of(config, allow_private=allow_private)
    profiles = [load_profile(voice or site.voices[0], site.root)]
    found = discover([source], site=site).found
    sources = [one for item in found for one in load(item, site=site, format=format, given=given or Given())]
    articles = (article_of(one, site) for one in sources)
    return tuple(
        _scripted(article, profiles_of(article, profiles, named=bool(voice), site=site)[0]) for article in articles
    )


def risks_of(source: str, *, voice: str = "") -> tuple[Risk, ...]:
    """Return the words of *source* that a voice will likely get wrong, the riskiest first. Raises `NarratorError`."""
    site = site_of(None)
    profiles = [load_profile(voice or site.voices[0], site.root)]
    risks: list[Risk] = []
    for item in script_of(source, voice=voice):
        risks += audit(item.article, profiles_of(item.article, profiles, named=bool(voice), site=site)[0])
    return tuple(risks)


def _scripted(article: Article, profile: VoiceProfile) -> Scripted:
    script = write(article, profile)
    ledger = account(article, script)
    return Scripted(with_lines(article, ledger), script, ledger)
