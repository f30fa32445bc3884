"""A file that pandoc knows → HTML; pandoc comes inside the wheel `pypandoc-binary` (extra `formats`)."""

import os
import re
import subprocess
from collections import deque
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from narrator.article.model import Notice, Source, SourceFormat
from narrator.article.source_formats import FILE_FORMATS, INSTALL
from narrator.errors import SourceError
from narrator.programs import program_path
from narrator.reading.conversions.call_outs import without_labels
from narrator.reading.conversions.latex_macros import readable_parts
from narrator.reading.conversions.odt_head import odt_head
from narrator.reading.conversions.odt_indents import without_indents
from narrator.reading.conversions.own_text import own_text
from narrator.reading.conversions.pandoc_page import given, inner, titled
from narrator.reading.conversions.prepared import BACKSLASH, prepared
from narrator.reading.conversions.prose_check import prose_not_converted
from narrator.reading.conversions.rtf_characters import in_unicode, with_far_characters
from narrator.reading.decode import decode
from narrator.reading.walker import parse_html

MAX_BYTES: Final = 16 << 20
MAX_HTML_BYTES: Final = 64 << 20
SECONDS: Final = 60
MOST_ATTEMPTS: Final = 12
HEAP: Final = "1G"
"""Of pandoc's own memory; it takes some hundred bytes for each of the file."""
BINARY: Final = frozenset({"odt", "rtf"})
"""Not one text: an archive, and a format that says of each run in which encoding it is."""
SHOWN: Final = 300
REFERENCE: Final = re.compile(r"\\(?:[a-zA-Z]{0,12}cite[a-zA-Z]{0,12}|[a-zA-Z]{0,8}ref)\*?[\[{]")


def convert(data: bytes, blank: Source, reader: str) -> Source:
    """Return the source with pandoc's HTML as its text. Raises `SourceError`: too large, not readable."""
    name = next((one.name for one in FILE_FORMATS if one.argument == reader), reader)
    if len(data) > MAX_BYTES:
        raise SourceError("too large for one post", hint="Split it into posts.", where=blank.name)
    notices: tuple[Notice, ...] = ()
    if reader == "rtf":
        data, unclosed = in_unicode(data)
        notices = _cut_off(unclosed)
    text = own_text(data, reader, blank.name)
    if reader not in BINARY:
        decoded = decode(data, where=blank.name)
        own = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
        written, told = prepared(own, reader)
        notices, data = (*decoded.notices, *told), written.encode()
        text = text or own
    try:
        given_to_pandoc = without_indents(data, blank.name) if reader == "odt" else data
        html = _run(given_to_pandoc, reader, name, blank.name)
    except SourceError as error:
        if reader != "latex":
            raise
        html, told = _what_can_be_read(data.decode(), error, name, blank.name)
        notices += told
    html = html.replace(BACKSLASH, "\\") if reader == "org" else html
    html, text = (with_far_characters(html), with_far_characters(text)) if reader == "rtf" else (html, text)
    page = parse_html(html) if html.strip() else None
    body = page.find("body") if page is not None else None
    post = inner(html, reader)
    if reader == "latex":
        post, silent = without_labels(post)
        notices += _silent(silent, text)
    if page is None or body is None or not post.strip():
        raise SourceError(f"there is no text in it, read as {name}", where=blank.name)
    shown = " ".join((body.text_content(), *(image.get("alt") or "" for image in body.iter("img"))))
    notices += prose_not_converted(text, shown, reader)
    over = given(page, blank.given)
    if reader == "odt":
        head = odt_head(data, blank.name)
        title = head.title if head.styled_title or not post.lstrip().startswith("<h1") else ""
        over = replace(over, title=over.title or title, author=over.author or head.author)
        post = titled(post, head.styled_title)
    return replace(blank, format=SourceFormat.HTML, text=post, is_fragment=True, given=over, notices=notices)


def _what_can_be_read(text: str, error: SourceError, name: str, where: str) -> tuple[str, tuple[Notice, ...]]:
    """Return the HTML of what can be read of LaTeX that pandoc refused with *error*, and what is told of the rest.

    Raises *error* where nothing of it can be read.
    """
    seen = {text}
    notices: tuple[Notice, ...] = ()
    waiting, told = deque(readable_parts(text, error.what)), error.what
    while waiting and len(seen) <= MOST_ATTEMPTS:
        part, more = waiting.popleft()
        if part in seen:
            continue
        seen.add(part)
        try:
            return _run(part.encode(), "latex", name, where), (*notices, *more)
        except SourceError as again:
            if again.what != told and "macro" in again.what:  # another one, once the first is gone
                told = again.what
                notices = (*notices, *more)
                waiting = deque((*readable_parts(part, told), *waiting))
    raise error


def _cut_off(unclosed: int) -> tuple[Notice, ...]:
    """Return the notice of an RTF file of whose braces *unclosed* never end."""
    told = f"The file ends in the middle: {unclosed} braces are never closed. What came after is not in it."
    return (Notice("prose-left-out", told),) if unclosed else ()


def _silent(count: int, text: str) -> tuple[Notice, ...]:
    """Return the notice of the references and citations that nobody hears, at the first of them."""
    if not count:
        return ()
    first = REFERENCE.search(text)
    line = text.count("\n", 0, first.start()) + 1 if first is not None else None
    told = (
        f"What \\cite and \\ref put in is not in the file and is not said ({count} places): names and numbers that"
        " readers see. Write those that a sentence needs."
    )
    return (Notice("template-hole", told, line),)


def _pandoc(where: str) -> str:
    """Return the program: the wheel's own, else that of PATH; pypandoc would start any `pandoc` to ask its version."""
    package = find_spec("pypandoc")
    own = (
        Path(package.origin or "").parent / "files" / ("pandoc.exe" if os.name == "nt" else "pandoc")
        if package
        else None
    )
    program = str(own) if own is not None and own.is_file() else program_path("pandoc")
    if program is None:
        raise SourceError("pandoc is not installed", hint=f"Install it: {INSTALL}", where=where)
    return program


def _run(data: bytes, reader: str, name: str, where: str) -> str:
    program = _pandoc(where)
    numbered = ("--number-sections",) if reader == "latex" else ()  # for the numbers in its references
    to = ("--to=html5", "--standalone", "--mathjax", "--wrap=none", *numbered)
    arguments = (program, "--sandbox", f"--from={reader}", *to)
    metadata = ("--metadata=pagetitle:\u200b", "+RTS", f"-M{HEAP}", "-RTS")
    try:
        done = subprocess.run((*arguments, *metadata), input=data, capture_output=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise SourceError(f"pandoc needs more than {SECONDS} s for it", hint="Split it.", where=where) from None
    except OSError as error:
        raise SourceError(
            f"pandoc does not start: {error}", hint=f"Install it again: {INSTALL}", where=where
        ) from error
    if done.returncode or len(done.stdout) > MAX_HTML_BYTES:
        told = " ".join(done.stderr.decode("utf-8", "replace").split())[:SHOWN] or "it grows beyond bounds"
        raise SourceError(f"not readable as {name}: {told}", hint="Is it the right file?", where=where)
    return done.stdout.decode("utf-8", "replace")
