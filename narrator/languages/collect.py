"""The messages in the code → the template and every catalogue: `python -m narrator.languages.collect`.

Each language's PO file gets the messages that are new and loses those that are gone; what its translator wrote stays.
The MO file, which the program reads, is written only where nothing is missing. Needs Babel alone.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Final

from babel.core import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from babel.plural import _plural_tags, to_gettext

from narrator.languages.folders import known_languages

FOLDER: Final = Path(__file__).parent
PACKAGE: Final = FOLDER.parent
PHRASES: Final = "phrases"
STUDIO: Final = "studio"
CATALOGUES: Final = (PHRASES, STUDIO)
"""What readers and listeners meet, and what an author's window says."""
ROOMS: Final = {"studio": STUDIO, "editing": STUDIO}
"""Packages whose messages are not in the first catalogue."""
KEYWORDS: Final = {
    "say": (1,),
    "message": (1,),
    "say_in": ((1, "c"), 2),
    "message_in": ((1, "c"), 2),
    "say_count": (1, 2),
    "message_count": (1, 2),
    "worded": (1,),
}
"""The functions whose arguments are messages, as Babel wants them."""
NOT_KEPT: Final = (
    '"POT-Creation-Date', '"PO-Revision-Date', '"Generated-By', '"Report-Msgid-Bugs-To', '"Last-Translator',
    '"Language-Team', '"Project-Id-Version',
)  # fmt: skip
"""Lines of a header that would change with every run, or say nothing: git knows who and when."""
METHODS: Final = [("languages/**.py", "ignore"), ("**.py", "python"), ("**.j2", "jinja2.ext:babel_extract")]


def collected(which: str = PHRASES) -> Catalog:
    """Return the messages of the catalogue *which*, with the files that they stand in."""
    catalogue = Catalog(project="narrator", header_comment="# What narrator says.", charset="utf-8", fuzzy=False)
    found = extract_from_dir(
        PACKAGE, METHODS, keywords=KEYWORDS, comment_tags=("Translators:",), strip_comment_tags=True
    )
    for name, _line, text, comments, context in found:
        if ROOMS.get(name.partition("/")[0], PHRASES) != which:
            continue
        catalogue.add(text, None, [(f"narrator/{name}", 0)], auto_comments=comments, context=context)
    return catalogue


def template(which: str = PHRASES) -> Path:
    """Return the file with the messages of the catalogue *which*, to be translated."""
    return FOLDER / f"{which}.pot"


def catalogue_of(language: str, which: str = PHRASES) -> Catalog:
    """Return the catalogue *which* of *language* as it lies in its folder."""
    with (FOLDER / language / f"{which}.po").open("rb") as file:
        return read_po(file, locale=language)


def missing(catalogue: Catalog, messages: Catalog) -> list[str]:
    """Return the *messages* that *catalogue* lacks, in English: not there, doubtful, or not in every plural."""
    return [_english(message) for message in messages if message.id and not _is_translated(catalogue, message)]


def plural_forms(language: str) -> tuple[str, ...]:
    """Return CLDR's plural categories of *language* in the order of a catalogue's plural forms."""
    categories = {*Locale.parse(language).plural_form.tags, "other"}
    return tuple(category for category in _plural_tags if category in categories)


def updated(catalogue: Catalog, messages: Catalog, language: str) -> Catalog:
    """Return *catalogue* with exactly the *messages*, and CLDR's plural rule in its header."""
    comment = f"# What narrator says, in {Locale.parse(language).english_name}."
    new = Catalog(locale=language, project="narrator", header_comment=comment, charset="utf-8", fuzzy=False)
    # Babel takes the rule from a header alone.
    rule = f"nplurals={len(plural_forms(language))}; plural={_rule(language)};"
    new._set_mime_headers([("Plural-Forms", rule)])  # noqa: SLF001
    for message in messages:
        if message.id:
            old = catalogue.get(_key(message), message.context)
            kept = old.string if old is not None and bool(old.pluralizable) == bool(message.pluralizable) else None
            new.add(
                message.id,
                kept,
                message.locations,
                auto_comments=message.auto_comments,
                user_comments=old.user_comments if old is not None else (),
                context=message.context,
            )
    return new


def binary(catalogue: Catalog) -> bytes:
    """Return the MO file of *catalogue*."""
    catalogue.creation_date = catalogue.revision_date = datetime(2000, 1, 1, tzinfo=UTC)  # the same bytes every time
    file = BytesIO()
    write_mo(file, catalogue)
    return file.getvalue()


def write_all() -> Iterator[str]:
    """Write the template and all catalogues; yield a line for each language that lacks something."""
    for which in CATALOGUES:
        messages = collected(which)
        _write(template(which), messages)
        for language in known_languages():
            path = FOLDER / language / f"{which}.po"
            if not path.is_file():
                continue
            catalogue = updated(catalogue_of(language, which), messages, language)
            _write(path, catalogue)
            lacks = missing(catalogue, messages)
            if lacks:
                yield f"{language}, {which}: {len(lacks)} missing, {'; '.join(lacks[:3])}"
            else:
                path.with_suffix(".mo").write_bytes(binary(catalogue))


def _write(path: Path, catalogue: Catalog) -> None:
    file = BytesIO()
    write_po(file, catalogue, omit_header=False, sort_by_file=True, width=100, include_lineno=False)
    lines = file.getvalue().decode("utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if not line.startswith(NOT_KEPT)), encoding="utf-8")


def _rule(language: str) -> str:
    """Return CLDR's rule in gettext's grammar, which has no exponent: it is 0 in whole numbers."""
    rule = to_gettext(Locale.parse(language).plural_form).partition("plural=")[2].rstrip(";")
    return re.sub(r"\be\b", "0", rule)


def _is_translated(catalogue: Catalog, message: Message) -> bool:
    found = catalogue.get(_key(message), message.context)
    if found is None or found.fuzzy:
        return False
    strings = found.string if isinstance(found.string, tuple) else (found.string,)
    wanted = catalogue.num_plurals if message.pluralizable else 1
    return len(strings) == wanted and all(strings)


def _key(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _english(message: Message) -> str:
    return _key(message)


if __name__ == "__main__":
    for line in write_all():
        print(line)  # noqa: T201  # a maintainer's command
