"""A mail (RFC 5322, MIME) → a letter: its subject, sender and date, and its text as the mail program shows it."""

import email
import email.policy
from email.message import EmailMessage, Message, MIMEPart
from email.utils import parseaddr
from typing import Final

from msgspec.structs import replace

from narrator.article.model import Notice, Source, SourceFormat
from narrator.errors import SourceError
from narrator.reading.catalogues.item import moment
from narrator.reading.catalogues.text_to_html import html_of_text

MAX_BYTES: Final = 64 << 20
MAX_PARTS: Final = 1000
SHOWN: Final = 300
LOOKED_AT: Final = 64
"""Bytes that tell whether a program saved the letter in two bytes a character."""
ENCRYPTED: Final = frozenset({"multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"})
"""S/MIME and PGP (RFC 8551, RFC 3156); what is only signed is text."""
SIGNED: Final = "signed"
ARMOUR: Final = "-----BEGIN PGP MESSAGE-----"


def convert(data: bytes, blank: Source, _argument: str) -> Source:
    """Return the letter as HTML; attachments are passed over. Raises `SourceError`: no mail, no text."""
    if len(data) > MAX_BYTES or data.count(b"\nContent-Type:") > MAX_PARTS:
        raise SourceError("too large for one letter", hint="Save it without its attachments.", where=blank.name)
    data = _of_one_byte(data)
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        body = message.get_body(preferencelist=("html", "plain")) if isinstance(message, EmailMessage) else None
        html = _html(body)
        attached = _attached(message)
        subject, sender, sent = (str(message.get(name) or "") for name in ("Subject", "From", "Date"))
    except (LookupError, ValueError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        hint = "Save it again, or paste its text."
        raise SourceError(f"not a readable mail: {error}", hint=hint, where=blank.name) from error
    if _is_encrypted(message, html):
        hint = "Open it in your mail program and save its text."
        raise SourceError("the letter is encrypted", hint=hint, where=blank.name)
    if not html.strip() or not (subject or sender):
        raise SourceError("there is no letter in it", hint="Save it again, or paste its text.", where=blank.name)
    over = blank.given
    given = replace(
        over,
        title=over.title or " ".join(subject.split()),
        author=over.author or parseaddr(sender)[0],
        published=over.published or moment(sent),
    )
    told = f"What is attached to the mail is not read: {', '.join(attached)[:SHOWN]}."
    notices = (Notice("mail-attachments", told),) if attached else ()
    return replace(
        blank, format=SourceFormat.HTML, text=html, is_fragment=True, trusted=False, given=given, notices=notices
    )


def _of_one_byte(data: bytes) -> bytes:
    """Return a letter as mail programs send it: headers are ASCII."""
    head = data[:LOOKED_AT]
    for encoding, empty in (("utf-16-le", head[1::2]), ("utf-16-be", head[::2])):
        if empty and 2 * empty.count(0) > len(empty):
            return data.decode(encoding, "replace").removeprefix("\ufeff").encode()
    return data


def _is_encrypted(message: Message, html: str) -> bool:
    if message.get_content_type() in ENCRYPTED:
        return SIGNED not in str(message.get_param("smime-type") or "")
    return html.lstrip().removeprefix("<p>").startswith(ARMOUR)


def _attached(message: Message) -> list[str]:
    """Return the names of the attachments; pictures without a name belong to the text."""
    if not isinstance(message, EmailMessage):
        return []
    return [str(part.get_filename()) for part in message.iter_attachments() if part.get_filename()]


def _html(body: MIMEPart | None) -> str:
    if body is None:
        return ""
    content = body.get_content()
    text = content if isinstance(content, str) else ""
    return text if body.get_content_subtype() == "html" else html_of_text(text)
