"""Suffix → what a file is called, and which module converts it: the one place where a converted format is named."""

from typing import Final

from msgspec import Struct

PANDOC: Final = "narrator.reading.conversions.by_pandoc"
INSTALL: Final = "pip install 'narrator-audio[formats]'"


class Conversion(Struct, frozen=True):
    """How files with one suffix are read."""

    name: str
    """As messages call it ("a Jupyter notebook")."""
    module: str
    """Its `convert(data, blank, argument)` returns the `Source`; imported only when such a file is read."""
    argument: str = ""
    """For pandoc the name of its reader."""


CONVERSIONS: Final = {
    ".ipynb": Conversion("a Jupyter notebook", "narrator.reading.conversions.notebook"),
    ".srt": Conversion("subtitles", "narrator.reading.conversions.subtitles"),
    ".vtt": Conversion("subtitles", "narrator.reading.conversions.subtitles"),
    ".eml": Conversion("a mail", "narrator.reading.conversions.mail"),
    ".rst": Conversion("reStructuredText", PANDOC, "rst"),
    ".adoc": Conversion("AsciiDoc", PANDOC, "asciidoc"),
    ".asciidoc": Conversion("AsciiDoc", PANDOC, "asciidoc"),
    ".org": Conversion("an Org file", PANDOC, "org"),
    ".tex": Conversion("LaTeX", PANDOC, "latex"),
    ".latex": Conversion("LaTeX", PANDOC, "latex"),
    ".odt": Conversion("an OpenDocument text", PANDOC, "odt"),
    ".rtf": Conversion("RTF", PANDOC, "rtf"),
    ".wiki": Conversion("MediaWiki text", PANDOC, "mediawiki"),
    ".mediawiki": Conversion("MediaWiki text", PANDOC, "mediawiki"),
    ".textile": Conversion("Textile", PANDOC, "textile"),
    ".fb2": Conversion("a FictionBook", PANDOC, "fb2"),
}
UNREADABLE: Final = {
    ".pdf": ("a PDF", "Export the text from the program that made it, as .docx or .html, or paste it as text."),
    ".doc": ("an old Word document", "Save it as .docx."),
    ".pages": ("a Pages document", "Export it as .docx or .epub."),
    ".mobi": ("a Kindle book", "Convert it to .epub."),
    ".azw3": ("a Kindle book", "Convert it to .epub."),
    ".ppt": ("slides", "Paste their text."),
    ".pptx": ("slides", "Paste their text."),
    ".xls": ("a spreadsheet", "Paste its text."),
    ".xlsx": ("a spreadsheet", "Paste its text."),
    ".csv": ("a table", "Paste it into a post."),
    ".zip": ("a ZIP archive", "Unpack it and name the folder."),
}
"""Formats that are known and not read, with the way out."""
