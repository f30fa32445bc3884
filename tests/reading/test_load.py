"""What was found is loaded, or refused with a reason."""

import os
from pathlib import Path

import pytest
from msgspec.structs import replace
from reading.packages import archive, docx, epub, paragraph

from narrator.article.model import Given, SourceFormat
from narrator.article.source_formats import FILE_FORMATS, format_named, format_names
from narrator.config.site import Limits, Site
from narrator.errors import ExitCode, SourceError
from narrator.reading.discover import Found
from narrator.reading.fetch import Fetched
from narrator.reading.load import load


def found(path: Path) -> Found:
    """Return *path* as named on the command line."""
    return Found(str(path), path=path)


def refusal(item: Found, site: Site, **options: object) -> SourceError:
    """Return the error that loading *item* raises."""
    with pytest.raises(SourceError) as error:
        load(item, site=site, **options)  # type: ignore[arg-type]
    assert error.value.exit_code is ExitCode.SOURCE_FAILED
    return error.value


def test_a_file_becomes_one_source_with_its_text_whole(site: Site) -> None:
    """Line ends are kept, the path and the site's root are known."""
    path = site.root / "post.md"
    path.write_bytes(b"# Rain\r\n\r\nIt rains.\r\n")
    (source,) = load(found(path), site=site, given=Given(title="Other"))
    assert source.text == "# Rain\r\n\r\nIt rains.\r\n"
    assert (source.format, source.path, source.root) == (SourceFormat.MARKDOWN, path, site.root.resolve())
    assert (source.trusted, source.given.title) == (True, "Other")


def test_a_file_from_elsewhere_may_not_leave_its_own_folder(
    site: Site, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """The site's root does not hold what lies outside of it."""
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "post.md").write_text("Words.")
    (source,) = load(found(elsewhere / "post.md"), site=site)
    assert source.root == elsewhere.resolve()


def test_a_missing_file_is_named(site: Site) -> None:
    """The error says which."""
    error = refusal(found(site.root / "gone.md"), site)
    assert str(error) == f"{site.root}/gone.md: no such file or folder"


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", b"\xff\xfe \x00\n\x00"])
def test_an_empty_file_is_refused(site: Site, data: bytes) -> None:
    """White space and a byte-order mark are nothing."""
    path = site.root / "empty.md"
    path.write_bytes(data)
    assert refusal(found(path), site).what == "the file is empty"


def test_an_unreadable_file_is_refused(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Permissions are the system's; the message is ours."""

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert refusal(found(site.root / "post.md"), site).what == "cannot be read: Permission denied"


def test_a_name_that_no_file_can_have_is_refused(site: Site) -> None:
    """A NUL in a name is the system's error, not a traceback."""
    assert "cannot be read" in refusal(found(Path("post\x00.md")), site).what


def test_folders_and_devices_are_no_posts(site: Site) -> None:
    """A folder that slipped through is named as one."""
    assert refusal(found(site.root), site).what == "this is a folder"
    assert refusal(Found("/dev/zero", path=Path("/dev/zero")), site).what == "not a regular file"


def test_a_text_beyond_the_limit_is_refused(site: Site) -> None:
    """A sparse file of 50 MB costs nothing here and is refused all the same."""
    path = site.root / "huge.md"
    with path.open("wb") as file:
        file.write(b"Words. ")
        file.seek(50_000_000)
        file.write(b"end")
    assert "binary" in refusal(found(path), site).what
    path.write_bytes(b"Words. " * ((16 << 20) // 7 + 1))
    refused = refusal(found(path), site)
    assert refused.what == "16.0 MB is too large for one post (the limit is 16 MB)"
    assert "limits.text_mb" in refused.hint
    assert load(found(path), site=replace(site, limits=Limits(text_mb=17)))


def test_a_file_beyond_every_limit_is_not_even_read(site: Site) -> None:
    """Its size alone decides."""
    path = site.root / "disk.img"
    with path.open("wb") as file:
        os.truncate(file.fileno(), (512 << 20) + 1)
    assert "too large" in refusal(found(path), site).what


def test_binary_data_is_refused_under_any_name(site: Site) -> None:
    """A picture called .md is a picture."""
    path = site.root / "picture.md"
    path.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
    assert refusal(found(path), site).what == "this is a picture, not a text"


@pytest.mark.parametrize(("name", "text"), [("data.json", '{"a": 1}'), ("map.xml", "<urlset><url/></urlset>")])
def test_data_that_is_no_feed_is_refused(site: Site, name: str, text: str) -> None:
    """Nobody wants to hear its brackets."""
    (site.root / name).write_text(text)
    assert "but no feed or export" in refusal(found(site.root / name), site).what


def test_the_standard_input_is_sniffed_or_told(site: Site) -> None:
    """`--from` goes before what the content looks like."""
    (sniffed,) = load(Found("-"), site=site, stdin=b"# Rain\n\nIt rains.")
    (told,) = load(Found("-"), site=site, stdin=b"# Rain\n\nIt rains.", format=SourceFormat.TEXT)
    assert (sniffed.format, told.format) == (SourceFormat.MARKDOWN, SourceFormat.TEXT)
    assert refusal(Found("-"), site, stdin=b"").where == "standard input"


def test_packed_files_are_known_by_their_bytes(site: Site) -> None:
    """Also when they come without a name; their text parts are the source's text."""
    (word,) = load(Found("-"), site=site, stdin=docx(paragraph("Words.")))
    (book,) = load(Found("-"), site=site, stdin=epub({"one": "<p>Words.</p>"}))
    assert (word.format, word.text) == (SourceFormat.DOCX, "<p>Words.</p>")
    assert book.format is SourceFormat.EPUB
    assert "<p>Words.</p>" in book.text


def test_a_zip_without_a_name_is_an_archive_of_posts(site: Site) -> None:
    """Known by its bytes; one without a post is refused with a hint of what it may hold."""
    (source,) = load(Found("-"), site=site, stdin=archive({"a.txt": "Words."}))
    assert (source.text, source.trusted) == ("Words.", False)
    error = refusal(Found("-"), site, stdin=archive({"a.png": "x"}))
    assert "Markdown" in error.hint


def test_what_a_url_gives_is_not_trusted(site: Site) -> None:
    """It sets no options and reaches no local file; the server's media type and charset are used."""

    def fetcher(url: str, _: Site) -> Fetched:
        return Fetched(url + "/final", "<p>Größe</p>".encode("cp1252"), "text/html", "windows-1252")

    (source,) = load(Found("http://example.com/a", url="http://example.com/a"), site=site, fetcher=fetcher)
    assert (source.name, source.url) == ("http://example.com/a", "http://example.com/a/final")
    assert (source.format, source.text) == (SourceFormat.HTML, "<p>Größe</p>")
    assert (source.trusted, source.root, source.path) == (False, None, None)


def test_a_guessed_encoding_is_told_with_the_source(site: Site) -> None:
    """The article carries the notice on."""
    path = site.root / "old.txt"
    path.write_bytes(("Река течёт через город. " * 10).encode("cp1251"))
    (source,) = load(found(path), site=site)
    assert [notice.code for notice in source.notices] == ["encoding-guessed"]


def test_a_feed_gives_many_sources(site: Site) -> None:
    """Each item is one, named after the feed and itself."""
    path = site.root / "feed.xml"
    path.write_text(
        '<rss version="2.0"><channel><title>Site</title>'
        "<item><title>One</title><description>&lt;p&gt;First.&lt;/p&gt;</description></item>"
        "<item><title>Two</title><description>&lt;p&gt;Second.&lt;/p&gt;</description></item>"
        "</channel></rss>"
    )
    sources = load(found(path), site=site)
    assert [source.name for source in sources] == [f"{path}#one", f"{path}#two"]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("rst", "Tides\n=====\n\nIt *rises*.\n", "It <em>rises</em>."),
        (".ADOC", "= Tides\n\nIt _rises_.\n", "It <em>rises</em>."),
        ("latex", "It \\emph{rises}.\n", "It <em>rises</em>."),
        ("srt", "1\n00:00:01,000 --> 00:00:02,000\nIt rises.\n", "It rises."),
        (
            "feed",
            "<rss><channel><item><title>T</title><description>It rises.</description></item></channel></rss>",
            "It",
        ),
        ("md", "It *rises*.\n", "It *rises*."),
    ],
)
def test_a_file_is_what_the_user_says(site: Site, name: str, content: str, said: str) -> None:
    """By the name of a format or by a suffix, whatever the file is called."""
    path = site.root / "tides.unknown"
    path.write_text(content)
    (source,) = load(found(path), site=site, format=format_named(name))
    assert said in source.text


def test_every_format_has_a_name_that_leads_back_to_it() -> None:
    """What is shown, and each of its suffixes."""
    assert {format_named(name) for name in format_names()} == set(FILE_FORMATS)
    assert all(format_named(suffix) is one for one in FILE_FORMATS for suffix in one.suffixes)
    assert format_named("doc") is None


def test_a_file_of_an_unknown_name_is_told_what_it_may_be(site: Site) -> None:
    """By the names that `--from` takes."""
    path = site.root / "tides.unknown"
    path.write_text("It rises.")
    assert refusal(found(path), site).hint.endswith(", ".join(format_names()) + ".")
    path.write_text("It rises.")
    assert "no feed or export" in refusal(found(path), site, format=format_named("feed")).what
