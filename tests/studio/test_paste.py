"""Bringing a post: pasted, from a file, from nonsense; what was understood, and changed."""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from http import HTTPStatus
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect
from publishing.pages import violations
from studio.conftest import PASTED, Running

from narrator.errors import EnvironmentFaultError
from narrator.studio import run
from narrator.studio.run import Studio

NAME = "/paste/posts/moving-house.md"


def test_pasted_text_is_a_markdown_post_at_once(studio: Running) -> None:
    """With its title, author and date in the front matter, and what was left out in its place."""
    response, _ = studio.post("/paste", text=PASTED)
    assert (response.status, response.headers["Location"].partition("?")[0]) == (HTTPStatus.SEE_OTHER, NAME)
    text = (studio.folder / "posts/moving-house.md").read_text("utf-8")
    assert text.startswith('---\ntitle: "Moving house"\nauthor: "Ann Field"\ndate: 2024-03-03\nlang: en\n---\n')
    assert "\n## Settling in\n" in text
    page = studio.ask(NAME)[1].decode()
    assert "2 headings" not in page
    assert "1 heading" in page
    assert "“Photo by Ann Field”" in page


def test_a_post_is_named_for_its_title_in_any_script(studio: Running) -> None:
    """Twice the same title: two posts, each of which is shown under its name."""
    text = "Новая кошка\n\nВесной у нас появилась кошка.\n\nОна не спит и не ест, а только смотрит в окно."
    for name in ("новая-кошка", "новая-кошка-2"):
        place = (studio.post("/paste", text=text)[0].headers["Location"] or "").partition("?")[0]
        assert place == f"/paste/posts/{quote(name)}.md"
        assert (studio.folder / f"posts/{name}.md").is_file()
        assert f"posts/{name}.md</span>" in studio.ask(place)[1].decode()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "Nothing was pasted"),
        ("  \n\n ", "Nothing was pasted"),
        ("12345 67 !!", "no words"),
        ("word " * 2_000_000, "10.0 million characters are too many"),
    ],
)
def test_nonsense_is_told_at_its_field(studio: Running, text: str, told: str) -> None:
    """And nothing is made of it."""
    response, content = studio.post("/paste", text=text)
    assert response.status == HTTPStatus.UNPROCESSABLE_ENTITY
    assert told in content.decode()
    assert 'aria-invalid="true" aria-describedby="text-wrong"' in content.decode()
    assert not (studio.folder / "posts").exists()


@pytest.mark.parametrize("address", ["not a link", "http://127.0.0.1:9/x", "ftp://a.b/c"])
def test_a_link_that_is_none_is_told_at_its_field(studio: Running, address: str) -> None:
    """With what was typed still there; nothing inside the author's own network is fetched."""
    content = studio.post("/paste", address=address)[1].decode()
    assert 'aria-describedby="address-wrong"' in content
    assert f'value="{address}"' in content


def test_a_post_that_another_program_changed_is_not_overwritten(studio: Running) -> None:
    """A change to what the page showed is refused, and the page shows the new text when it is loaded again."""
    studio.post("/paste", text=PASTED)
    path = studio.folder / "posts/moving-house.md"
    version = studio.studio.desk.open("posts/moving-house.md").version
    path.write_text(path.read_text("utf-8").replace("a cake", "two cakes"), "utf-8")
    response, _ = studio.post("/change/posts/moving-house.md", do="details", version=version, title="X")
    assert response.status == HTTPStatus.CONFLICT
    assert "two cakes" in path.read_text("utf-8")
    assert "two cakes" in studio.ask(NAME)[1].decode()


def test_the_command_prints_one_line_and_ends(tmp_path: Path) -> None:
    """With --json an object; a port that is taken and a folder that is none are told."""
    command = [sys.executable, "-u", "-m", "narrator", "studio", str(tmp_path), "--no-browser", "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        url = json.loads(running.stdout.readline())["url"]
        running.terminate()
        assert running.wait(timeout=20) == 0
    assert url.startswith("http://127.0.0.1:")
    with pytest.raises(EnvironmentFaultError, match="no such folder"):
        Studio(tmp_path / "gone", 0)
    with Studio(tmp_path, 0) as other, pytest.raises(EnvironmentFaultError, match="cannot be used"):
        Studio(tmp_path, other.server.server_address[1])


def test_it_ends_when_asked_on_the_page(window: Callable[..., Page], studio: Running) -> None:
    """And says so."""
    page = window()
    page.get_by_role("button", name="End the studio").click()
    assert page.get_by_role("heading", level=1).inner_text() == "The studio has ended"
    studio.thread.join(timeout=10)
    assert not studio.thread.is_alive()


@pytest.mark.parametrize("scripts", [True, False])
def test_what_was_understood_is_changed_and_taken_back(
    window: Callable[..., Page], studio: Running, needs: Callable[[str], str], *, scripts: bool
) -> None:
    """By forms alone; axe finds nothing."""
    page = window(java_script_enabled=scripts)
    page.get_by_label("The text of your article").fill(PASTED)
    page.get_by_role("button", name="Read this text").click()
    assert page.get_by_role("heading", level=1).inner_text() == "This is what I understood"
    if scripts:
        expect(page.get_by_role("heading", level=1)).to_be_focused()
        assert violations(page, needs("axe-core")) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.get_by_text("pieces left out: “top of page”").click()
    page.get_by_role("button", name="Read it: top of page").click()
    expect(page.get_by_role("status")).to_contain_text("Saved: read what was left out.")
    assert "top of page" in page.locator(".row").first.inner_text()
    page.get_by_role("button", name="Undo: read what was left out").click()
    expect(page.get_by_role("status")).to_contain_text("Taken back")
    row = page.locator(".row", has_text="At first there were boxes")
    row.locator("summary").click()
    row.get_by_label("This is").select_option("quote")
    row.get_by_role("button", name="Change it").click()
    assert "\n> At first there were boxes" in (studio.folder / "posts/moving-house.md").read_text("utf-8")


def test_it_ends_with_its_last_window(
    window: Callable[..., Page], studio: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    """But not while it works, nor before the first was opened."""
    monkeypatch.setattr(run, "CLOSED_SECONDS", 0.1)
    monkeypatch.setattr(run, "LOOK_SECONDS", 0.05)
    page = window()
    expect(page.locator("html.scripted")).to_be_attached()
    until = time.monotonic() + 30
    while not studio.studio.desk.events.readers:
        assert time.monotonic() < until
        time.sleep(0.02)
    assert studio.thread.is_alive()
    page.close()
    studio.thread.join(timeout=60)
    assert not studio.thread.is_alive()


def test_an_empty_file_is_no_post_of_the_list(studio: Running) -> None:
    """Nor one that holds nothing but its head: each is named apart, with the reason, in the window's language."""
    posts = studio.folder / "posts"
    posts.mkdir()
    for name, content in {
        "empty.md": b"",
        "blank.txt": b"\xef\xbb\xbf \r\n\t\n",
        "utf-16.txt": b"\xff\xfe\n\x00 \x00",
        "head.md": b"---\ntitle: A head\ndate: 2025-09-09\n---\n\n",
        "toml.md": b'+++\r\ntitle = "A head"\r\n+++\r\n',
        "words.md": b"---\ntitle: Words\n---\n\nSome words.\n",
        "rule.md": b"---\n\nSome words.\n",
        "late.md": b"\n" * 5000 + b"Some words.\n",
    }.items():
        (posts / name).write_bytes(content)
    page = studio.ask("/")[1].decode()
    links = {name: f'href="/listen/posts/{name}"' in page for name in sorted(path.name for path in posts.iterdir())}
    assert [name for name, is_link in links.items() if is_link] == ["late.md", "rule.md", "words.md"]
    assert "3 posts in" in page
    for name in ("empty.md", "blank.txt", "utf-16.txt", "head.md", "toml.md"):
        told = page.partition(f"posts/{name}</span>")
        assert told[0].rpartition("<p>")[2].startswith('<span class="tag">Left out</span>')
        assert told[2].lstrip().startswith('<span class="why">(empty)</span>')
    assert '<span class="why">(leer)</span>' in studio.ask("/", Accept_Language="de")[1].decode()
