"""Bytes become text."""

import codecs

import pytest

from narrator.errors import SourceError
from narrator.reading.decode import decode

GERMAN = "Größe, Übermaß und Äther: die Straße führt über die Brücke, für alle Fußgänger schön zu begehen."
RUSSIAN = "Река начинается в горах и течёт через весь город, а потом уходит в море, где её уже никто не видит."


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
    ],
)
def test_the_byte_order_mark_decides_and_is_no_text(mark: bytes, encoding: str) -> None:
    """It stands in front of nothing else."""
    assert decode(mark + GERMAN.encode(encoding)).text == GERMAN


def test_utf_16_without_a_mark_is_known_by_its_zeros() -> None:
    """Windows programs save it so."""
    assert decode("Plain words, nothing else.".encode("utf-16-le")).text == "Plain words, nothing else."


def test_valid_utf_8_is_utf_8_whatever_is_declared() -> None:
    """A page that was converted often keeps its old declaration."""
    page = f'<meta charset="iso-8859-1"><p>{GERMAN}</p>'
    assert decode(page.encode(), declared="latin-1").text == page


@pytest.mark.parametrize(
    "declaration",
    ['<meta charset="windows-1251">', "<?xml version='1.0' encoding='windows-1251'?>"],
)
def test_a_declaration_inside_decides(declaration: str) -> None:
    """HTML's meta element and the XML declaration."""
    text = f"{declaration}<p>{RUSSIAN}</p>"
    decoded = decode(text.encode("cp1251"))
    assert (decoded.text, decoded.notices) == (text, ())


def test_latin_1_means_windows_1252_on_the_web() -> None:
    """The WHATWG's table: dashes and quotes would be control characters otherwise."""
    assert decode("“yes” – no".encode("cp1252"), declared="iso-8859-1").text == "“yes” – no"


def test_an_undeclared_encoding_is_guessed_and_told() -> None:
    """The author is told what was assumed."""
    decoded = decode((RUSSIAN * 3).encode("cp1251"))
    assert decoded.text == RUSSIAN * 3
    assert [notice.code for notice in decoded.notices] == ["encoding-guessed"]


def test_an_unknown_declared_encoding_is_passed_over() -> None:
    """A name that no codec has does not stop the reading."""
    assert decode((GERMAN * 3).encode("cp1252"), declared="x-klingon").text == GERMAN * 3


def test_a_few_broken_bytes_leave_utf_8_utf_8() -> None:
    """One bad byte does not turn a whole text into gibberish."""
    decoded = decode((GERMAN * 3).encode() + b" \xff end")
    assert decoded.text == GERMAN * 3 + " \N{REPLACEMENT CHARACTER} end"
    assert [notice.code for notice in decoded.notices] == ["damaged-characters"]


def test_line_ends_stay_as_they_are() -> None:
    """The ledger proves against the source, whole."""
    assert decode(b"a\r\nb\rc\n").text == "a\r\nb\rc\n"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\nwords", "a PDF"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "a picture"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00\x00", "an old Word document"),
        (b"{\\rtf1 words}", "an RTF document"),
        (b"\x00\x01\x02\x03" * 100, "binary data"),
        (bytes(range(14, 32)) * 10, "binary data"),
    ],
)
def test_binary_data_is_refused_by_its_kind(data: bytes, what: str) -> None:
    """The message says what it is, the hint what to do."""
    with pytest.raises(SourceError, match=what) as error:
        decode(data, where="post.md")
    assert error.value.where == "post.md"
    assert error.value.hint


def test_a_text_may_begin_like_a_sound_file() -> None:
    """A format's name is also a word to begin a post with."""
    assert decode(b"ID3 tags are small.").text == "ID3 tags are small."


@pytest.mark.parametrize("text", ["The café’s “naïve” façade costs £5 – or €6.", "Déjà vu in the crème brûlée."])
def test_a_short_western_text_is_windows_1252(text: str) -> None:
    """A few letters do not tell its code pages apart; undeclared text of the web is most likely this one."""
    assert decode(text.encode("cp1252")).text == text


def test_a_declaration_of_utf_8_that_no_byte_bears_out_is_not_believed() -> None:
    """Servers declare it for whatever they have."""
    page = '<meta charset="utf-8"><p>The café’s “naïve” façade.</p>'
    assert decode(page.encode("cp1252")).text == page
    assert decode(page.encode("cp1252"), declared="utf-8").text == page


def test_a_single_zero_byte_makes_no_text_binary() -> None:
    """A slip of an editor's must not keep a post from being read; in bytes that are no UTF-8 it is one more sign."""
    assert decode(b"A post with one \x00 in it, and words.").text.startswith("A post")
    with pytest.raises(SourceError, match="binary"):
        decode(b"A\x00\xff\xfa\xc0 post that is none, whatever it says.")


@pytest.mark.parametrize(
    ("text", "told"),
    [("The caf\ufffd, and it\ufffds late.", 1), ("The sign \ufffd stands for what is lost.", 0), ("A café.", 0)],
)
def test_letters_lost_before_the_file_was_saved_are_told(text: str, told: int) -> None:
    """Their stand-in inside words is damage; alone it is what the post speaks of."""
    assert len(decode(text.encode()).notices) == told
