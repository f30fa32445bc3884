"""What a recognizer heard of finished recordings, in `.narrator/heard/` of the output folder and in their ledgers."""

from hashlib import file_digest
from pathlib import Path
from typing import Any, Final

import msgspec
from msgspec.structs import replace

from narrator.publishing.record import ArticleRecord
from narrator.store.atomic import replace_bytes, writing_to
from narrator.store.records import STATE, Records, file_record

SCHEMA: Final = 1
IN_LEDGER: Final = "heard"


def keep_heard(output: Path, record: ArticleRecord, editions: dict[str, Any]) -> None:
    """Keep *editions*, voice → what was heard of that edition, and write each into its edition's ledger.

    Raises `OutputError`.
    """
    with writing_to(output):
        path = _kept(output, record.slug)
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_bytes(path, _json({"schema": SCHEMA, "editions": editions}))
        changed = set()
        for edition in record.editions:
            ledger = output / record.slug / ledger_name(edition.voice, main=edition.main)
            if edition.voice not in editions or not ledger.is_file():
                continue
            document = msgspec.json.decode(ledger.read_bytes())
            document[IN_LEDGER] = editions[edition.voice]
            if replace_bytes(ledger, _json(document)):
                changed.add(ledger)
        _remember(output, record.slug, changed)


def heard_before(output: Path, slug: str, voice: str, mp3: Path) -> dict[str, Any] | None:
    """Return what was heard of the edition in *voice*, if it was heard in a recording that equals the one at *mp3*."""
    try:
        kept = msgspec.json.decode(_kept(output, slug).read_bytes())["editions"][voice]
        with mp3.open("rb") as file:
            same = kept["sha256"] == file_digest(file, "sha256").hexdigest()
    except (OSError, msgspec.DecodeError, KeyError, TypeError):
        return None
    return dict(kept) if same else None


def ledger_name(voice: str, *, main: bool) -> str:
    """Return the name of the ledger of an edition, in the article's folder."""
    return "ledger.json" if main else f"ledger.{voice}.json"


def _kept(output: Path, slug: str) -> Path:
    return output / STATE / "heard" / f"{slug}.json"


def _json(document: dict[str, Any]) -> bytes:
    return msgspec.json.format(msgspec.json.encode(document), indent=1)


def _remember(output: Path, slug: str, changed: set[Path]) -> None:
    """Let the article's record know its ledgers as they are now, so that nothing is made anew for them."""
    records = Records(output)
    stored = records.load().get(slug)
    if stored is None or not changed:
        return
    names = {path.relative_to(output).as_posix(): path for path in changed}
    extra = tuple(
        file_record(output, names[file.name]) if file.name in names else file for file in stored.record.extra_files
    )
    record = replace(records.with_notes(stored.record), extra_files=extra)
    records.save(replace(stored, record=record))
