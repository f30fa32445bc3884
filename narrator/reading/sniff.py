"""A name, a media type and the first characters → what a source is written in."""

import re
from enum import StrEnum
from typing import Final

from narrator.article.kinds import SourceFormat
from narrator.article.source_formats import BY_MEDIA_TYPE, BY_SUFFIX, FileFormat, file_format_of

HEAD_CHARACTERS: Final = 1 << 14
PDF_START: Final = b"%PDF-"
ZIP_START: Final = b"PK\x03\x04"
GHOST_START: Final = re.compile(
    r'\{\s{0,99}"(?:db"\s{0,9}:\s{0,99}\[\s{0,99}\{|meta"\s{0,9}:\s{0,99}\{\s{0,99}"exported_on")'
)
JSON_FEED: Final = re.compile(
    r'\{(?=[^\[]{0,4000}"(?:feed_url|home_page_url)"\s{0,9}:)[^\[]{0,8000}"items"\s{0,9}:\s{0,9}\[\s{0,99}\{'
)
"""One whose version stands behind its items."""
OTHER_XML: Final = re.compile(r"(?:<[?!][^<>]{0,500}>\s{0,99}){0,9}<(?:opml|plist|kml|gpx)[\s>]")
"""Lists of feeds, settings and maps: no pages, though they may have a `head` and a `body`."""
ROOT_ELEMENT: Final = re.compile(r"<(?![?!])(?:[A-Za-z_][\w.-]{0,60}:)?([A-Za-z_][\w.-]{0,60})")
HTML_START: Final = re.compile(r"<!doctype\s{1,9}html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
HTML_BLOCK: Final = re.compile(
    r"<(?:p|div|article|section|main|h[1-6]|ul|ol|blockquote|table|figure|header)(?:\s[^<>]{0,500})?>", re.IGNORECASE
)
FRONT_MATTER: Final = re.compile(r"(?:---|\+\+\+)[ \t]*\r?\n(?:[\w\"'-]{1,60}\s?[:=]|#|\[)")
HEADER_LINE: Final = re.compile(r"(?:title|date|author|slug|layout|tags|category)\s?:\s", re.IGNORECASE)
_HEADER: Final = (
    r"(?:From|To|Cc|Bcc|Subject|Date|Sent|Reply-To|Von|An|Betreff|Datum|Gesendet|De|À|Objet|Envoyé|Para|Asunto|Enviado"
    r"|Assunto|Da|A|Oggetto|Inviato|Data|Van|Aan|Onderwerp|Verzonden|Fra|Til|Emne|Från|Till|Ämne)\*{0,2}:\*{0,2}[ \t]"
)
MAIL_START: Final = re.compile(
    rf"\*{{0,2}}{_HEADER}[^\n]{{0,998}}\n(?:[ \t][^\n]{{0,998}}\n){{0,50}}\*{{0,2}}{_HEADER}"
)
"""Two lines of a mail's head, one below the other."""
MAIL_FILE: Final = re.compile(
    rb"(?:[!-9;-~]{1,76}:[ \t][^\n]{0,2000}\n(?:[ \t][^\n]{0,2000}\n){0,50}){0,100}(?:MIME-Version|Message-ID):[ \t]",
    re.IGNORECASE,
)
"""Lines of a mail's head down to one that no person types."""
MARKDOWN_HEADING: Final = re.compile(r"(?:\A|\n[ \t]*\r?\n)(\#{1,6})[ ](?=\S)[^\n]{1,200}(?=\n(?!\#)|\Z)")
MARKDOWN_SPAN: Final = re.compile(
    r"(?<![\w*])\*\*(?=[^\s*])[^*\n]{1,300}(?<=\S)\*\*(?![\w*])|!?\[[^\]\[\n]{1,200}\]\((?:https?://|/|\.{0,2}/|#)?[^()\s]{1,300}\)"
    r"|(?:\A|\n)```"
)
MARKDOWN_MARK: Final = re.compile(
    r"^(?:\#{1,6}[ ][^\n]*|```[\w{ ]{0,40}|~~~[\w{ ]{0,40}|={3,}[ ]*|\[[^\]\n]{1,80}\]:[ ]\S+[^\n]*)$"
    r"|!?\[[^\]\[\n]{1,200}\]\([^()\s]{1,300}[^()\n]{0,80}\)"
    r"|\*\*[^\s*][^*\n]{0,200}\*\*",
    re.MULTILINE,
)


class Catalogue(StrEnum):
    """A file of many articles."""

    XML = "xml"
    """RSS, Atom, a WordPress or Blogger export."""
    JSON_FEED = "json feed"
    GHOST = "ghost"
    """An export of Ghost: JSON."""


Kind = SourceFormat | Catalogue


def sniff(head: str, *, suffix: str = "", media_type: str = "") -> Kind:
    """Return what a text that begins with *head* is written in.

    *suffix* is the file's, with its dot; *media_type* the transport's, without parameters. What the content says
    beyond doubt (a feed's root element, a doctype) goes before the name; the name before a guess.
    """
    start = head[:HEAD_CHARACTERS].lstrip("\ufeff \t\r\n")
    kind = _catalogue(start, suffix, media_type)
    if kind is not None:
        return kind
    named = BY_SUFFIX.get(suffix.lower()) or BY_MEDIA_TYPE.get(media_type)
    if named is not None and named.becomes not in {None, SourceFormat.TEXT}:
        return named.becomes or SourceFormat.TEXT
    return _by_content(start, plain=suffix.lower() in file_format_of(SourceFormat.TEXT).suffixes)


def converted_format(data: bytes, *, suffix: str = "", media_type: str = "") -> FileFormat | None:
    """Return the format of a file that has to be converted, by its name, its media type or its first bytes."""
    named = BY_SUFFIX.get(suffix.lower()) or BY_MEDIA_TYPE.get(media_type)
    if named is not None and named.converter:
        return named
    if PDF_START in data[:1024]:  # as PDF 1.7, annex H.3.4.1 allows
        return BY_SUFFIX[".pdf"]
    if data.startswith(ZIP_START):
        if b"application/epub+zip" in data[:128]:
            return file_format_of(SourceFormat.EPUB)
        if b"word/" in data[:HEAD_CHARACTERS] or b"word/document.xml" in data[-HEAD_CHARACTERS:]:
            return file_format_of(SourceFormat.DOCX)
        return None if suffix else BY_SUFFIX[".zip"]
    is_text = suffix.lower() in ("", *file_format_of(SourceFormat.TEXT).suffixes)
    return BY_SUFFIX[".eml"] if is_text and MAIL_FILE.match(data) else None


def _catalogue(start: str, suffix: str, media_type: str) -> Catalogue | None:
    named_xml = suffix.lower() in {".xml", ".wxr", ".rss", ".atom", ".rdf"} or media_type.endswith("xml")
    if start.startswith("<") and (named_xml or not suffix):
        root = ROOT_ELEMENT.search(re.sub(r"<!--.*?(?:-->|\Z)", "", start, flags=re.DOTALL))
        if root is not None and root[1].lower() in {"rss", "feed", "rdf", "channel"}:
            return Catalogue.XML
    if start.startswith("{") and ("jsonfeed.org/version/" in start.replace("\\/", "/") or JSON_FEED.match(start)):
        return Catalogue.JSON_FEED
    if start.startswith("{") and GHOST_START.match(start):
        return Catalogue.GHOST
    return None


def _is_markdown(start: str) -> bool:
    """Return whether a text that is called plain is Markdown: headings of two ranks, or one and emphasis or a link."""
    headings = MARKDOWN_HEADING.findall(start)
    if not headings:
        return False
    return (len(headings) > 1 and max(headings) > "#") or MARKDOWN_SPAN.search(start) is not None


def _by_content(start: str, *, plain: bool) -> SourceFormat:
    if HTML_START.search(start[:1024]) and start.startswith("<") and not OTHER_XML.match(start):
        return SourceFormat.HTML
    if MAIL_START.match(start):
        return SourceFormat.TEXT
    if FRONT_MATTER.match(start) or HEADER_LINE.match(start):
        return SourceFormat.MARKDOWN
    if plain:
        return SourceFormat.MARKDOWN if _is_markdown(start) else SourceFormat.TEXT
    if start.startswith("<") and HTML_BLOCK.search(start):
        return SourceFormat.HTML
    return SourceFormat.MARKDOWN if MARKDOWN_MARK.search(start) else SourceFormat.TEXT
