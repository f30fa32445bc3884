"""A mail that was pasted: the lines of its head, and the sender's card below the text."""

import re
from email.utils import parseaddr
from typing import Final

from narrator.reading.pasted.byline import Byline
from narrator.reading.pasted.dates import stated_date
from narrator.reading.pasted.lines import Line
from narrator.reading.pasted.sort import Place, Sorted

SUBJECT: Final = frozenset(("subject", "betreff", "objet", "asunto", "assunto", "oggetto", "onderwerp", "emne", "ämne"))
SENDER: Final = frozenset(("from", "von", "de", "da", "van", "fra", "från"))
SENT: Final = frozenset(
    ("date", "sent", "datum", "gesendet", "envoyé", "enviado", "fecha", "data", "inviato", "verzonden", "dato")
)
OTHERS: Final = frozenset(
    ("to", "cc", "bcc", "reply-to", "an", "à", "para", "a", "aan", "til", "till", "kopie", "antwort an", "mailed-by")
)
FIELDS: Final = SUBJECT | SENDER | SENT | OTHERS
FIELD: Final = re.compile(r"\*{0,2}([^\W\d_][\w -]{0,15}?)\*{0,2}\s?:\*{0,2}\s+(\S.*)")
FEWEST_FIELDS: Final = 2
CARD: Final = re.compile(r"--|—|__+")
"""RFC 3676, 4.3: a line of two hyphens and a space parts the text from the sender's card."""
LONGEST_CARD: Final = 12


def as_letter(page: Sorted) -> Sorted:
    """Return *page* as the letter that it is: its subject the title, its sender and date the byline.

    The sender's card (name, office, telephone) is left out. What begins with no mail's head stays as it is.
    """
    fields = _head(page.lines)
    if len(fields) < FEWEST_FIELDS or not any(name in SUBJECT | SENDER for name, _ in fields):
        return page
    lines, places = page.lines, [Place.TEXT] * len(page.lines)
    for index, (name, _) in enumerate(fields):
        places[index] = Place.TITLE if name in SUBJECT and Place.TITLE not in places else Place.BYLINE
    for index in range(len(fields), len(lines)):
        places[index] = Place.DIVIDER if lines[index].is_divider else Place.TEXT
    card = _card(lines, len(fields))
    places[card:] = [Place.FURNITURE] * (len(lines) - card)
    subject = next((value for name, value in fields if name in SUBJECT), "")
    return Sorted(lines, tuple(places), tuple(_bylines(fields)), subject)


def _head(lines: tuple[Line, ...]) -> list[tuple[str, str]]:
    fields: list[tuple[str, str]] = []
    for line in lines:
        found = FIELD.fullmatch(line.text)
        name = found[1].lower() if found else ""
        if found is None or name not in FIELDS or line.quoted or (fields and line.blank_before > 1):
            break
        fields.append((name, found[2]))
    return fields


def _bylines(fields: list[tuple[str, str]]) -> list[Byline]:
    senders = (parseaddr(value)[0] or value for name, value in fields if name in SENDER)
    dates = (stated_date(value) for name, value in fields if name in SENT)
    author = next((sender for sender in senders if "@" not in sender), "")
    published = next((date for date in dates if date), None)
    return [Byline(author=author, published=published)]


def _card(lines: tuple[Line, ...], begin: int) -> int:
    """Return where the sender's card begins, or the end."""
    places = (index for index in range(begin, len(lines)) if CARD.fullmatch(lines[index].text))
    last = max(places, default=len(lines))
    return last if len(lines) - last <= LONGEST_CARD and not any(line.is_prose for line in lines[last:]) else len(lines)
