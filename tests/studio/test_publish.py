"""Publishing: to the homes that narrator.toml names, with pictures of where the player goes, and the feed's QR code."""

from http import HTTPStatus

import pytest
from studio.conftest import PASTED, Running

from narrator.publishing import qr

PUBLISH = "/publish/posts/moving-house.md"
SITE = """voices = ["tone"]

[show]
title = "Quiet hours"
email = "a@example.org"
site_url = "https://quiet.example"
language = "en"
category = ["Health & Fitness", "Mental Health"]

[homes.shelf]
kind = "folder"
path = "shelf"
"""


@pytest.fixture
def made(studio: Running) -> Running:
    """Return a studio with a post that is made, of a site that has a home."""
    (studio.folder / "narrator.toml").write_text(SITE, "utf-8")
    (studio.folder / "shelf").mkdir()
    studio.post("/paste", text=PASTED)
    studio.post("/make/posts/moving-house.md")
    studio.made()
    return studio


def test_a_home_of_the_settings_is_one_button(made: Running) -> None:
    """What changed is brought there; how much, is told; a home that is none is told."""
    assert '<input type="hidden" name="to" value="shelf">' in made.ask(PUBLISH)[1].decode()
    response, _ = made.post("/settle/posts/moving-house.md", do="publish", to="shelf")
    assert (made.folder / "shelf/moving-house/moving-house.mp3").stat().st_size > 1000
    assert (made.folder / "shelf/feed.xml").is_file()
    told = made.ask((response.headers["Location"] or "").partition("#")[0])[1].decode()
    assert "files copied, 0 were there already." in told
    response, content = made.post("/settle/posts/moving-house.md", do="publish", to="nowhere")
    assert response.status == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "There is no home" in content.decode()


def test_pictures_show_where_the_player_goes_and_a_code_leads_to_the_feed(
    made: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each described in words; without the package, the page says how to have the code."""
    page = made.ask(PUBLISH)[1].decode()
    for name in ("wix", "wordpress"):
        assert f'src="/static/{name}.svg"' in page
        response, content = made.ask(f"/static/{name}.svg")
        assert (response.headers["Content-Type"], content[:5]) == ("image/svg+xml", b"<svg ")
    assert 'role="img" aria-label="QR code of the feed’s address"><svg ' in page
    assert str(qr.qr_code("https://quiet.example/feed.xml")) in page
    monkeypatch.setattr(qr, "import_module", _missing)
    assert 'For a QR code of it: <code dir="ltr">pip install' in made.ask(PUBLISH)[1].decode()


def _missing(name: str) -> None:
    raise ModuleNotFoundError(name=name)
