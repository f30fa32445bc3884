"""The one table of formats."""

import inspect
from pathlib import Path

import pytest

from narrator.pipeline.options import MakeOptions
from narrator.publishing.formats import FORMATS, NAMES, Format, FormatScope, chosen
from narrator.publishing.media_types import media_type

TAKES = {
    FormatScope.SOUND: ["publication", "edition", "path", "tasks", "maker"],
    FormatScope.EDITION: ["publication", "edition", "path"],
    FormatScope.ARTICLE: ["publication", "path"],
    FormatScope.SHOW: ["workspace"],
}


@pytest.mark.parametrize("one", FORMATS, ids=lambda one: one.name)
def test_every_format_has_a_maker_that_takes_what_its_scope_gives(one: Format) -> None:
    """By the names of its parameters."""
    assert [name.lstrip("_") for name in inspect.signature(one.maker()).parameters] == TAKES[one.scope]


@pytest.mark.parametrize("one", FORMATS, ids=lambda one: one.name)
def test_every_files_media_type_is_the_formats(one: Format) -> None:
    """What the feed, the server and the books say of a file is what the table says."""
    assert media_type(one.name_for("slug")) == one.media_type


def test_no_two_formats_write_the_same_file_in_one_folder() -> None:
    """The index of the whole and the page of an article lie in different folders."""
    inside = [one.name_for("slug", "voice") for one in FORMATS if one.scope is not FormatScope.SHOW]
    inside += [name for one in FORMATS for name in one.beside]
    assert len(set(inside)) == len(inside)
    assert len(set(NAMES)) == len(NAMES)


def test_what_needs_sound_brings_the_mp3_and_what_is_on_request_is_not_made_unasked() -> None:
    """Read from the table, for every format."""
    for one in FORMATS:
        assert ("mp3" in MakeOptions(only=(one.name,)).formats(())) is (one.needs_sound or one.name == "mp3")
        assert (one.name in MakeOptions().formats(())) is not one.on_request


def test_formats_are_chosen_in_the_order_of_making() -> None:
    """Whatever order they are asked for in."""
    assert [one.name for one in chosen(reversed(NAMES), *FormatScope)] == list(NAMES)


def test_the_readme_names_every_file_that_is_made_unasked() -> None:
    """So that nobody wonders what lies there."""
    readme = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
    for one in FORMATS:
        if not one.on_request and one.scope is not FormatScope.SHOW and one.name not in {"cover", "embed"}:
            assert one.file_name.replace("{slug}", "<slug>").replace("{edition}", "") in readme, one.name
