"""Bytes → text: the byte-order mark, the declared encoding, UTF-8, or the likeliest one."""

import codecs
import re
from typing import Final

from msgspec import Struct

from narrator.article.model import Notice
from narrator.errors import SourceError

HEAD_BYTES: Final = 4096
"""How far a declaration may stand; HTML allows 1024 bytes, real pages need more."""
SAMPLE_BYTES: Final = 1 << 15
BYTE_ORDER_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
DECLARATION: Final = re.compile(
    rb"""<\?xml[^>]{0,100}?encoding\s{0,9}=\s{0,9}["']([\w.:-]{2,40})|<meta[^>]{0,400}?charset\s{0,9}=\s{0,9}["']?([\w.:-]{2,40})""",
    re.IGNORECASE,
)
WEB_NAMES: Final = {
    # The WHATWG encoding standard, section 4.2: what the web means by these labels.
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "big5": "big5hkscs",
}
LATIN: Final = frozenset((
    "cp1250", "cp1252", "cp1254", "cp1257", "cp1258", "cp437", "cp850", "cp858", "hp_roman8", "mac_roman",
    "mac_latin2", "mac_iceland", "mac_turkish", "iso8859-2", "iso8859-3", "iso8859-4", "iso8859-10", "iso8859-13",
    "iso8859-14", "iso8859-15", "iso8859-16", "latin_1", "cp1140", "cp500", "cp037", "cp273", "cp775", "cp852",
))  # fmt: skip
"""Encodings of Latin letters: in a short text there is too little to tell them apart."""
TELLING_BYTES: Final = 60
"""With so many letters beyond ASCII a guess by their frequency holds."""
WESTERN: Final = frozenset("àâäáãåæçèéêëìíîïñòóôöõøœùúûüÿßÀÂÄÁÃÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÖÕØŒÙÚÛÜŸ’‘“”«»–—…•€£§©®°·¿¡º\xa0´™†„‚")
JAPANESE: Final = ("cp932", "euc_jp")
HIRAGANA: Final = frozenset(map(chr, range(0x3041, 0x3097)))
MOSTLY_JAPANESE: Final = 0.2
"""Share of hiragana in what is beyond ASCII: every Japanese text has more, and no other one read so has any."""
FEWEST_KANA: Final = 4
_LOST: Final = re.compile(r"(?<=[^\W\d_])\ufffd|\ufffd(?=[^\W\d_])")
KINDS_OF_BINARY: Final = (
    (b"%PDF-", "a PDF", "Export the post as text, HTML or DOCX."),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word document", "Save it as .docx."),
    (b"{\\rtf", "an RTF document", "Save it as .docx or as text."),
    (b"\x89PNG", "a picture", "Give the post, not the picture."),
    (b"\xff\xd8\xff", "a picture", "Give the post, not the picture."),
    (b"GIF8", "a picture", "Give the post, not the picture."),
    (b"ID3", "a sound file", "Give the text, not the sound."),
    (b"PK\x03\x04", "a ZIP archive", "Unpack it first; DOCX and EPUB need their suffix."),
    (b"\x1f\x8b", "a gzip archive", "Unpack it first."),
    (b"SQLite format 3", "a database", "Export the posts as text."),
)


BINARY_THAT_LOOKS_LIKE_TEXT: Final = (b"%PDF-", b"{\\rtf")


class Decoded(Struct, frozen=True):
    """A text, and what had to be assumed to get it."""

    text: str
    notices: tuple[Notice, ...] = ()


def decode(data: bytes, *, declared: str = "", where: str = "") -> Decoded:
    """Return *data* as text, line ends kept, without its byte-order mark.

    *declared* is the encoding that the transport named (an HTTP header). Raises `SourceError` for binary data.
    """
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _forgiving(data[len(mark) :], encoding)
    unmarked = _utf_16_without_mark(data)
    if unmarked:
        return _forgiving(data, unmarked)
    refuse_binary(data, where=where)
    try:
        return _with_losses(data.decode("utf-8"))  # a text that is valid UTF-8 by chance is next to impossible
    except UnicodeDecodeError:
        pass
    encoding = _codec(declared) or _declared_inside(data)
    if encoding and not (encoding == "utf-8" and _has_no_utf_8(data)):
        return _forgiving(data, encoding)
    return _guessed(data)


def refuse_binary(data: bytes, *, where: str) -> None:
    """Raise `SourceError` where *data* is no text in any encoding that has one byte for ASCII."""
    head = data[: 1 << 16]
    controls = sum(head.count(byte) for byte in range(32) if byte not in b"\t\n\x0b\x0c\r\x1b")
    is_binary = (controls > len(head) // 200 and controls > 1) or _has_zeros(head[:1024])
    if not is_binary and not head.startswith(BINARY_THAT_LOOKS_LIKE_TEXT):
        return
    for magic, what, hint in KINDS_OF_BINARY:
        if data.startswith(magic):
            raise SourceError(f"this is {what}, not a text", hint=hint, where=where)
    raise SourceError("this is binary data, not a text", hint="Give the post as text.", where=where)


def _has_zeros(start: bytes) -> bool:
    """One zero in what is UTF-8 otherwise is a slip of an editor's, and is read as a damaged character."""
    zeros = start.count(b"\x00")
    if zeros != 1:
        return zeros > 1
    try:
        start.decode("utf-8")
    except UnicodeDecodeError as problem:
        return problem.start < len(start) - 3  # the last character may be cut
    return False


def _utf_16_without_mark(data: bytes) -> str:
    """UTF-16 as some editors save it: every second byte of Latin text is zero."""
    head = data[:1024]
    pairs = len(head) // 2
    zeros_first, zeros_second = head[0::2].count(0), head[1::2].count(0)
    if pairs >= 4 and zeros_second > pairs * 0.7 and zeros_first < pairs * 0.05:
        return "utf-16-le"
    if pairs >= 4 and zeros_first > pairs * 0.7 and zeros_second < pairs * 0.05:
        return "utf-16-be"
    return ""


def _declared_inside(data: bytes) -> str:
    match = DECLARATION.search(data[:HEAD_BYTES])
    return _codec((match[1] or match[2]).decode("ascii", "replace")) if match else ""


def _has_no_utf_8(data: bytes) -> bool:
    """Return whether no byte beyond ASCII is part of valid UTF-8: then a declaration of it is not true."""
    return not any(character > "\x7f" for character in data.decode("utf-8", "ignore"))


def _codec(name: str) -> str:
    """Return Python's name for the encoding that the web means by *name*; empty: unknown, or no text encoding."""
    try:
        codec = codecs.lookup(name.strip().strip("\"'"))
    except (LookupError, ValueError, UnicodeError):
        return ""
    if not getattr(codec, "_is_text_encoding", True) or codec.name in {"idna", "punycode", "unicode_escape"}:
        return ""
    # Bytes that are not valid UTF-8, or have no zeros, are not what these say.
    return "" if codec.name.startswith(("utf-16", "utf-32")) else WEB_NAMES.get(codec.name, codec.name)


def _forgiving(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    damaged = text.count("\N{REPLACEMENT CHARACTER}") - data.count("\N{REPLACEMENT CHARACTER}".encode())
    if damaged <= 0:
        return _with_losses(text)
    told = f"{damaged} characters are damaged: they are not valid {encoding}."
    return Decoded(text, (Notice("damaged-characters", told),))


def _with_losses(text: str) -> Decoded:
    """Return *text*, and that letters in it were lost before it was saved, where their stand-in is part of words."""
    lost = len(_LOST.findall(text)) if "\N{REPLACEMENT CHARACTER}" in text else 0
    if not lost:
        return Decoded(text)
    told = f"{lost} characters in words were lost before this was saved: “\N{REPLACEMENT CHARACTER}” stands for them."
    return Decoded(text, (Notice("damaged-characters", told),))


def _is_western(data: bytes) -> bool:
    """Return whether *data* is short and, as windows-1252, has only letters and marks of western Europe.

    The WHATWG encoding standard names it as what undeclared text most likely is.
    """
    beyond_ascii = [character for character in data.decode("cp1252", "replace") if character > "\x7f"]
    return len(beyond_ascii) < TELLING_BYTES and WESTERN.issuperset(beyond_ascii)


def _guessed(data: bytes) -> Decoded:
    """UTF-8 with a few broken bytes is UTF-8 all the same; else the likeliest encoding, by the bytes above ASCII."""
    as_utf_8 = data.decode("utf-8", "replace")
    broken = as_utf_8.count("\N{REPLACEMENT CHARACTER}")
    beyond_ascii = sum(1 for character in as_utf_8 if character > "\x7f")
    if broken * 10 < beyond_ascii:
        return _forgiving(data, "utf-8")
    first = next((index for index, byte in enumerate(data) if byte > 127), 0)
    sample = data[max(0, first - SAMPLE_BYTES // 4) :][:SAMPLE_BYTES]
    encoding = _japanese(sample)
    if not encoding:
        encoding = _likeliest(sample)
        if encoding in LATIN and _is_western(data):
            encoding = "cp1252"
    decoded = _forgiving(data, encoding)
    told = f"The encoding is not stated; it was read as {encoding}. Save the file as UTF-8 to be sure."
    return Decoded(decoded.text, (Notice("encoding-guessed", told), *decoded.notices))


def _likeliest(sample: bytes) -> str:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - where the encoding is neither stated nor UTF-8

    best = from_bytes(sample).best()
    return WEB_NAMES.get(codecs.lookup(best.encoding).name, best.encoding) if best is not None else "cp1252"


def _japanese(sample: bytes) -> str:
    """Return the encoding in which *sample* is whole and has the kana of Japanese; empty: none.

    By the frequency of bytes alone Shift JIS is often taken for Korean.
    """
    for encoding in JAPANESE:
        try:
            text = codecs.getincrementaldecoder(encoding)().decode(sample)  # the last character may be cut
        except UnicodeDecodeError:
            continue
        kana = sum(sign in HIRAGANA for sign in text)
        if kana >= max(FEWEST_KANA, MOSTLY_JAPANESE * sum(sign > "\x7f" for sign in text)):
            return encoding
    return ""
