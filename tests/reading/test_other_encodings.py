"""Files whose bytes, comments or ends pandoc and the mail reader take otherwise than the program that wrote them."""

from email.message import EmailMessage
from pathlib import Path

import pytest
from reading.packages import archive

from narrator.article.model import Article
from narrator.config.site import Site
from narrator.errors import SourceError
from narrator.reading.conversions.rtf_characters import in_unicode
from narrator.reading.discover import Found
from narrator.reading.load import load
from narrator.reading.reader import read


def article_of(tmp_path: Path, name: str, content: str | bytes) -> Article:
    """Return the article of a file of that name."""
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    (source,) = load(Found(name, path=path), site=Site(root=tmp_path))
    return read(source)


def texts(article: Article) -> list[str]:
    """Return the segments' texts."""
    return [segment.text for segment in article.segments()]


def escaped(text: str, encoding: str) -> str:
    r"""Return *text* as RTF has bytes: `\'e8`; the second half of a character may be a letter."""
    return "".join(
        chr(byte) if byte < 0x80 and byte not in b"\\{}" else f"\\'{byte:02x}" for byte in text.encode(encoding)
    )


@pytest.mark.parametrize(
    ("page", "charset", "encoding", "text"),
    [
        (1250, 238, "cp1250", "Příliš žluťoučký kůň"),
        (1251, 204, "cp1251", "Прилив поднимается"),
        (1253, 161, "cp1253", "Η παλίρροια"),
        (932, 128, "cp932", "表はソ連"),
        (936, 134, "gbk", "潮水上涨"),
        (1252, 0, "cp1252", "Die Flut – sie „steigt“ über Öland"),
    ],
)
def test_bytes_of_rtf_are_characters_of_the_font_or_the_code_page(
    tmp_path: Path, page: int, charset: int, encoding: str, text: str
) -> None:
    """Word, WordPad and others write them so in every language; pandoc takes them for Western European."""
    letters = escaped(text, encoding)
    by_font = (
        rf"{{\rtf1\ansi\ansicpg1252\deff0{{\fonttbl{{\f0\fcharset0 Arial;}}{{\f1\fcharset{charset} Arial;}}}}"
        rf"{{\f1 {letters}.\par}}{{\plain M\'fcll.\par}}}}"
    )
    assert texts(article_of(tmp_path, "a.rtf", by_font)) == [f"{text}.", "Müll."]
    by_page = (
        rf"{{\rtf1\ansi\ansicpg{page}\deff0{{\fonttbl{{\f0 Arial;}}}}{{\info{{\title {letters}}}}}{letters}.\par}}"
    )
    article = article_of(tmp_path, "b.rtf", by_page)
    assert (article.title, texts(article)) == (text, [f"{text}."])


def test_unicode_of_rtf_keeps_the_letter_behind_it(tmp_path: Path) -> None:
    """What stands there for programs without Unicode is not read, whether it is none, one or two characters."""
    rtf = r"{\rtf1\ansi\uc1 \u268?l\u225\'e1nek {\uc2\u24180\'94\'4eabc} {\uc0\u268 aj} \u-10179?\u-8704?!\par}"
    assert texts(article_of(tmp_path, "a.rtf", rtf)) == ["Článek 年abc Čaj \N{GRINNING FACE}!"]


def test_an_rtf_file_that_ends_in_the_middle_is_read_and_told(tmp_path: Path) -> None:
    """And one with a brace or bytes too many is read."""
    article = article_of(tmp_path, "a.rtf", r"{\rtf1\ansi{\b The tide rises.\par} And then {\i it")
    assert texts(article) == ["The tide rises.", "And then it"]
    assert [notice.code for notice in article.notices] == ["prose-left-out"]
    assert in_unicode(rb"{\rtf1 {\pict\bin3 }}}}a}}b") == (rb"{\rtf1 {\pict}a}b", 0)


@pytest.mark.parametrize("encoding", ["cp932", "euc_jp"])
def test_japanese_of_no_stated_encoding_is_japanese(tmp_path: Path, encoding: str) -> None:
    """By the frequency of its bytes it is often taken for Korean."""
    text = "潮が満ちてくるが、だれもそれを見ていない。" * 5
    article = article_of(tmp_path, "a.txt", text.encode(encoding))
    assert texts(article) == [text]
    assert [notice.code for notice in article.notices] == ["encoding-guessed"]


PDF = b"%PDF-1.4\n"
MOST_PARTS = {"[Content_Types].xml": "<Types/>", "word/document.xml": "<w/>"}


@pytest.mark.parametrize(
    ("name", "data", "what", "way_out"),
    [
        ("a.docx", PDF, "it is a PDF", "--from pdf"),
        ("a.eml", PDF, "it is a PDF", "--from pdf"),
        ("a.pdf", archive(MOST_PARTS), "it is a Word document", "--from docx"),
        ("a.odt", archive(MOST_PARTS), "it is a Word document", "--from docx"),
        ("a.zip", archive({"mimetype": "application/epub+zip"}), "it is an EPUB book", "--from epub"),
        ("a.epub", archive({"mimetype": "application/vnd.oasis.opendocument.text"}), "OpenDocument", "--from odt"),
        ("a.docx", rb"{\rtf1 It rises.}", "it is RTF", "--from rtf"),
        ("a.ipynb", b"\x89PNG\r\n\x1a\n", "it is a picture", "post"),
    ],
)
def test_a_file_with_another_ones_suffix_is_told_what_it_is(
    tmp_path: Path, name: str, data: bytes, what: str, way_out: str
) -> None:
    """With the name or the option that has it read."""
    with pytest.raises(SourceError, match=what) as caught:
        article_of(tmp_path, name, data)
    assert way_out in caught.value.hint


def test_an_archive_of_word_documents_is_an_archive(tmp_path: Path) -> None:
    """Their parts' names stand in it as they do in one."""
    path = tmp_path / "a.zip"
    path.write_bytes(archive({"password/a.md": "It rises.", "b.docx": archive(MOST_PARTS)}))
    sources = load(Found("a.zip", path=path), site=Site(root=tmp_path))
    assert [source.name for source in sources] == ["a.zip#b", "a.zip#password/a"]


def test_a_comment_of_asciidoc_is_none_of_pandocs_business(tmp_path: Path) -> None:
    """An indented licence above the title made pandoc refuse the file."""
    article = article_of(
        tmp_path, "a.adoc", "////\n  Licensed\n\n    under the moon.\n////\n= Tides\n:toc:\n\nThey rise.\n"
    )
    assert (article.title, texts(article)) == ("Tides", ["They rise."])


def test_a_backslash_of_org_is_a_backslash(tmp_path: Path) -> None:
    """At the end of a line, or before a space, it stands for itself."""
    assert texts(article_of(tmp_path, "a.org", "Backslash: \\\n\nA \\ in between.\n")) == [
        "Backslash: \\",
        "A \\ in between.",
    ]


def test_words_below_a_page_are_read(tmp_path: Path) -> None:
    """Mailing lists write there, behind the end of the letter; so do servers."""
    message = EmailMessage()
    message["Subject"], message["From"] = "Tides", "Ida <ida@example.org>"
    message.set_content("<html><body><p>They rise.</p></body></html>\n<p>No virus was found.</p>", subtype="html")
    assert texts(article_of(tmp_path, "a.eml", message.as_bytes())) == ["They rise.", "No virus was found."]


def test_a_letter_of_two_bytes_a_character_is_one(tmp_path: Path) -> None:
    """Some programs save it so."""
    letter = "From: Ida <ida@example.org>\nSubject: Tides\n\nThey rise.\n"
    assert texts(article_of(tmp_path, "a.eml", letter.encode("utf-16"))) == ["They rise."]
    assert texts(article_of(tmp_path, "b.eml", letter.encode("utf-16-be"))) == ["They rise."]


@pytest.mark.parametrize(
    "head",
    [
        'Content-Type: multipart/encrypted; boundary="b"\n\n--b\n\nVersion: 1\n--b--',
        "Content-Type: application/pkcs7-mime; smime-type=enveloped-data\n\nMIIB",
        "Content-Type: text/plain\n\n-----BEGIN PGP MESSAGE-----\n\nhIwDY32hYGCE\n-----END PGP MESSAGE-----",
    ],
)
def test_an_encrypted_letter_is_refused_as_such(tmp_path: Path, head: str) -> None:
    """Nobody can read it, and its signs are no words."""
    with pytest.raises(SourceError, match="encrypted"):
        article_of(tmp_path, "a.eml", f"From: ida@example.org\nSubject: Tides\n{head}\n")
