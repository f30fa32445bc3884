"""Lines that belong to the page, not to the article: known by what they say."""

import re
import tomllib
from collections.abc import Sequence
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Final

from msgspec import Struct

EDGES: Final = re.compile(r"^[^\w@(]+|[\W_]+$")
DIGITS: Final = re.compile(r"\d+(?:[.,]\d+)*")
MORE_WORDS: Final = 8
IMAGE_FILE: Final = re.compile(r"[^/\\]{1,200}\.(?:jpe?g|png|gif|webp|svg|heic|bmp|tiff?|avif|mp4|mov)", re.IGNORECASE)
PHOTO_CREDIT: Final = re.compile(
    r"(?:photo(?:graph|graphy)?|image|picture|illustration|headshots?|artwork|cover|foto|bild|bilder|imagem"
    r"|imagen|fotografía|fotografia|immagine)"
    r"(?:s|\s(?:credit|courtesy|crédit))?\s?(?:by|von|de|di|par|por|door|av|of|:|via|from|courtesy|©)\s?\S.{0,80}"
    r"|(?:credit|crédit(?:\sphoto)?|crédito|credito|quelle|source|fuente|fonte|bron|фото|صورة|写真"
    r"|图)\s?[:：]\s?\S.{0,80}",
    re.IGNORECASE,
)
ASIDE_WORDS: Final = re.compile(
    r"\bcookies?\b|\bnewsletters?\b|\bsign(?:ing)? up\b|\bsubscri(?:be|bing)\b|\ball rights reserved\b"
    r"|\bprivacy policy\b"
    r"|\bterms of (?:use|service)\b|\bopens in (?:a )?new window\b|\bclick (?:here|to)\b|\bfollow us\b"
    r"|\badvertis\w+|©|\blog in\b"
    r"|\bjavascript\b|\byour (?:email|e-mail|browser|inbox)\b|\bad ?block\w*|\bdownload the\b|\buse this form\b"
    r"|\bdatenschutz\w*|\bnewsletter-anmeldung\b|\btous droits réservés\b|\btodos los derechos\b"
    r"|\btodos os direitos\b",
    re.IGNORECASE,
)
COMMENT_HEAD: Final = re.compile(
    r"\bago$|\bsays:?$|\bsaid:$|\bat \d{1,2}:\d\d\b|^reply\b|^permalink$|\bhours?\b.{0,20}\bago\b|^vor \d+ \w+$"
    r"|^il y a \d+|^hace \d+",
    re.IGNORECASE,
)


class Role(StrEnum):
    """What a known line of a page does."""

    TOP = "top"
    BOTTOM = "bottom"
    FURNITURE = "furniture"
    BOILERPLATE = "boilerplate"
    """A whole sentence that the site added."""
    TOPIC = "topic"
    """A section of the site, or a heading of the author's: the neighbours tell (`settled`)."""
    COMMENTS = "comments"
    """Readers' comments begin."""
    MORE = "more"
    """Other articles begin."""


class Phrases(Struct, frozen=True):
    """The table `furniture.toml`, folded."""

    whole: dict[str, Role]
    starts: tuple[str, ...]
    sentences: tuple[str, ...]


def role_of(line: str) -> Role | None:
    """Return what *line* does on a page, if it is known to; None: it may be the author's."""
    folded = _fold(line)
    phrases = _phrases()
    if folded in phrases.whole:
        return phrases.whole[folded]
    if folded.startswith(phrases.starts):
        start = next(start for start in phrases.starts if folded.startswith(start))
        apart = not folded[len(start) : len(start) + 1].isalnum()
        if apart and len(folded.split()) <= len(start.split()) + MORE_WORDS:
            return Role.FURNITURE
    return Role.BOILERPLATE if folded.startswith(phrases.sentences) else _counted_comments(folded)


def settled(roles: Sequence[Role | None]) -> list[Role | None]:
    """Return *roles* with each topic beside other furniture made furniture, and every other one nothing."""
    found: list[Role | None] = []
    for index, role in enumerate(roles):
        neighbours = (roles[max(0, index - 1) : index], roles[index + 1 : index + 2])
        is_beside = any(neighbour is not None for near in neighbours for neighbour in near)
        found.append((Role.FURNITURE if is_beside else None) if role is Role.TOPIC else role)
    return found


def is_image_file(line: str) -> bool:
    """Return whether *line* is nothing but an image's file name."""
    return IMAGE_FILE.fullmatch(line) is not None


def is_photo_credit(line: str) -> bool:
    """Return whether *line* says whose picture it is ("Photo by …")."""
    return len(line) < 120 and PHOTO_CREDIT.fullmatch(line) is not None


def _counted_comments(folded: str) -> Role | None:
    """"34 responses to “Title”", "5 thoughts on Title"."""  # fmt: skip
    is_counted = folded.startswith(("0 responses to", "0 thoughts on", "0 thought on", "0 comments on", "0 replies to"))
    return Role.COMMENTS if is_counted else None


def _fold(line: str) -> str:
    """Bullets, punctuation at the ends, case and the value of numbers do not count."""
    spaced = " ".join(line.casefold().replace("©", " copyright ").split())
    return DIGITS.sub("0", EDGES.sub("", spaced))


@cache
def _phrases() -> Phrases:
    table = tomllib.loads(files("narrator.reading.pasted").joinpath("furniture.toml").read_text(encoding="utf-8"))
    whole: dict[str, Role] = {}
    for lines in table["line"].values():
        whole.update({_fold(line): Role.FURNITURE for line in lines})
    for section in (table["end"], table["bounds"]):
        for role, lines in section.items():
            whole.update({_fold(line): Role(role) for line in lines})
    whole.update({_fold(line): Role.TOPIC for line in table["topic"]["words"]})
    starts = tuple(_fold(start) for start in table["start"]["furniture"])
    sentences = tuple(_fold(start) for start in table["start"]["sentence"])
    return Phrases(whole, starts, sentences)
