"""Excerpts are told from articles, pages stand in for them, and what cannot be spoken is told once."""

from typing import TYPE_CHECKING, Any

import pytest
from reading.conftest import Server, server  # noqa: F401 -- a fixture
from tone_site import Site

from narrator.cli.show import Terminal, passed_over_lines
from narrator.errors import ExitCode, SourceError
from narrator.pipeline.options import MakeOptions
from narrator.pipeline.progress import Silent
from narrator.pipeline.session import open_session
from narrator.reading.catalogues.excerpts import with_excerpts_marked
from narrator.reading.catalogues.item import Item

if TYPE_CHECKING:
    from narrator.reading.discover import PassedOver

PAGE = (
    "<html><body><article><h1>Mill</h1>"
    + "<p>It turns all day, and it turns all night.</p>" * 9
    + "</article></body></html>"
)
SHORT = "It turns all day, and nobody knows"


def feed(*items: tuple[str, str, str]) -> str:
    """Return an RSS feed of *items* (title, address, description)."""
    inner = "".join(
        f"<item><title>{title}</title><link>{link}</link><guid>{title}</guid><description>{text}</description></item>"
        for title, link, text in items
    )
    return f"<rss version='2.0'><channel><title>F</title>{inner}</channel></rss>"


def make(site: Site, *sources: str, **options: Any) -> dict[str, Any]:
    """Run `make` with pages from the loopback allowed."""
    session = open_session(cache=str(site.folder / "cache"), allow_private=True)
    given = MakeOptions(output=site.output, voices=("tone",), only=("mp3",), **options)
    report = session.make(sources, given, Silent())
    return report.document() | {"codes": report.codes}


@pytest.mark.parametrize(
    ("html", "is_summary", "is_excerpt"),
    [
        ("<p>It turns.</p><p>To read this article in full, please click here</p>", False, True),
        ("<p>It turns.</p><p><a href='x'>Click here to read the whole story</a></p>", False, True),
        (f"{SHORT}…", True, True),
        (f"<p>{SHORT}</p><p><a href='x'>Read more »</a></p>", False, True),
        (f"<p>{SHORT} [&hellip;]</p>", False, True),
        (f"<p>{SHORT} […]</p><p>The post Mill appeared first on Notes.</p>", True, True),
        (f"<p>{SHORT} why…</p>", False, False),
        (f"<p>{SHORT}.</p>", False, False),
        (f"<p>{SHORT}.</p>" * 60 + "<p>Read more</p>", True, False),
    ],
)
def test_an_excerpt_ends_as_systems_end_it(html: str, *, is_summary: bool, is_excerpt: bool) -> None:
    """And is short; a whole post may end in three dots as well."""
    (why,) = with_excerpts_marked([Item(html=html, title="Mill", url="https://example.org/", is_summary=is_summary)])
    assert bool(why) is is_excerpt


def test_a_feed_of_short_summaries_alone_has_excerpts() -> None:
    """One long description shows that its short ones are posts, too."""
    short = [Item(html="<p>It turns.</p>", title="Mill", url="https://example.org/", is_summary=True)] * 2
    assert all(with_excerpts_marked(short))
    whole = Item(html=f"<p>{'It turns all day. ' * 60}</p>", title="Long", url="https://example.org/l", is_summary=True)
    assert not any(with_excerpts_marked([*short, whole]))


def test_excerpts_are_passed_over_or_fetched_or_made(site: Site, server: Server) -> None:  # noqa: F811
    """A page is fetched once: while the feed says the same of it, it counts as unchanged."""
    link = server.gives("/mill", PAGE.encode(), "text/html")
    name = str(site.post("feed.xml", feed(("Mill", link, f"{SHORT}…"), ("Note", "", "It is whole."))))
    first = make(site, name, strict=True)
    assert [article["title"] for article in first["articles"]] == ["Note"]
    (over,) = first["passed_over"]
    assert "ends in" in over["reason"]
    assert "--fetch-pages" in over["reason"]
    assert ExitCode.REVIEW in first["codes"]

    second = make(site, name, fetch_pages=True)
    mill = next(article for article in second["articles"] if article["title"] == "Mill")
    assert mill["words"] > 60
    server.gives("/mill", PAGE.replace("all night", "sometimes").encode(), "text/html")
    third = make(site, name, fetch_pages=True)
    assert sum(edition["spoken_now"] for article in third["articles"] for edition in article["editions"]) == 0

    made = make(site, name, excerpts=True)
    assert next(article for article in made["articles"] if article["title"] == "Mill")["words"] < 20


def test_a_page_that_cannot_be_had_passes_its_item_over(site: Site, server: Server) -> None:  # noqa: F811
    """With the reason; the others are made."""
    name = str(
        site.post("feed.xml", feed(("Mill", f"{server.address}/gone", f"{SHORT}…"), ("Note", "", "It is whole.")))
    )
    report = make(site, name, fetch_pages=True)
    assert (len(report["articles"]), report["failed"]) == (1, [])
    assert "its page cannot be read" in report["passed_over"][0]["reason"]


def test_an_item_that_cannot_be_spoken_is_told_once(site: Site) -> None:
    """It is no failure, neither in this run nor in the next; another run with other settings tells it again."""
    name = str(site.post("feed.xml", feed(("Picture", "", "&lt;img src='x.png'&gt;"), ("Note", "", "It is whole."))))
    first, second = make(site, name), make(site, name)
    assert (first["failed"], second["failed"]) == ([], [])
    assert [len(report["passed_over"]) for report in (first, second)] == [1, 0]
    assert "nothing in it that can be read aloud" in first["passed_over"][0]["reason"]
    assert len(make(site, name, rebuild=True)["passed_over"]) == 1


def test_what_is_passed_over_for_one_reason_is_counted() -> None:
    """Of one file's items; files are named one by one."""
    many = [{"source": f"f.xml#{number}", "reason": f"an excerpt of {number} words"} for number in range(376)]
    files = [{"source": f"{number}.md", "reason": "hidden"} for number in range(7)]
    lines = list(passed_over_lines([*many, *files]))
    assert len(lines) == 2 + 7
    assert "375 more of f.xml" in lines[1]


def test_notices_of_one_kind_are_counted(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    """After a few articles one line says how many more there are."""
    (site.folder / "posts/hello.md").unlink()
    for number in range(9):
        site.post(
            f"{number}.md",
            f"---\ntitle: Post {number}\n---\n\n![A wheel](http://example.org/{number}.png)\n\nIt turns.\n",
        )
    shown = Terminal(plain=True)
    site.make(progress=shown, only=("mp3",))
    shown.ended()
    lines = capsys.readouterr().err.splitlines()
    looks = [line for line in lines if "look" in line and "(image" in line]
    assert 0 < len(looks) <= 5
    assert any("4 more articles with" in line for line in lines)


def test_other_files_than_items_still_fail(site: Site) -> None:
    """A post of one's own that has nothing to say is one's own affair."""
    report = site.make(str(site.post("empty.md", "---\ntitle: x\n---\n")))
    assert len(report["failed"]) == 1


def test_the_script_of_a_feed_passes_over_what_cannot_be_spoken(site: Site) -> None:
    """The others are written; of a single item it is an error; an excerpt is told as one."""
    session = open_session(cache=str(site.folder / "cache"))
    picture, note = ("Picture", "", "&lt;img src='x.png'&gt;"), ("Note", "", f"{SHORT}…")
    passed_over: list[PassedOver] = []
    (article,) = session.articles(str(site.post("feed.xml", feed(picture, note))), passed_over=passed_over)
    assert [over.source.rpartition("#")[2] for over in passed_over] == ["picture"]
    assert (article.title, [notice.code for notice in article.notices][:1]) == ("Note", ["excerpt"])
    with pytest.raises(SourceError, match="nothing in it"):
        list(session.articles(str(site.post("one.xml", feed(picture)))))
