"""A planned article → what it would become, without a sound: the dry run."""

from collections.abc import Sequence
from typing import Any

from narrator.article.words import word_count
from narrator.ledger.account import account
from narrator.pipeline.plan import Plan, PlannedEdition
from narrator.pipeline.report_fields import kinds_of, left_out_of, warnings_of, with_lines
from narrator.script.spoken_length import script_ms

PLAIN_BIT_RATE_KBPS = 64
"""What an engine at 22.05 kHz is encoded to."""


WITH_SOUND = ("epub", "epub-words", "daisy")
"""Books hold the main edition's sound once more, each of them; text and pictures are small beside it."""


def dry_run_document(plan: Plan, formats: Sequence[str]) -> dict[str, Any]:
    """Return the article's part of the JSON document, with estimates where the sound would be."""
    ledger = account(plan.article, plan.editions[0].script)
    article = with_lines(plan.article, ledger)
    return {
        "source": article.source.name,
        "slug": plan.pin.slug,
        "guid": plan.pin.guid,
        "title": article.title,
        "author": article.author,
        "language": article.language,
        "published": plan.pin.published,
        "words": word_count(article),
        "segments": kinds_of(article),
        "formats": list(formats),
        "editions": [_edition(planned, formats, main=number == 0) for number, planned in enumerate(plan.editions)],
        "left_out": list(left_out_of(ledger)),
        "warnings": list(warnings_of(article, plan.editions[0].script.notices, ledger)),
    }


def _edition(planned: PlannedEdition, formats: Sequence[str], *, main: bool) -> dict[str, Any]:
    minutes = script_ms(planned.script, planned.profile) / 60_000
    kbps = planned.profile.bit_rate_kbps or PLAIN_BIT_RATE_KBPS
    sound = round(minutes * 60 * kbps * 1000 / 8)
    holding = ("mp3", *(name for name in WITH_SOUND if main))
    return {
        "voice": planned.profile.name,
        "main": main,
        "utterances": len(planned.script.utterances),
        "estimated_minutes": round(minutes, 1),
        "estimated_bytes": sound,
        "estimated_sizes": {name: sound for name in holding if name in formats},
        "chapters": [{"title": chapter.title} for chapter in planned.script.chapters],
    }
