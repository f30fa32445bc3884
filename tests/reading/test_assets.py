"""An article's pictures are found, or their absence is told."""

import base64
import struct
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from reading.packages import docx, epub, paragraph

from narrator.article.identity import asset_id
from narrator.article.model import Article, Asset, Source, SourceFormat
from narrator.config.site import Site
from narrator.errors import SourceError
from narrator.reading.assets import media_type_of, resolve_assets
from narrator.reading.fetch import Fetched
from narrator.reading.packed import PICTURE_NAME, digest_of


def picture(kind: str = "PNG") -> bytes:
    """Return a small picture."""
    data = BytesIO()
    Image.new("RGB", (2, 2), "red").save(data, kind)
    return data.getvalue()


def article_with(reference: str, source: Source) -> Article:
    """Return an article with one picture."""
    return Article(source, "Title", (), assets=(Asset(asset_id(reference), reference, alt="A hill"),))


def source_in(folder: Path, *, trusted: bool = True) -> Source:
    """Return a post in *folder*/posts, whose root is *folder*."""
    (folder / "posts").mkdir(exist_ok=True)
    (folder / "posts" / "post.md").write_text("Words.")
    path = folder / "posts" / "post.md"
    return Source("post.md", SourceFormat.MARKDOWN, "Words.", path=path, root=folder, trusted=trusted)


@pytest.mark.parametrize(
    "reference", ["hill.png", "./hill.png", "../posts/hill.png", "/posts/hill.png", "hill.png?v=2#top", "h%69ll.png"]
)
def test_a_picture_inside_the_root_is_found(site: Site, reference: str) -> None:
    """Relative to the post, or to the site with a leading slash."""
    source = source_in(site.root)
    (site.root / "posts" / "hill.png").write_bytes(picture())
    (asset,) = resolve_assets(article_with(reference, source), site=site).assets
    assert (asset.path, asset.media_type) == ((site.root / "posts" / "hill.png").resolve(), "image/png")


def test_static_folders_hold_what_the_web_sees_at_the_root(site: Site) -> None:
    """Hugo's `static/` is the site's `/`."""
    source = source_in(site.root)
    (site.root / "static").mkdir()
    (site.root / "static" / "hill.gif").write_bytes(picture("GIF"))
    (asset,) = resolve_assets(article_with("/hill.gif", source), site=site).assets
    assert asset.media_type == "image/gif"


@pytest.mark.parametrize("reference", ["../../secret.png", "%2e%2e/%2e%2e/secret.png", "link.png", "linked/secret.png"])
def test_nothing_outside_the_root_is_read(site: Site, tmp_path_factory: pytest.TempPathFactory, reference: str) -> None:
    """Neither by dots nor by a symbolic link, to a file or to a folder on the way."""
    root = site.root / "site"
    root.mkdir()
    source = source_in(root)
    (site.root / "secret.png").write_bytes(picture())
    (root / "posts" / "link.png").symlink_to(site.root / "secret.png")
    (root / "posts" / "linked").symlink_to(site.root)
    article = resolve_assets(article_with(reference, source), site=site)
    assert article.assets[0].path is None
    assert "outside the site's folder" in article.notices[0].text


def test_a_link_inside_the_root_is_followed(site: Site) -> None:
    """It leads to where the author may put things anyway."""
    source = source_in(site.root)
    (site.root / "hill.png").write_bytes(picture())
    (site.root / "posts" / "link.png").symlink_to(site.root / "hill.png")
    (asset,) = resolve_assets(article_with("link.png", source), site=site).assets
    assert asset.path == (site.root / "hill.png").resolve()


@pytest.mark.parametrize(
    ("reference", "why"),
    [
        ("gone.png", "was not found"),
        ("text.png", "is not a picture of a known kind"),
        ("file:///etc/passwd", "of a kind that is not read"),
        ("a\x00b.png", "no file's"),
        ("data:image/png;base64,AAAA", "is not a picture"),
    ],
)
def test_what_cannot_be_had_is_told(site: Site, reference: str, why: str) -> None:
    """The picture stays without a path, its description stands for it."""
    source = source_in(site.root)
    (site.root / "posts" / "text.png").write_text("Words.")
    article = resolve_assets(article_with(reference, source), site=site)
    assert article.assets[0].path is None
    assert why in article.notices[0].text


def test_untrusted_sources_reach_no_local_file(site: Site) -> None:
    """A feed's item cannot ask for a file of the reader's."""
    (site.root / "posts").mkdir()
    (site.root / "posts" / "hill.png").write_bytes(picture())
    article = resolve_assets(article_with("hill.png", source_in(site.root, trusted=False)), site=site)
    assert article.assets[0].path is None


def test_remote_pictures_are_fetched_only_when_asked_for(site: Site) -> None:
    """One notice says how many were not."""

    def fetcher(url: str, _: Site) -> Fetched:
        return Fetched(url, picture("JPEG"))

    article = article_with("https://example.com/hill", source_in(site.root))
    left = resolve_assets(article, site=site, fetcher=fetcher)
    assert (left.assets[0].path, [notice.code for notice in left.notices]) == (None, ["images-not-fetched"])
    fetched = resolve_assets(article, site=site, remote=True, folder=site.root / "kept", fetcher=fetcher)
    assert fetched.assets[0].media_type == "image/jpeg"
    assert fetched.assets[0].path is not None
    assert fetched.assets[0].path.read_bytes() == picture("JPEG")


def test_a_failed_fetch_leaves_the_description(site: Site) -> None:
    """One picture does not fail an article."""

    def fetcher(url: str, _: Site) -> Fetched:
        raise SourceError("the server answered 404", where=url)

    article = article_with("//example.com/hill.png", source_in(site.root))
    resolved = resolve_assets(article, site=site, remote=True, folder=site.root / "kept", fetcher=fetcher)
    assert (resolved.assets[0].path, resolved.notices[0].code) == (None, "image-unavailable")


def test_pictures_inside_the_text_are_kept_by_content(site: Site) -> None:
    """Data URLs become files, so that page and EPUB can use them."""
    reference = "data:image/png;base64," + base64.b64encode(picture()).decode()
    (asset,) = resolve_assets(
        article_with(reference, source_in(site.root)), site=site, folder=site.root / "kept"
    ).assets
    assert asset.path is not None
    assert asset.path.read_bytes() == picture()


def test_pictures_are_taken_out_of_packed_documents(site: Site) -> None:
    """By name from an EPUB, by content from a DOCX."""
    book = Source("b.epub", SourceFormat.EPUB, "", data=epub({"one": "<p>x</p>"}, extra={"OPS/a.png": picture()}))
    word = Source("a.docx", SourceFormat.DOCX, "", data=docx(paragraph("x"), extra={"word/media/1.png": picture()}))
    for source, reference in ((book, "OPS/a.png"), (word, f"{PICTURE_NAME}{digest_of(picture())}.png")):
        (asset,) = resolve_assets(article_with(reference, source), site=site, folder=site.root / "kept").assets
        assert asset.media_type == "image/png"


def bomb() -> bytes:
    """Return a PNG of a few bytes that claims 400 million pixels."""
    header = b"IHDR" + struct.pack(">IIBBBBB", 20_000, 20_000, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", 13) + header + struct.pack(">I", zlib.crc32(header))
    return b"\x89PNG\r\n\x1a\n" + chunk + struct.pack(">I", 0) + b"IDAT" + struct.pack(">I", zlib.crc32(b"IDAT"))


@pytest.mark.parametrize(("data", "why"), [(bomb(), "more pixels"), (b"BM" + bytes(60), "not a picture"), (b"", "not")])
def test_bombs_and_unknown_kinds_are_no_pictures(data: bytes, why: str) -> None:
    """Only the header is looked at."""
    with pytest.raises(Exception, match=why):
        media_type_of(data)


def test_svg_is_known_by_its_root() -> None:
    """Pillow does not read it; browsers do."""
    assert media_type_of(b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>') == "image/svg+xml"


DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg"><script>evil</script><rect width="3"/></svg>'


@pytest.mark.parametrize("encoded", [True, False])
def test_a_drawing_is_sanitized_wherever_it_comes_from(site: Site, encoded: bool) -> None:
    """Of the author's own folder or inside a stranger's address: the script is gone, and that is told."""
    source = source_in(site.root, trusted=not encoded)
    (site.root / "posts" / "hill.svg").write_bytes(DRAWING)
    reference = "data:image/svg+xml;base64," + base64.b64encode(DRAWING).decode() if encoded else "hill.svg"
    article = resolve_assets(article_with(reference, source), site=site, folder=site.root / "kept")
    (asset,) = article.assets
    assert asset.path is not None
    assert b"evil" not in asset.path.read_bytes()
    assert b'<rect width="3"/>' in asset.path.read_bytes()
    assert [notice.code for notice in article.notices] == ["drawing-reduced"]


def test_a_drawing_that_cannot_be_made_safe_is_not_shown(site: Site) -> None:
    """Its alternative text stands for it."""
    source = source_in(site.root)
    (site.root / "posts" / "hill.svg").write_bytes(b"<svg><unclosed></svg>")
    article = resolve_assets(article_with("hill.svg", source), site=site, folder=site.root / "kept")
    assert article.assets[0].path is None
    assert "is not well-formed SVG" in article.notices[0].text
