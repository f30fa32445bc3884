"""Every kind of file that is read, in one table: its suffixes and media types, what makes a source of it, who reads it.

Discovery, loading, sniffing, refusals, the readers and the ledger's lexers all read it; docs/formats.md says how to
add to it. Modules are named, not imported: a Markdown post must not wait for the libraries of books.
"""

from typing import Final, TypeAlias

from msgspec import Struct

from narrator.article.kinds import SourceFormat

INSTALL: Final = "pip install 'narrator-audio[formats]'"
"""What installs the modules that a format `needs`."""


class FileFormat(Struct, frozen=True):
    """A kind of file: how it is known, and what becomes of it."""

    name: str
    """As messages call it ("a Jupyter notebook")."""
    suffixes: tuple[str, ...]
    """With their dots, in lower case."""
    becomes: SourceFormat | None = None
    """Whose reader and lexer take it (see `READ_BY`); None: it is many sources, or what it is shows only inside."""
    media_types: tuple[str, ...] = ()
    converter: str = ""
    """Module whose `convert(data, blank, argument)` returns a `Source`; empty: it is text.

    Where it is many sources, it is `split(data, blank, limits)`, which returns a tuple of them.
    """
    argument: str = ""
    needs: str = ""
    """A module outside the plain install; `INSTALL` brings it."""
    only_named: bool = False
    """In a folder it is passed over: there it stands beside something else (subtitles), or is no post (a PDF)."""


class ReadBy(Struct, frozen=True):
    """Who takes a source of one format, as `module:function`."""

    reader: str
    """`Source` → `Article`."""
    lexer: str
    """Raw text → stretches, for the proof; shares no code with the reader."""


_READING: Final = "narrator.reading"
_CONVERSIONS: Final = "narrator.reading.conversions"
_PANDOC: Final = f"{_CONVERSIONS}.by_pandoc"


def _pandoc(name: str, reader: str, *suffixes: str, only_named: bool = False) -> FileFormat:
    return FileFormat(name, suffixes, SourceFormat.HTML, (), _PANDOC, reader, needs="pypandoc", only_named=only_named)


FILE_FORMATS: Final = (
    FileFormat(
        "Markdown",
        (".md", ".markdown", ".mdown", ".mkd", ".mdx", ".lr"),
        SourceFormat.MARKDOWN,
        ("text/markdown", "text/x-markdown"),
    ),
    FileFormat("a web page", (".html", ".htm", ".xhtml"), SourceFormat.HTML, ("text/html", "application/xhtml+xml")),
    FileFormat("text", (".txt", ".text"), SourceFormat.TEXT),
    FileFormat("a feed or an export", (".xml", ".rss", ".atom", ".rdf", ".wxr", ".json")),
    FileFormat(
        "a Word document",
        (".docx",),
        SourceFormat.DOCX,
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document",),
        f"{_READING}.docx.text",
    ),
    FileFormat("an EPUB book", (".epub",), SourceFormat.EPUB, ("application/epub+zip",), f"{_READING}.epub.text"),
    FileFormat("a ZIP archive", (".zip",), None, ("application/zip",), f"{_READING}.exports.archive", only_named=True),
    FileFormat(
        "a PDF",
        (".pdf",),
        SourceFormat.HTML,
        ("application/pdf",),
        f"{_READING}.pdf.convert",
        needs="pypdfium2",
        only_named=True,
    ),
    FileFormat("a Jupyter notebook", (".ipynb",), SourceFormat.MARKDOWN, (), f"{_CONVERSIONS}.notebook"),
    FileFormat(
        "subtitles", (".srt", ".vtt"), SourceFormat.HTML, ("text/vtt",), f"{_CONVERSIONS}.subtitles", only_named=True
    ),
    FileFormat("a mail", (".eml",), SourceFormat.HTML, ("message/rfc822",), f"{_CONVERSIONS}.mail"),
    _pandoc("reStructuredText", "rst", ".rst"),
    _pandoc("AsciiDoc", "asciidoc", ".adoc", ".asciidoc"),
    _pandoc("an Org file", "org", ".org"),
    _pandoc("LaTeX", "latex", ".tex", ".latex", only_named=True),
    _pandoc("an OpenDocument text", "odt", ".odt"),
    _pandoc("RTF", "rtf", ".rtf"),
    _pandoc("MediaWiki text", "mediawiki", ".wiki", ".mediawiki"),
    _pandoc("Textile", "textile", ".textile"),
    _pandoc("a FictionBook", "fb2", ".fb2"),
)
READ_BY: Final = {
    SourceFormat.MARKDOWN: ReadBy(
        f"{_READING}.markdown.reader:read_markdown", "narrator.ledger.lexers.markdown:lex_markdown"
    ),
    SourceFormat.HTML: ReadBy(
        f"{_READING}.html.reader:read_html", "narrator.ledger.lexers.html_source:lex_html_source"
    ),
    SourceFormat.TEXT: ReadBy(f"{_READING}.pasted.reader:read_pasted", "narrator.ledger.lexers.text:lex_text"),
    SourceFormat.DOCX: ReadBy(f"{_READING}.docx.reader:read_docx", "narrator.ledger.lexers.packed:lex_packed"),
    SourceFormat.EPUB: ReadBy(f"{_READING}.epub.reader:read_epub", "narrator.ledger.lexers.packed:lex_packed"),
}
UNREADABLE: Final = {
    ".doc": ("an old Word document", "Save it as .docx."),
    ".pages": ("a Pages document", "Export it as .docx or .epub."),
    ".mobi": ("a Kindle book", "Convert it to .epub."),
    ".azw3": ("a Kindle book", "Convert it to .epub."),
    ".ppt": ("slides", "Paste their text."),
    ".pptx": ("slides", "Paste their text."),
    ".xls": ("a spreadsheet", "Paste its text."),
    ".xlsx": ("a spreadsheet", "Paste its text."),
    ".csv": ("a table", "Paste it into a post."),
}
"""Formats that are known and not read, with the way out."""
BY_SUFFIX: Final = {suffix: one for one in FILE_FORMATS for suffix in one.suffixes}
BY_MEDIA_TYPE: Final = {media_type: one for one in FILE_FORMATS for media_type in one.media_types}


WantedFormat: TypeAlias = SourceFormat | FileFormat
"""What a caller may say that a source is."""


def _names(one: FileFormat) -> tuple[str, ...]:
    """Return what `--from` calls a format, the name that is shown first."""
    suffixes = [suffix.removeprefix(".") for suffix in one.suffixes]
    first = next(iter(file for file in SourceFormat if file_format_of(file) is one), None)
    shown = str(first) if first is not None else one.argument or ("feed" if not one.converter else suffixes[0])
    return tuple(dict.fromkeys((shown, *suffixes)))


def format_names() -> dict[str, tuple[str, ...]]:
    """Return the names of every format that `--from` takes: the one that is shown, then the others it may have."""
    return {names[0]: names for names in map(_names, FILE_FORMATS)}


def format_named(name: str) -> FileFormat | None:
    """Return the format that *name*, one of `format_names` or a suffix, stands for."""
    wanted = name.lower().removeprefix(".")
    return next((one for one in FILE_FORMATS if wanted in _names(one)), None)


def file_format_of(wanted: SourceFormat) -> FileFormat:
    """Return the kind of file that `--from` *wanted* names: the first of the table that becomes it."""
    return next(one for one in FILE_FORMATS if one.becomes is wanted)
