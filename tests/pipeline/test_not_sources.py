"""What narrator has made, and what other tools install, is no source."""

import os
import shutil

import pytest
from tone_site import Site

from narrator.config.load import load_site
from narrator.reading.discover import discover


def _names(site: Site, *arguments: str) -> set[str]:
    return {found.name for found in discover(arguments, site=load_site(None, site.folder)).found}


def test_own_output_is_never_a_source(site: Site) -> None:
    """Wherever it lies: given by -o, of an earlier run, named as a folder, copied without its records."""
    for output in ("public", "elsewhere/audio"):
        site.make(".", output=site.folder / output)
    shutil.copytree(site.folder / "public/hello", site.folder / "static/hello")
    shutil.copy(site.folder / "public/index.html", site.folder / "static/audio.html")
    assert _names(site, ".") == {"./posts/hello.md"}
    assert _names(site, "public") == set()
    assert _names(site, "public/hello/index.html") == set()
    report = site.make(".", output=site.folder / "public")
    assert [article["source"] for article in report["articles"]] == ["./posts/hello.md"]
    reasons = {over["source"]: over["reason"] for over in report["passed_over"]}
    assert reasons["./elsewhere/audio"] == "an output folder of narrator's"
    assert reasons["./static/hello"] == "made by narrator"


def test_an_output_folder_may_be_the_site_itself(site: Site) -> None:
    """Its posts are found, its articles are not."""
    site.make("posts", output=site.folder)
    assert _names(site, ".") == {"./posts/hello.md"}


@pytest.mark.parametrize("name", ["node_modules/x", "vendor/bundle", "build", "dist/en", "venv/lib", "env/lib"])
def test_what_other_tools_install_and_build_is_passed_over(site: Site, name: str) -> None:
    """And listed; a folder that is named on the command line is read all the same."""
    site.post(f"{name}/about.md", "# About\n\nWords.\n")
    if name.startswith("env"):
        (site.folder / "posts/env/pyvenv.cfg").write_text("", "utf-8")
    found = discover(["posts"], site=load_site(None, site.folder))
    assert {one.name for one in found.found} == {"posts/hello.md"}
    assert f"posts/{name.partition('/')[0]}" in {over.source for over in found.passed_over}
    assert _names(site, f"posts/{name}") == {f"posts/{name}/about.md"}


def test_a_post_may_be_called_build(site: Site) -> None:
    """A folder with an index.md is a post."""
    site.post("build/index.md", "# Build\n\nWords.\n")
    assert "posts/build/index.md" in _names(site, "posts")


@pytest.mark.skipif(os.name == "nt" or os.uname().sysname == "Darwin", reason="names are Unicode there")
def test_a_name_that_is_no_utf_8_is_made(site: Site) -> None:
    """It is shown and kept with escapes."""
    (site.folder / "narrator.toml").write_text("", "utf-8")
    (site.folder / "posts/hello.md").rename(os.fsdecode(bytes(site.folder / "posts") + b"/caf\xe9.md"))
    (article,) = site.make()["articles"]
    assert article["source"] == "posts/caf\\xe9.md"
    assert not site.make()["failed"]
