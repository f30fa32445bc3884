"""A voice that can be had: its cost, one button, its progress; in place of pip a program of the test runs."""

import sys
from http import HTTPStatus

from studio.conftest import PASTED, Running

from narrator.studio.obtaining import requirements_of

VOICE = "/voice/posts/moving-house.md"
FAKE = """
import pathlib, sys
pathlib.Path({asked!r}).write_text(" ".join(sys.argv[1:]), "utf-8")
print("Collecting it")
print("Progress 10 of 100", flush=True)
print("Progress 100 of 100", flush=True)
print({last!r})
sys.exit({code})
"""


def furnished(studio: Running, *, code: int) -> None:
    """Give the studio a post, a voice that is not here, and an installer."""
    studio.post("/paste", text=PASTED)
    (studio.folder / "voices/clear.toml").write_text('engine = "not-here"\n', "utf-8")
    fake = studio.folder / "fake.py"
    fake.write_text(FAKE.format(asked=str(studio.folder / "asked"), last="no room is left", code=code), "utf-8")
    studio.studio.desk.obtaining.installer = (sys.executable, str(fake))


def test_a_voice_is_installed_by_one_button(studio: Running) -> None:
    """Its packages are those of narrator's own extra, and nothing else."""
    furnished(studio, code=0)
    page = studio.ask(VOICE)[1].decode()
    assert 'aria-label="Install it: clear"' in page
    assert "About 6 MB, licence Apache-2.0." in page
    assert studio.post("/choose/posts/moving-house.md", do="obtain", voice="clear")[0].status == HTTPStatus.SEE_OTHER
    studio.made()
    assert (studio.studio.desk.obtaining.all["clear"].done, studio.studio.desk.obtaining.all["clear"].phase) == (
        100,
        "done",
    )
    asked = (studio.folder / "asked").read_text("utf-8")
    assert asked.startswith("install ")
    assert asked.endswith(" ".join(requirements_of("pico")))
    assert "py-nanotts" in asked
    assert "It is installed." in studio.ask(VOICE)[1].decode()


def test_what_failed_is_told_and_nothing_else_is_installed(studio: Running) -> None:
    """With the button once more; a name of nobody's is refused."""
    furnished(studio, code=1)
    studio.post("/choose/posts/moving-house.md", do="obtain", voice="clear")
    studio.made()
    page = studio.ask(VOICE)[1].decode()
    assert "no room is left" in page
    assert 'aria-label="Install it: clear"' in page
    response, _ = studio.post("/choose/posts/moving-house.md", do="obtain", voice="evil-package")
    assert response.status == HTTPStatus.UNPROCESSABLE_ENTITY
