"""Source → its scripts in the forms that `narrator script` prints."""

import json

from msgspec import Struct

from narrator.article.model import Article, Given
from narrator.article.source_formats import WantedFormat
from narrator.config.voice_profile import VoiceProfile
from narrator.ledger.account import account
from narrator.ledger.model import Ledger
from narrator.pipeline.report_fields import prose_notice, warnings_of, with_lines
from narrator.pipeline.session import Session
from narrator.reading.discover import PassedOver
from narrator.script.audit import Risk, audit
from narrator.script.forms.proof import script_as_text
from narrator.script.forms.script_json import script_as_json
from narrator.script.forms.ssml import script_as_ssml
from narrator.script.model import Script


class Scripted(Struct, frozen=True):
    """One article's script, proved."""

    article: Article
    script: Script
    ledger: Ledger

    @property
    def needs_a_look(self) -> bool:
        """Whether there is anything that the author should look at."""
        return bool(warnings_of(self.article, self.script.notices, self.ledger))

    def json(self) -> str:
        """Return the JSON document, in one line."""
        return json.dumps(script_as_json(self.article, self.script), ensure_ascii=False)

    def ssml(self) -> str:
        """Return an SSML document."""
        return script_as_ssml(self.article, self.script)

    def plain(self) -> str:
        """Return the script for proofreading, and what does not add up where nobody can miss it."""
        faults = [f"line {f.line}: {f.problem}: {f.text}" for f in self.ledger.faults]
        prose = [f"line {one.line}: prose-left-out: {prose_notice(one)}" for one in self.ledger.prose]
        return "\n".join([script_as_text(self.article, self.script), *prose, *faults])


def script_of(
    session: Session,
    source: str,
    *,
    voice: str = "",
    verbosity: str = "",
    format: WantedFormat | None = None,  # noqa: A002  # the word of the command line
    given: Given | None = None,
    passed_over: list[PassedOver] | None = None,
) -> tuple[Scripted, ...]:
    """Return the script of each article in *source*, in its main voice. Raises `NarratorError`.

    *passed_over* takes the items of a feed or an export that cannot be spoken.
    """
    articles = session.articles(source, format=format, given=given, passed_over=passed_over)
    return tuple(_scripted(session, article, _main_profile(session, article, voice, verbosity)) for article in articles)


def risks_of(session: Session, source: str, *, voice: str = "") -> tuple[Risk, ...]:
    """Return the words of *source* that a voice will likely get wrong, the riskiest first. Raises `NarratorError`."""
    risks: list[Risk] = []
    for item in script_of(session, source, voice=voice):
        risks += audit(item.article, _main_profile(session, item.article, voice))
    return tuple(risks)


def _main_profile(session: Session, article: Article, voice: str, verbosity: str = "") -> VoiceProfile:
    return session.profiles(article, (voice,) if voice else (), verbosity)[0]


def _scripted(session: Session, article: Article, profile: VoiceProfile) -> Scripted:
    script = session.script(article, profile)
    ledger = account(article, script)
    return Scripted(with_lines(article, ledger), script, ledger)
