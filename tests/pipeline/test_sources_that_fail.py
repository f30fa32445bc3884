"""Sources that are broken in ways that once ended a run for all others."""

import io
import zipfile

import pytest
from tone_site import Site

HEAD = "---\ntitle: T\nlang: en\n---\n\n"
RSS = (
    '<?xml version="1.0"?><rss version="2.0"><channel><title>T</title><item><title>{}</title>{}</item></channel></rss>'
)
TEXT = "<description>Some words to speak, and more.</description>"
JSON = '{{"version":"https://jsonfeed.org/version/1.1","title":"F","items":[{{"id":"1","content_text":"Words.",{}}}]}}'

READ = {
    "an escaped fence": ("a.md", HEAD + "\\```\n\nWords.\n"),
    "an escaped backtick": ("a.md", HEAD + "Use \\`` here, and words.\n"),
    "an escaped fence of tildes and ticks": ("a.md", HEAD + "\\````text\n\n{{% x %}} words\n"),
    "an undeclared prefix": ("a.xml", RSS.format("A", TEXT + "<dc:creator>Me</dc:creator>")),
    "an undeclared content": ("a.xml", RSS.format("A", "<content:encoded>Some words.</content:encoded>")),
    "a prefix that is no name": ("a.xml", RSS.format("A", TEXT + "<a3:16>x</a3:16>")),
    "half a character": ("a.xml", RSS.format("A &#xD800; &#55296;", TEXT)),
    "half a character in bytes": ("a.xml", RSS.format("A \ud800", TEXT).encode("utf-8", "surrogatepass")),
    "a title that is a page": ("a.xml", RSS.format("&lt;html lang=en&gt;", TEXT)),
    "tags that are true": ("a.json", JSON.format('"tags": true')),
    "tags that are a number": ("a.json", JSON.format('"tags": 7, "authors": 3, "author": true')),
    "half a character in JSON": ("a.json", JSON.format('"title": "A \\ud800", "tags": ["\\udfff"]')),
    "a slug of eighty ideographs": ("a.md", "---\ntitle: T\nlang: en\nslug: " + "日" * 80 + "\n---\n\nWords.\n"),
    "more chapters than a tag holds": ("a.md", HEAD + "\n\n".join(f"## H{n}\n\nW." for n in range(258))),
}


@pytest.mark.parametrize("name", READ)
def test_it_is_read(site: Site, name: str) -> None:
    """And made, in two editions, beside the others."""
    file, content = READ[name]
    (site.folder / "posts" / file).write_bytes(content if isinstance(content, bytes) else content.encode())
    report = site.make(voices=("tone", "tone-fast"), only=("mp3", "vtt", "chapters", "index"))
    assert not report["failed"]
    assert len(report["articles"]) == 2


def _docx(document: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", document)
    return packed.getvalue()


@pytest.mark.parametrize(
    "content",
    [_docx("<w:document><w:p></w:document>"), _docx(""), _docx("<w:document/>")[:-10], b"PK\x03\x04" + b"\xff" * 200],
)
@pytest.mark.parametrize("suffix", [".docx", ".epub"])
def test_it_is_refused_and_no_fault_of_ours(site: Site, content: bytes, suffix: str) -> None:
    """A damaged archive is an error of that source, in an author's words."""
    (site.folder / f"posts/a{suffix}").write_bytes(content)
    report = site.make()
    (failed,) = report["failed"]
    assert "a fault in narrator" not in failed["error"]
    assert len(report["articles"]) == 1
