"""A short line near the title → what it says of author, date and reading time."""

import re
from collections.abc import Iterable
from typing import Final

from msgspec import Struct

from narrator.reading.pasted.dates import AGO, StatedDate, days_ago, stated_date
from narrator.reading.pasted.lines import BULLET, Line

READING_TIME: Final = re.compile(
    r"(?:\b\d{1,3}\s?-?(?:min(?:ute)?s?\.?|мин\.?|دقيقة|דקות)(?:\s(?:read(?:ing)?(?:\stime)?|lesezeit|lecture"
    r"|de\slecture|de\slectura|de\sleitura|di\slettura"
    r"|leestijd|läsning|lästid|læsning|czytania|чтения|okuma(?:\ssüresi)?|قراءة|קריאה))|(?:reading\stime"
    r"|lesezeit|temps\sde\slecture)\s?:?\s?\d{1,3}\s?min\w*\.?"
    r"|\d{1,3}\s?分で読|阅读\s?\d{1,3}\s?分钟|\d{1,3}\s?分钟)",
    re.IGNORECASE,
)
AUTHOR: Final = re.compile(
    r"(?:writer|author|posted by|published by|written by|words by|text by|story by|by|autor(?:in)?|verfasst von"
    r"|geschrieben von|von|text|auteur|écrit par|publié par|par"
    r"|escrito por|publicado por|por|autore|scritto da|di|geschreven door|door|skriven av|av|af|napisał(?:a)?"
    r"|автор|yazan|yazar|بقلم|كتبه|מאת|作者|文|著者|글)"
    r"(?:\s?[:：|]\s?|\s)(?=\S)",
    re.IGNORECASE,
)
WRITER: Final = re.compile(r"(?:writer|author|autor(?:in)?|auteur|autore)\s?[:：]", re.IGNORECASE)
"""What can name nobody but the author, so that any name may follow."""
DATE_LABEL: Final = re.compile(
    r"^(?:(?:first |last )?(?:published|posted|updated|modified|edited|written)(?: on| at)?|date"
    r"|veröffentlicht(?: am)?|am|aktualisiert(?: am)?|publié(?: le)?|le|mis à jour(?: le)?"
    r"|publicado(?: el| em)?|el|em|actualizado|atualizado(?: em)?|pubblicato(?: il)?|il|aggiornato"
    r"|geplaatst(?: op)?|op|publicerad|опубликовано|投稿日|公開日|发布于|发表于)\b\s?[:：]?\s?",
    re.IGNORECASE,
)
UPDATED: Final = re.compile(
    r"^(?:last )?(?:updated|modified|edited|aktualisiert|mis à jour|actualizado|atualizado|aggiornato"
    r"|bijgewerkt|uppdaterad|обновлено|更新)",
    re.IGNORECASE,
)
SEPARATORS: Final = re.compile(r"\s?[·•|∙—–]\s?|\s-\s|,\s")
TIME_OF_DAY: Final = re.compile(
    r"\b(?:at\s|um\s|à\s|a las\s|às\s)?\d{1,2}[:h]\d\d(?::\d\d)?(?:\s?[ap]\.?m\.?)?(?:\s?(?:[A-Z]{2,4}|Uhr"
    r"|GMT[+-]?\d*))?",
    re.IGNORECASE,
)
WEEKDAY: Final = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)(?:day)?|tue|wed|thu|thur|sat|montag|dienstag|mittwoch"
    r"|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi"
    r"|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|segunda-feira|terça-feira"
    r"|quarta-feira|quinta-feira|sexta-feira)\b[.,]?",
    re.IGNORECASE,
)
COPYRIGHT: Final = re.compile(r"(?:©|\(c\)|copyright)", re.IGNORECASE)
COPYRIGHT_YEAR: Final = re.compile(r"\b(?:(?:19|20)\d\d\s?[-–]\s?)?((?:19|20)\d\d)\b")
MAX_WORDS: Final = 18
MAX_NAME_WORDS: Final = 6
MAX_DATES: Final = 3
NOT_IN_NAMES: Final = re.compile(r"[!?;:：/\\\"“”|>»«\[\]()]|\d{3}|^\d|\s\d")
PARTICLES: Final = frozenset(
    {"de", "da", "di", "del", "van", "von", "der", "den", "la", "le", "bin", "al", "el", "ter", "zu", "dos"}
)
CONNECTIVES: Final = frozenset({"and", "&", "und", "et", "y", "e", "i", "och", "og", "en"})


class Byline(Struct, frozen=True):
    """What one line of a byline says."""

    author: str = ""
    published: StatedDate | None = None
    is_update: bool = False
    days_ago: int | None = None
    reading_time: bool = False


def byline_in(line: Line) -> Byline | None:
    """Return what *line* says, if it says nothing but author, date and reading time; None: it is something else."""
    text = line.body if BULLET.match(line.text) else line.text  # "3. April" is a date, not a third item
    if line.words > MAX_WORDS or len(text) > 160:
        return None
    rest, timed = READING_TIME.subn(" ", text)
    ago = days_ago(rest)
    if ago is not None:
        rest = AGO.sub(" ", rest)
    day = stated_date(rest)
    for _ in range(MAX_DATES):  # "published … / updated …" on one line
        other = stated_date(rest)
        if other is None:
            break
        rest = f"{rest[: other.begin]} · {rest[other.end :]}"
    rest, times = TIME_OF_DAY.subn(" ", WEEKDAY.sub(" ", rest))
    is_dated = bool(timed or day or times or ago is not None)
    author, rest = _author_in(rest, alone=not is_dated)
    is_labelled = bool(author) and AUTHOR.match(text) is not None and " " in author
    if not (author or is_dated) or not (is_labelled or _is_leftover(rest)):
        return None
    return Byline(author, day, UPDATED.match(text) is not None, ago, timed > 0)


def _author_in(text: str, *, alone: bool) -> tuple[str, str]:
    """Return the author that *text* names and what remains of it.

    Beside a date or a reading time a name needs no "by"; *alone* it does.
    """
    pieces = [piece.strip(" .,:;()[]/") for piece in SEPARATORS.split(text)]
    pieces = [piece for piece in pieces if piece]
    for index, piece in enumerate(pieces):
        label = AUTHOR.match(piece)
        if label:
            name = _without_date_label(piece[label.end() :])
            if looks_like_name(name, handle=True) or (WRITER.match(label[0]) and _is_called(name)):
                return name, " · ".join(pieces[:index] + pieces[index + 1 :])
    if not alone:
        for index, piece in enumerate(pieces):
            name = _without_date_label(piece)
            if looks_like_name(name):
                return name, " · ".join(pieces[:index] + pieces[index + 1 :])
    return "", text


def _without_date_label(text: str) -> str:
    return re.sub(r"\s(?:on|am|le|el|em|il|op|in)$", "", DATE_LABEL.sub("", text.strip(" .,:;|"))).strip(" .,:;|")


def _is_leftover(text: str) -> bool:
    """Labels, separators and at most a few words (a category, a place) may stand beside what was found."""
    return len(_without_date_label(text).split()) <= 4


def looks_like_name(text: str, *, handle: bool = False) -> bool:
    """Return whether *text* can be a person's name: one to six words with capitals; a *handle* may be one word."""
    words = text.split()
    if not 1 <= len(words) <= MAX_NAME_WORDS or len(text) > 60 or NOT_IN_NAMES.search(text):
        return False
    if len(words) == 1:
        return handle and any(character.isalpha() for character in text)
    return all(
        word.lower() in PARTICLES or word in CONNECTIVES or (word[0].isalpha() and not word[0].islower())
        for word in words
    )


def _is_called(text: str) -> bool:
    """Return whether what stands after "Writer:" can be the name of a group or a pen name ("The mill people")."""
    return len(text.split()) <= MAX_NAME_WORDS and text[:1].isupper() and NOT_IN_NAMES.search(text) is None


def copyright_of(lines: tuple[Line, ...]) -> tuple[str, int | None]:
    """Return the holder and the latest year of the last copyright line; empty and None: there is none."""
    for line in reversed(lines):
        if COPYRIGHT.search(line.text) and len(line.text) < 200:
            years = COPYRIGHT_YEAR.findall(line.text)
            return _holder(line.text), int(years[-1]) if years else None
    return "", None


def _holder(text: str) -> str:
    rest = COPYRIGHT_YEAR.sub(" ", COPYRIGHT.split(text, maxsplit=1)[1])
    rest = re.split(r"\.\s|\sall rights\b|\spowered\b|\sproudly\b", rest, maxsplit=1, flags=re.IGNORECASE)[0]
    rest = re.split(r",|\||·|•", rest, maxsplit=1)[0]
    return re.sub(r"^\s*(?:by|von|par|por|di|da|door)\s", "", rest.strip(" .-–"), flags=re.IGNORECASE).strip(" .-–")


def name_behind(handle: str, holder: str) -> str:
    """Return *holder* where *handle* is made of its letters ("janedoe", "jdoe", "doe" are Jane Doe), else *handle*."""
    folded = _letters(handle)
    names = [_letters(name) for name in holder.split() if _letters(name)]
    if " " in handle or len(names) < 2 or len(folded) < 4 or not looks_like_name(holder):
        return handle
    made = {names[0][0] + names[-1], names[0] + names[-1][0], names[-1] + names[0][0]}
    return holder if folded in "".join(names) or folded in made else handle


def as_written_elsewhere(name: str, texts: Iterable[str]) -> str:
    """Return a *name* in capitals as one of *texts* writes it in small letters, or failing that in title case."""
    if not name.isupper() or " " not in name:
        return name
    for text in texts:
        place = text.lower().find(name.lower())
        found = text[place : place + len(name)] if place >= 0 else ""
        if found.lower() == name.lower() and not found.isupper() and found != found.lower():
            return found
    return name.title()


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())
