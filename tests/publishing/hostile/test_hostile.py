"""Nothing that a stranger writes runs, asks for an address of his, or lands outside the output."""

import json
import re
from pathlib import Path, PurePosixPath

import pytest
from lxml import etree
from mutagen.id3 import ID3
from publishing.hostile.opened import Opened, documents, open_all
from publishing.hostile.site import BENIGN, EVIL, HOME, Hostile

from narrator.pipeline.report import Report

SNIPPETS = 120
"""At least so many: what was asked of this test."""
LARGEST_SHARE_REFUSED = 0.1
OWN_VTT_TAG = re.compile(r"</?(?:v|lang|c|i|b|u|ruby|rt)(?:[ .][^<>]*)?>|<\d\d:[\d:.]+>")


class Published:
    """A hostile site, what making it said, and what the browser made of it."""

    def __init__(self, site: Hostile, report: Report, before: set[Path]) -> None:
        self.site = site
        self.report = report
        self.before = before
        self.files = documents(site.output)

    def what(self, text: str) -> str:
        """Return the place and the snippet that *text* has the number of."""
        found = re.search(r"\d+", text.removeprefix(EVIL))
        return f"{text}: {self.site.uses[int(found[0])] if found else ''}"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Published:
    """Return the site after one run."""
    site = Hostile(tmp_path_factory.mktemp("hostile"))
    site.write()
    before = set(site.top.rglob("*"))
    return Published(site, site.make(), before)


@pytest.fixture(scope="module")
def opened(published: Published, browser) -> Opened:
    """Return what happened as every document was opened."""
    return open_all(browser, published.files, HOME)


def test_what_is_hostile_is_published_all_the_same(published: Published) -> None:
    """Hundreds of snippets go through; a source that is refused has an error of ours."""
    site, report = published.site, published.report
    assert len(site.uses) >= SNIPPETS
    assert len(report.failed) <= LARGEST_SHARE_REFUSED * len(report.articles)
    assert not [fault for fault in report.failed if "fault of" in fault["error"] or not fault["error"]]
    kinds = {PurePosixPath(name.partition("~")[0]).suffix for name in published.files}
    assert {".html", ".xml", ".epub", ".zip", ".mp3", ".vtt", ".json", ".jpg", ".txt", ".svg"} <= kinds


def test_no_program_runs(published: Published, opened: Opened) -> None:
    """Neither by itself nor where something is focused or pointed at."""
    assert [published.what(said) for said in opened.ran] == []


def test_no_request_leaves_the_site(published: Published, opened: Opened) -> None:
    """Opening a document asks nobody else for anything."""
    assert [published.what(address) for address in opened.requests] == []


def test_every_document_is_a_document(opened: Opened, published: Published) -> None:
    """Each was there to be looked at, and XML is well-formed."""
    assert len(opened.documents) > len(published.report.articles) * 4
    assert [name for name, seen in opened.documents.items() if seen["root"] in {"", "parsererror"}] == []
    for name, content in published.files.items():
        if PurePosixPath(name).suffix in {".xml", ".opf", ".ncx", ".smil"}:
            assert etree.fromstring(content) is not None, name


def test_nothing_waits_to_be_clicked(opened: Opened) -> None:
    """No handler and no address with a scheme that runs stands in any document."""
    handlers = {name: seen["handlers"] for name, seen in opened.documents.items() if seen["handlers"]}
    targets = {name: seen["targets"] for name, seen in opened.documents.items() if seen["targets"]}
    apps = targets.pop("index.html")  # our own links, which open the feed in a podcast app
    assert (handlers, targets) == ({}, {})
    assert len(apps) == 3
    assert all(re.match(r"A href=(?:podcast|overcast|pktc)://[^'\"<>]*feed\.xml$", link) for link in apps)


def test_a_page_has_the_active_elements_of_a_harmless_one(opened: Opened) -> None:
    """Scripts, frames, forms, styles and links to them: as many as in the page of a post that means well."""
    for file_name in ("index.html", "embed.html", "embed.txt~.html"):
        usual = opened.documents[f"{BENIGN}/{file_name}"]["active"]
        pages = {name: seen["active"] for name, seen in opened.documents.items() if name.endswith(f"/{file_name}")}
        allowed = {
            name: {tag: n for tag, n in active.items() if tag not in {"use", "link canonical"}}
            for name, active in pages.items()
        }
        assert {name: active for name, active in allowed.items() if active != usual} == {}


def test_books_and_notes_have_no_active_elements(opened: Opened) -> None:
    """In packages and in feeds there is text with its style sheet, and nothing else."""
    inside = {name: set(seen["active"]) for name, seen in opened.documents.items() if "~/" in name}
    meant = {"link stylesheet", "meta", "use"}
    assert {name: tags - meant for name, tags in inside.items() if tags - meant and not name.endswith(".svg")} == {}


def test_media_carry_text_alone(published: Published) -> None:
    """Tags, chapters and captions hold words; where they hold addresses, these are the site's."""
    for name, content in published.files.items():
        if name.endswith(".vtt"):
            cues = [part for part in content.decode("utf-8").split("\n\n") if not part.startswith("NOTE")]
            assert "<" not in OWN_VTT_TAG.sub("", "\n\n".join(cues)), name
        if PurePosixPath(name).name.startswith("chapters"):
            for chapter in json.loads(content)["chapters"]:
                assert chapter.get("img", HOME).startswith(HOME), name
                assert chapter.get("url", HOME).startswith(("http://", "https://")), name
    for path in published.site.output.rglob("*.mp3"):
        links = [str(frame) for frame in ID3(path).values() if frame.FrameID.startswith("W")]
        assert not [link for link in links if not link.startswith(("http://", "https://"))], path


def test_nothing_lies_outside_the_output(published: Published) -> None:
    """New files are in the output, the cache and the lock; what lay outside came into nothing."""
    site = published.site
    own = (site.output, site.folder / "cache", site.folder / "narrator.lock")
    new = set(site.top.rglob("*")) - published.before
    assert [path for path in new if not any(path.is_relative_to(place) for place in own)] == []
    secret = (site.outside / "secret.png").read_bytes()
    assert [name for name, content in published.files.items() if content == secret] == []
    links = [path for path in site.output.rglob("*") if path.is_symlink()]
    assert links == []
    names = [name for name in published.files if re.search(r"[<>:\"|?*\\\x00-\x1f]", name)]
    assert names == []


def test_the_test_sees_what_it_looks_for(browser) -> None:
    """A document in which each kind of harm stands is found out in every way."""
    harm = (
        f"<script>ran(1)</script><img src=x onerror=ran(2)><img src={EVIL}3><a href='javascript:ran(4)'>x</a>"
        f"<p tabindex=0 onfocus=ran(5)>x</p><style>@import '{EVIL}6';</style>"
        "<iframe srcdoc='<script>parent.ran(7)</script>'>"
    )
    opened = open_all(browser, {"a.html": harm.encode(), "b.xhtml": b"<p"}, HOME)
    assert {"ran (1,)", "ran (2,)", "ran (5,)", "ran (7,)"} <= set(opened.ran)
    assert {f"{EVIL}3", f"{EVIL}6"} <= set(opened.requests)
    seen = opened.documents["a.html"]
    assert len(seen["handlers"]) == 3
    assert seen["targets"] == ["A href=javascript:ran(4)"]
    assert set(seen["active"]) == {"script", "style", "iframe"}
    assert opened.documents["b.xhtml"]["root"] == "parsererror"
