"""ZIP archives become one source a post: exports of services by their lists, anything else as a folder is read."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from reading.packages import archive

from narrator.article.model import Article, Source
from narrator.config.site import Limits, Site
from narrator.errors import SourceError
from narrator.reading.discover import Found
from narrator.reading.load import load
from narrator.reading.reader import read

HASH = "0123456789abcdef0123456789abcdef"


def sources_of(tmp_path: Path, parts: dict[str, str | bytes], name: str = "a.zip") -> tuple[Source, ...]:
    """Return the sources of an archive of *parts*."""
    path = tmp_path / name
    path.write_bytes(archive(parts))
    return load(Found(name, path=path), site=Site(root=tmp_path))


def texts(article: Article) -> list[str]:
    """Return the segments' texts."""
    return [segment.text for segment in article.segments()]


def test_substack(tmp_path: Path) -> None:
    """Titles, dates and drafts come from the list; threads and files of figures are no posts; paid is not public."""
    rows = (
        "post_id,post_date,is_published,type,audience,title,subtitle\n"
        '11.slow-river,2024-05-01T10:00:00.000Z,true,newsletter,everyone,"The River, Slow",It begins.\n'
        "12.paid,2024-05-02T10:00:00.000Z,true,newsletter,only_paid,Paid,\n"
        "13.talk,2024-05-03T10:00:00.000Z,true,thread,everyone,Talk,\n"
        "14.gone,2024-05-03T10:00:00.000Z,false,newsletter,everyone,Gone,\n"
    )
    river, paid = sources_of(
        tmp_path,
        {
            "posts.csv": rows,
            "posts/11.slow-river.html": "<p>In the hills.</p>",
            "posts/11.opens.csv": "a",
            "posts/12.paid.html": "<p>For those who pay.</p>",
            "posts/13.talk.html": "<p>Hello?</p>",
        },
    )
    assert (river.name, river.given.title, river.given.slug) == ("a.zip#slow-river", "The River, Slow", "slow-river")
    assert (river.given.published, river.given.draft, paid.given.draft) == (
        datetime(2024, 5, 1, 10, tzinfo=UTC),
        False,
        True,
    )
    assert texts(read(river)) == ["It begins.", "In the hills."]
    assert "Talk (a thread); Gone (no text)" in river.notices[0].text


def test_medium(tmp_path: Path) -> None:
    """The page's h-entry; its footer and the other lists of the export are none of the post."""
    page = (
        '<article class="h-entry"><header><h1 class="p-name">The Mill</h1></header>'
        '<section data-field="body" class="e-content"><h3 class="graf graf--h3 graf--title">The Mill</h3>'
        '<p class="graf">It turns.</p></section>'
        '<footer><p>By <a class="p-author h-card">Ida Moss</a> on <a><time class="dt-published"'
        ' datetime="2024-05-01T10:00:00.000Z">May</time></a></p><a class="p-canonical"'
        ' href="https://example.org/mill">Canonical link</a><p>Exported from Medium</p></footer></article>'
    )
    mill, draft = sources_of(
        tmp_path,
        {
            "posts/2024-05-01_The-Mill-0a1b2c3d4e5f.html": page,
            "posts/draft_Later-0a1b2c3d4e5e.html": page.replace("datetime", "x"),
            "profile/profile.html": "<p>About me.</p>",
        },
    )
    assert (mill.given.title, mill.given.author, mill.given.guid) == ("The Mill", "Ida Moss", "medium:0a1b2c3d4e5f")
    assert (mill.given.canonical_url, draft.given.draft) == ("https://example.org/mill", True)
    assert texts(read(mill)) == ["It turns."]


def medium_page(title: str, body: str) -> str:
    """Return a page as Medium exports it."""
    return (
        f'<article class="h-entry"><header><h1 class="p-name">{title}</h1></header>'
        f'<section data-field="body" class="e-content">{body}</section></article>'
    )


def test_what_was_answered_on_medium_is_no_post(tmp_path: Path) -> None:
    """It has no title: Medium writes its first words there. It is made with the drafts."""
    words = "I agree, <em>mostly</em>: the wheel of a mill turns with the stream."
    reply, poem, untitled = sources_of(
        tmp_path,
        {
            "posts/2024-05-01_I-agree-0a1b2c3d4e5a.html": medium_page(
                "I agree, mostly: the wheel…", f'<p class="graf graf--p">{words}</p>'
            ),
            "posts/2024-05-02_Wheels-0a1b2c3d4e5b.html": medium_page(
                "Wheels", '<h3 class="graf graf--h3">Wheels</h3><p class="graf graf--p">They turn.</p>'
            ),
            "posts/2024-05-03_Mills-0a1b2c3d4e5c.html": medium_page("Mills", '<p class="graf graf--p">They turn.</p>'),
        },
    )
    assert [one.given.draft for one in (reply, poem, untitled)] == [True, False, False]


def test_code_that_goes_on_is_one_and_a_gist_is_named(tmp_path: Path) -> None:
    """Medium parts code at empty lines; a gist stands in a script, and readers see it."""
    code = '<pre class="graf graf--pre{}">{}</pre>'
    body = (
        code.format(" graf-after--p", "a = 1<br>b = 2") + code.format(" graf-after--pre", "<strong>c</strong> = 3")
        + '<p class="graf graf--p">Between.</p>' + code.format(" graf-after--p", "d = 4")
        + '<figure class="graf graf--iframe"><script src="https://gist.example.org/1.js"></script></figure>'
    )  # fmt: skip
    (one,) = sources_of(tmp_path, {"posts/2024-05-01_Code-0a1b2c3d4e5a.html": medium_page("Code", body)})
    made = read(one)
    assert [(segment.kind, segment.text) for segment in made.segments()][:3] == [
        ("code", "a = 1\nb = 2\n\nc = 3"),
        ("paragraph", "Between."),
        ("code", "d = 4"),
    ]
    assert [segment.kind for segment in made.segments()][3:] == ["embed"]


GHOST = {
    "meta": {"exported_on": 1, "version": "5"},
    "data": {
        "posts": [
            {
                "id": "1", "title": "The Mill", "slug": "mill", "html": "<p>It turns.</p>", "status": "published",
                "published_at": "2024-05-01T10:00:00.000Z", "type": "post", "visibility": "public",
            },
            {"id": "2", "title": "About", "html": "<p>Me.</p>", "status": "published", "type": "page"},
            {"id": "3", "title": "Paid", "html": "<p>Pay.</p>", "status": "published", "visibility": "paid"},
        ],
        "users": [{"id": "7", "name": "Ida Moss"}],
        "posts_authors": [{"post_id": "1", "author_id": "7"}],
        "tags": [{"id": "8", "name": "Mills"}, {"id": "9", "name": "#intern"}],
        "posts_tags": [{"post_id": "1", "tag_id": "8"}, {"post_id": "1", "tag_id": "9"}],
        "settings": [{"key": "title", "value": "Field Notes"}],
    },
}  # fmt: skip


@pytest.mark.parametrize("wrapped", [False, True])
def test_ghost(tmp_path: Path, *, wrapped: bool) -> None:
    """Its JSON alone or in an archive, with or without `db`; pages are none, posts for members not public."""
    text = json.dumps({"db": [GHOST]} if wrapped else GHOST)
    (tmp_path / "b.json").write_text(text)
    for mill, paid in (
        sources_of(tmp_path, {"site.ghost.json": text, "content/images/a.png": b"x"}),
        load(Found("b.json", path=tmp_path / "b.json"), site=Site(root=tmp_path)),
    ):
        given = mill.given
        assert (given.title, given.author, given.tags) == ("The Mill", "Ida Moss", ("Mills",))
        assert (given.site_name, given.slug, given.published) == (
            "Field Notes",
            "mill",
            datetime(2024, 5, 1, 10, tzinfo=UTC),
        )
        assert (texts(read(mill)), paid.given.draft) == (["It turns."], True)


def test_notion(tmp_path: Path) -> None:
    """Ids leave the names, properties are metadata and not read; parts are archives in the archive."""
    page = "# The Mill\n\nStatus: Done\nPublished: May 1, 2024 10:00 AM\nTags: Mills, Walks\n\nIt turns.\n"
    inner = archive({f"Notes {HASH}/The Mill {HASH}.md": page, f"Notes {HASH}.csv": "a,b"})
    (mill,) = sources_of(tmp_path, {"Export-Part-1.zip": inner})
    assert (mill.name, mill.given.guid) == ("a.zip#Notes/The Mill", f"notion:{HASH}")
    assert (mill.given.published, mill.given.tags) == (datetime(2024, 5, 1, 10, tzinfo=UTC), ("Mills", "Walks"))
    article = read(mill)
    assert (article.title, texts(article)) == ("The Mill", ["It turns."])


def test_obsidian_and_folders(tmp_path: Path) -> None:
    """Hidden files and READMEs are passed over as in a folder; a note without a title is called as its file."""
    parts: dict[str, str | bytes] = {
        ".obsidian/app.json": "{}",
        "The Mill.md": "It turns.\n",
        "Other.md": "---\ntitle: The River\n---\n\nIt flows.\n",
        "README.md": "Read me.",
        "broken.docx": "no",
    }
    river, mill = sources_of(tmp_path, parts)
    assert [read(source).title for source in (river, mill)] == ["The River", "The Mill"]
    assert "broken.docx (not a Word document" in river.notices[0].text
    assert not mill.trusted


def test_what_archives_unpack_to_is_bounded_in_sum(tmp_path: Path) -> None:
    """Forty small posts of a kilobyte on disk and some megabytes of text; the archives and documents in it count."""
    posts = {f"{number}.md": "A word here. " * 20_000 for number in range(8)}
    packed = {"inner.zip": archive(posts), "more.zip": archive(posts)}
    limits = Limits(unpacked_mb=3)
    for name, parts in (("flat", posts | {f"b{name}": text for name, text in posts.items()}), ("nested", packed)):
        (tmp_path / f"{name}.zip").write_bytes(archive(parts))
        with pytest.raises(SourceError, match=r"its texts unpack to 4 MB \(the limit is 3 MB\)") as caught:
            load(Found(f"{name}.zip", path=tmp_path / f"{name}.zip"), site=Site(root=tmp_path, limits=limits))
        assert "limits.unpacked_mb" in caught.value.hint
        assert "name its folder" in caught.value.hint
    (tmp_path / "pictures.zip").write_bytes(archive({"a.md": "Words.", "b.png": bytes(5 << 20)}))
    found = load(Found("pictures.zip", path=tmp_path / "pictures.zip"), site=Site(root=tmp_path, limits=limits))
    assert len(found) == 1


def test_a_site_s_limits_hold_inside_an_archive(tmp_path: Path) -> None:
    """A text that is too large for a post of the site is passed over, and told."""
    (tmp_path / "a.zip").write_bytes(archive({"a.md": "Words.", "b.md": "Words. " * 200_000}))
    (only,) = load(Found("a.zip", path=tmp_path / "a.zip"), site=Site(root=tmp_path, limits=Limits(text_mb=1)))
    assert "limit is 1 MB" in only.notices[0].text


def test_an_archive_without_a_post_is_refused(tmp_path: Path) -> None:
    """And told what would be one."""
    with pytest.raises(SourceError, match="no post in the archive") as caught:
        sources_of(tmp_path, {"a.png": b"x", "b.json": "{}"})
    assert "Substack" in caught.value.hint


def test_archives_that_are_no_archives_or_bombs_are_refused(tmp_path: Path) -> None:
    """Before anything is unpacked; a password is named as one."""
    sound = archive({"a.md": "Words."})
    encrypted = bytearray(sound)
    for place in (sound.index(b"PK\x03\x04") + 6, sound.index(b"PK\x01\x02") + 8):
        encrypted[place] |= 1
    for data, what in (
        (b"PK\x03\x04 no", "not a ZIP archive"),
        (sound + b"PK\x01\x02" * 50_000, "more parts"),
        (bytes(encrypted), "protected by a password"),
        (archive({"a.md": "w" * (65 << 20)}), "unpacks to more"),
    ):
        (tmp_path / "x.zip").write_bytes(data)
        with pytest.raises(SourceError, match=what):
            load(Found("x.zip", path=tmp_path / "x.zip"), site=Site(root=tmp_path))
